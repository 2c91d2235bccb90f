import type { Group } from "../../domain/model/scheme.js";
import type { Calendar } from "../../domain/model/columns.js";
import { evaluate, isMissing } from "../arithmetic/expression.js";
import { endsOf } from "../arithmetic/expression-ends.js";
import { add, divide, multiply, ofNumber, sum, ZERO, type Fraction } from "../arithmetic/fraction.js";
import { both, clamp, hull, multiply as times, OPEN, point, quotient, type Interval } from "../arithmetic/interval.js";
import type { Read } from "../cell.js";
import { endsOfRow, pointsOfRow, type Standings } from "./one.js";
import { pointsOf, surelyApplies, type RuleRow } from "./rule-rows.js";

/** One group of one subject, exactly (R15). */
export interface GroupValue {
  readonly group: Group;
  /** Plain sum of its items. */
  readonly sum: Fraction;
  readonly outOf: Fraction | null;
  /** After scale, clamp and weight; null: missing. */
  readonly value: Fraction | null;
  /** null: missing, and nothing that is unknown can bring it. */
  readonly ends: Interval | null;
  /** It is missing, and whether any of its rules applies is itself unknown. */
  readonly mayStayAway: boolean;
  readonly items: { readonly reported: number; readonly least: number; readonly greatest: number };
}

/** What the groups of a subject are made from. */
export interface Made {
  readonly rows: readonly RuleRow[];
  readonly standings: Standings;
  readonly facts: Read;
  readonly calendar: Calendar;
  /** Places of items. */
  readonly decimals: number;
}

const byRule = (rows: readonly RuleRow[]): readonly RuleRow[] => rows.filter((row, i) => rows.findIndex((other) => other.rule === row.rule) === i);

/** Sum of what the rules state once each; null: no rule states it. */
function statedOutOf(rows: readonly RuleRow[], made: Made): Fraction | null {
  const stated = byRule(rows).flatMap((row) => {
    const outOf = pointsOf(row.rule)?.outOf;
    const value = outOf && evaluate(outOf, { read: made.facts, calendar: made.calendar, decimals: made.decimals });
    return value === undefined || isMissing(value) ? [] : [value];
  });
  return stated.length === 0 ? null : sum(stated);
}

function outOfEnds(rows: readonly RuleRow[], made: Made): Interval {
  const each = byRule(rows).flatMap((row) => {
    const outOf = pointsOf(row.rule)?.outOf;
    return outOf === undefined ? [] : [endsOf(outOf, { read: made.facts, calendar: made.calendar, decimals: made.decimals })];
  });
  return each.reduce((a, b) => both(a, b, add), point(ZERO));
}

/** In, and out where it is unknown whether the rule applies. */
function possibleOutOf(rows: readonly RuleRow[], made: Made): Interval {
  const sure = rows.filter(surelyApplies);
  const inDoubt = rows.filter((row) => !sure.some((other) => other.rule === row.rule));
  const each = byRule(inDoubt).map((row) => hull(point(ZERO), outOfEnds([row], made)));
  return each.reduce((a, b) => both(a, b, add), outOfEnds(sure, made));
}

const weightOf = (group: Group): Fraction => ofNumber(group.weight ?? 1);
const finished = (group: Group, ends: Interval): Interval => times(clamp(ends, group.min, group.max, ofNumber), point(weightOf(group)));

/** Reported value before clamp and weight; null: missing. */
function rawValue(group: Group, total: Fraction, outOf: Fraction | null): Fraction | null {
  if (group.scale === undefined) return total;
  return outOf === null || outOf.n === 0n ? null : divide(multiply(ofNumber(group.scale), total), outOf);
}

function rawEnds(group: Group, rows: readonly RuleRow[], made: Made): Interval {
  const total = rows.map((row) => endsOfRow(made.standings.get(row))).reduce((a, b) => both(a, b, add), point(ZERO));
  return group.scale === undefined ? total : quotient(times(total, point(ofNumber(group.scale))), possibleOutOf(rows, made));
}

function itemsOf(rows: readonly RuleRow[], standings: Standings): GroupValue["items"] {
  const certain = rows.filter((row) => standings.get(row)?.counts).length;
  return { reported: certain, least: certain, greatest: certain + rows.filter((row) => standings.get(row)?.matters).length };
}

/** sum -> scale -> clamp -> weight of one group. */
export function groupValue(group: Group, made: Made): GroupValue {
  const rows = made.rows.filter((row) => pointsOf(row.rule)?.group === group.id && row.state === "evaluated");
  const heard = rows.filter((row) => surelyApplies(row) && row.outcome !== "unknown");
  const outOf = statedOutOf(heard, made);
  const total = sum(rows.map((row) => pointsOfRow(row, made.standings.get(row))));
  const needsRules = group.scale !== undefined || group.weight !== undefined;
  const raw = needsRules && heard.length === 0 ? null : rawValue(group, total, outOf);
  const value = raw && (finished(group, point(raw)).low as Fraction);
  const canCome = rows.some((row) => row.outcome === "unknown");
  const ends = value !== null ? finished(group, rawEnds(group, rows, made)) : canCome ? finished(group, OPEN) : null;
  const mayStayAway = value === null && !rows.some(surelyApplies);
  return { group, sum: total, outOf, value, ends, mayStayAway, items: itemsOf(rows, made.standings) };
}
