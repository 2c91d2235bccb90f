import type { RoundingMode } from "../../domain/model/scheme.js";

/** An exact number n / d in lowest terms, d > 0. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));
const size = (a: bigint): bigint => (a < 0n ? -a : a);

/** n / d in lowest terms; d must not be 0. */
export function fraction(n: bigint, d: bigint = 1n): Fraction {
  const common = divisor(size(n), size(d)) * (d < 0n ? -1n : 1n);
  return { n: n / common, d: d / common };
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

const ten = (places: number): bigint => 10n ** BigInt(places);

/** The decimal that a double prints: 0.1 is exactly a tenth. */
export function ofNumber(value: number): Fraction {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  const [digits, exponent] = value.toExponential().split("e");
  const [whole, part = ""] = digits.split(".");
  const places = part.length - Number(exponent);
  const n = BigInt(whole + part);
  return places > 0 ? fraction(n, ten(places)) : fraction(n * ten(-places));
}

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const negate = (a: Fraction): Fraction => ({ n: -a.n, d: a.d });
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
/** a / b; b must not be 0. */
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
/** Negative, 0 or positive, as a is less than, equal to or greater than b. */
export const compare = (a: Fraction, b: Fraction): number => Number(a.n * b.d > b.n * a.d) - Number(a.n * b.d < b.n * a.d);
export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const absolute = (a: Fraction): Fraction => ({ n: size(a.n), d: a.d });
export const sum = (values: readonly Fraction[]): Fraction => values.reduce(add, ZERO);

/** Of a value between floor and floor + 1: whether it goes up. twice: its distance from floor, doubled, against d. */
const GOES_UP: Readonly<Record<RoundingMode, (twice: bigint, d: bigint, floor: bigint) => boolean>> = {
  floor: () => false,
  ceiling: () => true,
  down: (_twice, _d, floor) => floor < 0n,
  up: (_twice, _d, floor) => floor >= 0n,
  "half-away": (twice, d, floor) => (floor >= 0n ? twice >= d : twice > d),
  "half-even": (twice, d, floor) => twice > d || (twice === d && floor % 2n !== 0n),
};

/** The value rounded to `places`, in whole units of 10^-places (R8). */
export function roundToUnits(value: Fraction, places: number, mode: RoundingMode): bigint {
  const scaled = value.n * ten(places);
  const towardsZero = scaled / value.d;
  const floor = towardsZero * value.d > scaled ? towardsZero - 1n : towardsZero;
  const rest = scaled - floor * value.d;
  return rest !== 0n && GOES_UP[mode](rest * 2n, value.d, floor) ? floor + 1n : floor;
}

export const ofUnits = (units: bigint, places: number): Fraction => fraction(units, ten(places));
/** The value rounded to `places`. */
export const round = (value: Fraction, places: number, mode: RoundingMode): Fraction => ofUnits(roundToUnits(value, places, mode), places);

/** The double nearest to units x 10^-places; never -0. */
export const unitsToNumber = (units: bigint, places: number): number => Number(`${units}e-${places}`);

/** The double nearest to the value rounded to `places` (6, as cards show what is not rounded otherwise). */
export const toNumber = (value: Fraction, places = 6): number => unitsToNumber(roundToUnits(value, places, "half-away"), places);
