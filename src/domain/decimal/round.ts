import type { RoundingMode } from "../model/scheme.js";

/** Whether the quotient towards zero is moved one away from zero. twice: twice the remainder; d: the divisor (both > 0). */
type Away = (quotient: bigint, twice: bigint, d: bigint, negative: boolean) => boolean;

const AWAY: Readonly<Record<RoundingMode, Away>> = {
  "half-away": (_q, twice, d) => twice >= d,
  "half-even": (q, twice, d) => twice > d || (twice === d && (q & 1n) === 1n),
  up: () => true,
  down: () => false,
  ceiling: (_q, _twice, _d, negative) => !negative,
  floor: (_q, _twice, _d, negative) => negative,
};

/** n / d (d > 0) as a whole number, rounded by the mode. */
export function divideRounded(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const negative = n < 0n;
  const size = negative ? -n : n;
  const quotient = size / d;
  const rest = size - quotient * d;
  const result = rest !== 0n && AWAY[mode](quotient, rest * 2n, d, negative) ? quotient + 1n : quotient;
  return negative ? -result : result;
}
