import type { ConditionProperties, NestedCondition, TopLevelCondition } from "json-rules-engine";
import type { Condition, Test } from "../../domain/model/scheme.js";

/** `certain`: a test of a missing fact is false; `possible`: it is true. json-rules-engine knows no third value, so that a condition is run as both. */
export type Reading = "certain" | "possible";

/** Name of the boolean fact that says whether a fact is known. */
export const knownName = (fact: string): string => `known ${fact}`;

const opposite: Readonly<Record<Reading, Reading>> = { certain: "possible", possible: "certain" };

const isKnown = (fact: string, known: boolean): ConditionProperties => ({ fact: knownName(fact), operator: "equal", value: known });

/** Where a past decision left a list undecided, tests of `data.lists` that name it are unknown. */
export const UNDECIDED = "record.data.undecided";

function namesUndecided({ fact, value }: Test): ConditionProperties | null {
  if (fact !== "record.data.lists" || value.kind !== "constant") return null;
  return { fact: UNDECIDED, operator: "overlaps", value: [value.value].flat() };
}

function leaf(test: Test, reading: Reading): NestedCondition {
  const { fact, operator, value } = test;
  if (operator === "known") return isKnown(fact, value.kind === "constant" && value.value === true);
  const open = namesUndecided(test);
  const bare: ConditionProperties = { fact, operator, value: value.kind === "fact" ? { fact: value.fact } : value.value };
  const read = value.kind === "fact" ? [fact, value.fact] : [fact];
  if (reading === "possible") return { any: [...read.map((name) => isKnown(name, false)), ...(open ? [open] : []), bare] };
  return { all: [...read.map((name) => isKnown(name, true)), ...(open ? [{ not: open }] : []), bare] };
}

function nested(condition: Condition, reading: Reading): NestedCondition {
  if (condition.kind === "test") return leaf(condition, reading);
  if (condition.kind === "not") return { not: nested(condition.part, opposite[reading]) };
  const parts = condition.parts.map((part) => nested(part, reading));
  return condition.kind === "all" ? { all: parts } : { any: parts };
}

/** A condition for json-rules-engine, strengthened or weakened; under `not` the two change places. */
export function readAs(condition: Condition, reading: Reading): TopLevelCondition {
  return { all: [nested(condition, reading)] };
}

/** A condition as the author wrote it, for the plain library. */
export function asWritten(condition: Condition): NestedCondition {
  if (condition.kind === "not") return { not: asWritten(condition.part) };
  if (condition.kind !== "test") {
    const parts = condition.parts.map(asWritten);
    return condition.kind === "all" ? { all: parts } : { any: parts };
  }
  const { fact, operator, value } = condition;
  return { fact, operator, value: value.kind === "fact" ? { fact: value.fact } : value.value };
}
