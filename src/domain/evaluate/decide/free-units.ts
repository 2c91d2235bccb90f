import type { Band } from "../../model/scheme.js";

/** Whole units from `low` to `high`, both inclusive; -Infinity and Infinity where open. */
export interface UnitSpan {
  readonly low: number;
  readonly high: number;
}

/** A band as a span of whole units of 10^-places: from <= s < below, or s <= upTo, which goes before `below` (R16). Empty where low > high. */
export function spanOf(band: Pick<Band, "from" | "below" | "upTo">, unitsOf: (value: number, direction: "ceiling" | "floor") => number): UnitSpan {
  const low = band.from === undefined ? -Infinity : unitsOf(band.from, "ceiling");
  if (band.upTo !== undefined) return { low, high: unitsOf(band.upTo, "floor") };
  return { low, high: band.below === undefined ? Infinity : unitsOf(band.below, "ceiling") - 1 };
}

export const contains = (span: UnitSpan, units: number): boolean => units >= span.low && units <= span.high;

/** Whether any unit of a list of spans lies in the band. */
export const meets = (free: readonly UnitSpan[], band: UnitSpan): boolean =>
  band.low <= band.high && free.some((span) => span.low <= band.high && band.low <= span.high);

/** What is left of the spans when the band's units are taken away. */
export function takeAway(free: readonly UnitSpan[], band: UnitSpan): readonly UnitSpan[] {
  if (!meets(free, band)) return free;
  const left: UnitSpan[] = [];
  for (const span of free) {
    if (span.low > band.high || band.low > span.high) {
      left.push(span);
      continue;
    }
    if (span.low < band.low) left.push({ low: span.low, high: band.low - 1 });
    if (span.high > band.high) left.push({ low: band.high + 1, high: span.high });
  }
  return left;
}
