import { dayOf } from "../calendar/days.js";
import type { Dated, Day, Json, Subject } from "../model/documents.js";

const isDated = (value: Json | readonly Dated[]): value is readonly Dated[] =>
  Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === "object" && entry !== null && !Array.isArray(entry) && "value" in entry);

const startOf = (entry: Dated): number => (entry.from === undefined ? -Infinity : (dayOf(entry.from) ?? Infinity));

/**
 * The value of an attribute as of a day: of dated values the one that began last, unless its `to` (exclusive) has passed; null if there is none.
 * An entry whose `from` is no day never begins.
 */
export function attributeAt(subject: Subject, field: string, asOf: Day): Json {
  const value = Object.hasOwn(subject.attributes, field) ? subject.attributes[field] : null;
  if (!isDated(value)) return value as Json;
  let current: Dated | null = null;
  for (const entry of value) if (startOf(entry) <= asOf && (current === null || startOf(entry) >= startOf(current))) current = entry;
  if (current === null) return null;
  const until = current.to === undefined ? null : dayOf(current.to);
  return until !== null && until <= asOf ? null : current.value;
}
