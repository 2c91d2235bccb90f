import { isShownOn } from "../../domain/facts/records/legal-limit.js";
import type { Frozen } from "../../domain/model/columns.js";
import type { EvidenceRecord } from "../../domain/model/documents.js";
import type { Kinds } from "../../domain/model/kinds.js";
import type { VersionDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import { publicRecord, type PublicRecord } from "./public-record.js";

/** The records behind one scorecard, in the versions that its run saw. */
export interface Evidence {
  /** fact -> ids of the records that it was derived from. */
  readonly byFact: ReadonlyMap<string, readonly string[]>;
  /** By id, in order of id. What the system decided itself has no public fields here, nor has what is past the time for which it may be shown (R38). */
  readonly records: ReadonlyMap<string, PublicRecord>;
}

const isSet = (bits: Uint32Array, i: number): boolean => ((bits[i >>> 5] >>> (i & 31)) & 1) === 1;

function factRows(frozen: Frozen, row: number): ReadonlyMap<string, readonly number[]> {
  return new Map([...frozen.evidence].map(([fact, { offsets, rows }]) => [fact, [...rows.subarray(offsets[row], offsets[row + 1])]]));
}

function childRows(frozen: Frozen, row: number): readonly number[] {
  return [...frozen.children.values()].flatMap(({ offsets, records }) => [...records.subarray(offsets[row], offsets[row + 1])]);
}

/** Versions of the subject's records, `<id> <version>` -> record. */
async function recordsOf(store: DocumentStore, subject: string): Promise<ReadonlyMap<string, EvidenceRecord>> {
  const found = new Map<string, EvidenceRecord>();
  for await (const batch of store.stream<VersionDocument<EvidenceRecord>>("records", { index: "subject", prefix: [subject] })) {
    for (const { body } of batch) found.set(`${body.body.id} ${body.version}`, body.body);
  }
  return found;
}

/** Versions of the records with these ids, whomever they are about. The id of a version document is `<record id>@<batch>`, and A follows @. */
async function recordsById(store: DocumentStore, ids: readonly string[]): Promise<ReadonlyMap<string, EvidenceRecord>> {
  const found = new Map<string, EvidenceRecord>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await Promise.all(ids.slice(at, at + AT_ONCE).map(async (id) => {
      for await (const batch of store.stream<VersionDocument<EvidenceRecord>>("records", { index: "id", from: `${id}@`, to: `${id}A` })) {
        for (const { body } of batch) found.set(`${body.body.id} ${body.version}`, body.body);
      }
    }));
  }
  return found;
}
const AT_ONCE = 16;

/** The records behind the facts and rules of one row of a run, read from the store in the versions that the run froze. */
export async function evidenceOf(store: DocumentStore, frozen: Frozen, row: number, kinds: Kinds): Promise<Evidence> {
  const byRow = factRows(frozen, row);
  const wanted = [...new Set([...[...byRow.values()].flat(), ...childRows(frozen, row)])].sort((a, b) => a - b);
  const stored = wanted.length === 0 ? new Map<string, EvidenceRecord>() : await recordsOf(store, frozen.subjects[row]);
  const versionOf = (i: number): string => `${frozen.records.ids[i]} ${frozen.records.versions[i]}`;
  // What is not about the subject itself is about somebody linked to it, or was decided by the system.
  const others = wanted.filter((i) => !stored.has(versionOf(i)) && frozen.records.kinds[i] !== "decision" && frozen.records.kinds[i] !== "item").map((i) => frozen.records.ids[i]);
  const aboutOthers = await recordsById(store, others);
  const records = wanted.map((i): PublicRecord => {
    const [id, version, kind] = [frozen.records.ids[i], frozen.records.versions[i], frozen.records.kinds[i]];
    const other = aboutOthers.get(versionOf(i));
    const record = stored.get(versionOf(i)) ?? other;
    const disputed = isSet(frozen.records.disputed, i);
    return record && isShownOn(record, kinds.records.get(kind), frozen.asOf) ? { ...publicRecord(record, version, disputed, kinds), ...(other ? { about: other.subject } : {}) } : { id, version, kind, disputed, fields: [] };
  });
  return {
    byFact: new Map([...byRow].map(([fact, rows]) => [fact, rows.map((i) => frozen.records.ids[i])])),
    records: new Map(records.map((record) => [record.id, record])),
  };
}
