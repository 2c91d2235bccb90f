import type { Calendar } from "../model/columns.js";
import type { Day } from "../model/documents.js";
import { dateOf, weekday } from "./days.js";

const covers = (calendar: Calendar, day: Day): boolean => {
  const { year } = dateOf(day);
  return year >= calendar.firstYear && year <= calendar.lastYear;
};

/** Days Monday to Friday among all days up to and with `day`, counted from Monday 1969-12-29. */
function weekdaysUpTo(day: Day): number {
  const days = day + 4;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7, 5);
}

function within(days: ReadonlySet<Day>, from: Day, to: Day, counts: (day: Day) => boolean): number {
  let found = 0;
  for (const day of days) if (day > from && day <= to && counts(day)) found += 1;
  return found;
}

/**
 * Working days d with from < d <= to: Monday to Friday without holidays, and the weekend days that are worked instead. Negative if `to` is before
 * `from`. null if either day lies outside the years of the calendar (R8 noCalendar).
 */
export function workdaysBetween(from: Day, to: Day, calendar: Calendar): number | null {
  if (!covers(calendar, from) || !covers(calendar, to)) return null;
  if (to < from) return 0 - (workdaysBetween(to, from, calendar) as number);
  const ordinary = weekdaysUpTo(to) - weekdaysUpTo(from);
  const off = within(calendar.holidays, from, to, (day) => weekday(day) <= 5);
  const worked = within(calendar.worked, from, to, (day) => weekday(day) > 5);
  return ordinary - off + worked;
}
