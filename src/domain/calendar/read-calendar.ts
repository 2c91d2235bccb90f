import type { Calendar } from "../model/columns.js";
import type { Day, Text } from "../model/documents.js";
import { dayOf } from "./days.js";

/** One holiday: its days off, first and last inclusive, and the weekend days that are worked for it. */
export interface HolidayData {
  readonly title: Text;
  readonly from: string;
  readonly to: string;
  readonly worked?: readonly string[];
}
/** `schemas/data/calendar.json`: the arrangements of the State Council, one notice a year. */
export interface CalendarData {
  readonly years: readonly { readonly year: number; readonly notice: { readonly number: string; readonly title: Text }; readonly holidays: readonly HolidayData[] }[];
}

function dayAt(text: string): Day {
  const day = dayOf(text);
  if (day === null) throw new RangeError(`${text} is not a day of the calendar`);
  return day;
}

/** The working calendar of a data file. Throws RangeError for a day that does not exist, an empty file or a year left out. */
export function readCalendar(data: CalendarData): Calendar {
  const years = data.years.map((entry) => entry.year);
  const gap = years.findIndex((year, i) => i > 0 && year !== years[i - 1] + 1);
  if (years.length === 0 || gap >= 0) throw new RangeError("the years of a calendar must follow one another");
  const [holidays, worked] = [new Set<Day>(), new Set<Day>()];
  for (const holiday of data.years.flatMap((entry) => entry.holidays)) {
    for (let day = dayAt(holiday.from); day <= dayAt(holiday.to); day += 1) holidays.add(day);
    for (const day of holiday.worked ?? []) worked.add(dayAt(day));
  }
  return { firstYear: years[0], lastYear: years[years.length - 1], holidays, worked };
}
