import { isoDay } from "../calendar/days.js";
import type { FactType } from "../model/kinds.js";
import type { Known } from "../model/scheme.js";

/** A value as cards and traces show it: days as ISO strings, everything else as it is. Never -0. */
export function shownValue(value: Known | null, type: FactType): Known | null {
  if (type !== "day" || value === null) return typeof value === "number" ? value + 0 : value;
  if (typeof value === "number") return isoDay(value);
  return Array.isArray(value) ? value.map((part) => (typeof part === "number" ? isoDay(part) : String(part))) : value;
}

/** An end of a card: open ends are null. Never -0. */
export const closedEnd = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null);
