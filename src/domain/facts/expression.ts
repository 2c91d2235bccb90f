import { isoDay } from "../calendar/days.js";
import { workdaysBetween } from "../calendar/workdays.js";
import { type Fraction, add, compare, divide, fractionOf, fractionOfUnits, fractionToNumber, greater, lesser, multiply, powerOfTen, roundFraction, sign, subtract } from "../decimal/fraction.js";
import type { MissingReason } from "../model/card.js";
import type { Calendar } from "../model/columns.js";
import type { FactType } from "../model/kinds.js";
import type { Expression, Known } from "../model/scheme.js";

/** What an expression reads of a fact (or record field): its value (days as day numbers), or null with the ends that it can still take. */
export interface FactReading {
  readonly value: Known | null;
  /** `day`: it is looked up as its ISO text. */
  readonly type?: FactType;
  /** Ends of a missing number, -Infinity and Infinity where open; left out: open. */
  readonly low?: number;
  readonly high?: number;
}
export type ReadFact = (fact: string) => FactReading;

export interface Missing {
  readonly missing: MissingReason;
}
/** The exact value, or why there is none. */
export type ExpressionValue = Fraction | Missing;

/** Everything an expression can read. */
export interface ExpressionInput {
  readonly read: ReadFact;
  readonly calendar?: Calendar;
  /** Places of what the expression is for: of a fact its decimals, of points and what they are out of those of items, of the start those of the total. */
  readonly decimals: number;
}

/** Texts and booleans occur as operands of `lookup` alone. */
interface Word {
  readonly text: string;
}
type Value = Fraction | Missing | Word;
type Of<Op extends Expression["op"]> = Extract<Expression, { readonly op: Op }>;
type Span = Extract<Expression, { readonly from: Expression }>;
type Nary = Extract<Expression, { readonly of: readonly Expression[] }>;

const missing = (reason: MissingReason): Missing => ({ missing: reason });
const OPERAND = missing("operand");

export function isMissing(value: Fraction | Missing | Word): value is Missing {
  return "missing" in value;
}

function readValue(fact: string, { read }: ExpressionInput): Value {
  const { value } = read(fact);
  if (value === null) return OPERAND;
  return typeof value === "number" ? fractionOf(value) : { text: String(value) };
}

const fold = (f: (a: Fraction, b: Fraction) => Fraction) => (values: readonly Fraction[]): ExpressionValue => values.reduce(f);

/** Operators over a list of operands that must all be there. */
const FOLDS: Readonly<Record<Exclude<Nary["op"], "firstKnown">, (values: readonly Fraction[]) => ExpressionValue>> = {
  add: fold(add),
  subtract: fold(subtract),
  multiply: fold(multiply),
  divide: (values) => (values.slice(1).some((v) => sign(v) === 0) ? missing("divisionByZero") : values.reduce(divide)),
  min: fold(lesser),
  max: fold(greater),
};

function number(expression: Expression, input: ExpressionInput): ExpressionValue {
  const value = valueOf(expression, input);
  return "text" in value ? OPERAND : value;
}

/** The first value that is there; if none is, the first says why. */
const firstKnown = (values: readonly Value[]): Value => values.find((value) => !isMissing(value)) ?? values[0];

function nary(expression: Nary, input: ExpressionInput): Value {
  if (expression.op === "firstKnown") return firstKnown(expression.of.map((part) => valueOf(part, input)));
  const values: Fraction[] = [];
  for (const part of expression.of) {
    const value = number(part, input);
    if (isMissing(value)) return value;
    values.push(value);
  }
  return FOLDS[expression.op](values);
}

function between(expression: Span, input: ExpressionInput): ExpressionValue {
  const [from, to] = [number(expression.from, input), number(expression.to, input)];
  if (isMissing(from)) return from;
  if (isMissing(to)) return to;
  if (expression.op === "days") return subtract(to, from);
  const count = input.calendar ? workdaysBetween(fractionToNumber(from), fractionToNumber(to), input.calendar) : null;
  return count === null ? missing("noCalendar") : fractionOf(count);
}

