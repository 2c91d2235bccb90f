import type { FactReading, ReadFact } from "../facts/expression.js";
import type { Column } from "../model/columns.js";
import { isCertain } from "./settled/plain-value.js";
import type { TableRun } from "./table-run.js";

/** `range` of the facts that state one. */
export type Ranges = ReadonlyMap<string, readonly [number, number]>;

/** Reads facts of one row at a time, for expressions. */
export interface RowReader {
  readonly read: ReadFact;
  /** Moves to another row. */
  at(row: number): void;
}

function readingAt(column: Column, range: readonly [number, number] | undefined, row: number): FactReading {
  if (isCertain(column, row)) return { type: column.type, value: column.numbers ? column.numbers[row] : column.dictionary[column.codes?.[row] ?? 0] };
  if (column.low && column.high) return { value: null, low: column.low[row], high: column.high[row] };
  return range ? { value: null, low: range[0], high: range[1] } : { value: null };
}

/** A reader over a table: a known fact is its value; a missing one has its own ends, else those of its `range`, else none (R9). */
export function createRowReader(table: TableRun, ranges: Ranges): RowReader {
  const columns = new Map<string, Column>();
  let current = 0;
  const columnOf = (fact: string): Column => {
    const column = columns.get(fact) ?? table.column(fact);
    columns.set(fact, column);
    return column;
  };
  return { read: (fact) => readingAt(columnOf(fact), ranges.get(fact), current), at: (row) => { current = row; } };
}
