import type { Card } from "../../domain/model/card.js";
import { STAGE, type Condition, type Expression } from "../../domain/model/scheme.js";
import { shown } from "../condition.js";
import type { Cell } from "../cell.js";
import type { World } from "../world.js";
import { pointsOf, type RuleRow } from "./rule-rows.js";

/** The facts that a condition names, thresholds included. */
function inCondition(condition: Condition): readonly string[] {
  if (condition.kind === "not") return inCondition(condition.part);
  if (condition.kind !== "test") return condition.parts.flatMap(inCondition);
  return [condition.fact, ...(condition.value.kind === "fact" ? [condition.value.fact] : [])];
}

/** The facts that an expression names. */
function inExpression(expression: Expression): readonly string[] {
  if (expression.op === "number") return [];
  if (expression.op === "fact") return [expression.fact];
  if ("from" in expression && !("of" in expression)) return [...inExpression(expression.from), ...inExpression(expression.to)];
  return [expression.of].flat().flatMap(inExpression);
}

function readBy({ rule, state }: RuleRow): readonly string[] {
  if (state !== "evaluated") return [];
  const conditions = [rule.applies, rule.conditions].filter((condition) => condition !== undefined);
  const amount = pointsOf(rule)?.amount;
  return [...conditions.flatMap(inCondition), ...(amount ? inExpression(amount) : [])];
}

/** The declared plain facts read by eligibility and by rules that apply, with what of them is missing (R20). */
export function factsRead(world: World, rows: readonly RuleRow[], facts: ReadonlyMap<string, Cell>): Pick<Card, "known" | "missing"> {
  const names = new Set([...world.scheme.eligibility.flatMap(({ conditions }) => inCondition(conditions)), ...rows.flatMap(readBy)]);
  const read = world.scheme.facts.filter((fact) => fact.stage <= STAGE.plain && names.has(fact.name));
  const missing = read.flatMap((fact) => {
    const cell = facts.get(fact.name);
    if (cell === undefined || cell.reason === null) return [];
    return [{ fact: fact.name, reason: cell.reason, assumed: cell.assumed ? shown(cell.type, cell.value) : null }];
  });
  return { known: { known: read.length - missing.length, of: read.length }, missing };
}
