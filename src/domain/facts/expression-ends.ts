import { fractionOf } from "../decimal/fraction.js";
import { type Interval, OPEN, addIntervals, divideIntervals, hull, intervalOf, maxInterval, minInterval, multiplyIntervals, negateInterval, point, roundInterval } from "../decimal/interval.js";
import type { Calendar } from "../model/columns.js";
import type { Expression } from "../model/scheme.js";
import { type ReadFact, evaluateExpression, isMissing, lineAt } from "./expression.js";

type Nary = Extract<Expression, { readonly of: readonly Expression[] }>;
type Ends = (expression: Expression) => Interval;

const FOLDS: Readonly<Record<Exclude<Nary["op"], "firstKnown">, (a: Interval, b: Interval) => Interval>> = {
  add: addIntervals,
  subtract: (a, b) => addIntervals(a, negateInterval(b)),
  multiply: multiplyIntervals,
  divide: divideIntervals,
  min: minInterval,
  max: maxInterval,
};

const hullOf = (values: readonly number[]): Interval => (values.length === 0 ? OPEN : values.map((v) => point(fractionOf(v))).reduce(hull));

/** Values of the steps that the interval can reach; open if it lies below the first. */
function stepEnds(at: readonly (readonly [number, number])[], of: Interval): Interval {
  const reached = at.filter(([threshold], i) => {
    const { low, high } = of;
    const next = at[i + 1];
    const begins = high === null || !below(high, threshold);
    const ends = next === undefined || low === null || below(low, next[0]);
    return begins && ends;
  });
  return hullOf(reached.map(([, value]) => value));
}
const below = (value: NonNullable<Interval["low"]>, threshold: number): boolean => {
  const { n, d } = fractionOf(threshold);
  return value.n * d < n * value.d;
};

function lineEnds(line: Extract<Expression, { readonly op: "linear" }>, of: Interval): Interval {
  const [first, last] = line.from[0] <= line.to[0] ? [line.from, line.to] : [line.to, line.from];
  const low = of.low ? lineAt(line, of.low) : fractionOf(first[1]);
  const high = of.high ? lineAt(line, of.high) : fractionOf(last[1]);
  return hull(point(low), point(high));
}

/** The operands of an expression. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case "number": case "fact": return [];
    case "days": case "workdays": return [expression.from, expression.to];
    case "round": case "steps": case "linear": case "lookup": return [expression.of];
    default: return expression.of;
  }
}

/** No `firstKnown` in it passes over a missing operand, which might still turn out otherwise. */
function isFixed(expression: Expression, known: (part: Expression) => boolean): boolean {
  const parts = partsOf(expression);
  return expression.op === "firstKnown" ? known(parts[0]) && isFixed(parts[0], known) : parts.every((part) => isFixed(part, known));
}

/** Of `firstKnown` the hull of all operands up to the first that is known (R9). */
function firstKnownEnds(parts: readonly Expression[], known: (part: Expression) => boolean, ends: Ends): Interval {
  const first = parts.findIndex(known);
  return parts.slice(0, first < 0 ? parts.length : first + 1).map(ends).reduce(hull);
}

/**
 * Ends of an expression by interval arithmetic with exact fractions (R9): a known fact is a point, a missing one has its ends. Open: days and
 * workdays of a missing day, a divisor that can be 0, steps below the first. A `lookup` that finds nothing: all its values.
 */
export function expressionEnds(expression: Expression, read: ReadFact, calendar?: Calendar, decimals = 0): Interval {
  const ends: Ends = (part) => expressionEnds(part, read, calendar, decimals);
  const known = (part: Expression): boolean => {
    if (part.op === "firstKnown") return part.of.some(known);
    return part.op === "fact" ? read(part.fact).value !== null : !isMissing(evaluateExpression(part, read, calendar, decimals));
  };
  const value = evaluateExpression(expression, read, calendar, decimals);
  if (!isMissing(value) && isFixed(expression, known)) return point(value);
  switch (expression.op) {
    case "number": return point(fractionOf(expression.value));
    case "fact": return factEnds(expression.fact, read);
    case "round": return roundInterval(ends(expression.of), expression.places, expression.mode);
    case "steps": return stepEnds(expression.at, ends(expression.of));
    case "linear": return lineEnds(expression, ends(expression.of));
    case "lookup": return hullOf([...expression.in.values(), ...(expression.else === undefined ? [] : [expression.else])]);
    case "days": case "workdays": return OPEN;
    case "firstKnown": return firstKnownEnds(expression.of, known, ends);
    default: return expression.of.map(ends).reduce(FOLDS[expression.op]);
  }
}

function factEnds(fact: string, read: ReadFact): Interval {
  const { value, low, high } = read(fact);
  return value === null && low !== undefined && high !== undefined ? intervalOf(low, high) : OPEN;
}
