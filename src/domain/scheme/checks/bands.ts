import { fractionOf, roundFraction } from "../../decimal/fraction.js";
import type { Band, RoundingMode, ScoreSpec } from "../../model/scheme.js";
import type { ReadContext } from "../vocabulary/context.js";
import { scoreBounds } from "./score-bounds.js";

/** Whole units of 10^-places, both ends included. */
interface Units {
  readonly low: bigint;
  readonly high: bigint;
}
/** Beyond every score: stands for an open end. */
const OPEN = 10n ** 40n;

const units = (value: number, places: number, mode: RoundingMode): bigint => {
  if (value === Infinity) return OPEN;
  return value === -Infinity ? -OPEN : roundFraction(fractionOf(value), places, mode);
};

/** The scores of a band on the grid of the score's places: from <= s < below, or s <= upTo. */
function unitsOf(band: Band, places: number): Units {
  const low = band.from === undefined ? -OPEN : units(band.from, places, "ceiling");
  if (band.upTo !== undefined) return { low, high: units(band.upTo, places, "floor") };
  return { low, high: band.below === undefined ? OPEN : units(band.below, places, "ceiling") - 1n };
}

const meet = (a: Units, b: Units): Units => ({ low: a.low > b.low ? a.low : b.low, high: a.high < b.high ? a.high : b.high });
const some = (a: Units): boolean => a.low <= a.high;
const without = (a: Units, b: Units): readonly Units[] => [{ low: a.low, high: b.low - 1n < a.high ? b.low - 1n : a.high }, { low: b.high + 1n > a.low ? b.high + 1n : a.low, high: a.high }].filter(some);

function decimal(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const [whole, rest] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places).replace(/0+$/, "")];
  return `${value < 0n ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`;
}

/** In words: one score, a span, or an open end. */
function spanWords({ low, high }: Units, places: number): readonly [string, string] {
  if (low <= -OPEN && high >= OPEN) return ["任意", "any"];
  if (low <= -OPEN) return [`${decimal(high, places)} 及以下`, `${decimal(high, places)} or less`];
  if (high >= OPEN) return [`${decimal(low, places)} 及以上`, `${decimal(low, places)} or more`];
  const text = low === high ? decimal(low, places) : `${decimal(low, places)} - ${decimal(high, places)}`;
  return [text, text];
}

interface Walk {
  readonly context: ReadContext;
  readonly places: number;
  /** Scores that no unconditional band has taken yet. */
  free: readonly Units[];
  /** Unconditional bands so far. */
  readonly taken: { readonly grade: string; readonly units: Units }[];
}

/** An end that the author wrote lies in an earlier band: he meant another bound. (An end left open is cut by the bands before it.) */
function overlap(walk: Walk, band: Band, own: Units): void {
  const ends = [...(band.from === undefined ? [] : [own.low]), ...(band.below === undefined && band.upTo === undefined ? [] : [own.high])];
  for (const other of walk.taken) {
    if (!ends.some((end) => end >= other.units.low && end <= other.units.high)) continue;
    const shared = meet(own, other.units);
    walk.context.problems.add("band-overlap", band.pointer, { name: band.grade, other: other.grade, found: spanWords(shared, walk.places) });
    return;
  }
}

/** The earlier bands that hold scores of a later one, in words. */
function takenBy(walk: Walk, own: Units): readonly [string, string] {
  const names = [...new Set(walk.taken.filter((other) => some(meet(own, other.units))).map(({ grade }) => grade))];
  return names.length === 0 ? ["", ""] : [`（${names.map((name) => `“${name}”`).join("、")}）`, ` (${names.map((name) => `"${name}"`).join(", ")})`];
}

function takeBand(walk: Walk, band: Band): void {
  const own = unitsOf(band, walk.places);
  if (!walk.free.some((each) => some(meet(each, own)))) walk.context.problems.add("band-unreachable", band.pointer, { name: band.grade, others: takenBy(walk, own) });
  else overlap(walk, band, own);
  if (band.when) return;
  walk.free = walk.free.flatMap((each) => (some(meet(each, own)) ? without(each, own) : [each]));
  walk.taken.push({ grade: band.grade, units: own });
}

function checkApart(context: ReadContext, grades: readonly Band[]): void {
  grades.forEach((band, i) => {
    const before = grades.findIndex((other) => other.grade === band.grade);
    if (before < i && grades[i - 1].grade !== band.grade) context.problems.add("grades-apart", band.pointer, { name: band.grade });
  });
}

/** Every score that can occur falls in a band, every band can be reached, and no written bound lies inside an earlier band. */
export function checkBands(context: ReadContext, grades: readonly Band[], score: ScoreSpec, published: boolean): void {
  checkApart(context, grades);
  if (grades.length === 0) return;
  const { places, mode } = score.round;
  const { min, max } = scoreBounds(score);
  const walk: Walk = { context, places, free: [{ low: units(min, places, mode), high: units(max, places, mode) }], taken: [] };
  for (const band of grades) takeBand(walk, band);
  for (const gap of walk.free) context.problems.add(published ? "band-gap-published" : "band-gap", "/grades", { found: spanWords(gap, places) });
}
