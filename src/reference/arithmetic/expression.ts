import type { MissingReason } from "../../domain/model/card.js";
import type { Calendar } from "../../domain/model/columns.js";
import type { Expression } from "../../domain/model/scheme.js";
import type { Read } from "../cell.js";
import { isoDay, workdays } from "./days.js";
import { absolute, add, compare, divide, fraction, greatest, least, multiply, ofNumber, round, subtract, toNumber, type Fraction } from "./fraction.js";

/** The exact value, or why there is none. */
export type Value = Fraction | MissingReason;
export const isMissing = (value: Value): value is MissingReason => typeof value === "string";

/** What an expression reads: facts and fields by name, and working days. */
export interface Surroundings {
  readonly read: Read;
  readonly calendar: Calendar;
  /** Places of what the expression is for: of a fact its decimals, of points and what they are out of those of items, of the start those of the total. */
  readonly decimals: number;
}

type Of<Op extends Expression["op"]> = Extract<Expression, { op: Op }>;

const FOLD = { add, subtract, multiply, min: least, max: greatest } as const;

function readFact(name: string, around: Surroundings): Value {
  const { value } = around.read(name);
  return typeof value === "number" ? ofNumber(value) : "operand";
}

function fold(op: keyof typeof FOLD | "divide", parts: readonly Expression[], around: Surroundings): Value {
  const values = parts.map((part) => evaluate(part, around));
  const gap = values.find(isMissing);
  if (gap !== undefined) return gap;
  const [first, ...others] = values as readonly Fraction[];
  if (op !== "divide") return others.reduce(FOLD[op], first);
  return others[0].n === 0n ? "divisionByZero" : divide(first, others[0]);
}

/** Whether there is a value of any type: words count where they are looked up. */
export function isThere(expression: Expression, around: Surroundings): boolean {
  if (expression.op === "fact") return around.read(expression.fact).value !== null;
  if (expression.op === "firstKnown") return expression.of.some((part) => isThere(part, around));
  return !isMissing(evaluate(expression, around));
}

/** The first operand that is there, else the first of all, which says why none is. */
const firstOf = (parts: readonly Expression[], around: Surroundings): Expression => parts.find((part) => isThere(part, around)) ?? parts[0];

function between(expression: Of<"days" | "workdays">, around: Surroundings): Value {
  const [from, to] = [evaluate(expression.from, around), evaluate(expression.to, around)];
  if (isMissing(from)) return from;
  if (isMissing(to)) return to;
  if (expression.op === "days") return subtract(to, from);
  const count = workdays(toNumber(from), toNumber(to), around.calendar);
  return count === null ? "noCalendar" : ofNumber(count);
}

/** The value of the last step that `x` has reached (R8). */
export function stepAt(x: Fraction, steps: Of<"steps">["at"]): Value {
  const reached = steps.filter(([threshold]) => compare(ofNumber(threshold), x) <= 0);
  return reached.length === 0 ? "belowSteps" : ofNumber(reached[reached.length - 1][1]);
}

/** On the line through the two points, held at both ends (R8). */
export function lineAt(x: Fraction, line: Of<"linear">): Fraction {
  const [[x0, y0], [x1, y1]] = [line.from, line.to].map(([a, b]) => [ofNumber(a), ofNumber(b)]);
  if (x0.n * x1.d === x1.n * x0.d) return compare(x, x0) < 0 ? y0 : y1;
  const share = divide(subtract(x, x0), subtract(x1, x0));
  const held = least(greatest(share, fraction(0n)), fraction(1n));
  return add(y0, multiply(held, subtract(y1, y0)));
}

/** The text under which `lookup` looks: strings as they are, booleans true and false, days as ISO, numbers as they print. */
function textOf(of: Expression, around: Surroundings): string | { readonly missing: MissingReason } {
  if (of.op === "firstKnown") return textOf(firstOf(of.of, around), around);
  if (of.op === "fact") {
    const { value, type } = around.read(of.fact);
    if (value === null) return { missing: "operand" };
    return type === "day" ? isoDay(value as number) : String(value);
  }
  const value = evaluate(of, around);
  return isMissing(value) ? { missing: value } : String(toNumber(value));
}

function lookup(expression: Of<"lookup">, around: Surroundings): Value {
  const text = textOf(expression.of, around);
  if (typeof text !== "string") return text.missing;
  const found = expression.in.get(text) ?? expression.else;
  return found === undefined ? "noKey" : ofNumber(found);
}

const LIMIT = 2n ** 53n;

/** What an operator comes to; 2^53 units of 10^-decimals or more is missing, even where the whole would come back below (R7). */
function bounded(value: Value, { decimals }: Surroundings): Value {
  if (isMissing(value)) return value;
  const { n, d } = multiply(absolute(value), fraction(10n ** BigInt(decimals)));
  return n >= LIMIT * d ? "overflow" : value;
}

function operate(expression: Exclude<Expression, { op: "number" | "fact" }>, around: Surroundings): Value {
  switch (expression.op) {
    case "add": case "subtract": case "multiply": case "divide": case "min": case "max": return fold(expression.op, expression.of, around);
    case "firstKnown": return evaluate(firstOf(expression.of, around), around);
    case "days": case "workdays": return between(expression, around);
    case "lookup": return lookup(expression, around);
    default: {
      const of = evaluate(expression.of, around);
      if (isMissing(of)) return of;
      if (expression.op === "round") return round(of, expression.places, expression.mode);
      return expression.op === "steps" ? stepAt(of, expression.at) : lineAt(of, expression);
    }
  }
}

/** The value of an expression, exactly (R8). A missing operand makes it missing, save in `firstKnown`. */
export function evaluate(expression: Expression, around: Surroundings): Value {
  if (expression.op === "number") return ofNumber(expression.value);
  if (expression.op === "fact") return readFact(expression.fact, around);
  return bounded(operate(expression, around), around);
}
