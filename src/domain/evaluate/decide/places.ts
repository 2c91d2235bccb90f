import type { KeyColumn } from "./sort-keys.js";
import { compareKeys, countBefore, keysAt, sortedBy, type Keys } from "./key-order.js";

/** Places of one subject within one population, from 1. */
export interface Places {
  readonly rank: number;
  readonly best: number;
  readonly worst: number;
  readonly fromEnd: number;
  readonly fromEndLeast: number;
  readonly fromEndGreatest: number;
  /** Others with equal keys. */
  readonly tied: number;
}

interface Sorted {
  readonly keys: Keys;
  readonly rows: Uint32Array;
}

/** Rank and rank from the end with their ends for every row of one population (R18), in the order of `rows`. */
export function placesOf(rows: Uint32Array, columns: readonly KeyColumn[]): readonly Places[] {
  const at = (end: "reported" | "best" | "worst"): Sorted => {
    const keys = keysAt(columns, end);
    return { keys, rows: sortedBy(keys, rows) };
  };
  const [reported, best, worst] = [at("reported"), at("best"), at("worst")];
  return Array.from(rows, (row) => placeOf(row, reported, best, worst));
}

function placeOf(row: number, reported: Sorted, best: Sorted, worst: Sorted): Places {
  const count = reported.rows.length;
  const [me, myBest, myWorst] = [{ keys: reported.keys, row }, { keys: best.keys, row }, { keys: worst.keys, row }];
  const before = countBefore(reported.rows, reported.keys, me);
  const upToMe = countBefore(reported.rows, reported.keys, me, true);
  // I am among those whose best keys stand before my worst, and whose worst stand after my best, if my own ends differ: I am not counted.
  const self = compareKeys(best.keys, row, worst.keys, row) < 0 ? 1 : 0;
  return {
    rank: 1 + before,
    best: 1 + countBefore(worst.rows, worst.keys, myBest),
    worst: 1 + countBefore(best.rows, best.keys, myWorst) - self,
    fromEnd: 1 + count - upToMe,
    fromEndLeast: 1 + count - countBefore(best.rows, best.keys, myWorst, true),
    fromEndGreatest: 1 + count - countBefore(worst.rows, worst.keys, myBest, true) - self,
    tied: upToMe - before - 1,
  };
}
