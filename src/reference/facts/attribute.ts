import type { Dated, Day, Json, Subject } from "../../domain/model/documents.js";
import { dayOf } from "../arithmetic/days.js";

const isDated = (value: Json | readonly Dated[] | undefined): value is readonly Dated[] =>
  Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === "object" && entry !== null && !Array.isArray(entry) && Object.hasOwn(entry, "value"));

const begin = (entry: Dated): number => (entry.from === undefined ? -Infinity : (dayOf(entry.from) ?? Infinity));
const end = (entry: Dated): number => (entry.to === undefined ? Infinity : (dayOf(entry.to) ?? Infinity));

/** The value of an attribute on a day: of its dated values the one that began last, unless it has ended; undefined: none. */
export function attributeOn(subject: Subject, field: string, day: Day): Json | undefined {
  const value = Object.hasOwn(subject.attributes, field) ? subject.attributes[field] : undefined;
  if (!isDated(value)) return value as Json | undefined;
  const begun = value.filter((entry) => begin(entry) <= day);
  if (begun.length === 0) return undefined;
  const current = begun.reduce((a, b) => (begin(b) >= begin(a) ? b : a));
  return day < end(current) ? current.value : undefined;
}
