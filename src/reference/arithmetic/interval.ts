import { compare, divide, fraction, greatest, least, multiply as times, ONE, ZERO, type Fraction } from "./fraction.js";

/** All that a number can still be, ends included; null: open on that side. */
export interface Interval {
  readonly low: Fraction | null;
  readonly high: Fraction | null;
}

export const OPEN: Interval = { low: null, high: null };
export const point = (value: Fraction): Interval => ({ low: value, high: value });

/** Both ends through a function that never decreases; open ends become `below` and `above`. */
export function through(a: Interval, f: (value: Fraction) => Fraction, below: Fraction | null = null, above: Fraction | null = null): Interval {
  return { low: a.low === null ? below : f(a.low), high: a.high === null ? above : f(a.high) };
}

/** Ends combined side by side; open where either is. */
export function both(a: Interval, b: Interval, f: (x: Fraction, y: Fraction) => Fraction): Interval {
  const side = (x: Fraction | null, y: Fraction | null): Fraction | null => (x === null || y === null ? null : f(x, y));
  return { low: side(a.low, b.low), high: side(a.high, b.high) };
}

/** The smallest interval that holds both. */
export const hull = (a: Interval, b: Interval): Interval => ({ low: both(a, b, least).low, high: both(a, b, greatest).high });

export const negative = (a: Interval): Interval => ({ low: a.high && { n: -a.high.n, d: a.high.d }, high: a.low && { n: -a.low.n, d: a.low.d } });

/** An open end as the sign of its infinity. */
type End = Fraction | "-" | "+";
const signOf = (end: End): bigint => (end === "-" ? -1n : end === "+" ? 1n : end.n);

function product(a: End, b: End): End {
  if (signOf(a) === 0n || signOf(b) === 0n) return ZERO;
  if (typeof a !== "string" && typeof b !== "string") return times(a, b);
  return signOf(a) > 0n === signOf(b) > 0n ? "+" : "-";
}

/** The products of all pairs. */
export function multiply(a: Interval, b: Interval): Interval {
  const ends = (i: Interval): readonly End[] => [i.low ?? "-", i.high ?? "+"];
  const products = ends(a).flatMap((x) => ends(b).map((y) => product(x, y)));
  const finite = products.filter((end): end is Fraction => typeof end !== "string");
  return {
    low: products.includes("-") || finite.length === 0 ? null : finite.reduce(least),
    high: products.includes("+") || finite.length === 0 ? null : finite.reduce(greatest),
  };
}

export const holdsZero = (a: Interval): boolean => (a.low === null || compare(a.low, ZERO) <= 0) && (a.high === null || compare(a.high, ZERO) >= 0);

/** The quotients of all pairs; open if b can be 0 (R9). */
export function quotient(a: Interval, b: Interval): Interval {
  if (holdsZero(b)) return OPEN;
  const inverse = (end: Fraction | null): Fraction => (end === null ? fraction(0n) : divide(ONE, end));
  return multiply(a, { low: inverse(b.high), high: inverse(b.low) });
}

/** Least (greatest) operand: an open end of one operand is cut by the end of another. */
export function smallest(a: Interval, b: Interval): Interval {
  const high = a.high === null ? b.high : b.high === null ? a.high : least(a.high, b.high);
  return { low: both(a, b, least).low, high };
}
export const largest = (a: Interval, b: Interval): Interval => negative(smallest(negative(a), negative(b)));

/** Held between two bounds, either of which may be absent: clamps close open ends. */
export function clamp(a: Interval, min: number | undefined | null, max: number | undefined | null, of: (value: number) => Fraction): Interval {
  const low = min === undefined || min === null ? a : largest(a, point(of(min)));
  return max === undefined || max === null ? low : smallest(low, point(of(max)));
}
