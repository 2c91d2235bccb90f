import { FALSE, TRUE } from "../predicate.js";
import { type Sample, newer } from "./sample.js";

type Choose = (a: number, b: number) => number;

/** A break lies on or after the day of the older record and before that of the newer one. */
function breaksBetween(breaks: readonly number[], older: number, newerDay: number): boolean {
  return breaks.some((day) => day >= older && day < newerDay);
}

/**
 * Length of the run of records, from the newest back, that satisfy the condition, at its least or greatest over everything that is unknown:
 * `begun` tells whether a newer record has been counted, since periods without a rating break the run only between two records (R6).
 */
function runLength(sample: Sample, choose: Choose): number {
  const order = sample.on.map((_, i) => i).sort((a, b) => newer(sample, a, b));
  let [fresh, begun] = [0, 0];
  for (let at = 0; at < order.length; at += 1) {
    const i = order[at];
    const next = order[at + 1];
    const satisfied = sample.rated[i] ? sample.satisfies[i] : FALSE;
    const counted = satisfied === FALSE ? 0 : satisfied === TRUE ? 1 + begun : choose(0, 1 + begun);
    const broken = next !== undefined && breaksBetween(sample.breaks, sample.on[i], sample.on[next]);
    const step = (otherwise: number): number => (sample.certain[i] ? counted : choose(counted, otherwise));
    [fresh, begun] = [step(fresh), broken ? 0 : step(begun)];
  }
  return fresh;
}

/** Least and greatest length of the run; equal where nothing is unknown. */
export function consecutiveEnds(sample: Sample): readonly [number, number] {
  return [runLength(sample, Math.min), runLength(sample, Math.max)];
}
