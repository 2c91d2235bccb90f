import { randomBytes } from "node:crypto";
import { isoDay, shanghaiDay } from "../../domain/calendar/days.js";
import { canonical, sha256 } from "../canonical.js";
import type { Context } from "../context.js";
import { DATA_KINDS, journalEntries } from "../journal-entries.js";
import type { DocumentStore } from "../ports/document-store.js";
import type { OpenedTable, TableFormat } from "../ports/table-files.js";
import type { ImportDocument, Mapping } from "./model.js";
import type { Target } from "./mappings/target.js";

/** What is imported, and how. */
export interface ImportPlan {
  readonly target: Target;
  readonly mapping: Mapping;
  readonly table: OpenedTable;
  readonly fileName: string;
  readonly corrections: boolean;
  readonly sheet?: string;
}

/** Looked through for an attempt that was cut off. */
const MOST_LOOKED_AT = 500;

export const hashOfMapping = (mapping: Mapping): string => sha256(canonical(mapping));

/** The day in Asia/Shanghai of an instant, ISO. */
export function dayOfInstant(instant: string): string {
  const day = shanghaiDay(instant);
  if (day === null) throw new Error(`${instant} is no instant`);
  return isoDay(day);
}

const sameSheet = (a: Mapping["sheet"], b: Mapping["sheet"]): boolean => (a ?? null) === (b ?? null);

function isSame(known: ImportDocument, plan: ImportPlan): boolean {
  return known.file.hash === plan.table.hash && known.mappingHash === hashOfMapping(plan.mapping) && known.kind === plan.target.kind
    && known.collection === plan.target.collection && known.corrections === plan.corrections && sameSheet(known.mapping.sheet, plan.mapping.sheet);
}

async function cutOff(store: DocumentStore, plan: ImportPlan): Promise<ImportDocument | null> {
  for await (const page of store.stream<ImportDocument>("imports", { index: "started", reverse: true, limit: MOST_LOOKED_AT })) {
    const found = page.find(({ body }) => body.state === "running" && isSame(body, plan));
    if (found) return found.body;
  }
  return null;
}

async function dataSeq(store: DocumentStore): Promise<number> {
  return (await journalEntries(store)).findLast(({ kind }) => DATA_KINDS.has(kind))?.seq ?? 0;
}

/** What the journal calls a file: the names that people give may be those of people, and what stands in the journal stands there for good. */
export const neutralName = (hash: string, format: TableFormat): string => `${hash.slice(0, 12)}.${format}`;

/** An import before anything of it is written. */
export function documentOf(context: Context, plan: ImportPlan, id: string): ImportDocument {
  const { target: { kind, collection }, mapping, table, fileName, corrections } = plan;
  const startedAt = context.now();
  return {
    id, batch: `import-${id}`, kind, collection, mapping, mappingHash: hashOfMapping(mapping), corrections, startedAt, recordedOn: dayOfInstant(startedAt), by: context.by,
    file: { name: neutralName(table.hash, table.format), called: fileName, hash: table.hash, bytes: table.bytes, format: table.format, encoding: table.encoding },
    state: "running", counts: null, problems: [], refusedFile: null, seq: null, seed: randomBytes(16).toString("hex"),
  };
}

/** The import that this is: one that was cut off and goes on, one that was done on the same data, or a new one, which is entered before anything else is written. */
export async function planImport(context: Context, plan: ImportPlan): Promise<ImportDocument> {
  const { store } = context;
  const before = await cutOff(store, plan);
  if (before) return before;
  const { target: { kind, collection }, mapping, table, corrections } = plan;
  const id = sha256(canonical([table.hash, hashOfMapping(mapping), collection, kind, mapping.sheet ?? null, corrections, await dataSeq(store)])).slice(0, 32);
  await store.insert("imports", id, documentOf(context, plan, id));
  const stored = await store.get<ImportDocument>("imports", id);
  if (!stored) throw new Error(`the import ${id} is not there after it was entered`);
  return stored.body;
}
