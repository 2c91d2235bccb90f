import { type Fraction, ONE, ZERO, add, divide, fractionOf, sign, subtract } from "../../decimal/fraction.js";
import { type Interval, addIntervals, hull, multiplyIntervals, point } from "../../decimal/interval.js";
import type { Group } from "../../model/scheme.js";
import { type GroupValue, clampInterval } from "./group-value.js";

/** A group as it enters the total; null: it is not there. */
interface Part {
  readonly group: Group;
  readonly ends: Interval | null;
}
/** The exact total with its ends, before rounding. */
export interface Total {
  readonly reported: Fraction;
  readonly ends: Interval;
}

const leavesOut = ({ group, ends }: Part): boolean => ends === null && group.missing === "renormalise";

function weightsOf(parts: readonly Part[]): Fraction {
  return parts.reduce((sum, { group }) => (group.weight === undefined ? sum : add(sum, fractionOf(group.weight))), ZERO);
}

/** All weights / weights present; null: nothing with a weight is present. */
function factorOf(parts: readonly Part[]): Fraction | null {
  const absent = parts.filter(leavesOut);
  if (absent.length === 0) return ONE;
  const all = weightsOf(parts);
  const present = subtract(all, weightsOf(absent));
  return sign(present) === 0 ? null : divide(all, present);
}

/** start, then each group added and the running total clamped after it (R15). */
function runningTotal(start: Fraction, parts: readonly Part[]): Interval | null {
  const factor = factorOf(parts);
  if (!factor) return null;
  let total = point(start);
  for (const { group, ends } of parts) {
    const brought = ends === null ? point(ZERO) : group.weight === undefined ? ends : multiplyIntervals(ends, point(factor));
    total = clampInterval(addIntervals(total, brought), group.total ?? {});
  }
  return total;
}

/** All ways in which groups that may stay away come or stay away. */
function variantsOf(values: readonly GroupValue[]): readonly (readonly Part[])[] {
  let variants: readonly (readonly Part[])[] = [[]];
  for (const { group, ends, mayStayAway } of values) {
    const choices = ends !== null && mayStayAway ? [ends, null] : [ends];
    variants = variants.flatMap((parts) => choices.map((choice) => [...parts, { group, ends: choice }]));
  }
  return variants;
}

/** The exact total of one subject; null: a group that is missing refuses, or all that could carry the weights are missing. */
export function totalOf(start: Fraction, values: readonly GroupValue[]): Total | null {
  const parts = values.map(({ group, reported }): Part => ({ group, ends: reported && point(reported) }));
  if (parts.some(({ group, ends }) => ends === null && group.missing === "refuse")) return null;
  const reported = runningTotal(start, parts)?.low;
  if (!reported) return null;
  const totals = variantsOf(values).flatMap((variant) => runningTotal(start, variant) ?? []);
  return { reported, ends: totals.reduce(hull) };
}
