import type { RoundingMode } from "../model/scheme.js";
import { type Fraction, ONE, ZERO, add, divide, fractionOf, fractionOfUnits, greater, lesser, multiply, negate, roundFraction, sign } from "./fraction.js";

/** A closed interval of exact fractions; null: open (no bound is known). */
export interface Interval {
  readonly low: Fraction | null;
  readonly high: Fraction | null;
}

export const OPEN: Interval = { low: null, high: null };

export function point(value: Fraction): Interval {
  return { low: value, high: value };
}

/** The interval between two doubles, infinities standing for open ends. */
export function intervalOf(low: number, high: number): Interval {
  return { low: Number.isFinite(low) ? fractionOf(low) : null, high: Number.isFinite(high) ? fractionOf(high) : null };
}

const both = (a: Fraction | null, b: Fraction | null, f: (a: Fraction, b: Fraction) => Fraction): Fraction | null => (a && b ? f(a, b) : null);
const either = (a: Fraction | null, b: Fraction | null, f: (a: Fraction, b: Fraction) => Fraction): Fraction | null => (a && b ? f(a, b) : (a ?? b));

export function addIntervals(a: Interval, b: Interval): Interval {
  return { low: both(a.low, b.low, add), high: both(a.high, b.high, add) };
}

export function negateInterval(a: Interval): Interval {
  return { low: a.high && negate(a.high), high: a.low && negate(a.low) };
}

/** The smallest interval around both. */
export function hull(a: Interval, b: Interval): Interval {
  return { low: both(a.low, b.low, lesser), high: both(a.high, b.high, greater) };
}

export function minInterval(a: Interval, b: Interval): Interval {
  return { low: both(a.low, b.low, lesser), high: either(a.high, b.high, lesser) };
}

export function maxInterval(a: Interval, b: Interval): Interval {
  return { low: either(a.low, b.low, greater), high: both(a.high, b.high, greater) };
}

/** An end with its infinity: -1 and 1 where the fraction is open. */
type End = Fraction | -1 | 1;
const signOf = (end: End): -1 | 0 | 1 => (typeof end === "number" ? end : sign(end));

/** 0 x infinity is 0: the ends are reached, the infinity is not. */
function timesEnds(a: End, b: End): End {
  if (typeof a !== "number" && typeof b !== "number") return multiply(a, b);
  const direction = signOf(a) * signOf(b);
  return direction === 0 ? ZERO : direction > 0 ? 1 : -1;
}

function smaller(a: End, b: End): End {
  if (typeof a === "number") return a < 0 ? a : b;
  if (typeof b === "number") return b < 0 ? b : a;
  return lesser(a, b);
}
const flipped = (a: End): End => (typeof a === "number" ? (a < 0 ? 1 : -1) : negate(a));
const larger = (a: End, b: End): End => flipped(smaller(flipped(a), flipped(b)));
const closed = (end: End): Fraction | null => (typeof end === "number" ? null : end);

export function multiplyIntervals(a: Interval, b: Interval): Interval {
  const [al, ah, bl, bh]: End[] = [a.low ?? -1, a.high ?? 1, b.low ?? -1, b.high ?? 1];
  const corners = [timesEnds(al, bl), timesEnds(al, bh), timesEnds(ah, bl), timesEnds(ah, bh)];
  return { low: closed(corners.reduce(smaller)), high: closed(corners.reduce(larger)) };
}

/** Open where the divisor can be 0 (R9). */
export function divideIntervals(a: Interval, b: Interval): Interval {
  const holdsZero = (!b.low || sign(b.low) <= 0) && (!b.high || sign(b.high) >= 0);
  if (holdsZero) return OPEN;
  const reciprocal = { low: b.high ? divide(ONE, b.high) : ZERO, high: b.low ? divide(ONE, b.low) : ZERO };
  return multiplyIntervals(a, reciprocal);
}

/** The ends, each rounded: rounding never changes the order of two values. */
export function roundInterval(a: Interval, places: number, mode: RoundingMode): Interval {
  const round = (end: Fraction | null): Fraction | null => end && fractionOfUnits(roundFraction(end, places, mode), places);
  return { low: round(a.low), high: round(a.high) };
}
