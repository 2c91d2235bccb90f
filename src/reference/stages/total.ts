import type { Group, ScoreSpec } from "../../domain/model/scheme.js";
import { add, divide, ofNumber, ONE, roundToUnits, subtract, sum, ZERO, type Fraction } from "../arithmetic/fraction.js";
import { both, clamp, hull, multiply as times, point, type Interval } from "../arithmetic/interval.js";
import type { GroupValue } from "./groups.js";

/** The score and its ends in whole units of 10^-places; an open end is null. */
export interface Score {
  readonly reported: bigint;
  readonly least: bigint | null;
  readonly greatest: bigint | null;
}

/** A group as it enters the total; null: missing. */
interface Part {
  readonly group: Group;
  readonly ends: Interval | null;
}

const weights = (parts: readonly Part[]): Fraction => sum(parts.filter(({ group }) => group.weight !== undefined).map(({ group }) => ofNumber(group.weight ?? 0)));
const leavesOut = ({ group, ends }: Part): boolean => ends === null && group.missing === "renormalise";

/** all weights / weights present; null: none is present (R15). */
function factorOf(parts: readonly Part[]): Fraction | null {
  const absent = parts.filter(leavesOut);
  if (absent.length === 0) return ONE;
  const present = subtract(weights(parts), weights(absent));
  return present.n === 0n ? null : divide(weights(parts), present);
}

/** start, then each group added and the running total clamped after it; null: no weighted group is present. */
function runningTotal(start: Interval, parts: readonly Part[]): Interval | null {
  const factor = factorOf(parts);
  if (factor === null) return null;
  return parts.reduce((total, { group, ends }) => {
    const brought = ends === null ? point(ZERO) : group.weight === undefined ? ends : times(ends, point(factor));
    return clamp(both(total, brought, add), group.total?.min, group.total?.max, ofNumber);
  }, start);
}

/** All ways in which groups that may stay away come or stay away. */
function variants(values: readonly GroupValue[]): readonly (readonly Part[])[] {
  return values.reduce<readonly (readonly Part[])[]>((soFar, { group, ends, mayStayAway }) => {
    const choices = ends !== null && mayStayAway ? [ends, null] : [ends];
    return soFar.flatMap((parts) => choices.map((choice) => [...parts, { group, ends: choice }]));
  }, [[]]);
}

/** The groups for whose sake there is no score: missing with `refuse`, or `renormalise` and none present (R15, R22). */
export function refusals(values: readonly GroupValue[]): readonly string[] {
  const parts = values.map(({ group, value }) => ({ group, ends: value && point(value) }));
  const none = factorOf(parts) === null;
  return parts.filter((part) => part.ends === null && (part.group.missing === "refuse" || (none && leavesOut(part)))).map(({ group }) => group.id);
}

/** The exact reported total; null: see `refusals`. */
export function reportedTotal(start: Fraction, values: readonly GroupValue[]): Fraction | null {
  const total = runningTotal(point(start), values.map(({ group, value }) => ({ group, ends: value && point(value) })));
  return total && (total.low as Fraction);
}

const units = (spec: ScoreSpec, value: Fraction): bigint => roundToUnits(value, spec.round.places, spec.round.mode);

/** The score, rounded once, with its ends (stage 10); null: some group refuses. */
export function scoreOf(spec: ScoreSpec, start: Fraction, values: readonly GroupValue[]): Score | null {
  const reported = reportedTotal(start, values);
  if (reported === null || refusals(values).length > 0) return null;
  const ends = variants(values).map((parts) => runningTotal(point(start), parts)).filter((total) => total !== null).reduce(hull);
  return { reported: units(spec, reported), least: ends.low && units(spec, ends.low), greatest: ends.high && units(spec, ends.high) };
}
