import { type Fraction, ONE, ZERO, fractionOf, sign } from "../../decimal/fraction.js";
import { type Interval, OPEN, addIntervals, divideIntervals, hull, intervalOf, maxInterval, minInterval, multiplyIntervals, point } from "../../decimal/interval.js";
import type { LinkedAggregate, LinkedFact } from "../../model/scheme.js";
import type { Derived } from "../derived.js";
import type { LinkedRow } from "./linked-value.js";

/** All that one subject can bring. */
interface Member {
  readonly sure: boolean;
  readonly value: Interval;
  readonly weight: Interval;
}
type EndsOf = (members: readonly Member[]) => Interval;

const NOTHING = point(ZERO);

function intervalIn(derived: Derived | null, otherwise: Interval): Interval {
  if (derived === null) return otherwise;
  if (derived.value !== null) return typeof derived.value === "number" ? point(fractionOf(derived.value)) : OPEN;
  return derived.ends === null ? OPEN : intervalOf(derived.ends.low, derived.ends.high);
}

const product = ({ value, weight }: Member): Interval => multiplyIntervals(value, weight);
const sum = (parts: readonly Interval[]): Interval => parts.reduce(addIntervals, NOTHING);

const countEnds: EndsOf = (members) => ({ low: fractionOf(members.filter(({ sure }) => sure).length), high: fractionOf(members.length) });
const sumEnds: EndsOf = (members) => sum(members.map((member) => (member.sure ? product(member) : hull(product(member), NOTHING))));

/** With and without the doubtful; open if without them there is nobody. */
function extremeEnds(choose: (a: Interval, b: Interval) => Interval): EndsOf {
  return (members) => {
    const sure = members.filter((member) => member.sure);
    if (sure.length === 0) return OPEN;
    const [all, certain] = [members, sure].map((some) => some.map(({ value }) => value).reduce(choose));
    return hull(all, certain);
  };
}

const isPoint = ({ low, high }: Interval): boolean => low !== null && low === high;
const isNegative = (low: Fraction | null): boolean => low === null || sign(low) < 0;

/** Weights known and everybody certain: the mean moves with the values. Else it lies between the values, unless a weight may be negative. */
const meanEnds: EndsOf = (members) => {
  if (!members.some(({ sure }) => sure)) return OPEN;
  if (members.every(({ sure, weight }) => sure && isPoint(weight))) return divideIntervals(sum(members.map(product)), sum(members.map(({ weight }) => weight)));
  return members.some(({ weight }) => isNegative(weight.low)) ? OPEN : members.map(({ value }) => value).reduce(hull);
};

const ENDS: Readonly<Record<LinkedAggregate, EndsOf>> = { count: countEnds, sum: sumEnds, mean: meanEnds, min: extremeEnds(minInterval), max: extremeEnds(maxInterval) };

/** What a `linked` fact can still come to: values and weights between their ends, those whose part in it is unknown in and out (R28). */
export function linkedEnds(fact: LinkedFact, rows: readonly LinkedRow[]): Interval {
  return ENDS[fact.aggregate](rows.map(({ sure, value, weight }) => ({ sure, value: intervalIn(value, NOTHING), weight: intervalIn(weight, point(ONE)) })));
}
