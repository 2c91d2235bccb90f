import type { KeyColumn } from "./sort-keys.js";

/** The keys of all rows at one end, compared in order. */
export type Keys = readonly Float64Array[];
export type End = keyof KeyColumn;

export const keysAt = (columns: readonly KeyColumn[], end: End): Keys => columns.map((column) => column[end]);

/** Negative if row i of a stands strictly before row j of b, 0 if their keys are equal. */
export function compareKeys(a: Keys, i: number, b: Keys, j: number): number {
  for (let k = 0; k < a.length; k++) {
    const [left, right] = [a[k][i], b[k][j]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Rows in the order of their keys. */
export function sortedBy(keys: Keys, rows: Uint32Array): Uint32Array {
  if (keys.length === 0) return rows;
  return rows.slice().sort((i, j) => compareKeys(keys, i, keys, j));
}

/**
 * How many of the sorted rows stand strictly before row `row` of `mine`, or (orEqual) not after it: binary search, so that places of a whole
 * population cost O(n log n).
 */
export function countBefore(sorted: Uint32Array, keys: Keys, mine: { readonly keys: Keys; readonly row: number }, orEqual = false): number {
  let [low, high] = [0, sorted.length];
  const limit = orEqual ? 0 : -1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(keys, sorted[middle], mine.keys, mine.row) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