/** Value of the last step whose threshold <= of. */
export function stepAt(at: Of<"steps">["at"], of: Fraction): ExpressionValue {
  let found: ExpressionValue = missing("belowSteps");
  for (const [threshold, value] of at) if (compare(fractionOf(threshold), of) <= 0) found = fractionOf(value);
  return found;
}

/** The straight line between two points, held at both ends. */
export function lineAt({ from, to }: Pick<Of<"linear">, "from" | "to">, of: Fraction): Fraction {
  const [[x1, y1], [x2, y2]] = (from[0] <= to[0] ? [from, to] : [to, from]).map((p) => p.map(fractionOf)) as [[Fraction, Fraction], [Fraction, Fraction]];
  if (compare(of, x1) <= 0) return y1;
  if (compare(of, x2) >= 0) return y2;
  return add(y1, divide(multiply(subtract(of, x1), subtract(y2, y1)), subtract(x2, x1)));
}

/** The day that an operand is by its type: a fact, or the first known of several. */
function dayRead(of: Expression, input: ExpressionInput): number | null {
  if (of.op === "firstKnown") return dayRead(of.of.find((part) => !isMissing(valueOf(part, input))) ?? of.of[0], input);
  const reading = of.op === "fact" ? input.read(of.fact) : null;
  return reading?.type === "day" ? (reading.value as number | null) : null;
}

/** Days as ISO texts, numbers as they print. */
function keyOf(of: Expression, value: Fraction | Word, input: ExpressionInput): string {
  if ("text" in value) return value.text;
  const day = dayRead(of, input);
  return day === null ? String(fractionToNumber(value)) : isoDay(day);
}

function lookUp(expression: Of<"lookup">, input: ExpressionInput): ExpressionValue {
  const of = valueOf(expression.of, input);
  if (isMissing(of)) return of;
  const found = expression.in.get(keyOf(expression.of, of, input)) ?? expression.else;
  return found === undefined ? missing("noKey") : fractionOf(found);
}

function unary(expression: Of<"round" | "steps" | "linear">, input: ExpressionInput): ExpressionValue {
  const of = number(expression.of, input);
  if (isMissing(of)) return of;
  if (expression.op === "steps") return stepAt(expression.at, of);
  if (expression.op === "linear") return lineAt(expression, of);
  return fractionOfUnits(roundFraction(of, expression.places, expression.mode), expression.places);
}

const LIMIT = 1n << 53n;
const OVERFLOW = missing("overflow");

/** 2^53 units of 10^-decimals or more is missing, even where the whole would come back below (R7). */
function bounded(value: Value, decimals: number): Value {
  if (isMissing(value) || "text" in value) return value;
  const units = value.n * powerOfTen(decimals);
  return units >= LIMIT * value.d || -units >= LIMIT * value.d ? OVERFLOW : value;
}

function valueOf(expression: Expression, input: ExpressionInput): Value {
  switch (expression.op) {
    case "number": return fractionOf(expression.value);
    case "fact": return readValue(expression.fact, input);
    case "round": case "steps": case "linear": return bounded(unary(expression, input), input.decimals);
    case "lookup": return bounded(lookUp(expression, input), input.decimals);
    case "days": case "workdays": return bounded(between(expression, input), input.decimals);
    default: return bounded(nary(expression, input), input.decimals);
  }
}

/**
 * The exact value of an expression (R8), or why it is missing: `operand` for a missing fact, else what the first operand without a value says.
 * A text or boolean counts only as operand of `lookup`. Days are day numbers.
 * decimals: of what the expression is for, where its operators overflow (R7).
 */
export function evaluateExpression(expression: Expression, read: ReadFact, calendar?: Calendar, decimals = 0): ExpressionValue {
  return number(expression, { read, calendar, decimals });
}
