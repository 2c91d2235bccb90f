import type { Choice } from "../../model/choice.js";
import type { KeyColumn } from "../decide/sort-keys.js";

/** The key that choices make, and the choices that fit. */
export interface FittedKey {
  readonly key: KeyColumn;
  readonly fitted: readonly Choice[];
}

/** Who was chosen among equals: their places by row, and whether nothing that is missing can change that they are equal. */
export interface Chosen {
  readonly places: ReadonlyMap<number, number>;
  readonly certain: boolean;
}

/**
 * A choice among equals as one more key, the last: it decides nothing but between those whom all other keys leave equal. Of all others nothing was
 * chosen: `others` says where they could stand. Where the tie itself may still change, so may the places that were chosen.
 */
export function choiceKey(subjects: number, chosen: readonly Chosen[], others: { readonly best: number; readonly worst: number }): KeyColumn {
  const key = { reported: new Float64Array(subjects), best: new Float64Array(subjects).fill(others.best), worst: new Float64Array(subjects).fill(others.worst) };
  for (const { places, certain } of chosen) {
    for (const [row, place] of places) {
      key.reported[row] = place;
      key.best[row] = certain ? place : -Infinity;
      key.worst[row] = certain ? place : Infinity;
    }
  }
  return key;
}

const rowIndex = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** The rows of subjects by their ids; null: one of them is not there, or stands twice. */
export function rowsOfIds(subjects: readonly string[], ids: readonly string[]): readonly number[] | null {
  const index = rowIndex.get(subjects) ?? new Map(subjects.map((id, row) => [id, row]));
  rowIndex.set(subjects, index);
  const rows = ids.map((id) => index.get(id) ?? -1);
  return rows.includes(-1) || new Set(rows).size !== rows.length ? null : rows;
}
