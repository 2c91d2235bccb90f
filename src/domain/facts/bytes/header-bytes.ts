import type { Calendar, Frozen } from "../../model/columns.js";
import type { Day } from "../../model/documents.js";
import type { Choice } from "../../model/choice.js";
import type { ByteReader } from "./byte-reader.js";
import type { ByteWriter } from "./byte-writer.js";

/** What all blocks of a run share. */
export type Header = Pick<Frozen, "period" | "asOf" | "calendar" | "decided" | "choices">;

const ascending = (days: Iterable<Day>): readonly Day[] => [...days].sort((a, b) => a - b);
/** Keys of a map in code-unit order. */
export const sortedKeys = (map: ReadonlyMap<string, unknown>): readonly string[] => [...map.keys()].sort((a, b) => (a < b ? -1 : 1));

function writeCalendar(out: ByteWriter, calendar: Calendar): void {
  out.f64s([calendar.firstYear, calendar.lastYear]);
  out.f64s(ascending(calendar.holidays));
  out.f64s(ascending(calendar.worked));
}

function readCalendar(from: ByteReader): Calendar {
  const [firstYear, lastYear] = from.f64s();
  return { firstYear, lastYear, holidays: new Set(from.f64s()), worked: new Set(from.f64s()) };
}

function writeChoice(out: ByteWriter, { what, of, among, chosen }: Choice): void {
  out.texts([what, of]);
  out.texts(among);
  out.texts(chosen);
}

function readChoice(from: ByteReader): Choice {
  const [what, of] = from.texts();
  return { what: what as Choice["what"], of, among: from.texts(), chosen: from.texts() };
}

function writeDecided(out: ByteWriter, decided: NonNullable<Header["decided"]>): void {
  out.texts(sortedKeys(decided));
  for (const scheme of sortedKeys(decided)) out.f64s(ascending(decided.get(scheme) ?? []));
}

export function writeHeader(out: ByteWriter, { period, asOf, calendar, decided, choices }: Header): void {
  out.text(period.id);
  out.f64s([period.from, period.to, asOf]);
  out.u8((calendar ? 1 : 0) | (decided ? 2 : 0) | (choices ? 4 : 0));
  if (calendar) writeCalendar(out, calendar);
  if (decided) writeDecided(out, decided);
  if (!choices) return;
  out.u32(choices.length);
  for (const choice of choices) writeChoice(out, choice);
}

export function readHeader(from: ByteReader): Header {
  const id = from.text();
  const [first, last, asOf] = from.f64s();
  const has = from.u8();
  const calendar = has & 1 ? { calendar: readCalendar(from) } : {};
  const decided = has & 2 ? { decided: new Map(from.texts().map((scheme) => [scheme, [...from.f64s()]])) } : {};
  const choices = has & 4 ? { choices: Array.from({ length: from.u32() }, () => readChoice(from)) } : {};
  return { period: { id, from: first, to: last }, asOf, ...calendar, ...decided, ...choices };
}
