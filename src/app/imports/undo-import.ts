import type { EvidenceRecord } from "../../domain/model/documents.js";
import { documentHash, type Body } from "../batches/batch-content.js";
import { silent, type Context, type Progress } from "../context.js";
import { batchEntry, DATA_KINDS } from "../journal-entries.js";
import { Refusal } from "../refusal.js";
import { getImport, type ShownImport } from "./list-imports.js";
import type { ImportDocument } from "./model.js";
import { dayOfInstant } from "./plan-import.js";
import { standing } from "./write/known-body.js";
import { KnownVersions, type Seen, type Version } from "./write/known-versions.js";
import type { WantedDocument } from "./write/pass.js";
import { stillReferred } from "./write/references.js";
import { publishedReaders, runName } from "./write/used-by-published.js";
import { writeStream } from "./write/write-stream.js";

interface Undoing {
  readonly context: Context;
  readonly known: ShownImport;
  readonly batch: string;
  readonly reason: string;
  readonly on: string;
}

const refusal = (code: string, zh: string, en: string): Refusal => new Refusal("refused", code, { "zh-CN": zh, en });
const MOST_NAMED = 20;
const named = (names: readonly string[]): string => `${names.slice(0, MOST_NAMED).join(", ")}${names.length > MOST_NAMED ? " …" : ""}`;

function refuseState({ state }: ShownImport): void {
  if (state === "undone") throw refusal("import-undone", "这次导入已经撤销过了。", "This import was undone before.");
  if (state === "running") throw refusal("import-running", "这次导入尚未完成：请先用同一命令做完。", "This import is not done: finish it first, by the same command.");
}

/** Published runs that saw the import: what is published stands on it. */
async function refusePublished(context: Context, known: ShownImport): Promise<void> {
  const seq = known.seq ?? Infinity;
  const runs = (await publishedReaders(context, known)).filter(({ snapshot }) => snapshot >= seq).map(runName);
  if (runs.length === 0) return;
  throw refusal("import-published", `已公布的结果见过这批数据，不能撤销：${named(runs)}。请先撤回这些公布，或用更正。`, `Published results saw this import, so it cannot be undone: ${named(runs)}. Withdraw them first, or import a correction.`);
}

/** The source that the rows of an import are of, "" without one; null: each row of its file says it, and it is not known any more. */
function sourceOf({ collection, mapping: { columns, constants = {}, source = "" } }: ShownImport): string | null {
  if (collection !== "records") return "";
  return columns.some(({ field }) => field === "source") ? null : String(constants.source ?? source);
}

/** Whether a later import may have found rows that the undoing takes away: counts by source are kept of an import, not ids. */
function mayShare(known: ShownImport, later: ShownImport): boolean {
  const taken = (known.counts?.changed ?? 0) > 0 || known.brought === undefined ? [sourceOf(known)] : Object.keys(known.brought);
  const found = sourceOf(later);
  return found === null || taken.some((source) => source === null || source === found);
}

/** Whether an import came later, found rows that were known, and stands. The same file once more says nothing that the file did not say. */
function isLaterFinder(known: ShownImport, later: ShownImport, { batches }: Seen): boolean {
  if (later.id === known.id || later.collection !== known.collection || later.kind !== known.kind || later.state === "undone") return false;
  const seq = batches.get(later.batch) ?? null;
  if (seq === null && (later.state !== "done" || later.file.hash === known.file.hash)) return false;
  const cameLater = seq === null ? later.startedAt >= known.startedAt : seq > (known.seq ?? Infinity);
  return cameLater && (later.counts?.unchanged ?? 0) + (later.counts?.changed ?? 0) > 0 && mayShare(known, later);
}

/** Later imports whose files hold, or may hold, rows that would go. */
async function refuseLater({ context: { store }, known }: Undoing, seen: Seen): Promise<void> {
  const later: string[] = [];
  for await (const page of store.stream<ImportDocument>("imports", { index: "started", reverse: true })) {
    later.push(...page.filter(({ body }) => isLaterFinder(known, body, seen)).map(({ body: { id, recordedOn } }) => `${id.slice(0, 12)} (${recordedOn})`));
    if (later.length > MOST_NAMED) break;
  }
  if (later.length === 0) return;
  throw refusal("later-import", `较晚的导入也含有或更正过这一来源的已有内容，不能先撤销这一次：${named(later)}。请先撤销那些导入，从最新的开始。`, `Later imports of the same source found or corrected rows that were there, so this one cannot be undone before them: ${named(later)}. Undo those first, the newest first.`);
}

/** What undoing makes of one body. `gone`: an undoing took it away already; `changed`: people, another system or another import have written upon it since. */
function undone({ known, reason, on, context }: Undoing, versions: readonly Version[]): Body | "gone" | "changed" {
  const stand = standing(versions);
  const mine = stand.findIndex(({ batch }) => batch === known.batch);
  if (mine < 0) return "gone";
  if (mine < stand.length - 1) return "changed";
  if (mine > 0) return stand[mine - 1].body;
  const newest = versions[versions.length - 1];
  if (known.collection !== "records") return { ...newest.body, revoked: true } as Body;
  const record = newest.body as EvidenceRecord;
  return { ...record, steps: [...(record.steps ?? []), { step: "revoked", on, by: context.by, reason }] };
}

