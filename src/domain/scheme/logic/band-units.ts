import { fractionOf, roundFraction } from "../../decimal/fraction.js";
import type { Band, RoundingMode, ScoreSpec } from "../../model/scheme.js";
import { scoreBounds } from "../checks/score-bounds.js";

/** Whole units of 10^-places, both ends included. */
export interface Units {
  readonly low: bigint;
  readonly high: bigint;
}
/** Beyond every score: stands for an open end. */
export const OPEN = 10n ** 40n;

const units = (value: number, places: number, mode: RoundingMode): bigint => {
  if (value === Infinity) return OPEN;
  return value === -Infinity ? -OPEN : roundFraction(fractionOf(value), places, mode);
};

/** The scores of a band on the grid of the score's places: from <= s < below, or s <= upTo. */
export function unitsOf(band: Band, places: number): Units {
  const low = band.from === undefined ? -OPEN : units(band.from, places, "ceiling");
  if (band.upTo !== undefined) return { low, high: units(band.upTo, places, "floor") };
  return { low, high: band.below === undefined ? OPEN : units(band.below, places, "ceiling") - 1n };
}

/** All scores that the clamps allow. */
export function unitsOfScore(score: ScoreSpec): Units {
  const { min, max } = scoreBounds(score);
  return { low: units(min, score.round.places, score.round.mode), high: units(max, score.round.places, score.round.mode) };
}

export const meet = (a: Units, b: Units): Units => ({ low: a.low > b.low ? a.low : b.low, high: a.high < b.high ? a.high : b.high });
export const some = (a: Units): boolean => a.low <= a.high;
const without = (a: Units, b: Units): readonly Units[] => [{ low: a.low, high: b.low - 1n < a.high ? b.low - 1n : a.high }, { low: b.high + 1n > a.low ? b.high + 1n : a.low, high: a.high }].filter(some);
/** What is left of some scores when a band has taken its own. */
export const leftBy = (free: readonly Units[], own: Units): readonly Units[] => free.flatMap((each) => (some(meet(each, own)) ? without(each, own) : [each]));

/** A band that states nothing of its own. */
export const isBare = ({ from, below, upTo, when, share }: Band): boolean => [from, below, upTo, when, share].every((each) => each === undefined);

/** A grade that no score gives, because the bands before it take them all: it comes of a cap alone. */
export function comesOfCapAlone(band: Band, grades: readonly Band[], score: ScoreSpec): boolean {
  const before = grades.slice(0, grades.indexOf(band)).filter(({ when, share }) => when === undefined && share === undefined);
  return isBare(band) && before.reduce((free, each) => leftBy(free, unitsOf(each, score.round.places)), [unitsOfScore(score)] as readonly Units[]).length === 0;
}
