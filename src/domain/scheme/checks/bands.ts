import type { Band, ScoreSpec } from "../../model/scheme.js";
import type { ReadContext } from "../vocabulary/context.js";
import { isBare, leftBy, meet, OPEN, some, unitsOf, unitsOfScore, type Units } from "../logic/band-units.js";

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
  /** Grades that a cap names: of these, one that states nothing of its own needs no score. */
  readonly capped: ReadonlySet<string>;
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
  const reached = walk.free.some((each) => some(meet(each, own)));
  if (!reached && isBare(band) && walk.capped.has(band.grade)) return;
  if (!reached) walk.context.problems.add("band-unreachable", band.pointer, { name: band.grade, others: takenBy(walk, own) });
  else overlap(walk, band, own);
  if (band.when) return;
  walk.free = leftBy(walk.free, own);
  walk.taken.push({ grade: band.grade, units: own });
}

function checkApart(context: ReadContext, grades: readonly Band[]): void {
  grades.forEach((band, i) => {
    const before = grades.findIndex((other) => other.grade === band.grade);
    if (before < i && grades[i - 1].grade !== band.grade) context.problems.add("grades-apart", band.pointer, { name: band.grade });
  });
}

/** What the bands are held against: the score, whether they are the published ones, and the grades that caps name. */
export interface AroundBands {
  readonly score: ScoreSpec;
  readonly published: boolean;
  readonly capped: ReadonlySet<string>;
}

/** Every score that can occur falls in a band, every band can be reached by a score or a cap, and no written bound lies inside an earlier band. */
export function checkBands(context: ReadContext, grades: readonly Band[], { score, published, capped }: AroundBands): void {
  checkApart(context, grades);
  if (grades.length === 0) return;
  const { places } = score.round;
  const walk: Walk = { context, places, capped, free: [unitsOfScore(score)], taken: [] };
  for (const band of grades) takeBand(walk, band);
  const gaps = walk.free.map((gap) => spanWords(gap, places));
  if (gaps.length > 0) context.problems.add(published ? "band-gap-published" : "band-gap", "/grades", { found: [gaps.map(([zh]) => zh).join("、"), gaps.map(([, en]) => en).join(", ")] });
}
