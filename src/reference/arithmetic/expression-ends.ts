import type { Expression } from "../../domain/model/scheme.js";
import { evaluate, isMissing, isThere, lineAt, type Surroundings } from "./expression.js";
import { add, compare, greatest, least, ofNumber, round, type Fraction } from "./fraction.js";
import { both, hull, largest, multiply, negative, OPEN, point, quotient, smallest, through, type Interval } from "./interval.js";

type Of<Op extends Expression["op"]> = Extract<Expression, { op: Op }>;
type Combine = (a: Interval, b: Interval) => Interval;

const FOLD: Readonly<Record<"add" | "subtract" | "multiply" | "divide" | "min" | "max", Combine>> = {
  add: (a, b) => both(a, b, add),
  subtract: (a, b) => both(a, negative(b), add),
  multiply,
  divide: quotient,
  min: smallest,
  max: largest,
};

const hullOf = (values: readonly Fraction[]): Interval => (values.length === 0 ? OPEN : { low: values.reduce(least), high: values.reduce(greatest) });

/** The operands of an expression. */
function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case "number": case "fact": return [];
    case "days": case "workdays": return [expression.from, expression.to];
    case "round": case "steps": case "linear": case "lookup": return [expression.of];
    default: return expression.of;
  }
}

/** Whether no `firstKnown` in it passes over a missing operand, which might still turn out otherwise. */
function isFixed(expression: Expression, around: Surroundings): boolean {
  const parts = partsOf(expression);
  if (expression.op === "firstKnown") return isThere(parts[0], around) && isFixed(parts[0], around);
  return parts.every((part) => isFixed(part, around));
}

/** All operands up to the first that is known. */
function firstKnown(parts: readonly Expression[], around: Surroundings): Interval {
  const first = parts.findIndex((part) => isThere(part, around));
  const reached = first < 0 ? parts : parts.slice(0, first + 1);
  return reached.map((part) => endsOf(part, around)).reduce(hull);
}

/** The values of all steps that some number between the ends reaches. */
function steps(expression: Of<"steps">, around: Surroundings): Interval {
  const { low, high } = endsOf(expression.of, around);
  const reached = expression.at.filter(([threshold], i) => {
    const next = expression.at[i + 1];
    const begins = high === null || compare(ofNumber(threshold), high) <= 0;
    return begins && (next === undefined || low === null || compare(low, ofNumber(next[0])) < 0);
  });
  return hullOf(reached.map(([, value]) => ofNumber(value)));
}

function linear(expression: Of<"linear">, around: Surroundings): Interval {
  const { low, high } = endsOf(expression.of, around);
  const [x0, x1] = [expression.from[0], expression.to[0]].map(ofNumber);
  return hullOf([lineAt(low ?? least(x0, x1), expression), lineAt(high ?? greatest(x0, x1), expression)]);
}

/** Every value of the table: what is looked up is missing, or may still turn out otherwise. */
function lookup(expression: Of<"lookup">): Interval {
  const values = [...expression.in.values(), ...(expression.else === undefined ? [] : [expression.else])];
  return hullOf(values.map(ofNumber));
}

/** All that an expression can still come to when missing facts take any value between their ends: interval arithmetic (R9). */
export function endsOf(expression: Expression, around: Surroundings): Interval {
  const value = evaluate(expression, around);
  if (!isMissing(value) && isFixed(expression, around)) return point(value);
  switch (expression.op) {
    case "number": return point(ofNumber(expression.value));
    case "fact": return around.read(expression.fact).ends;
    case "firstKnown": return firstKnown(expression.of, around);
    case "days": case "workdays": return OPEN;
    case "lookup": return lookup(expression);
    case "round": return through(endsOf(expression.of, around), (end) => round(end, expression.places, expression.mode));
    case "steps": return steps(expression, around);
    case "linear": return linear(expression, around);
    default: return expression.of.map((part) => endsOf(part, around)).reduce(FOLD[expression.op]);
  }
}
