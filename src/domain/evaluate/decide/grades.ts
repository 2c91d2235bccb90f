import type { Outcome } from "../../model/card.js";
import type { AtMost, Band } from "../../model/scheme.js";
import { fractionOf, roundFraction } from "../../decimal/fraction.js";
import type { Bits, RuleResults } from "../results.js";
import { atSubjects, type AtSubjects } from "../settled/at-subjects.js";
import { hasBit } from "../settled/bits.js";
import { contains, meets, spanOf, takeAway, type UnitSpan } from "./free-units.js";
import { outcomeAt, outcomeBits } from "../settled/outcomes.js";
import { shareBand, type ShareBand } from "./share-bands.js";
import type { GradeResult, Results } from "./results.js";

interface Limit {
  /** Place of the grade that is the best still allowed. */
  readonly place: number;
  certain(row: number): boolean;
  possible(row: number): boolean;
  reported(row: number): boolean;
}
interface BandPlan {
  readonly place: number;
  readonly span: UnitSpan;
  /** In place of `span` where the scope is too small for shares. */
  readonly cuts: UnitSpan;
  readonly share: ShareBand | null;
  readonly ends: Bits | null;
  readonly reported: Bits | null;
}
interface Plan {
  readonly names: readonly string[];
  readonly bands: readonly BandPlan[];
  readonly limits: readonly Limit[];
  /** Bands go by shares of the ranking. */
  readonly byShares: boolean;
  /** And who is rated may still stand outside of it. */
  readonly mayLackPlace: boolean;
}

const EVERYTHING: UnitSpan = { low: -Infinity, high: Infinity };
/** A band with bounds holds nobody where there is no score. */
const NOTHING: UnitSpan = { low: 1, high: 0 };
const isUnbounded = (band: Band): boolean => band.from === undefined && band.below === undefined && band.upTo === undefined;

function bandPlans(results: Results, names: readonly string[]): readonly BandPlan[] {
  const places = results.scheme.score?.round.places ?? 0;
  const unitsOf = (value: number, direction: "ceiling" | "floor"): number => Number(roundFraction(fractionOf(value), places, direction));
  return results.scheme.grades.map((band: Band) => ({
    place: names.indexOf(band.grade),
    span: band.share ? EVERYTHING : results.score || isUnbounded(band) ? spanOf(band, unitsOf) : NOTHING,
    cuts: spanOf(band.cuts ?? {}, unitsOf),
    share: shareBand(results, band),
    ends: band.when ? outcomeBits(results, band.when, "ends") : null,
    reported: band.when ? outcomeBits(results, band.when, "reported") : null,
  }));
}

function capLimits(results: RuleResults, names: readonly string[]): readonly Limit[] {
  return results.rules.flatMap(({ rule }, index) => {
    const place = rule.event.type === "cap" ? names.indexOf(rule.event.grade) : -1;
    if (place < 0) return [];
    const at: AtSubjects = atSubjects(results, index);
    const certain = (row: number): boolean => hasBit(at.counts, row);
    return [{ place, certain, reported: certain, possible: (row) => hasBit(at.matters, row) }];
  });
}

function atMostLimit(results: Results, entry: AtMost, ends: Bits, names: readonly string[]): Limit {
  const reported = outcomeBits(results, entry.when, "reported");
  return {
    place: names.indexOf(entry.grade),
    certain: (row) => hasBit(ends.certain, row),
    possible: (row) => hasBit(ends.possible, row),
    reported: (row) => hasBit(reported.certain, row),
  };
}

const worstOf = (limits: readonly Limit[], holds: (limit: Limit) => boolean): number =>
  limits.reduce((worst, limit) => (holds(limit) && limit.place > worst ? limit.place : worst), -1);

const isCut = ({ share }: BandPlan, row: number): boolean => share !== null && share.isCut(row);
const spanAt = (band: BandPlan, row: number): UnitSpan => (isCut(band, row) ? band.cuts : band.span);

function holdsAsReported(band: BandPlan, units: number, row: number): boolean {
  if (!contains(spanAt(band, row), units)) return false;
  if (band.share && !isCut(band, row) && !band.share.reported(row)) return false;
  return band.reported === null || hasBit(band.reported.certain, row);
}

/** A grade under a cap; places past the last stand for no band. The lowest grade wins over no band too: a veto says it whatever the score. No other cap does, or it would lift who is below all bands. */
function under(cap: number, place: number, { names }: Plan): number {
  if (place < names.length) return cap > place ? cap : place;
  return cap === names.length - 1 ? cap : place;
}

