import type { ChildTable, Column } from "../../domain/model/columns.js";
import type { Condition, Known } from "../../domain/model/scheme.js";
import type { Bits, RuleResults } from "../../domain/evaluate/results.js";
import type { Outcome } from "../../domain/model/card.js";
import { hasBit } from "../../domain/evaluate/settled/bits.js";
import { isOpen } from "../../domain/evaluate/settled/plain-value.js";
import { factsOfCondition } from "../../domain/evaluate/settled/known-facts.js";
import { UNDECIDED } from "./strengthen.js";
import type { Values } from "./library-outcome.js";

/** One condition that is compared: where it stands, and what the core says of it. */
export interface ComparedCondition {
  readonly name: string;
  readonly condition: Condition;
  readonly child: ChildTable | null;
  readonly rows: number;
  readonly bits: Bits;
}

/** The conditions of eligibility and of all rules, `applies` included, in the order of the scheme. */
export function comparedConditions(results: RuleResults): readonly ComparedCondition[] {
  const { scheme, rules, subjects } = results;
  const eligibility = scheme.eligibility.map(({ conditions }, place) =>
    ({ name: `eligibility ${place}`, condition: conditions, child: null, rows: subjects, bits: results.conditionBits(conditions, null) }));
  return [...eligibility, ...rules.flatMap(({ rule, child, rows, applies, conditions }) => [
    ...(rule.applies && applies ? [{ name: `${rule.name} applies`, condition: rule.applies, child, rows, bits: applies }] : []),
    ...(rule.conditions && conditions ? [{ name: rule.name, condition: rule.conditions, child, rows, bits: conditions }] : []),
  ])];
}

/** What the two bits of a row say; `contradiction`: certain, but not possible. */
export function outcomeOf({ bits }: ComparedCondition, row: number): Outcome | "contradiction" {
  const possible = hasBit(bits.possible, row);
  if (hasBit(bits.certain, row)) return possible ? "true" : "contradiction";
  return possible ? "unknown" : "false";
}

/** Reads the facts of a condition row by row; `keyOf` is equal for rows that are equal in all of them. */
export interface TupleReader {
  keyOf(row: number): string;
  valuesAt(row: number): Values;
  /** Whether a number in it may still change: the library knows no ends, so that the reference alone is compared there. */
  isOpen(row: number): boolean;
}

const cellOf = ({ numbers, codes }: Column, row: number): number => numbers?.[row] ?? codes?.[row] ?? 0;
const valueOf = (column: Column, row: number): Known | null =>
  hasBit(column.known, row) ? column.numbers?.[row] ?? column.dictionary[column.codes?.[row] ?? 0] : null;

export function createTupleReader(results: RuleResults, { condition, child }: ComparedCondition): TupleReader {
  const facts = factsOfCondition(condition);
  if (child?.columns.has(UNDECIDED)) facts.add(UNDECIDED);
  const columns = [...facts].map((fact): [string, Column] => [fact, results.column(fact, child)]);
  return {
    keyOf: (row) => columns.map(([, column]) => (hasBit(column.known, row) ? cellOf(column, row) : "-")).join(),
    isOpen: (row) => columns.some(([, column]) => isOpen(column, row)),
    valuesAt: (row) => Object.fromEntries(columns.map(([fact, column]) => [fact, valueOf(column, row)])),
  };
}
