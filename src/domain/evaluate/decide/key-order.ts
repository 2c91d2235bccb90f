import type { KeyColumn } from "./sort-keys.js";

const ENDS = ["reported", "best", "worst"] as const;
type End = (typeof ENDS)[number];

/** One end of the keys of one row. */
interface Vector {
  readonly row: number;
  readonly end: End;
}

function compareVectors(columns: readonly KeyColumn[], a: Vector, b: Vector): number {
  for (const column of columns) {
    const [left, right] = [column[a.end][a.row], column[b.end][b.row]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Reported, best and worst keys of every row. */
const vectorsOf = (rows: Uint32Array): Vector[] => Array.from(rows).flatMap((row) => ENDS.map((end) => ({ row, end })));

/**
 * Several keys, compared in order, as one: equal vectors of keys get equal numbers, and the vector that stands first the lesser one. Without a key
 * everybody is equal. Of rows that are not asked for nothing is said.
 */
export function asOneKey(columns: readonly KeyColumn[], rows: Uint32Array): KeyColumn {
  if (columns.length === 1) return columns[0];
  const length = rows.reduce((most, row) => (row >= most ? row + 1 : most), 0);
  const key: KeyColumn = { reported: new Float64Array(length), best: new Float64Array(length), worst: new Float64Array(length) };
  const sorted = vectorsOf(rows).sort((a, b) => compareVectors(columns, a, b));
  let place = 0;
  sorted.forEach((vector, i) => {
    if (i > 0 && compareVectors(columns, sorted[i - 1], vector) < 0) place++;
    key[vector.end][vector.row] = place;
  });
  return key;
}

/** The keys of some rows at one end, ascending. */
export const sortedKeys = (key: Float64Array, rows: Uint32Array): Float64Array => Float64Array.from(rows, (row) => key[row]).sort();

/** How many of the sorted keys are less than a value, or (orEqual) not greater: binary search, so that a whole population costs O(n log n). */
export function countBelow(sorted: Float64Array, value: number, orEqual = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