/** The first band that holds the score and whose `when` is certain on reported values, lowered by the certain caps; -1: none. */
function reportedGrade(plan: Plan, row: number, units: number | null): number {
  const band = units === null ? undefined : plan.bands.find((candidate) => holdsAsReported(candidate, units, row));
  const place = under(worstOf(plan.limits, (limit) => limit.reported(row)), band?.place ?? plan.names.length, plan);
  return place < plan.names.length ? place : -1;
}

/** One way in which a band may be read: its scores, and whether `when` and the place in the ranking hold, by their ends. */
interface Way {
  readonly span: UnitSpan;
  readonly outcome: Outcome;
}

const both = (a: Outcome, b: Outcome): Outcome => (a === "false" || b === "false" ? "false" : a === "true" ? b : a);

/** A share band in a scope that may be too small for shares is read both ways: by its share, and by its cuts. */
function waysOf(band: BandPlan, row: number): readonly Way[] {
  const when = band.ends ? outcomeAt(band.ends, row) : "true";
  if (!band.share) return [{ span: band.span, outcome: when }];
  const [cut, byCuts] = [band.share.mayBeCut(row), { span: band.cuts, outcome: when }];
  if (cut === "true") return [byCuts];
  const byShare = { span: band.span, outcome: both(when, band.share.ends(row)) };
  return cut === "false" ? [byShare] : [byShare, byCuts];
}

/** Bands that a score in `free` can reach, before caps; the last cell: in no band. */
function reachableBands(plan: Plan, score: UnitSpan, row: number): boolean[] {
  const reach: boolean[] = new Array<boolean>(plan.names.length + 1).fill(false);
  let free: readonly UnitSpan[] = [score];
  for (const band of plan.bands) {
    const ways = waysOf(band, row);
    if (!ways.some(({ span, outcome }) => outcome !== "false" && meets(free, span))) continue;
    reach[band.place] = true;
    // By its share it takes every score, so that in both ways together it takes what its cuts take.
    if (ways.every(({ outcome }) => outcome === "true")) free = takeAway(free, ways[ways.length - 1].span);
  }
  reach[plan.names.length] = free.length > 0;
  return reach;
}

/** Of a subject that is not rated or, where bands go by shares, not ranked: every grade, and none where nothing else is sure. */
function everyGrade(plan: Plan, row: number): boolean[] {
  const sure = plan.bands.filter((band) => band.ends === null && band.share === null);
  const free = sure.reduce<readonly UnitSpan[]>((left, band) => takeAway(left, spanAt(band, row)), [EVERYTHING]);
  return [...plan.names.map(() => true), free.length > 0 || plan.mayLackPlace];
}

/** Each reachable grade under the certain caps, and each of these further under each possible one. */
function underCaps(plan: Plan, reach: readonly boolean[], row: number, into: Uint8Array): void {
  const base = row * reach.length;
  const certain = worstOf(plan.limits, (limit) => limit.certain(row));
  for (let place = 0; place < reach.length; place++) {
    if (!reach[place]) continue;
    const capped = under(certain, place, plan);
    into[base + capped] = 1;
    for (const limit of plan.limits) if (limit.possible(row)) into[base + under(limit.place, capped, plan)] = 1;
  }
}

/** The score between its ends in units; everything where there is none. */
function spanOfScore(results: RuleResults, row: number): UnitSpan {
  return results.score ? { low: results.score.least[row], high: results.score.greatest[row] } : EVERYTHING;
}

/** Stage 11: bands, `atMost` and caps (R16). null: the scheme has no grades. */
export function settleGrades(results: Results): GradeResult | null {
  const { scheme, subjects } = results;
  if (scheme.grades.length === 0) return null;
  const names = [...new Set(scheme.grades.map((band) => band.grade))];
  const atMost = scheme.atMost.map((entry) => outcomeBits(results, entry.when, "ends"));
  const limits = [...capLimits(results, names), ...scheme.atMost.map((entry, i) => atMostLimit(results, entry, atMost[i], names))];
  const bands = bandPlans(results, names);
  const byShares = bands.some(({ share }) => share !== null);
  const plan: Plan = { names, bands, limits, byShares, mayLackPlace: byShares && scheme.ranking?.requires !== undefined };
  const reported = new Int32Array(subjects).fill(-1);
  const reachable = new Uint8Array(subjects * (names.length + 1));
  for (let row = 0; row < subjects; row++) {
    if (results.eligibility[row] >= 0) continue;
    // Where bands go by shares, who has no place in the ranking is in no band.
    const placed = hasBit(results.rated, row) && (!plan.byShares || hasBit(results.ranking?.ranked ?? results.rated, row));
    if (hasBit(results.rated, row)) reported[row] = reportedGrade(plan, row, placed ? results.score?.reported[row] ?? 0 : null);
    underCaps(plan, placed ? reachableBands(plan, spanOfScore(results, row), row) : everyGrade(plan, row), row, reachable);
  }
  return { names, reported, reachable, atMost };
}
