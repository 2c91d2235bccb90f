import type { Condition, Expression, Fact, RecordsFact, Rule } from "../model/scheme.js";

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

/** A test of the lists of a past decision also asks which of them were left undecided (R6). */
const withUndecided = (names: readonly string[]): readonly string[] => (names.includes("record.data.lists") ? [...names, "record.data.undecided"] : names);

/** Names of facts about its own subject that a fact reads; those of linked subjects are not among them. */
export function factsReadBy(fact: Fact): readonly string[] {
  const names = [...inCondition(fact.knownIf)];
  if (fact.from === "formula") names.push(...inExpression(fact.expression));
  if (fact.from === "records") {
    names.push(...inCondition(fact.select.where), ...inCondition(fact.satisfies), ...fact.select.windows.flatMap((window) => (window.kind === "since" ? [window.fact] : [])));
  }
  return [...new Set(names)].filter((name) => !name.startsWith("record."));
}

/** Names of facts about the linked subjects that decide which of them are taken. */
export function factsInWhere(where: Condition | undefined): readonly string[] {
  return [...new Set(inCondition(where))];
}

/** Record fields (`record.<field>`) that a fact reads of the records it aggregates, each once. */
export function recordFieldsOf(fact: RecordsFact): readonly string[] {
  const field = (name: string): string => (name.startsWith("record.") ? name : `record.${name}`);
  const named = [fact.of, fact.weight, ...(fact.one?.per ?? [])].flatMap((name) => (name === undefined ? [] : [field(name)]));
  return [...new Set(withUndecided([...named, ...inCondition(fact.select.where), ...inCondition(fact.satisfies)]))];
}

/** Record fields (`record.<field>`) that rules read of the records they walk, each once, in code-unit order. */
export function recordFieldsRead(rules: readonly Rule[]): readonly string[] {
  const names = rules.flatMap(({ applies, conditions, event, one }) => [
    ...inCondition(applies), ...inCondition(conditions), ...(one?.per ?? []),
    ...(event.type === "points" ? [...inExpression(event.amount), ...inExpression(event.outOf)] : []),
    ...[...(event.details?.values() ?? [])].flatMap(inExpression),
  ]);
  return [...new Set(withUndecided(names).filter((name) => name.startsWith("record.")))].sort((a, b) => (a < b ? -1 : 1));
}
