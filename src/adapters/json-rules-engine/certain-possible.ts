import type { NestedCondition, TopLevelCondition } from "json-rules-engine";
import type { Condition, Test } from "../../domain/model/scheme.js";

/** Name of the fact that says whether another fact is known. */
export const knownName = (fact: string): string => `known ${fact}`;

const isKnown = (fact: string, value: boolean): NestedCondition => ({ fact: knownName(fact), operator: "equal", value });

function readsOf(test: Test): readonly string[] {
  return test.value.kind === "fact" ? [test.fact, test.value.fact] : [test.fact];
}

/**
 * A leaf as *certain* (it holds and everything it reads is known) or as *possible* (it holds, or something it reads is not known). The
 * library knows no third value: on missing facts its notEqual and notIn fire, so the known bits stand beside every leaf.
 */
function leaf(test: Test, certain: boolean): NestedCondition {
  if (test.operator === "known") return { fact: knownName(test.fact), operator: "equal", value: test.value.kind === "constant" ? test.value.value : true };
  const own: NestedCondition = { fact: test.fact, operator: test.operator, value: test.value.kind === "fact" ? { fact: test.value.fact } : test.value.value };
  const guards = readsOf(test).map((fact) => isKnown(fact, certain));
  return certain ? { all: [...guards, own] } : { any: [...guards, own] };
}

function nested(condition: Condition, certain: boolean): NestedCondition {
  if (condition.kind === "test") return leaf(condition, certain);
  if (condition.kind === "not") return { not: nested(condition.part, !certain) };
  const parts = condition.parts.map((part) => nested(part, certain));
  return condition.kind === "all" ? { all: parts } : { any: parts };
}

/** The condition in the library's form, once strengthened to certain (true), once weakened to possible (false); under `not` they swap. */
export function libraryCondition(condition: Condition, certain: boolean): TopLevelCondition {
  return { all: [nested(condition, certain)] };
}

/** Names of all facts that a condition reads, once each. */
export function factsRead(condition: Condition): readonly string[] {
  if (condition.kind === "test") return readsOf(condition);
  const parts = condition.kind === "not" ? [condition.part] : condition.parts;
  return [...new Set(parts.flatMap(factsRead))];
}
