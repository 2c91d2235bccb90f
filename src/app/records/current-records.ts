import type { Body, Versioned } from "../batches/batch-content.js";
import type { JournalEntry, VersionDocument } from "../documents.js";
import { batchEntry } from "../journal-entries.js";
import { MAX_TEXT_BYTES } from "../ports/document-rules.js";
import type { DocumentStore } from "../ports/document-store.js";
import { Refusal, quote } from "../refusal.js";
import type { EvidenceRecord } from "../../domain/model/documents.js";

/** A version of something with the journal entry by which it became visible. */
export interface VisibleVersion<T extends Body> {
  readonly entry: JournalEntry;
  readonly version: number;
  readonly batch: string;
  readonly body: T;
}
type ById<T extends Body> = ReadonlyMap<string, VisibleVersion<T>>;

/** At most so many records in one request of a person; more is a matter for imports. */
export const MOST_RECORDS = 1000;
const AT_ONCE = 16;

const inOrder = (a: VisibleVersion<Body>, b: VisibleVersion<Body>): number => a.version - b.version || a.entry.seq - b.entry.seq;

/** All versions of one body that the journal has, oldest first. The id of a version document is `<body id>@<batch>`, and A follows @. */
export async function visibleVersions<T extends Body>(store: DocumentStore, collection: Versioned, id: string): Promise<readonly VisibleVersion<T>[]> {
  const found: VisibleVersion<T>[] = [];
  if (Buffer.byteLength(id) > MAX_TEXT_BYTES) return found;
  for await (const documents of store.stream<VersionDocument<T>>(collection, { index: "id", from: `${id}@`, to: `${id}A` })) {
    for (const { body: { version, batch, body } } of documents) {
      const entry = body.id === id ? await batchEntry(store, batch) : null;
      if (entry) found.push({ entry, version, batch, body });
    }
  }
  return found.sort(inOrder);
}

/** What stands now of each of these ids; those that are not there are left out. */
export async function currentBodies<T extends Body>(store: DocumentStore, collection: Versioned, ids: readonly string[]): Promise<ById<T>> {
  const found = new Map<string, VisibleVersion<T>>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await Promise.all(ids.slice(at, at + AT_ONCE).map(async (id) => {
      const newest = (await visibleVersions<T>(store, collection, id)).at(-1);
      if (newest) found.set(id, newest);
    }));
  }
  return found;
}

const unknown = (id: string): Refusal => new Refusal("notFound", "unknown-record", { "zh-CN": `没有编号为“${quote(id)}”的记录。`, en: `There is no record "${quote(id)}".` });

function checkNumber(ids: readonly string[]): void {
  if (ids.length > 0 && ids.length <= MOST_RECORDS && new Set(ids).size === ids.length) return;
  throw new Refusal("invalid", "records", {
    "zh-CN": `请写出 1 至 ${MOST_RECORDS} 条不重复的记录编号（收到 ${ids.length} 条）。`,
    en: `Name 1 to ${MOST_RECORDS} records, each once (${ids.length} were named).`,
  });
}

/** The records of these ids as they stand, in the order asked for. Refuses an id that is not there, and too many. */
export async function currentRecords(store: DocumentStore, ids: readonly string[]): Promise<readonly VisibleVersion<EvidenceRecord>[]> {
  checkNumber(ids);
  const found = await currentBodies<EvidenceRecord>(store, "records", ids);
  return ids.map((id) => {
    const record = found.get(id);
    if (record === undefined) throw unknown(id);
    return record;
  });
}

export interface RecordHistory {
  readonly id: string;
  /** Oldest first; each with who wrote it, when and why. */
  readonly versions: readonly VisibleVersion<EvidenceRecord>[];
}

/** Everything that happened to a record: all its versions with their journal entries. Refuses an unknown id. */
export async function recordHistory(context: { readonly store: DocumentStore }, id: string): Promise<RecordHistory> {
  const versions = await visibleVersions<EvidenceRecord>(context.store, "records", id);
  if (versions.length === 0) throw unknown(id);
  return { id, versions };
}
