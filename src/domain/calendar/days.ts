import type { Day } from "../model/documents.js";
import type { Duration } from "../model/scheme.js";

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const floorDiv = (a: number, b: number): number => Math.floor(a / b);
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Length of a month, 1 to 12. */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : MONTH_LENGTHS[month - 1];
}

/** Day number of a Gregorian date (days since 1970-01-01), by counting from 0000-03-01 so that the leap day comes last. */
export function dayNumber(year: number, month: number, date: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = floorDiv(y, 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = floorDiv(153 * ((month + 9) % 12) + 2, 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + floorDiv(yearOfEra, 4) - floorDiv(yearOfEra, 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month (1 to 12) and date of a day number. */
export function dateOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const z = day + 719468;
  const era = floorDiv(z, 146097);
  const doe = z - era * 146097;
  const yoe = floorDiv(doe - floorDiv(doe, 1460) + floorDiv(doe, 36524) - floorDiv(doe, 146096), 365);
  const doy = doe - (365 * yoe + floorDiv(yoe, 4) - floorDiv(yoe, 100));
  const mp = floorDiv(5 * doy + 2, 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, date: doy - floorDiv(153 * mp + 2, 5) + 1 };
}

/** Day of "2026-03-31"; null if it is not written so or does not exist (2026-02-30). */
export function dayOf(iso: string): Day | null {
  const match = ISO.exec(iso);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || date < 1 || date > monthLength(year, month)) return null;
  return dayNumber(year, month, date);
}

const pad = (n: number, width: number): string => String(n).padStart(width, "0");

/** "2026-03-31" of a day number (years 0000 to 9999). */
export function isoDay(day: Day): string {
  const { year, month, date } = dateOf(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/** Day + duration (sign 1) or day - duration (sign -1): years and months first, clamped to the month's end, then days. */
export function addDuration(day: Day, duration: Duration, sign: 1 | -1): Day {
  const { year, month, date } = dateOf(day);
  const months = year * 12 + (month - 1) + sign * (duration.years * 12 + duration.months);
  const [y, m] = [floorDiv(months, 12), months - floorDiv(months, 12) * 12 + 1];
  return dayNumber(y, m, Math.min(date, monthLength(y, m))) + sign * duration.days;
}

/** Duration of "P1Y", "P6M", "P92D", "P1Y6M", "P2W"; null if it is not written so. */
export function durationOf(text: string): Duration | null {
  const match = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(text);
  if (!match) return null;
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0));
  return { years, months, days: weeks * 7 + days };
}

/** 1 Monday ... 7 Sunday. */
export function weekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Day in Asia/Shanghai of an instant "2026-03-31T09:00:00+08:00" (or Z) or a plain day; null if it is neither. */
export function shanghaiDay(text: string): Day | null {
  if (!text.includes("T")) return dayOf(text);
  const day = dayOf(text.slice(0, 10));
  const match = /T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (day === null || !match) return null;
  const zone = match[3];
  const offset = zone === "Z" ? 0 : (zone.startsWith("-") ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));
  return day + floorDiv(Number(match[1]) * 60 + Number(match[2]) - offset + 480, 1440);
}
