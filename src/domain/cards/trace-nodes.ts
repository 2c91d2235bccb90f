import type { Ends, MissingReason, Outcome, TraceNode } from "../model/card.js";
import { MISSING_REASONS, type ChildTable } from "../model/columns.js";
import type { Condition, Known, Test } from "../model/scheme.js";
import { hasBit } from "../evaluate/settled/bits.js";
import { readsSettled, testOutcome } from "../evaluate/settled/outcomes.js";
import { isOpen, valueAt } from "../evaluate/settled/plain-value.js";
import type { Results } from "../evaluate/decide/results.js";
import { settledFact } from "../evaluate/settled/settled-fact.js";
import { closedEnd, shownValue } from "./shown-value.js";

/** Builds one node of a trace for a row of the condition's table. */
export type NodeAt = (row: number) => TraceNode;

interface Read {
  readonly value: Known | null;
  readonly reason: MissingReason | null;
  readonly ends: Ends | null;
}
type ReadAt = (row: number) => Read;

function readPlain(results: Results, fact: string, child: ChildTable | null): ReadAt {
  const column = results.column(fact, child);
  return (row) => {
    const value = shownValue(valueAt(column, row), column.type);
    const ends = isOpen(column, row) ? { least: closedEnd(column.low?.[row] ?? -Infinity), greatest: closedEnd(column.high?.[row] ?? Infinity) } : null;
    return { value, reason: value === null ? MISSING_REASONS[(column.reasons?.[row] ?? 1) - 1] : null, ends };
  };
}

function readCurrent(results: Results, fact: string): ReadAt | null {
  const column = results.current.get(fact);
  if (!column) return null;
  return (row) => {
    const value = shownValue(valueAt(column, row), column.type);
    return { value, reason: value === null ? MISSING_REASONS[(column.reasons?.[row] ?? 1) - 1] : null, ends: null };
  };
}

function readFact(results: Results, fact: string, child: ChildTable | null): ReadAt {
  const settled = child ? null : settledFact(results, fact);
  if (!settled) return readPlain(results, fact, child);
  const { ends } = settled;
  return readCurrent(results, fact) ?? ((row) => {
    const value = settled.value(row);
    const shown = ends ? { least: closedEnd(ends.least(row)), greatest: closedEnd(ends.greatest(row)) } : null;
    return { value, reason: value === null ? settled.reason?.(row) ?? "notSettled" : null, ends: shown };
  });
}

function outcomesOf(results: Results, test: Test, child: ChildTable | null): (row: number) => Outcome {
  if (!child && readsSettled(results, test)) return (row) => testOutcome(results, test, row, "ends");
  const { certain, possible } = results.testBits(test, child);
  return (row) => (hasBit(certain, row) ? "true" : hasBit(possible, row) ? "unknown" : "false");
}

function testNode(results: Results, test: Test, child: ChildTable | null): NodeAt {
  const { fact, operator, pointer, value: operand } = test;
  const [outcome, read] = [outcomesOf(results, test, child), readFact(results, fact, child)];
  const other = operand.kind === "fact" ? readFact(results, operand.fact, child) : null;
  const constant = operand.kind === "constant" ? shownValue(operand.value, operand.type) : null;
  const thresholdFact = operand.kind === "fact" ? operand.fact : null;
  const parameter = operand.parameter ?? null;
  return (row) => {
    const { value, reason, ends } = read(row);
    return {
      kind: "test", outcome: outcome(row), pointer, fact, operator, value, reason, ends,
      threshold: other ? other(row).value : constant, thresholdFact, parameter,
    };
  };
}

/** `all` is false if any part is, else unknown if any is; `any` is the dual. */
function joint(kind: "all" | "any", parts: readonly TraceNode[]): Outcome {
  const decisive: Outcome = kind === "all" ? "false" : "true";
  let outcome: Outcome = kind === "all" ? "true" : "false";
  for (const part of parts) {
    if (part.outcome === decisive) return decisive;
    if (part.outcome === "unknown") outcome = "unknown";
  }
  return outcome;
}

const NOT: Readonly<Record<Outcome, Outcome>> = { true: "false", false: "true", unknown: "unknown" };

/** Compiles a condition into a builder of its trace, whole, for any row of its table. */
export function nodeBuilder(results: Results, condition: Condition, child: ChildTable | null): NodeAt {
  if (condition.kind === "test") return testNode(results, condition, child);
  const { kind, pointer } = condition;
  if (kind === "not") {
    const inner = nodeBuilder(results, condition.part, child);
    return (row) => {
      const part = inner(row);
      return { kind, outcome: NOT[part.outcome], pointer, parts: [part] };
    };
  }
  const inner = condition.parts.map((part) => nodeBuilder(results, part, child));
  return (row) => {
    const parts = inner.map((build) => build(row));
    return { kind, outcome: joint(kind, parts), pointer, parts };
  };
}
