import type { Day } from "../../domain/model/documents.js";
import type { Calendar } from "../../domain/model/columns.js";
import type { Duration } from "../../domain/model/scheme.js";

const DAY = 86_400_000;

/** "2026-03-31" of a day number. */
export const isoDay = (day: Day): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Days read before: records name the same few thousand days again and again. */
const READ = new Map<string, Day | null>();

/** The day number of "2026-03-31"; null if it is not written so or does not exist. */
export function dayOf(text: string): Day | null {
  const known = READ.get(text);
  if (known !== undefined) return known;
  const day = readDay(text);
  if (READ.size < 100_000) READ.set(text, day);
  return day;
}

function readDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = Date.parse(`${text}T00:00:00Z`) / DAY;
  return Number.isInteger(day) && isoDay(day) === text ? day : null;
}

/** The day in Asia/Shanghai (eight hours ahead) of an instant with its zone, or a plain day. */
export function shanghaiDay(text: string): Day | null {
  if (!text.includes("T")) return dayOf(text);
  if (dayOf(text.slice(0, 10)) === null || !/(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : Math.floor((instant + 8 * 3_600_000) / DAY);
}

/** Month counted from 0, over the year's end on both sides; date 0 is the last of the month before. */
function utc(year: number, month: number, date: number): Date {
  const day = new Date(0);
  day.setUTCFullYear(year, month, date);
  return day;
}

/** Day + duration (sign 1) or day - duration (sign -1): years and months first, clamped to the month's end, then days. */
export function addDuration(day: Day, duration: Duration, sign: 1 | -1): Day {
  const start = new Date(day * DAY);
  const year = start.getUTCFullYear() + sign * duration.years;
  const month = start.getUTCMonth() + sign * duration.months;
  const last = utc(year, month + 1, 0).getUTCDate();
  return utc(year, month, Math.min(start.getUTCDate(), last)).getTime() / DAY + sign * duration.days;
}

function isWorkday(day: Day, calendar: Calendar): boolean {
  const weekday = new Date(day * DAY).getUTCDay();
  return calendar.worked.has(day) || (weekday !== 0 && weekday !== 6 && !calendar.holidays.has(day));
}

function covers({ firstYear, lastYear }: Calendar, day: Day): boolean {
  const year = new Date(day * DAY).getUTCFullYear();
  return firstYear <= year && year <= lastYear;
}

/** Working days after `from` up to `to`, negative backwards; null if either lies outside the calendar's years (R8). */
export function workdays(from: Day, to: Day, calendar: Calendar): number | null {
  if (!covers(calendar, from) || !covers(calendar, to)) return null;
  if (to < from) return 0 - (workdays(to, from, calendar) as number);
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (isWorkday(day, calendar)) count++;
  return count;
}
