import { periodOf } from "../../domain/calendar/periods.js";
import type { Period } from "../../domain/model/columns.js";
import type { Day } from "../../domain/model/documents.js";

/** The nine quarters of the city. */
export const QUARTERS: readonly Period[] = ["2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"].map(
  (id) => periodOf(id, "quarter") as Period,
);
/** A quarter's batch is closed ten days after its end: what is entered later belongs to the next one. */
const CLOSING_DAYS = 10;
export const closingDay = (place: number): Day => QUARTERS[place].to + CLOSING_DAYS;
export const FIRST_DAY: Day = QUARTERS[0].from;
export const LAST_DAY: Day = closingDay(QUARTERS.length - 1);

/** Place of the batch in which something entered on this day stands; null: after the last one. */
export function batchOf(day: Day): number | null {
  const place = QUARTERS.findIndex((_, i) => day <= closingDay(i));
  return place === -1 ? null : place;
}
