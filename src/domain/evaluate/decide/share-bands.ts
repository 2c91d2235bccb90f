import type { Outcome } from "../../model/card.js";
import type { Band } from "../../model/scheme.js";
import { add, fraction, multiply, roundFraction, type Fraction } from "../../decimal/fraction.js";
import { hasBit } from "../settled/bits.js";
import type { Results } from "./results.js";

/** Which places of a ranking a share band takes: as reported, and by their ends. */
export interface ShareBand {
  /** The scope is too small for shares and `cuts` hold instead: the band asks for no place then. */
  isCut(row: number): boolean;
  reported(row: number): boolean;
  ends(row: number): Outcome;
}

/** Shares of all bands up to this one, added up. */
function cumulated(bands: readonly Band[], upTo: Band): Fraction {
  const shares = bands.slice(0, bands.indexOf(upTo) + 1).flatMap(({ share }) => (share ? [fraction(BigInt(share.numerator), BigInt(share.denominator))] : []));
  return shares.reduce((a, b) => add(a, b), fraction(0n));
}

/**
 * Places of a share band: cumulated shares of the population, rounded down once. Ties at the cut share the better band, unless the ranking refuses
 * ties: then the last of the equal places must lie within. Who is not ranked has no place.
 */
export function shareBand(results: Results, band: Band): ShareBand | null {
  const { ranking, scheme: { grades, ranking: spec } } = results;
  if (!band.share || !ranking || !spec) return null;
  const share = cumulated(grades, band);
  const refuses = spec.ties === "refuse";
  const isRanked = (row: number): boolean => hasBit(ranking.ranked, row);
  const places = (row: number): number => Number(roundFraction(multiply(share, fraction(BigInt(ranking.population[row]))), 0, "floor"));
  const lastOf = (row: number, fromEnd: Uint32Array): number => ranking.population[row] - fromEnd[row] + 1;
  return {
    isCut: (row) => band.cuts !== undefined && isRanked(row) && ranking.population[row] < (spec.atLeast ?? 0),
    reported: (row) => isRanked(row) && (refuses ? lastOf(row, ranking.fromEnd) : ranking.rank[row]) <= places(row),
    ends: (row) => {
      if (!isRanked(row)) return "unknown";
      if ((refuses ? lastOf(row, ranking.fromEndLeast) : ranking.worst[row]) <= places(row)) return "true";
      return ranking.best[row] <= places(row) ? "unknown" : "false";
    },
  };
}
