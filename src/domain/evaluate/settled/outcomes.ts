import type { Outcome } from "../../model/card.js";
import type { Condition, Known, Test } from "../../model/scheme.js";
import type { Interval, Operator } from "../../language/operators.js";
import type { Bits } from "../results.js";
import { bothOf, eitherOf, hasBit, negationOf, rowsWhere } from "./bits.js";
import type { Results } from "../decide/results.js";
import { isOpen, plainEnds, plainValue } from "./plain-value.js";
import { settledFact } from "./settled-fact.js";
import type { Settled } from "./settled.js";

/** ends: a settled fact may be anything between its ends. reported: it is the value shown (R17). */
export type Reading = "ends" | "reported";

/** One side of a test for one subject: missing, an interval, or the values it can take. */
type Side = { readonly missing: true } | { readonly interval: Interval } | { readonly values: readonly (Known | null)[]; readonly nullIsValue: boolean };

const MISSING: Side = { missing: true };
const UNKNOWN = "unknown";

const outcomeOf = (every: boolean, some: boolean): Outcome => (every ? "true" : some ? UNKNOWN : "false");

/** Whether a test reads anything that is settled after the rules. */
export function readsSettled(results: Results, test: Test): boolean {
  return settledFact(results, test.fact) !== null || (test.value.kind === "fact" && settledFact(results, test.value.fact) !== null);
}

const isPlain = (results: Results, condition: Condition): boolean =>
  condition.kind === "test" ? !readsSettled(results, condition)
    : condition.kind === "not" ? isPlain(results, condition.part) : condition.parts.every((part) => isPlain(results, part));

function pointOf(value: Known, operator: Operator): Side {
  if (typeof value === "number") return { interval: { low: value, high: value } };
  if (operator.right === "pair") return { interval: { low: value[0 as never], high: value[1 as never] } };
  return { values: [value], nullIsValue: false };
}

function settledSide(settled: Settled, row: number, reading: Reading): Side {
  const value = settled.value(row);
  if (settled.ends) {
    if (value === null) return MISSING;
    const point = { low: value as number, high: value as number };
    return { interval: reading === "reported" ? point : { low: settled.ends.least(row), high: settled.ends.greatest(row) } };
  }
  const values = reading === "ends" && settled.among ? settled.among(row) : [value];
  return { values, nullIsValue: settled.nullIsValue === true };
}

function factSide(results: Results, fact: string, row: number, reading: Reading): Side {
  const settled = settledFact(results, fact);
  if (settled) return settledSide(settled, row, reading);
  const value = plainValue(results, fact, row);
  if (value === null) return MISSING;
  if (reading === "ends" && isOpen(results.column(fact, null), row)) {
    const { low, high } = plainEnds(results, fact, row);
    return { interval: { low, high } };
  }
  return typeof value === "number" ? { interval: { low: value, high: value } } : { values: [value], nullIsValue: false };
}

/** A set on the right of an interval on the left: `in` and `notIn` can be told of a single value alone. */
function ofSet(operator: Operator, a: Interval, set: Known): Outcome {
  return a.low === a.high ? (operator.test(a.low, set) ? "true" : "false") : UNKNOWN;
}

function ofIntervals(operator: Operator, a: Interval, b: Interval): Outcome {
  if (a.low === a.high && b.low === b.high && operator.right === "same") return operator.test(a.low, b.low) ? "true" : "false";
  return outcomeOf(operator.every?.(a, b) ?? false, operator.some?.(a, b) ?? true);
}

/** A grade that is null equals nothing: `equal` and `in` are false of it, their negations true. */
const NULL_OUTCOMES: Readonly<Record<string, Outcome>> = { equal: "false", in: "false", notEqual: "true", notIn: "true" };

function ofValues(operator: Operator, a: Extract<Side, { values: unknown }>, b: readonly (Known | null)[]): Outcome {
  const seen = new Set<Outcome>();
  for (const left of a.values) {
    for (const right of b) {
      if (left === null || right === null) seen.add(a.nullIsValue && right !== null ? NULL_OUTCOMES[operator.name] ?? UNKNOWN : UNKNOWN);
      else seen.add(operator.test(left, right) ? "true" : "false");
    }
  }
  return seen.size === 1 ? [...seen][0] : UNKNOWN;
}

/** `known` asks whether a value is there now, and is never unknown. */
function knownOutcome(results: Results, test: Test, row: number): Outcome {
  const settled = settledFact(results, test.fact);
  const there = (settled ? settled.value(row) : plainValue(results, test.fact, row)) !== null;
  return test.value.kind === "constant" && there === test.value.value ? "true" : "false";
}

/** The outcome of one test that reads a settled fact, for one subject. */
export function testOutcome(results: Results, test: Test, row: number, reading: Reading): Outcome {
  const operator = results.operators.get(test.operator);
  if (!operator) throw new RangeError(`unknown operator ${test.operator}`);
  if (operator.name === "known") return knownOutcome(results, test, row);
  const a = factSide(results, test.fact, row, reading);
  const constant = test.value.kind === "constant" ? test.value.value : null;
  const b = test.value.kind === "fact" ? factSide(results, test.value.fact, row, reading) : pointOf(test.value.value, operator);
  if ("missing" in a || "missing" in b) return UNKNOWN;
  if ("interval" in a) {
    if ("interval" in b) return ofIntervals(operator, a.interval, b.interval);
    return constant === null ? UNKNOWN : ofSet(operator, a.interval, constant);
  }
  return "values" in b ? ofValues(operator, a, b.values) : UNKNOWN;
}

function settledBits(results: Results, test: Test, reading: Reading): Bits {
  const outcomes = Array.from({ length: results.subjects }, (_, row) => testOutcome(results, test, row, reading));
  return {
    certain: rowsWhere(results.subjects, (row) => outcomes[row] === "true"),
    possible: rowsWhere(results.subjects, (row) => outcomes[row] !== "false"),
  };
}

/** A condition over plain and settled facts for all subjects; the bitmaps may be shared, so they are only read. */
export function outcomeBits(results: Results, condition: Condition, reading: Reading): Bits {
  if (isPlain(results, condition)) return results.conditionBits(condition, null);
  if (condition.kind === "test") return settledBits(results, condition, reading);
  if (condition.kind === "not") return negationOf(outcomeBits(results, condition.part, reading), results.subjects);
  const parts = condition.parts.map((part) => outcomeBits(results, part, reading));
  return parts.reduce(condition.kind === "all" ? bothOf : eitherOf);
}

/** What bits say of one row. */
export const outcomeAt = (bits: Bits, row: number): Outcome => outcomeOf(hasBit(bits.certain, row), hasBit(bits.possible, row));
