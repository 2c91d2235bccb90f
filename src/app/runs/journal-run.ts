import type { Context } from "../context.js";
import type { RunDocument } from "../documents.js";
import { journalOnce } from "../journal.js";
import { batchEntry } from "../journal-entries.js";

const batchOf = (run: Pick<RunDocument, "id">): string => `run:${run.id}`;

/** Sees to it that the journal tells of a stored run: its document and its entry are two writes, and a process may end between them. false: it did. */
export async function journalRun(context: Pick<Context, "store" | "now" | "by">, run: RunDocument): Promise<boolean> {
  return journalOnce(context.store, { at: context.now(), by: context.by, why: `run of ${run.scheme} for ${run.period.id}`, kind: "run", batch: batchOf(run), content: run.result });
}

/** Names of the entries that the journal should have of a run and has not: of the run itself, and of the revision that it pinned. */
export async function entriesLacking({ store }: Pick<Context, "store">, run: RunDocument): Promise<readonly string[]> {
  const names = [batchOf(run), `revision:${run.pinned}`];
  const entries = await Promise.all(names.map((name) => batchEntry(store, name)));
  return names.filter((_, i) => entries[i] === null);
}
