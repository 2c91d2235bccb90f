import type { Column } from "../../model/columns.js";
import { STAGE, type Condition, type Expression, type Fact, type Rule } from "../../model/scheme.js";
import type { RuleResult, RuleResults } from "../results.js";
import { allRows, hasBit, or, rowsWhere, wordsFor, without } from "./bits.js";
import { ownersOf } from "./at-subjects.js";

/** A plain fact that is read, with the subjects for whom something that applies reads it (R20). */
export interface ReadFact {
  readonly fact: Fact;
  readonly column: Column;
  readonly readers: Uint32Array;
}

/** Every fact named by a condition, left and right. */
export function factsOfCondition(condition: Condition, found = new Set<string>()): Set<string> {
  if (condition.kind === "test") {
    found.add(condition.fact);
    if (condition.value.kind === "fact") found.add(condition.value.fact);
  } else if (condition.kind === "not") factsOfCondition(condition.part, found);
  else for (const part of condition.parts) factsOfCondition(part, found);
  return found;
}

const operandsOf = (expression: Expression): readonly Expression[] => {
  if ("from" in expression && expression.op !== "linear") return [expression.from, expression.to];
  if (!("of" in expression)) return [];
  return Array.isArray(expression.of) ? (expression.of as readonly Expression[]) : [expression.of as Expression];
};

/** Every fact named by an expression. */
export function factsOfExpression(expression: Expression, found = new Set<string>()): Set<string> {
  if (expression.op === "fact") found.add(expression.fact);
  for (const operand of operandsOf(expression)) factsOfExpression(operand, found);
  return found;
}

function factsOfRule(rule: Rule): Set<string> {
  const found = new Set<string>();
  if (rule.applies) factsOfCondition(rule.applies, found);
  if (rule.conditions) factsOfCondition(rule.conditions, found);
  if (rule.event.type === "points") factsOfExpression(rule.event.amount, found);
  return found;
}

/** Subjects with at least one row for which the rule is in force and not inapplicable. */
function appliesAt(results: RuleResults, result: RuleResult): Uint32Array {
  const inForce = result.inForce ?? allRows(result.rows);
  const active = result.applies ? inForce.map((word, i) => word & (result.applies?.possible[i] ?? 0)) : inForce;
  return ownersOf(active, result, results.subjects);
}

const cache = new WeakMap<RuleResults["rules"], readonly ReadFact[]>();

/** The plain facts of which a card says how many are known, in the order of the scheme's facts. */
export function readFacts(results: RuleResults): readonly ReadFact[] {
  const found = cache.get(results.rules) ?? collect(results);
  cache.set(results.rules, found);
  return found;
}

function collect(results: RuleResults): readonly ReadFact[] {
  const { scheme, subjects, frozen } = results;
  const readers = new Map<string, Uint32Array>();
  const add = (names: Iterable<string>, rows: Uint32Array): void => {
    for (const name of names) readers.set(name, or(readers.get(name) ?? new Uint32Array(wordsFor(subjects)), rows));
  };
  const asked = new Set<string>();
  for (const entry of scheme.eligibility) factsOfCondition(entry.conditions, asked);
  const eligible = rowsWhere(subjects, (row) => results.eligibility[row] < 0);
  for (const result of results.rules) {
    const at = appliesAt(results, result);
    add(factsOfRule(result.rule), without(at, without(at, eligible)));
  }
  add(asked, allRows(subjects));
  return scheme.facts.flatMap((fact) => {
    const [column, rows] = [frozen.columns.get(fact.name), readers.get(fact.name)];
    return fact.stage <= STAGE.plain && column && rows ? [{ fact, column, readers: rows }] : [];
  });
}

/** Known before `whenMissing` stood in. */
export const isKnownOfItself = (column: Column, row: number): boolean =>
  hasBit(column.known, row) && !(column.assumed !== null && hasBit(column.assumed, row));

/** How many of the facts that are read for this subject are known before `whenMissing`, of how many. */
export function knownOf(results: RuleResults, row: number): { readonly known: number; readonly of: number } {
  let [known, of] = [0, 0];
  for (const read of readFacts(results)) {
    if (!hasBit(read.readers, row)) continue;
    of++;
    if (isKnownOfItself(read.column, row)) known++;
  }
  return { known, of };
}
