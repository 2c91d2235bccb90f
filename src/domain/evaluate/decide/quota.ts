import type { ListSpec } from "../../model/scheme.js";
import { compareKeys, countBefore, keysAt, sortedBy, type Keys } from "./key-order.js";
import type { KeyColumn } from "./sort-keys.js";

export type Place = "in" | "noPlace" | "undecided";

/** Those of one scope who want a place: certain entrants, and candidates whose entry is undecided. */
export interface Candidates {
  readonly certain: Uint32Array;
  readonly undecided: Uint32Array;
}

interface Line {
  readonly keys: Keys;
  readonly rows: Uint32Array;
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const rows = new Uint32Array(a.length + b.length);
  rows.set(a);
  rows.set(b, a.length);
  return rows;
}

/**
 * What becomes of each certain entrant of one scope (R19): a place if fewer than `places` others could stand before it, none if that many certain
 * entrants certainly do, else undecided. Where ties are refused, or nothing orders them, an equal could stand before it.
 */
export function placesFor(quota: NonNullable<ListSpec["quota"]>, candidates: Candidates, columns: readonly KeyColumn[]): readonly Place[] {
  const [best, worst] = [keysAt(columns, "best"), keysAt(columns, "worst")];
  const refuse = quota.ties === "refuse" || columns.length === 0;
  const all: Line = { keys: best, rows: sortedBy(best, joined(candidates.certain, candidates.undecided)) };
  const sure: Line = { keys: worst, rows: sortedBy(worst, candidates.certain) };
  return Array.from(candidates.certain, (row) => {
    const self = refuse || compareKeys(best, row, worst, row) < 0 ? 1 : 0;
    const could = countBefore(all.rows, all.keys, { keys: worst, row }, refuse) - self;
    if (could < quota.places) return "in";
    return countBefore(sure.rows, sure.keys, { keys: best, row }) >= quota.places ? "noPlace" : "undecided";
  });
}
