import { exactProducts, exactSum } from "../../decimal/exact.js";
import { type Fraction, ONE, ZERO, divide, fractionOf, greater, lesser, multiply, sign } from "../../decimal/fraction.js";
import { type Interval, OPEN, addIntervals, hull, point } from "../../decimal/interval.js";
import type { MissingReason } from "../../model/card.js";
import type { Aggregate, RecordsFact } from "../../model/scheme.js";
import { consecutiveEnds } from "./consecutive.js";
import { type Derived, knownNumber, knownValue, missingFact, missingWithin } from "../derived.js";
import { UNKNOWN } from "../predicate.js";
import type { Cell } from "./record-fields.js";
import { type Sample, newestOf } from "./sample.js";

/** One aggregate: its value where every record is certain and every field is there, and its ends where something is not. */
interface Kernel {
  /** Over nothing (R4): a number, or missing. */
  readonly empty: number | null;
  /** Which records' fields it reads. */
  readonly reads: "none" | "all" | "newest";
  readonly value: (sample: Sample, fact: RecordsFact) => Derived;
  readonly ends: (sample: Sample) => Interval;
}

const numbersOf = (cells: readonly Cell[]): number[] => cells as number[];
const keyOf = (cell: Cell): string => JSON.stringify(cell);
const whole = (low: number, high: number): Interval => ({ low: fractionOf(low), high: fractionOf(high) });
const open = (): Interval => OPEN;

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

const certainPlaces = ({ certain }: Sample): number[] => certain.flatMap((sure, i) => (sure ? [i] : []));
const lacks = (sample: Sample): boolean => sample.of.includes(null) || (sample.weights?.includes(null) ?? false);

function countEnds(sample: Sample): Interval {
  return whole(certainPlaces(sample).length, sample.certain.length);
}

function distinctEnds(sample: Sample): Interval {
  if (lacks(sample)) return OPEN;
  const keys = sample.of.map(keyOf);
  return whole(new Set(certainPlaces(sample).map((i) => keys[i])).size, new Set(keys).size);
}

/** The certain sum, and of the unknown records what could lower and what could raise it. */
function sumEnds(sample: Sample): Interval {
  if (lacks(sample)) return OPEN;
  const { of, weights, certain } = sample;
  return of.reduce<Interval>((ends, value, i) => {
    const part = multiply(fractionOf(value as number), weights === null ? ONE : fractionOf(weights[i] as number));
    return addIntervals(ends, certain[i] ? point(part) : { low: lesser(part, ZERO), high: greater(part, ZERO) });
  }, point(ZERO));
}

/** With and without the unknown records; open if there is nothing without them. */
const extremeEnds = (choose: (a: Fraction, b: Fraction) => Fraction) => (sample: Sample): Interval => {
  const sure = certainPlaces(sample);
  if (sure.length === 0 || sample.of.some((value) => typeof value !== "number")) return OPEN;
  const values = numbersOf(sample.of).map(fractionOf);
  return hull(point(values.reduce(choose)), point(sure.map((i) => values[i]).reduce(choose)));
};

const KERNELS: Readonly<Record<Aggregate, Kernel>> = {
  count: { empty: 0, reads: "none", value: (sample, fact) => knownNumber(sample.on.length, fact), ends: countEnds },
  distinct: { empty: 0, reads: "all", value: (sample, fact) => knownNumber(new Set(sample.of.map(keyOf)).size, fact), ends: distinctEnds },
  sum: { empty: 0, reads: "all", value: (sample, fact) => knownNumber(sumOf(sample), fact), ends: sumEnds },
  mean: { empty: null, reads: "all", value: meanOf, ends: open },
  min: { empty: null, reads: "all", value: extreme(Math.min), ends: extremeEnds(lesser) },
  max: { empty: null, reads: "all", value: extreme(Math.max), ends: extremeEnds(greater) },
  median: { empty: null, reads: "all", value: medianOf, ends: open },
  latest: { empty: null, reads: "newest", value: latestOf, ends: open },
  daysSince: { empty: null, reads: "none", value: (sample, fact) => knownNumber(sample.asOf - sample.on[newestOf(sample)], fact), ends: open },
  consecutive: {
    empty: null, reads: "none",
    value: (sample, fact) => knownNumber(consecutiveEnds(sample)[0], fact),
    ends: (sample) => whole(...consecutiveEnds(sample)),
  },
};

/** Why the aggregate cannot be told: a record or a field of it is unknown (R5); null: it can. */
function unknownBecause(sample: Sample, kernel: Kernel): MissingReason | null {
  if (sample.reason !== null) return sample.reason;
  if (kernel.reads === "all" && lacks(sample)) return "noField";
  if (!sample.satisfies.includes(UNKNOWN)) return null;
  // Records behind the one that ends the run are never looked at.
  const [least, greatest] = consecutiveEnds(sample);
  return least === greatest ? null : sample.doubt;
}

/** The aggregate of a fact over the records of one subject: exact, whatever their order (R4, R5). */
export function aggregate(sample: Sample, fact: RecordsFact): Derived {
  const kernel = KERNELS[fact.aggregate];
  const reason = unknownBecause(sample, kernel);
  if (reason !== null) return missingWithin(reason, kernel.ends(sample), fact);
  if (sample.on.length > 0) return kernel.value(sample, fact);
  return kernel.empty === null ? missingFact("noRecord") : knownNumber(kernel.empty, fact);
}

/** Whether only the newest record stands behind the fact. */
export function readsNewestAlone(aggregateName: Aggregate): boolean {
  return aggregateName === "latest" || aggregateName === "daysSince";
}
