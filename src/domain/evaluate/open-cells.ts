import type { Interval, Operator } from "../language/operators.js";
import type { Column } from "../model/columns.js";
import type { Test } from "../model/scheme.js";
import type { Words } from "./kernels/bit-kernels.js";
import type { Bits } from "./results.js";
import { hasBit } from "./settled/bits.js";
import { isOpen } from "./settled/plain-value.js";

const open = new WeakMap<Column, boolean>();

/** Whether any known cell of a column may still change. */
function hasOpenCells(column: Column): boolean {
  const known = open.get(column) ?? (column.low !== null && column.low.some((_, row) => isOpen(column, row)));
  open.set(column, known);
  return known;
}

function intervalAt(column: Column, row: number): Interval {
  if (isOpen(column, row)) return { low: column.low?.[row] ?? -Infinity, high: column.high?.[row] ?? Infinity };
  const value = column.numbers?.[row] ?? 0;
  return { low: value, high: value };
}

function constantOf({ value }: Test): Interval | null {
  if (value.kind !== "constant") return null;
  if (typeof value.value === "number") return { low: value.value, high: value.value };
  return Array.isArray(value.value) ? { low: Number(value.value[0]), high: Number(value.value[1]) } : null;
}

export interface OpenTest {
  readonly test: Test;
  readonly operator: Operator;
  readonly left: Column;
  readonly right: Column | null;
  readonly rows: number;
  readonly bits: Bits;
}

/** Puts right what a test says of numbers that may still change: true if it holds of all that they can be, false if of none (R30). null: there are none. */
export function settleOpenCells({ test, operator, left, right, rows, bits }: OpenTest): ((words: Words) => void) | null {
  if (!hasOpenCells(left) && !(right && hasOpenCells(right))) return null;
  const constant = constantOf(test);
  const set = (words: Uint32Array, row: number, holds: boolean): void => {
    if (holds) words[row >>> 5] |= 1 << (row & 31);
    else words[row >>> 5] &= ~(1 << (row & 31));
  };
  return ({ from, to }) => {
    const end = to << 5 < rows ? to << 5 : rows;
    for (let row = from << 5; row < end; row++) {
      if (!isOpen(left, row) && !(right && isOpen(right, row))) continue;
      if (!hasBit(left.known, row) || (right && !hasBit(right.known, row))) continue;
      const [a, b] = [intervalAt(left, row), right ? intervalAt(right, row) : constant];
      const known = b !== null && operator.every !== undefined && operator.some !== undefined;
      set(bits.certain, row, known && operator.every(a, b));
      set(bits.possible, row, !known || operator.some(a, b));
    }
  };
}
