import type { Outcome, TraceNode } from "../domain/model/card.js";
import type { Interval as Reals, Operator, OperatorTable } from "../domain/language/operators.js";
import type { FactType } from "../domain/model/kinds.js";
import type { Condition, Known, Operand, Test } from "../domain/model/scheme.js";
import { isoDay } from "./arithmetic/days.js";
import { toNumber } from "./arithmetic/fraction.js";
import { known, type Cell, type Read } from "./cell.js";

const of = (truth: boolean): Outcome => (truth ? "true" : "false");

/** All parts: false if any is false, else unknown if any is unknown. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  return outcomes.includes("false") ? "false" : outcomes.includes("unknown") ? "unknown" : "true";
}
/** Any part: true if any is true, else unknown if any is unknown. */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  return outcomes.includes("true") ? "true" : outcomes.includes("unknown") ? "unknown" : "false";
}
/** The opposite; of unknown: unknown. */
export function opposite(outcome: Outcome): Outcome {
  return outcome === "unknown" ? "unknown" : of(outcome === "false");
}

function operandCell(operand: Operand, read: Read): Cell {
  return operand.kind === "fact" ? read(operand.fact) : known(operand.type, operand.value);
}

function realsOf(cell: Cell): Reals {
  if (Array.isArray(cell.value)) return { low: Number(cell.value[0]), high: Number(cell.value[1]) };
  if (cell.settled === null) return { low: Number(cell.value), high: Number(cell.value) };
  return { low: cell.ends.low === null ? -Infinity : toNumber(cell.ends.low), high: cell.ends.high === null ? Infinity : toNumber(cell.ends.high) };
}

const single = ({ low, high }: Reals): boolean => low === high;

function overIntervals(left: Cell, right: Cell, operator: Operator): Outcome {
  if (left.value === null || right.value === null) return "unknown";
  const [a, b] = [realsOf(left), realsOf(right)];
  if (operator.every && operator.some) return operator.every(a, b) ? "true" : operator.some(a, b) ? "unknown" : "false";
  return single(a) ? of(operator.test(a.low, right.value)) : "unknown";
}

function overValues(values: readonly (Known | null)[], right: Cell, operator: Operator): Outcome {
  if (right.value === null || values.length === 0) return "unknown";
  const tests = values.map((value) => operator.test(value as Known, right.value as Known));
  return tests.every((t) => t) ? "true" : tests.some((t) => t) ? "unknown" : "false";
}

/** A list of a past decision that is named but was left undecided (R6). */
function namesUndecided(left: Cell, right: Cell): boolean {
  const { undecided } = left;
  if (undecided === undefined) return false;
  const named = Array.isArray(right.value) ? right.value : [right.value];
  return named.some((name) => undecided.includes(name));
}

function testOutcome(left: Cell, right: Cell, operator: Operator): Outcome {
  if (operator.name === "known") return of((left.value !== null) === right.value);
  if (left.settled?.kind === "unsure" || right.settled?.kind === "unsure" || namesUndecided(left, right)) return "unknown";
  if (left.settled?.kind === "among") return overValues(left.settled.values, right, operator);
  if (left.settled !== null || right.settled !== null) return overIntervals(left, right, operator);
  if (left.value === null || right.value === null) return "unknown";
  return of(operator.test(left.value, right.value));
}

/** A value as traces print it: days as ISO strings. */
export function shown(type: FactType, value: Known | null): Known | null {
  if (type !== "day" || value === null) return value;
  return Array.isArray(value) ? value.map((day) => isoDay(day as number)) : isoDay(value as number);
}

function operatorOf({ operator }: Test, operators: OperatorTable): Operator {
  const found = operators.get(operator);
  if (found === undefined) throw new Error(`no operator ${operator}`);
  return found;
}

function judgeTest(test: Test, read: Read, operators: OperatorTable): TraceNode {
  const [left, right] = [read(test.fact), operandCell(test.value, read)];
  const operator = operatorOf(test, operators);
  const end = (value: Cell["ends"]["low"]): number | null => (value === null ? null : toNumber(value));
  return {
    kind: "test",
    outcome: testOutcome(left, right, operator),
    pointer: test.pointer,
    fact: test.fact,
    operator: test.operator,
    value: shown(left.type, left.value),
    reason: left.value === null ? left.reason : null,
    ends: left.settled?.kind === "interval" ? { least: end(left.ends.low), greatest: end(left.ends.high) } : null,
    threshold: shown(test.value.kind === "fact" ? right.type : test.value.type, right.value),
    thresholdFact: test.value.kind === "fact" ? test.value.fact : null,
    parameter: test.value.parameter ?? null,
  };
}

const parts = (condition: Exclude<Condition, Test>): readonly Condition[] => (condition.kind === "not" ? [condition.part] : condition.parts);
const together = { all: allOf, any: anyOf, not: ([outcome]: readonly Outcome[]) => opposite(outcome) } as const;

/** The outcome of a condition alone, where nobody reads its parts. */
export function outcomeOf(condition: Condition, read: Read, operators: OperatorTable): Outcome {
  if (condition.kind === "test") return testOutcome(read(condition.fact), operandCell(condition.value, read), operatorOf(condition, operators));
  return together[condition.kind](parts(condition).map((part) => outcomeOf(part, read, operators)));
}

/** The outcome of a condition with every part of it: nothing is cut short. */
export function judge(condition: Condition, read: Read, operators: OperatorTable): TraceNode {
  if (condition.kind === "test") return judgeTest(condition, read, operators);
  const judged = parts(condition).map((part) => judge(part, read, operators));
  return { kind: condition.kind, outcome: together[condition.kind](judged.map((part) => part.outcome)), pointer: condition.pointer, parts: judged };
}
