import type { Evidence } from "../../app/queries/evidence.js";
import type { Trace, TraceNode } from "../../domain/model/card.js";
import type { Expression, Rule } from "../../domain/model/scheme.js";
import { factsOfExpression } from "../../domain/evaluate/settled/known-facts.js";

function factsOfNode(node: TraceNode | null): readonly string[] {
  if (node === null) return [];
  if (node.kind !== "test") return node.parts.flatMap(factsOfNode);
  return node.thresholdFact === null ? [node.fact] : [node.fact, node.thresholdFact];
}

function amountOf({ event }: Rule): readonly Expression[] {
  return [...(event.type === "points" ? [event.amount] : []), ...(event.details?.values() ?? [])];
}

/** Ids of the records behind a rule on one card: its own record for a rule that walks records, else those behind the facts that it reads. */
export function recordsOfRule(rule: Rule, trace: Trace, evidence: Evidence): readonly string[] {
  const traces = trace.rules.filter((each) => each.rule === rule.name);
  const own = traces.flatMap(({ record }) => (record === null ? [] : [record]));
  if (rule.each) return [...new Set(own)];
  const facts = [...traces.flatMap(({ applies, conditions }) => [...factsOfNode(applies), ...factsOfNode(conditions)]), ...amountOf(rule).flatMap((expression) => [...factsOfExpression(expression)])];
  return [...new Set(facts.flatMap((fact) => evidence.byFact.get(fact) ?? []))].sort();
}
