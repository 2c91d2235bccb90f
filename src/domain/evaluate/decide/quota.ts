import type { ListSpec } from "../../model/scheme.js";
import { asOneKey, countBelow, sortedKeys } from "./key-order.js";
import type { KeyColumn } from "./sort-keys.js";

export type Place = "in" | "noPlace" | "undecided";

/** Those of one scope who want a place: certain entrants, and candidates whose entry is undecided. */
export interface Candidates {
  readonly certain: Uint32Array;
  readonly undecided: Uint32Array;
}

/**
 * What becomes of each certain entrant of one scope (R19): a place if fewer than `places` others could stand before it, none if that many certain
 * entrants certainly do, else undecided. Where ties are refused, or nothing orders them, an equal could stand before it.
 */
export function placesFor(quota: NonNullable<ListSpec["quota"]>, { certain, undecided }: Candidates, columns: readonly KeyColumn[]): readonly Place[] {
  const everybody = Uint32Array.from([...certain, ...undecided]);
  const key = asOneKey(columns, everybody);
  const [couldStand, surelyStand] = [sortedKeys(key.best, everybody), sortedKeys(key.worst, certain)];
  const refuse = quota.ties === "refuse" || columns.length === 0;
  return Array.from(certain, (row) => {
    const self = refuse || key.best[row] < key.worst[row] ? 1 : 0;
    if (countBelow(couldStand, key.worst[row], refuse) - self < quota.places) return "in";
    return countBelow(surelyStand, key.best[row]) >= quota.places ? "noPlace" : "undecided";
  });
}