async function* pages({ context: { store }, known }: Undoing, seen: Seen): AsyncIterable<readonly { readonly id: string; readonly versions: readonly Version[] }[]> {
  const rows = await store.count(known.collection, { index: "batch", prefix: [known.batch] });
  const look = await KnownVersions.open(store, known.collection, seen, { rows, kind: known.kind });
  for await (const page of store.stream<Version>(known.collection, { index: "batch", prefix: [known.batch] })) {
    const ids = page.map(({ body }) => body.body.id);
    const versions = await look.versions(ids);
    yield ids.map((id) => ({ id, versions: versions.get(id) ?? [] }));
  }
}

/** Refuses before anything is written: published runs that saw it, later imports of the same rows, bodies that were changed since, subjects that something that stays refers to. */
async function checkAll(undoing: Undoing, seen: Seen): Promise<void> {
  await refusePublished(undoing.context, undoing.known);
  await refuseLater(undoing, seen);
  const [changed, referred]: [string[], string[]] = [[], []];
  for await (const page of pages(undoing, seen)) {
    for (const { id, versions } of page) {
      const after = undone(undoing, versions);
      if (after === "changed") changed.push(id);
      else if (after !== "gone" && undoing.known.collection === "subjects" && referred.length <= MOST_NAMED && standing(versions).length === 1) referred.push(...(await stillReferred(undoing.context.store, seen, id)).map((by) => `${id} (${by})`));
    }
    if (changed.length > MOST_NAMED || referred.length > MOST_NAMED) break;
  }
  if (changed.length > 0) throw refusal("changed-since", `导入之后又有改动或决定，不能撤销：${named(changed)}。其中有误的，请逐条更正或撤销。`, `Changed or decided on since the import, which cannot be undone: ${named(changed)}. Correct or revoke those that are wrong one by one.`);
  if (referred.length > 0) throw refusal("still-referred", `还有记录或关联指向这些对象，不能撤销：${named(referred)}。`, `Records or links still refer to these subjects, so the import cannot be undone: ${named(referred)}.`);
}

async function* documents(undoing: Undoing, seen: Seen, progress: Progress): AsyncIterable<readonly WantedDocument[]> {
  const { known } = undoing;
  const { collection } = known;
  await checkAll(undoing, seen);
  let done = 0;
  for await (const page of pages(undoing, seen)) {
    yield page.flatMap(({ id, versions }): readonly WantedDocument[] => {
      const body = undone(undoing, versions);
      if (typeof body === "string") return [];
      const version = versions[versions.length - 1].version + 1;
      // It names the personal values that it had by the same commitment.
      return [{ id, version, body, text: null, hash: documentHash(collection, { version, body }), personal: null }];
    });
    progress((done += page.length), Math.max(done, known.counts?.new ?? 0), "undo");
  }
}

/** Takes away what was stored of an undoing that was refused before its entry. */
async function discard({ context: { store }, known, batch }: Undoing): Promise<void> {
  if (await batchEntry(store, batch)) return;
  for await (const page of store.stream(known.collection, { index: "batch", prefix: [batch] })) for (const { id } of page) await store.delete(known.collection, id);
}

async function writeUndoing(undoing: Undoing, progress: Progress): Promise<void> {
  const { context, known, batch, reason } = undoing;
  try {
    await writeStream({
      store: context.store, batch, collection: known.collection, entry: { at: context.now(), by: context.by, kind: "records", why: `undo import ${known.id}: ${reason}` },
      documents: (seen) => documents(undoing, seen, progress),
      // A publication may have seen it, an import may find what goes, and whatever comes in may refer to a subject that goes.
      changesWith: ({ kind }) => kind === "publication" || kind === "import" || (known.collection === "subjects" && DATA_KINDS.has(kind)),
    });
  } catch (error) {
    if (error instanceof Refusal) await discard(undoing);
    throw error;
  }
}

async function markUndone({ store }: Context, id: string): Promise<ShownImport> {
  for (;;) {
    const stored = await store.get<ImportDocument>("imports", id);
    if (!stored) throw new Error(`the import ${id} is gone`);
    const next: ImportDocument = { ...stored.body, state: "undone" };
    if (await store.replace("imports", id, stored.version, next)) return next;
  }
}

/**
 * Takes an import back: its records are revoked, what it corrected is as it was before, its subjects and links are as if they were not there. One
 * entry of the journal; nothing is deleted. Refuses, with names, where published runs saw it (`import-published`), where later imports found rows of
 * its source (`later-import`), where people, other systems or imports changed or decided on something since (`changed-since`), and where
 * something that stays refers to its subjects (`still-referred`). What was taken back before is passed over. Safe to repeat after being cut off.
 */
export async function undoImport(context: Context, id: string, reason: string, progress: Progress = silent): Promise<ShownImport> {
  if (reason.trim() === "") throw new Refusal("invalid", "reason", { "zh-CN": "撤销必须写明理由。", en: "Undoing needs a reason." });
  const known = await getImport(context.store, id);
  refuseState(known);
  const undoing: Undoing = { context, known, batch: `undo-${known.id}`, reason, on: dayOfInstant(context.now()) };
  if (known.seq !== null) await writeUndoing(undoing, progress);
  return markUndone(context, known.id);
}
