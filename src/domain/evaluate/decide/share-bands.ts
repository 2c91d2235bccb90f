import type { Outcome } from "../../model/card.js";
import type { Band } from "../../model/scheme.js";
import { add, fraction, multiply, roundFraction, type Fraction } from "../../decimal/fraction.js";
import { standingsOf, type Standing } from "../cohort/standings.js";
import { hasBit, rowsWhere } from "../settled/bits.js";
import type { Results } from "./results.js";

/** Which places of a ranking a share band takes: as reported, and by their ends (R29). */
export interface ShareBand {
  /** Whether the scope is too small for shares, as reported and by its ends: `cuts` hold there instead, and the band asks for no place. */
  isCut(row: number): boolean;
  mayBeCut(row: number): Outcome;
  reported(row: number): boolean;
  ends(row: number): Outcome;
}

/** Shares of all bands up to this one, added up. */
function cumulated(bands: readonly Band[], upTo: Band): Fraction {
  const shares = bands.slice(0, bands.indexOf(upTo) + 1).flatMap(({ share }) => (share ? [fraction(BigInt(share.numerator), BigInt(share.denominator))] : []));
  return shares.reduce((a, b) => add(a, b), fraction(0n));
}

const cache = new WeakMap<Results, readonly (readonly Standing[])[]>();

/** Where the ranked stand, and where they could once the eligible that are not ranked yet have come. */
function standingsFor(results: Results): readonly (readonly Standing[])[] {
  const { ranking, subjects, scheme: { ranking: spec } } = results;
  if (!ranking || !spec) return [];
  let found = cache.get(results);
  if (!found) {
    const comers = rowsWhere(subjects, (row) => results.eligibility[row] < 0 && !hasBit(ranking.ranked, row));
    found = standingsOf(results, { members: ranking.ranked, comers, keys: ranking.keys, scope: spec.scope, atLeast: spec.atLeast }, subjects);
    cache.set(results, found);
  }
  return found;
}

/** One outcome of several possible ways: what all say, else unknown. */
const agreed = (outcomes: readonly Outcome[]): Outcome => (outcomes.length > 0 && outcomes.every((outcome) => outcome === outcomes[0]) ? outcomes[0] : "unknown");

/**
 * Places of a share band: cumulated shares of the population, rounded down once. Ties at the cut share the better band, unless the ranking refuses
 * ties: then the last of the equal places must lie within. Who is not ranked has no place. null: the band has no share.
 */
export function shareBand(results: Results, band: Band): ShareBand | null {
  const { ranking, scheme: { grades, ranking: spec } } = results;
  if (!band.share || !ranking || !spec) return null;
  const share = cumulated(grades, band);
  const refuses = spec.ties === "refuse";
  const standings = standingsFor(results);
  const places = (population: number): number => Number(roundFraction(multiply(share, fraction(BigInt(population))), 0, "floor"));
  const isSmall = (population: number): boolean => band.cuts !== undefined && population < (spec.atLeast ?? 0);
  const lastOf = (row: number): number => ranking.population[row] - ranking.fromEnd[row] + 1;
  const isRanked = (row: number): boolean => hasBit(ranking.ranked, row);
  const endsIn = ({ best, worst, fromEndLeast, count, most, before, notBehind }: Standing): Outcome => {
    const [last, among] = refuses ? [count + notBehind - fromEndLeast + 1, count + notBehind] : [worst, count + before];
    if (last <= places(among)) return "true";
    return best <= places(most) ? "unknown" : "false";
  };
  return {
    isCut: (row) => isRanked(row) && isSmall(ranking.population[row]),
    mayBeCut: (row) => agreed(standings[row].map(({ count, most }) => (isSmall(count) === isSmall(most) ? (isSmall(most) ? "true" : "false") : "unknown"))),
    reported: (row) => isRanked(row) && (refuses ? lastOf(row) : ranking.rank[row]) <= places(ranking.population[row]),
    ends: (row) => (isRanked(row) ? agreed(standings[row].map(endsIn)) : "unknown"),
  };
}
