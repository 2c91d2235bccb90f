import type { FactReading } from "../../facts/expression.js";
import type { ChildTable, Column } from "../../model/columns.js";
import type { Known } from "../../model/scheme.js";
import type { RuleResults } from "../results.js";
import { hasBit } from "./bits.js";

/** The value of a column at a row; null: missing. Days are day numbers. */
export function valueAt(column: Column, row: number): Known | null {
  if (!hasBit(column.known, row)) return null;
  return column.numbers ? column.numbers[row] : column.dictionary[column.codes?.[row] ?? 0];
}

/** Whether a known cell may still change: a place among others of whom something is missing (R30). */
export const isOpen = ({ known, low, high }: Column, row: number): boolean => low !== null && high !== null && low[row] < high[row] && hasBit(known, row);

/** Whether a cell is known, and nothing that is missing can change it. */
export const isCertain = (column: Column, row: number): boolean => hasBit(column.known, row) && !isOpen(column, row);

/** A plain fact (or, with child, a record field) at a row; null: missing. */
export function plainValue(results: RuleResults, fact: string, row: number, child: ChildTable | null = null): Known | null {
  return valueAt(results.column(fact, child), row);
}

/** The same with its type, as expressions read it: what may still change is missing to them. */
export function certainReading(results: RuleResults, fact: string, row: number, child: ChildTable | null = null): FactReading {
  return isOpen(results.column(fact, child), row) ? { value: null } : plainReading(results, fact, row, child);
}

/** The same with its type, as reported. */
export function plainReading(results: RuleResults, fact: string, row: number, child: ChildTable | null = null): FactReading {
  const column = results.column(fact, child);
  return { value: valueAt(column, row), type: column.type };
}

/** Ends of a missing plain number: cell by cell, else the fact's `range`, else open. */
export function plainEnds(results: RuleResults, fact: string, row: number, column = results.column(fact, null)): { readonly low: number; readonly high: number } {
  if (column.low && column.high) return { low: column.low[row], high: column.high[row] };
  const range = results.scheme.facts.find((f) => f.name === fact)?.range;
  return { low: range?.[0] ?? -Infinity, high: range?.[1] ?? Infinity };
}
