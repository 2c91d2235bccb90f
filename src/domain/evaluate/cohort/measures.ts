import { add, compare, divide, fraction, fractionOf, multiply, roundFraction, unitsToNumber, ZERO, type Fraction } from "../../decimal/fraction.js";
import type { CohortFact } from "../../model/scheme.js";
import type { Company, Standing } from "./standings.js";

/** What a cohort goes by, row by row, in its own sign; ends may be infinite. Of who has no value only the ends count. */
export interface Values {
  readonly reported: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}
/** A cohort fact of one subject; value null: it has no place itself. */
export interface Measured {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
}
type Span = readonly [value: number, low: number, high: number];

const rounded = (value: Fraction, places: number): number => unitsToNumber(roundFraction(value, places, "half-away"), places);
const HUNDRED = fraction(100n);
const part = (of: number, all: number): Fraction => divide(multiply(HUNDRED, fraction(BigInt(of))), fraction(BigInt(all)));
const mean = (sum: Fraction, count: number): Fraction => divide(sum, fraction(BigInt(count)));

/** The least mean (or, with `sign` -1, the greatest, negated) of the members' ends and of any of the comers'. null: open. */
function leastMean({ members, comers }: Company, ends: Float64Array, sign: 1 | -1): Fraction | null {
  const own = Array.from(members, (row) => sign * ends[row]);
  const others = Array.from(comers, (row) => sign * ends[row]).sort((a, b) => a - b);
  if (own.includes(-Infinity) || others[0] === -Infinity) return null;
  let [sum, count] = [own.reduce((all, each) => add(all, fractionOf(each)), ZERO), own.length];
  for (const each of others) {
    const value = each === Infinity ? null : fractionOf(each);
    if (value === null || (count > 0 && compare(value, mean(sum, count)) >= 0)) break;
    [sum, count] = [add(sum, value), count + 1];
  }
  return count === 0 ? null : mean(sum, count);
}

function meanOf(company: Company, values: Values, places: number): Span {
  const { members } = company;
  const [low, high] = [leastMean(company, values.low, 1), leastMean(company, values.high, -1)];
  const sum = Array.from(members).reduce((all, row) => add(all, fractionOf(values.reported[row])), ZERO);
  return [members.length === 0 ? 0 : rounded(mean(sum, members.length), places), low ? rounded(low, places) : -Infinity, high ? -rounded(high, places) + 0 : Infinity];
}

/** Means by company: all who share a scope share them. */
function meansOf(values: Values, places: number): (company: Company) => Span {
  const found = new Map<Company, Span>();
  return (company) => {
    const means = found.get(company) ?? meanOf(company, values, places);
    found.set(company, means);
    return means;
  };
}

type Measure = (standing: Standing, isMember: boolean) => Span;

/** Percentile: at least with everybody else behind, at most with all who can come before come, and nobody else. */
function percentileOf({ rank, best, worst, count, most, before }: Standing, isMember: boolean, places: number): Span {
  const fewest = count + (isMember ? 0 : 1) + before;
  return [rounded(part(rank, isMember ? count : most), places), rounded(part(best, most), places), rounded(part(worst, fewest), places)];
}

function measureOf({ of, decimals }: CohortFact, values: Values): Measure {
  const means = meansOf(values, decimals);
  const measures: Readonly<Record<CohortFact["of"], Measure>> = {
    rank: ({ rank, best, worst }) => [rank, best, worst],
    rankFromEnd: ({ fromEnd, fromEndLeast, fromEndGreatest }) => [fromEnd, fromEndLeast, fromEndGreatest],
    percentile: (standing, isMember) => percentileOf(standing, isMember, decimals),
    population: ({ count, most }, isMember) => [count, isMember ? count : count + 1, most],
    mean: ({ company }) => means(company),
  };
  return measures[of];
}

/** A cohort fact of each subject: as it stands in its own scope, and within the hull of all scopes that may be its own (R30). */
export function measuredOf(fact: CohortFact, standings: readonly (readonly Standing[])[], isMember: (row: number) => boolean, values: Values): readonly Measured[] {
  const measure = measureOf(fact, values);
  return standings.map((own, row) => {
    const member = isMember(row);
    let [value, low, high]: [number | null, number, number] = [null, Infinity, -Infinity];
    for (const standing of own) {
      const [reported, least, greatest] = measure(standing, member);
      if (standing.chosen && member) value = reported;
      if (least < low) low = least;
      if (greatest > high) high = greatest;
    }
    return own.length === 0 ? { value: null, low: -Infinity, high: Infinity } : { value, low, high };
  });
}
