import type { Condition, Expression, Rule } from "../model/scheme.js";

/** Names of facts and record fields in a condition. */
function inCondition(condition: Condition | undefined): readonly string[] {
  if (!condition) return [];
  if (condition.kind === "not") return inCondition(condition.part);
  if (condition.kind !== "test") return condition.parts.flatMap(inCondition);
  return condition.value.kind === "fact" ? [condition.fact, condition.value.fact] : [condition.fact];
}

/** Names of facts and record fields in an expression. */
function inExpression(expression: Expression | undefined): readonly string[] {
  if (!expression) return [];
  switch (expression.op) {
    case "number": return [];
    case "fact": return [expression.fact];
    case "days": case "workdays": return [...inExpression(expression.from), ...inExpression(expression.to)];
    case "round": case "steps": case "linear": case "lookup": return inExpression(expression.of);
    default: return expression.of.flatMap(inExpression);
  }
}

/** Record fields (`record.<field>`) that rules read of the records they walk, each once, in code-unit order. */
export function recordFieldsRead(rules: readonly Rule[]): readonly string[] {
  const names = rules.flatMap(({ applies, conditions, event, one }) => [
    ...inCondition(applies), ...inCondition(conditions), ...(one?.per ?? []),
    ...(event.type === "points" ? [...inExpression(event.amount), ...inExpression(event.outOf)] : []),
    ...[...(event.details?.values() ?? [])].flatMap(inExpression),
  ]);
  // A test of the lists of a past decision also asks which of them were left undecided (R6).
  const undecided = names.includes("record.data.lists") ? ["record.data.undecided"] : [];
  return [...new Set([...names.filter((name) => name.startsWith("record.")), ...undecided])].sort((a, b) => (a < b ? -1 : 1));
}
