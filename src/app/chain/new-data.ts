import { decodeBlocks } from "../../domain/facts/frozen-bytes.js";
import type { EvidenceRecord } from "../../domain/model/documents.js";
import type { Context } from "../context.js";
import type { JournalEntry, RunDocument, VersionDocument } from "../documents.js";
import { DATA_KINDS, journalEntries } from "../journal-entries.js";
import { blockBytes } from "../runs/open-run.js";

type Store = Pick<Context, "store">;

/** A run with the records that it used and that have changed since: corrected, disputed, revoked, rectified ... */
export interface ChangedRecords {
  readonly run: RunDocument;
  readonly changed: number;
  /** Ids of the first of them, in code-unit order. */
  readonly first: readonly string[];
}
const NAMED = 20;

/** Records of which a later version came in, with the number of the newest such entry. New records are not among them. */
async function changedSince({ store }: Store, entries: readonly JournalEntry[]): Promise<ReadonlyMap<string, number>> {
  const changed = new Map<string, number>();
  for (const { batch: name, seq } of entries) {
    for await (const batch of store.stream<VersionDocument<EvidenceRecord>>("records", { index: "batch", prefix: [name] })) {
      for (const { body } of batch) if (body.version > 1) changed.set(body.body.id, seq);
    }
  }
  return changed;
}

async function changedIn(store: Store, run: RunDocument, changed: ReadonlyMap<string, number>): Promise<ChangedRecords | null> {
  const used = new Set(decodeBlocks([...(await blockBytes(store, run))]).records.ids);
  const ids = [...used].filter((id) => (changed.get(id) ?? 0) > run.snapshot).sort();
  return ids.length === 0 ? null : { run, changed: ids.length, first: ids.slice(0, NAMED) };
}

/** Which of the runs used records that have changed since their snapshot. The runs are not changed by it: a person may order them to be recomputed. */
export async function newDataSince(context: Store, runs: readonly RunDocument[]): Promise<readonly ChangedRecords[]> {
  const oldest = runs.reduce((least, { snapshot }) => Math.min(least, snapshot), Number.MAX_SAFE_INTEGER);
  const entries = runs.length === 0 ? [] : (await journalEntries(context.store, oldest + 1)).filter(({ kind }) => DATA_KINDS.has(kind));
  const changed = await changedSince(context, entries);
  const newest = [...changed.values()].reduce((most, seq) => Math.max(most, seq), 0);
  const found: ChangedRecords[] = [];
  for (const run of runs) {
    const one = run.snapshot < newest ? await changedIn(context, run, changed) : null;
    if (one) found.push(one);
  }
  return found;
}
