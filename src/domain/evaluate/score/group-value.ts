import { type Fraction, ONE, divide, fractionOf, fractionOfUnits, greater, lesser, multiply, sign } from "../../decimal/fraction.js";
import { type Interval, OPEN, divideIntervals, multiplyIntervals, point } from "../../decimal/interval.js";
import type { Group } from "../../model/scheme.js";
import type { GroupSums } from "./group-sums.js";
import type { Standing } from "./standing.js";

/** One group of one subject, exact, after scale, clamp and weight (R15). */
export interface GroupValue {
  readonly group: Group;
  /** null: missing. */
  readonly reported: Fraction | null;
  /** null: missing, and nothing that is unknown can bring it. */
  readonly ends: Interval | null;
  /** It is missing, and whether any rule of it applies is itself unknown. */
  readonly mayStayAway: boolean;
}
/** What a group is worked out from; sums in units of 10^-items. */
export interface GroupInput {
  readonly group: Group;
  readonly sums: GroupSums;
  readonly standing: Standing;
  readonly items: number;
}
interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** Held between two limits, either of which may be absent; open ends stop at the limits too. */
export function clampInterval({ low, high }: Interval, { min, max }: Limits): Interval {
  const [least, most] = [min === undefined ? null : fractionOf(min), max === undefined ? null : fractionOf(max)];
  const into = (value: Fraction | null, open: Fraction | null): Fraction | null => {
    if (!value) return open;
    const raised = least ? greater(value, least) : value;
    return most ? lesser(raised, most) : raised;
  };
  return { low: into(low, least), high: into(high, most) };
}

/** Whether a group needs more than a sum: then it can be missing. */
export const isCareful = ({ scale, weight }: Group): boolean => scale !== undefined || weight !== undefined;

const inUnits = (units: number, places: number): Fraction | null => (Number.isFinite(units) ? fractionOfUnits(units, places) : null);
const finished = (group: Group, ends: Interval): Interval =>
  multiplyIntervals(clampInterval(ends, group), point(group.weight === undefined ? ONE : fractionOf(group.weight)));

/** Before clamp and weight; null: missing. */
function rawValue({ group, sums, standing, items }: GroupInput, row: number): Fraction | null {
  if (isCareful(group) && !standing.present(row)) return null;
  const sum = fractionOfUnits(sums.reported[row], items);
  if (group.scale === undefined) return sum;
  const outOf = standing.outOf(row);
  return outOf && sign(outOf) !== 0 ? divide(multiply(fractionOf(group.scale), sum), outOf) : null;
}

function rawEnds({ group, sums, standing, items }: GroupInput, row: number): Interval {
  const sum: Interval = { low: inUnits(sums.least[row], items), high: inUnits(sums.greatest[row], items) };
  if (group.scale === undefined) return sum;
  return divideIntervals(multiplyIntervals(sum, point(fractionOf(group.scale))), standing.outOfEnds(row));
}

/** sum -> scale -> clamp -> weight of one group for one subject. */
export function groupValue(input: GroupInput, row: number): GroupValue {
  const { group, standing } = input;
  const raw = rawValue(input, row);
  if (raw) return { group, reported: finished(group, point(raw)).low, ends: finished(group, rawEnds(input, row)), mayStayAway: false };
  return { group, reported: null, ends: standing.open(row) ? finished(group, OPEN) : null, mayStayAway: !standing.sure(row) };
}
