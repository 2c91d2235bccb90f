import type { Expression } from "../../domain/model/scheme.js";
import { evaluate, isMissing, lineAt, type Surroundings } from "./expression.js";
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

/** All operands up to the first that is known. */
function firstKnown(parts: readonly Expression[], around: Surroundings): Interval {
  const first = parts.findIndex((part) => !isMissing(evaluate(part, around)));
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

/** Every value of the table: what is looked up is missing. */
function lookup(expression: Of<"lookup">): Interval {
  const values = [...expression.in.values(), ...(expression.else === undefined ? [] : [expression.else])];
  return hullOf(values.map(ofNumber));
}

/** All that an expression can still come to when missing facts take any value between their ends: interval arithmetic (R9). */
export function endsOf(expression: Expression, around: Surroundings): Interval {
  const value = evaluate(expression, around);
  switch (expression.op) {
    case "number": return point(ofNumber(expression.value));
    case "fact": return around.read(expression.fact).ends;
    case "firstKnown": return firstKnown(expression.of, around);
    case "days": case "workdays": return isMissing(value) ? OPEN : point(value);
    case "lookup": return isMissing(value) ? lookup(expression) : point(value);
    case "round": return through(endsOf(expression.of, around), (end) => round(end, expression.places, expression.mode));
    case "steps": return steps(expression, around);
    case "linear": return linear(expression, around);
    default: return expression.of.map((part) => endsOf(part, around)).reduce(FOLD[expression.op]);
  }
}
