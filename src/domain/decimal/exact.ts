import { type Fraction, ZERO, add, fractionOf, fractionOfUnits, millionthsOf, multiply, roundFraction, unitsToNumber } from "./fraction.js";

const LIMIT = 2 ** 53;
const BIG_LIMIT = 1n << 53n;
const FACTORS = [1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1];

function sumSlowly(values: readonly number[]): Fraction {
  return values.reduce((sum, value) => add(sum, fractionOf(value)), ZERO);
}

/** The exact sum of the decimals that doubles print, whatever their order: whole millionths while they fit, fractions otherwise. */
export function exactSum(values: readonly number[]): Fraction {
  let sum = 0;
  for (const value of values) {
    const units = millionthsOf(value);
    if (units === null) return sumSlowly(values);
    sum += units;
    if (sum >= LIMIT || sum <= -LIMIT) return sumSlowly(values);
  }
  return fractionOfUnits(sum, 6);
}

/** The exact sum of products of decimals. */
export function exactProducts(values: readonly number[], weights: readonly number[]): Fraction {
  return values.reduce((sum, value, i) => add(sum, multiply(fractionOf(value), fractionOf(weights[i]))), ZERO);
}

/** Half away from zero to so many places; null where |value| x 10^places reaches 2^53 (R7 overflow). */
export function roundToPlaces(value: Fraction, places: number): number | null {
  const units = roundFraction(value, places, "half-away");
  return units >= BIG_LIMIT || units <= -BIG_LIMIT ? null : unitsToNumber(units, places);
}

/** The same for a double, standing for the decimal that it prints; places 0 to 6. */
export function roundNumber(value: number, places: number): number | null {
  const units = millionthsOf(value);
  if (units !== null && units % FACTORS[places] === 0) return value + 0;
  return roundToPlaces(fractionOf(value), places);
}
