import { type Interval, maxInterval, minInterval, point, roundInterval } from "../decimal/interval.js";
import { fractionOf, fractionToNumber } from "../decimal/fraction.js";
import { roundNumber, roundToPlaces } from "../decimal/exact.js";
import type { Fraction } from "../decimal/fraction.js";
import type { MissingReason } from "../model/card.js";
import type { Fact, Known } from "../model/scheme.js";

/** What a fact of one subject comes to. */
export interface Derived {
  /** null: missing. */
  readonly value: Known | null;
  /** Why it is, or (where `whenMissing` stands in) was missing. */
  readonly reason: MissingReason | null;
  /** Ends of a missing number as far as its records or operands bound it; null: its `range`, else open. */
  readonly ends: { readonly low: number; readonly high: number } | null;
}

const SIMPLE = new Map<MissingReason, Derived>();

/** A missing fact without ends of its own. */
export function missingFact(reason: MissingReason): Derived {
  const found = SIMPLE.get(reason) ?? { value: null, reason, ends: null };
  SIMPLE.set(reason, found);
  return found;
}

export function known(value: Known): Derived {
  return { value, reason: null, ends: null };
}

/** A number rounded half away from zero to the fact's decimals; missing (overflow) from 2^53 units on (R7). */
export function knownNumber(value: number | Fraction, fact: Pick<Fact, "decimals">): Derived {
  const rounded = typeof value === "number" ? roundNumber(value, fact.decimals) : roundToPlaces(value, fact.decimals);
  return rounded === null ? missingFact("overflow") : known(rounded);
}

/** Any value, numbers rounded. */
export function knownValue(value: Known, fact: Pick<Fact, "decimals" | "type">): Derived {
  return fact.type === "number" && typeof value === "number" ? knownNumber(value, fact) : known(value);
}

const end = (value: Fraction | null, open: number): number => (value === null ? open : fractionToNumber(value));

/** Held within the range: an open end becomes its end. */
function held(ends: Interval, [least, greatest]: readonly [number, number]): Interval {
  return minInterval(maxInterval(ends, point(fractionOf(least))), point(fractionOf(greatest)));
}

/** A missing number with ends, rounded like its values and cut to its `range` (R5). */
export function missingWithin(reason: MissingReason, ends: Interval, fact: Pick<Fact, "decimals" | "range" | "type">): Derived {
  if (fact.type !== "number" || (ends.low === null && ends.high === null)) return missingFact(reason);
  const rounded = roundInterval(ends, fact.decimals, "half-away");
  const cut = fact.range ? held(rounded, fact.range) : rounded;
  return { value: null, reason, ends: { low: end(cut.low, -Infinity), high: end(cut.high, Infinity) } };
}
