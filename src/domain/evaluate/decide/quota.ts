import type { ListSpec } from "../../model/scheme.js";
import { asOneKey, countBelow, sortedKeys } from "./key-order.js";
import type { KeyColumn } from "./sort-keys.js";

/** tied: undecided for no other reason than that equals stand at the last place, and a person chooses among them. */
export type Place = "in" | "noPlace" | "undecided" | "tied";

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
  const equals = equalsOf(key, certain);
  const refuse = quota.ties === "refuse" || quota.by.length === 0;
  return Array.from(certain, (row) => {
    const { best: { [row]: best }, worst: { [row]: worst } } = key;
    const before = countBelow(couldStand, worst) - (best < worst ? 1 : 0);
    const ahead = refuse ? countBelow(couldStand, worst, true) - 1 : before;
    if (ahead < quota.places) return "in";
    const surely = countBelow(surelyStand, best);
    if (surely >= quota.places) return "noPlace";
    return before < quota.places && best === worst && surely + (equals.get(best) ?? 0) > quota.places ? "tied" : "undecided";
  });
}

/** How many of the certain entrants stand at a place for sure, by its key. */
function equalsOf({ best, worst }: KeyColumn, certain: Uint32Array): ReadonlyMap<number, number> {
  const equals = new Map<number, number>();
  for (const row of certain) if (best[row] === worst[row]) equals.set(best[row], (equals.get(best[row]) ?? 0) + 1);
  return equals;
}
