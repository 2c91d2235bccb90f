import { fractionOf, roundFraction } from "../decimal/fraction.js";

const MINUS = "\u2212";

/** Digits of a whole number of units of 10^-places, without sign. */
function digits(units: bigint, places: number): string {
  const text = units.toString().padStart(places + 1, "0");
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** A number with exactly `places` decimals (rounded half away from zero) and a true minus sign; 0 has none. Throws RangeError for NaN and infinities. */
export function formatNumber(value: number, places: number): string {
  const units = roundFraction(fractionOf(value), places, "half-away");
  return units < 0n ? `${MINUS}${digits(-units, places)}` : digits(units, places);
}

/** Decimals with which a number is written; none where that is in powers of ten. */
const decimalsOf = (value: number): number => (/^-?\d+\.(\d+)$/.exec(String(value))?.[1] ?? "").length;

/** A limit as it is meant: with the decimals of what it is compared with, and with more where it has more, so that 90.25 is never told as 90. */
export const formatLimit = (value: number, places: number): string => formatNumber(value, Math.max(places, decimalsOf(value)));

/** A limit or an amount with its sign. */
export const formatSignedLimit = (value: number, places: number): string => formatSigned(value, Math.max(places, decimalsOf(value)));

/** "+5.00", "−5.00", "0.00". */
export function formatSigned(value: number, places: number): string {
  const text = formatNumber(value, places);
  return value > 0 && !/^[0.]*$/.test(text) ? `+${text}` : text;
}

/** A number as it is, without more decimals than it has. */
export function plainNumber(value: number): string {
  return String(value + 0).replace("-", MINUS);
}
