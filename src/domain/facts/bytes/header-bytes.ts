import type { Calendar, Frozen } from "../../model/columns.js";
import type { Day } from "../../model/documents.js";
import type { ByteReader } from "./byte-reader.js";
import type { ByteWriter } from "./byte-writer.js";

/** What all blocks of a run share. */
export type Header = Pick<Frozen, "period" | "asOf" | "calendar" | "decided">;

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

export function writeHeader(out: ByteWriter, { period, asOf, calendar, decided }: Header): void {
  out.text(period.id);
  out.f64s([period.from, period.to, asOf]);
  out.u8((calendar ? 1 : 0) | (decided ? 2 : 0));
  if (calendar) writeCalendar(out, calendar);
  if (!decided) return;
  out.texts(sortedKeys(decided));
  for (const scheme of sortedKeys(decided)) out.f64s(ascending(decided.get(scheme) ?? []));
}

export function readHeader(from: ByteReader): Header {
  const id = from.text();
  const [first, last, asOf] = from.f64s();
  const has = from.u8();
  const calendar = has & 1 ? { calendar: readCalendar(from) } : {};
  const decided = has & 2 ? { decided: new Map(from.texts().map((scheme) => [scheme, [...from.f64s()]])) } : {};
  return { period: { id, from: first, to: last }, asOf, ...calendar, ...decided };
}
