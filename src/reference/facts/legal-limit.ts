import type { Day, EvidenceRecord } from "../../domain/model/documents.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { addDuration, shanghaiDay } from "../arithmetic/days.js";

/** Whether a record counts no more, by the limit that its kind states (R38): from the first of the days that is there. */
export function isOver({ kinds }: Scheme, record: EvidenceRecord, asOf: Day): boolean {
  const limit = kinds.records.get(record.kind)?.limit;
  if (limit?.counts === undefined) return false;
  const body = record as unknown as Readonly<Record<string, string | undefined>>;
  const days = limit.from.map((name) => body[name]).map((text) => (text === undefined || text === null ? null : shanghaiDay(text)));
  const first = days.find((day) => day !== null) ?? null;
  return first !== null && asOf >= addDuration(first, limit.counts, 1);
}
