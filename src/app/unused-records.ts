import { dayOf } from "../domain/calendar/days.js";
import { counts } from "../domain/facts/records/record-fields.js";
import type { Day, EvidenceRecord, Subject } from "../domain/model/documents.js";
import type { Frozen } from "../domain/model/columns.js";
import type { Scheme } from "../domain/model/scheme.js";

/** A record that stands behind no fact and no rule, and why. */
export interface UnusedRecord {
  readonly record: string;
  readonly kind: string;
  /** `data.act`, where there is one: what is misspelt most easily. */
  readonly act: string | null;
  readonly reason: "notVerified" | "later" | "notTaken";
}

function reasonOf(record: EvidenceRecord, asOf: Day): UnusedRecord["reason"] {
  if (!counts(record)) return "notVerified";
  const on = record.occurredOn === undefined ? null : dayOf(record.occurredOn);
  return on !== null && on > asOf ? "later" : "notTaken";
}

/** Those of the records about rated subjects that the evaluation did not use; what people chose, and facts about linked subjects, are not asked for. */
export function unusedRecords(scheme: Scheme, { subjects, records }: { readonly subjects: readonly Subject[]; readonly records: readonly EvidenceRecord[] }, frozen: Frozen): readonly UnusedRecord[] {
  if (scheme.about?.has(scheme.subject)) return [];
  const used = new Set(frozen.records.ids);
  const rated = new Set(subjects.filter(({ kind }) => kind === scheme.subject).map(({ id }) => id));
  return records.filter(({ id, kind, subject }) => kind !== "choice" && rated.has(subject) && !used.has(id))
    .map((record) => ({ record: record.id, kind: record.kind, act: typeof record.data.act === "string" ? record.data.act : null, reason: reasonOf(record, frozen.asOf) }));
}
