import { type Fraction, ONE, ZERO, fractionOf, greater, lesser, multiply } from "../../decimal/fraction.js";
import { type Interval, OPEN, addIntervals, hull, point } from "../../decimal/interval.js";
import type { Pool } from "./choose-one.js";
import { consecutiveEnds } from "./consecutive.js";
import type { Sample } from "./sample.js";

/** All that an aggregate can still come to over the records that may or may not belong (R5). Every field that it reads is there. */
export type EndsOf = (sample: Sample, pools: readonly Pool[]) => Interval;
type Choose = (a: Fraction, b: Fraction) => Fraction;

const whole = (low: number, high: number): Interval => ({ low: fractionOf(low), high: fractionOf(high) });
const values = ({ of }: Sample, { candidates }: Pool): readonly Fraction[] => candidates.map((i) => fractionOf(of[i] as number));

export const openEnds: EndsOf = () => OPEN;
export const countEnds: EndsOf = (_sample, pools) => whole(pools.filter(({ sure }) => sure).length, pools.length);
/** Where it is unknown which records stand for others, anything up to their number; open if without the unknown ones there is nothing. */
export const runEnds: EndsOf = (sample, pools) => {
  if (!sample.certain.includes(true)) return OPEN;
  return pools.length < sample.on.length && sample.certain.includes(false) ? whole(0, pools.length) : whole(...consecutiveEnds(sample));
};

export const distinctEnds: EndsOf = ({ of }, pools) => {
  const different = (some: readonly Pool[]): number => new Set(some.flatMap(({ candidates }) => candidates.map((i) => JSON.stringify(of[i])))).size;
  return whole(different(pools.filter(({ sure, candidates }) => sure && candidates.length === 1)), different(pools));
};

/** The certain sum, and of the unknown records what could lower and what could raise it. */
export const sumEnds: EndsOf = (sample, pools) => {
  const part = (i: number): Fraction => multiply(fractionOf(sample.of[i] as number), sample.weights === null ? ONE : fractionOf(sample.weights[i] as number));
  const each = ({ candidates, sure }: Pool): Interval => [...candidates.map(part), ...(sure ? [] : [ZERO])].map(point).reduce(hull);
  return pools.map(each).reduce(addIntervals, point(ZERO));
};

/** With and without the unknown records; open if without them there is nothing. */
function extremeEnds(outer: Choose, inner: Choose): EndsOf {
  return (sample, pools) => {
    const sure = pools.filter((pool) => pool.sure);
    if (sure.length === 0) return OPEN;
    const far = pools.flatMap((pool) => values(sample, pool)).reduce(outer);
    return hull(point(far), point(sure.map((pool) => values(sample, pool).reduce(inner)).reduce(outer)));
  };
}
export const minEnds = extremeEnds(lesser, greater);
export const maxEnds = extremeEnds(greater, lesser);
