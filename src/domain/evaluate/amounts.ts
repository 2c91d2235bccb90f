import { type Fraction, fractionOf, roundFraction } from "../decimal/fraction.js";
import { evaluateExpression, isMissing } from "../facts/expression.js";
import { expressionEnds } from "../facts/expression-ends.js";
import type { Calendar, Column } from "../model/columns.js";
import type { RoundingMode, Rule, RuleEvent, Scheme } from "../model/scheme.js";
import type { Memory } from "./memory.js";
import type { Amounts } from "./results.js";
import { type Ranges, createRowReader } from "./row-reader.js";
import { hasBit } from "./settled/bits.js";
import { isCertain } from "./settled/plain-value.js";
import { factsOfExpression } from "./settled/known-facts.js";
import type { TableRun } from "./table-run.js";

export type PointsEvent = Extract<RuleEvent, { readonly type: "points" }>;
/** An amount in units, or its ends where it is missing. */
interface Units {
  readonly known: boolean;
  readonly low: number;
  readonly high: number;
}
/** The amount of one points rule, made ready for any population. */
export interface AmountPlan {
  readonly event: PointsEvent;
  /** Facts and record fields that it reads. */
  readonly facts: readonly string[];
  /** In units, where it reads nothing and has a value; else null. */
  readonly constant: number | null;
  /** Places of items. */
  readonly places: number;
  /** Item clamp, then rounding to item units. Rounding keeps the order, so that the ends pass through as the amount does. */
  toUnits(value: Fraction): number;
  /** What an end that is open comes to after the item clamp. */
  readonly open: { readonly least: number; readonly greatest: number };
}
export interface AmountInput {
  readonly calendar: Calendar | undefined;
  readonly ranges: Ranges;
  readonly memory: Memory;
  readonly table: TableRun;
}

const LARGEST = Number.MAX_SAFE_INTEGER;
const NO_SCORE: { readonly items: number; readonly mode: RoundingMode } = { items: 0, mode: "half-away" };

function constantOf(event: PointsEvent, toUnits: AmountPlan["toUnits"], places: number): number | null {
  const value = evaluateExpression(event.amount, () => ({ value: null }), undefined, places);
  const units = isMissing(value) ? null : toUnits(value);
  return Number.isSafeInteger(units) ? units : null;
}

/** The amount of a rule; null: it gives no points. */
export function amountPlan({ event }: Rule, { score }: Scheme): AmountPlan | null {
  if (event.type !== "points") return null;
  const { items, mode } = score?.round ?? NO_SCORE;
  const round = (value: Fraction): number => Number(roundFraction(value, items, mode));
  const open = { least: event.min === undefined ? -Infinity : round(fractionOf(event.min)), greatest: event.max === undefined ? Infinity : round(fractionOf(event.max)) };
  const toUnits = (value: Fraction): number => {
    const units = round(value);
    const raised = units < open.least ? open.least : units;
    return raised > open.greatest ? open.greatest : raised;
  };
  const facts = [...factsOfExpression(event.amount)];
  return { event, facts, constant: facts.length === 0 ? constantOf(event, toUnits, items) : null, places: items, toUnits, open };
}

const exactEnd = (units: number): number => (units > LARGEST ? Infinity : units < -LARGEST ? -Infinity : units);

/** Evaluates one row: exact, clamped and rounded once. One that overflows (2^53 units or more) is missing, and its ends are those of its clamps. */
function createEvaluate({ event: { amount }, toUnits, open, places }: AmountPlan, { ranges, calendar, table }: AmountInput): (row: number) => Units {
  const { read, at } = createRowReader(table, ranges);
  const overflow: Units = { known: false, low: open.least, high: open.greatest };
  return (row) => {
    at(row);
    const value = evaluateExpression(amount, read, calendar, places);
    if (!isMissing(value)) {
      const units = toUnits(value);
      return Number.isSafeInteger(units) ? { known: true, low: units, high: units } : overflow;
    }
    if (value.missing === "overflow") return overflow;
    const { low, high } = expressionEnds(amount, read, calendar, places);
    return { known: false, low: low ? exactEnd(toUnits(low)) : open.least, high: high ? exactEnd(toUnits(high)) : open.greatest };
  };
}

/** An amount that reads one fact alone is worked out once per value of it. */
function remembering(evaluate: (row: number) => Units, column: Column): (row: number) => Units {
  const found = new Map<number, Units>();
  const cells = column.numbers ?? column.codes ?? [];
  return (row) => {
    if (!isCertain(column, row)) return evaluate(row);
    const units = found.get(cells[row]) ?? evaluate(row);
    found.set(cells[row], units);
    return units;
  };
}

/**
 * Amounts of a points rule over the rows where it is possible, with the rows whose amount is missing. What the rule's outcome does with these
 * is not decided here.
 */
export function amountsOf(plan: AmountPlan, possible: Uint32Array, input: AmountInput): { readonly amounts: Amounts; readonly missing: Uint32Array | null } {
  const { table, memory } = input;
  if (plan.constant !== null) return { amounts: { constant: plan.constant, low: null, high: null }, missing: null };
  const evaluate = createEvaluate(plan, input);
  const at = plan.facts.length === 1 ? remembering(evaluate, table.column(plan.facts[0])) : evaluate;
  const [low, high] = [memory.doubles(table.rows), memory.doubles(table.rows)];
  let missing: Uint32Array | null = null;
  for (let row = 0; row < table.rows; row++) {
    if (!hasBit(possible, row)) continue;
    const units = at(row);
    low[row] = units.low;
    high[row] = units.high;
    if (!units.known) (missing ??= new Uint32Array(possible.length))[row >>> 5] |= 1 << (row & 31);
  }
  return { amounts: { constant: null, low, high }, missing };
}
