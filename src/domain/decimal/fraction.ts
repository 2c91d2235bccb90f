import type { RoundingMode } from "../model/scheme.js";
import { divideRounded } from "./round.js";

/** An exact fraction n / d with d > 0, not always in lowest terms: compare with `compare`, never field by field. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const POWERS: readonly bigint[] = Array.from({ length: 41 }, (_, i) => 10n ** BigInt(i));
const MILLION = 1_000_000;
/** Below this a whole number of millionths has at most 15 digits, so that no two of them print alike as doubles. */
const EXACT_MILLIONTHS = 1e15;
/** Denominators beyond this are worth a greatest common divisor. */
const LONG = 1n << 64n;

export const ZERO: Fraction = { n: 0n, d: 1n };
export const ONE: Fraction = { n: 1n, d: 1n };

/** 10^places, places >= 0. */
export function powerOfTen(places: number): bigint {
  return POWERS[places] ?? 10n ** BigInt(places);
}

function reduced(n: bigint, d: bigint): Fraction {
  if (d < 0n) return reduced(-n, -d);
  if (d === 1n) return { n, d };
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 1n ? { n, d } : { n: n / a, d: d / a };
}

const short = (n: bigint, d: bigint): Fraction => (d > LONG ? reduced(n, d) : { n, d });

/** n / d as a fraction; throws RangeError for d = 0. */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError("a fraction needs a denominator other than 0");
  return reduced(n, d);
}

/** The number of millionths that a double prints, or null if it has more places or 10 digits before the point: the fast way of exact sums. */
export function millionthsOf(value: number): number | null {
  const units = Math.floor(value * MILLION + 0.5);
  return units < EXACT_MILLIONTHS && units > -EXACT_MILLIONTHS && units / MILLION === value ? units : null;
}

/** The decimal that a double prints, exactly (0.1 is one tenth). Throws RangeError for NaN and infinities. */
export function fractionOf(value: number): Fraction {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`${value} is not a decimal number`);
  const places = (match[2] ?? "").length - Number(match[3] ?? 0);
  const digits = BigInt(match[1] + (match[2] ?? ""));
  return places > 0 ? { n: digits, d: powerOfTen(places) } : { n: digits * powerOfTen(-places), d: 1n };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : short(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function negate(a: Fraction): Fraction {
  return { n: -a.n, d: a.d };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b));
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return short(a.n * b.n, a.d * b.d);
}

/** Throws RangeError where b is 0: ask `sign` first. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new RangeError("division by zero");
  return b.n < 0n ? short(-a.n * b.d, a.d * -b.n) : short(a.n * b.d, a.d * b.n);
}

/** -1, 0 or 1. */
export function sign(a: Fraction): -1 | 0 | 1 {
  return a.n === 0n ? 0 : a.n < 0n ? -1 : 1;
}

/** Negative if a < b, 0 if equal, positive if a > b. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left === right ? 0 : left < right ? -1 : 1;
}

export function lesser(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

export function greater(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

/** The value in whole units of 10^-places, rounded once (R8: half-away, half-even, up, down, ceiling, floor). */
export function roundFraction(value: Fraction, places: number, mode: RoundingMode): bigint {
  return divideRounded(value.n * powerOfTen(places), value.d, mode);
}

/** Units of 10^-places as a fraction. */
export function fractionOfUnits(units: bigint | number, places: number): Fraction {
  return { n: BigInt(units), d: powerOfTen(places) };
}

/** The double nearest to units x 10^-places (places 0 to 22); never -0. */
export function unitsToNumber(units: bigint | number, places: number): number {
  const whole = Number(units);
  if (Number.isSafeInteger(whole)) return whole === 0 ? 0 : whole / Number(powerOfTen(places));
  return Number(`${BigInt(units)}e-${places}`);
}

/** The double nearest to a fraction; of values beyond 2^53 or with longer parts the nearest to its first 25 places. Never -0. */
export function fractionToNumber(value: Fraction): number {
  const { n, d } = reduced(value.n, value.d);
  const [top, bottom] = [Number(n), Number(d)];
  if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom)) return top === 0 ? 0 : top / bottom;
  const units = divideRounded(n * powerOfTen(25), d, "half-even");
  return units === 0n ? 0 : Number(`${units}e-25`);
}
