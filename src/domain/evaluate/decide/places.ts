import { asOneKey, countBelow, sortedKeys } from "./key-order.js";
import type { KeyColumn } from "./sort-keys.js";

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

/** Rank and rank from the end with their ends for every row of one population (R18), in the order of `rows`. */
export function placesOf(rows: Uint32Array, columns: readonly KeyColumn[]): readonly Places[] {
  const key = asOneKey(columns, rows);
  const sorted: KeyColumn = { reported: sortedKeys(key.reported, rows), best: sortedKeys(key.best, rows), worst: sortedKeys(key.worst, rows) };
  return Array.from(rows, (row) => placeOf(row, key, sorted));
}

function placeOf(row: number, key: KeyColumn, sorted: KeyColumn): Places {
  const count = sorted.reported.length;
  const [mine, best, worst] = [key.reported[row], key.best[row], key.worst[row]];
  const [before, upToMe] = [countBelow(sorted.reported, mine), countBelow(sorted.reported, mine, true)];
  // Where my ends differ I am myself among those whose best stands before my worst, and whose worst stands after my best: I do not count.
  const self = best < worst ? 1 : 0;
  return {
    rank: 1 + before,
    best: 1 + countBelow(sorted.worst, best),
    worst: 1 + countBelow(sorted.best, worst) - self,
    fromEnd: 1 + count - upToMe,
    fromEndLeast: 1 + count - countBelow(sorted.best, worst, true),
    fromEndGreatest: 1 + count - countBelow(sorted.worst, best, true) - self,
    tied: upToMe - before - 1,
  };
}
