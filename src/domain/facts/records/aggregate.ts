import { exactProducts, exactSum } from "../../decimal/exact.js";
import { type Fraction, divide, fractionOf, sign } from "../../decimal/fraction.js";
import type { Aggregate, RecordsFact } from "../../model/scheme.js";
import { type Derived, knownNumber, knownValue, missingFact, missingWithin } from "../derived.js";
import { UNKNOWN } from "../predicate.js";
import { type EndsOf, countEnds, distinctEnds, maxEnds, minEnds, openEnds, runEnds, sumEnds } from "./aggregate-ends.js";
import { type Pool, singlePools } from "./choose-one.js";
import { consecutiveEnds } from "./consecutive.js";
import type { Cell } from "./record-fields.js";
import { type Sample, graver, newestOf, restrict } from "./sample.js";

/** One aggregate: its value where every record is certain and every field is there, and its ends where something is not. */
interface Kernel {
  /** Over nothing (R4): a number, or missing. */
  readonly empty: number | null;
  /** Whether a record without `of` or `weight` makes it missing; `latest` reads one record alone. */
  readonly reads: "none" | "all";
  readonly value: (sample: Sample, fact: RecordsFact) => Derived;
  readonly ends: EndsOf;
}

const numbersOf = (cells: readonly Cell[]): number[] => cells as number[];
const keyOf = (cell: Cell): string => JSON.stringify(cell);

function meanOf(sample: Sample, fact: RecordsFact): Derived {
  const values = numbersOf(sample.of);
  if (sample.weights === null) return knownNumber(divide(exactSum(values), fractionOf(values.length)), fact);
  const weights = numbersOf(sample.weights);
  const total = exactSum(weights);
  return sign(total) === 0 ? missingFact("weightsZero") : knownNumber(divide(exactProducts(values, weights), total), fact);
}

function sumOf({ of, weights }: Sample): Fraction {
  return weights === null ? exactSum(numbersOf(of)) : exactProducts(numbersOf(of), numbersOf(weights));
}

function medianOf(sample: Sample, fact: RecordsFact): Derived {
  const sorted = numbersOf(sample.of).slice().sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return knownNumber(sorted[middle], fact);
  return knownNumber(divide(exactSum([sorted[middle - 1], sorted[middle]]), fractionOf(2)), fact);
}

const extreme = (choose: (a: number, b: number) => number) => (sample: Sample, fact: RecordsFact): Derived => knownValue(numbersOf(sample.of).reduce((a, b) => choose(a, b)), fact);

function latestOf(sample: Sample, fact: RecordsFact): Derived {
  const value = sample.of[newestOf(sample)];
  return value === null ? missingFact("noField") : knownValue(value, fact);
}

const lacksAt = (sample: Sample, i: number): boolean => sample.of[i] === null || sample.weights?.[i] === null;

const KERNELS: Readonly<Record<Aggregate, Kernel>> = {
  count: { empty: 0, reads: "none", value: (sample, fact) => knownNumber(sample.on.length, fact), ends: countEnds },
  distinct: { empty: 0, reads: "all", value: (sample, fact) => knownNumber(new Set(sample.of.map(keyOf)).size, fact), ends: distinctEnds },
  sum: { empty: 0, reads: "all", value: (sample, fact) => knownNumber(sumOf(sample), fact), ends: sumEnds },
  mean: { empty: null, reads: "all", value: meanOf, ends: openEnds },
  min: { empty: null, reads: "all", value: extreme(Math.min), ends: minEnds },
  max: { empty: null, reads: "all", value: extreme(Math.max), ends: maxEnds },
  median: { empty: null, reads: "all", value: medianOf, ends: openEnds },
  latest: { empty: null, reads: "none", value: latestOf, ends: openEnds },
  daysSince: { empty: null, reads: "none", value: (sample, fact) => knownNumber(sample.asOf - sample.on[newestOf(sample)], fact), ends: openEnds },
  consecutive: { empty: null, reads: "none", value: (sample, fact) => knownNumber(consecutiveEnds(sample)[0], fact), ends: runEnds },
};

/** Whether a field that the fact reads is missing: of the records that may stand, with `largest` of all that are compared (R5). */
function lacksField(sample: Sample, pools: readonly Pool[] | null, fact: RecordsFact): boolean {
  const anywhere = (): boolean => sample.of.includes(null) || (sample.weights?.includes(null) ?? false);
  if (fact.one?.take === "largest" && fact.aggregate !== "latest") return anywhere();
  if (KERNELS[fact.aggregate].reads === "none" || !anywhere()) return false;
  return pools === null || pools.some(({ candidates }) => candidates.some((i) => lacksAt(sample, i)));
}

/** Over the records that stand, all certain, with every field there. */
function overCertain(sample: Sample, fact: RecordsFact): Derived {
  const kernel = KERNELS[fact.aggregate];
  if (sample.on.length > 0) return kernel.value(sample, fact);
  return kernel.empty === null ? missingFact("noRecord") : knownNumber(kernel.empty, fact);
}

/**
 * The aggregate of a fact over the records of one subject: exact, whatever their order (R4). Missing, with ends, if a record or a field that it
 * reads is unknown (R5): an undecided list is named before a dispute, and that before a field that lacks. pools: what `one` leaves; null without.
 */
export function aggregate(sample: Sample, pools: readonly Pool[] | null, fact: RecordsFact): Derived {
  if (lacksField(sample, pools, fact)) return missingFact(sample.reason ?? "noField");
  // Which records stand is certain only while all are.
  const standing = pools !== null && sample.reason === null ? restrict(sample, pools.map(({ candidates }) => candidates[0])) : sample;
  const reason = standing.satisfies.includes(UNKNOWN) ? graver(sample.reason, sample.doubt) : sample.reason;
  if (reason === null) return overCertain(standing, fact);
  return missingWithin(reason, KERNELS[fact.aggregate].ends(standing, pools ?? singlePools(sample)), fact);
}

/** Whether only the newest record stands behind the fact. */
export function readsNewestAlone(aggregateName: Aggregate): boolean {
  return aggregateName === "latest" || aggregateName === "daysSince";
}
