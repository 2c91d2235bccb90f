import { addDuration, shanghaiDay } from "../../calendar/days.js";
import type { Day, EvidenceRecord } from "../../model/documents.js";
import type { KindDeclaration, Kinds, LegalLimit } from "../../model/kinds.js";
import type { Duration } from "../../model/terms.js";

/** The first day on which a limit has run out; null: there is no limit, or none of its days is known. */
function endOf(record: EvidenceRecord, { from }: LegalLimit, duration: Duration | undefined): Day | null {
  if (duration === undefined) return null;
  for (const name of from) {
    const value = (record as unknown as Readonly<Record<string, unknown>>)[name];
    const day = typeof value === "string" ? shanghaiDay(value) : null;
    if (day !== null) return addDuration(day, duration, 1);
  }
  return null;
}

/** Says of records whether they are past the time for which they count by law (R38); null: no kind among those declared has such a limit. */
export function pastLimit({ records }: Kinds, asOf: Day): ((record: EvidenceRecord) => boolean) | null {
  const limits = new Map<string, LegalLimit>();
  for (const { id, limit } of records.values()) if (limit?.counts !== undefined) limits.set(id, limit);
  if (limits.size === 0) return null;
  return (record) => {
    const limit = limits.get(record.kind);
    const end = limit === undefined ? null : endOf(record, limit, limit.counts);
    return end !== null && asOf >= end;
  };
}

/** Whether the contents of a record may be shown to the public with a result of that day (R38). */
export function isShownOn(record: EvidenceRecord, kind: KindDeclaration | undefined, asOf: Day): boolean {
  const end = kind?.limit === undefined ? null : endOf(record, kind.limit, kind.limit.shown);
  return end === null || asOf < end;
}

/** The day from which a record neither counts nor is shown any more; null: there is none. */
export function lastUse(record: EvidenceRecord, kind: KindDeclaration | undefined): Day | null {
  const limit = kind?.limit;
  if (limit?.counts === undefined || limit.shown === undefined) return null;
  const [counts, shown] = [endOf(record, limit, limit.counts), endOf(record, limit, limit.shown)];
  return counts === null || shown === null ? null : Math.max(counts, shown);
}
