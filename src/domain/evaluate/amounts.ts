import { type Fraction, fractionOf, roundFraction } from "../decimal/fraction.js";
import { evaluateExpression, isMissing } from "../facts/expression.js";
import { expressionEnds } from "../facts/expression-ends.js";
import type { Calendar, Column } from "../model/columns.js";
import type { Expression, RoundingMode, RuleEvent, Scheme } from "../model/scheme.js";
import { hasBit } from "./settled/bits.js";
import { factsOfExpression } from "./settled/known-facts.js";
import type { Memory } from "./memory.js";
import type { Amounts, Bits } from "./results.js";
import { createRowReader } from "./row-reader.js";
import type { TableRun } from "./table-run.js";

export type PointsEvent = Extract<RuleEvent, { readonly type: "points" }>;
/** An amount in units, or its ends where it is missing. */
interface Units {
  readonly known: boolean;
  readonly low: number;
  readonly high: number;
}
export interface AmountInput {
  readonly scheme: Scheme;
  readonly calendar: Calendar | undefined;
  readonly memory: Memory;
  readonly table: TableRun;
}

const LARGEST = Number.MAX_SAFE_INTEGER;
const OPEN: Units = { known: false, low: -Infinity, high: Infinity };

/** Item clamp, then rounding to item units. Rounding keeps the order, so that the ends pass through as the amount does. */
function createToUnits({ min, max }: PointsEvent, { items, mode }: { readonly items: number; readonly mode: RoundingMode }): (value: Fraction) => number {
  const round = (value: Fraction): number => Number(roundFraction(value, items, mode));
  const [least, greatest] = [min === undefined ? -Infinity : round(fractionOf(min)), max === undefined ? Infinity : round(fractionOf(max))];
  return (value) => {
    const units = round(value);
    return units < least ? least : units > greatest ? greatest : units;
  };
}

/** Evaluates one row: exact, clamped and rounded once. An amount of 2^53 units or more is missing, and its ends are open. */
function createEvaluate(event: PointsEvent, input: AmountInput): (row: number) => Units {
  const { scheme, calendar, table } = input;
  const round = scheme.score?.round ?? { items: 0, mode: "half-away" as const };
  const toUnits = createToUnits(event, round);
  const reader = createRowReader(table, scheme);
  const end = (value: Fraction | null, open: number): number => {
    const [least, greatest] = [event.min === undefined ? -Infinity : toUnits(fractionOf(event.min)), event.max === undefined ? Infinity : toUnits(fractionOf(event.max))];
    const units = value ? toUnits(value) : open < least ? least : open > greatest ? greatest : open;
    return units > LARGEST ? Infinity : units < -LARGEST ? -Infinity : units;
  };
  return (row) => {
    reader.at(row);
    const value = evaluateExpression(event.amount, reader.read, calendar);
    if (!isMissing(value)) {
      const units = toUnits(value);
      return Number.isSafeInteger(units) ? { known: true, low: units, high: units } : OPEN;
    }
    const ends = expressionEnds(event.amount, reader.read, calendar);
    return { known: false, low: end(ends.low, -Infinity), high: end(ends.high, Infinity) };
  };
}

/** An amount that reads one fact alone is worked out once per value of it. */
function remembering(evaluate: (row: number) => Units, column: Column): (row: number) => Units {
  const found = new Map<number, Units>();
  const cells = column.numbers ?? column.codes ?? [];
  return (row) => {
    if (!hasBit(column.known, row)) return evaluate(row);
    const units = found.get(cells[row]) ?? evaluate(row);
    found.set(cells[row], units);
    return units;
  };
}

const isConstant = (expression: Expression): boolean => factsOfExpression(expression).size === 0;

/**
 * Amounts of a points rule over the rows where it is possible, with the rows whose amount is known. What the rule's outcome does with a missing
 * amount is not decided here: `reported` is cleared where the rule then is not certain.
 */
export function amountsOf(event: PointsEvent, possible: Uint32Array, input: AmountInput): { readonly amounts: Amounts; readonly missing: Uint32Array | null } {
  const { table, memory } = input;
  const facts = [...factsOfExpression(event.amount)];
  const evaluate = createEvaluate(event, input);
  if (isConstant(event.amount)) {
    const { known, low } = evaluate(0);
    if (known) return { amounts: { constant: low, reported: null, low: null, high: null }, missing: null };
  }
  const at = facts.length === 1 ? remembering(evaluate, table.column(facts[0])) : evaluate;
  const [reported, low, high] = [memory.doubles(table.rows), memory.doubles(table.rows), memory.doubles(table.rows)];
  let missing: Uint32Array | null = null;
  for (let row = 0; row < table.rows; row++) {
    if (!hasBit(possible, row)) continue;
    const units = at(row);
    low[row] = units.low;
    high[row] = units.high;
    if (units.known) reported[row] = units.low;
    else (missing ??= new Uint32Array(possible.length))[row >>> 5] |= 1 << (row & 31);
  }
  return { amounts: { constant: null, reported, low, high }, missing };
}

/** The amounts are reported where the rule is certain, and 0 elsewhere. */
export function reportCertain({ reported }: Amounts, { certain }: Bits): void {
  if (reported) for (let row = 0; row < reported.length; row++) if (!hasBit(certain, row)) reported[row] = 0;
}
