import type { ListSpec } from "../../model/scheme.js";
import type { Bits, RuleResults } from "../results.js";
import type { KeyColumn } from "../decide/sort-keys.js";
import { and, or, rowsWhere, without } from "../settled/bits.js";
import { choiceKey, rowsOfIds } from "./choice-keys.js";

/** Entries of a list after what persons decided, and certain entries that wait for one. */
export interface DecidedEntry extends Bits {
  readonly proposed: Uint32Array;
}

/** Who enters by the word of a person, and who does not. */
function words(results: RuleResults, list: ListSpec): { readonly yes: Uint32Array; readonly no: Uint32Array } {
  const { subjects, choices = [] } = results.frozen;
  const said = new Map(choices.filter(({ what, of }) => what === "entry" && of === list.id).flatMap(({ among, chosen }) => among.map((id) => [id, chosen.includes(id)] as const)));
  return { yes: rowsWhere(subjects.length, (row) => said.get(subjects[row]) === true), no: rowsWhere(subjects.length, (row) => said.get(subjects[row]) === false) };
}

/** Of a list with `confirm` an entry waits for a person; of any other a person decides what is undecided, and nothing else (R31). */
export function decidedEntry(results: RuleResults, list: ListSpec, { certain, possible }: Bits): DecidedEntry {
  const { yes, no } = words(results, list);
  if (list.confirm) return { certain: and(possible, yes), possible: without(possible, no), proposed: without(certain, or(yes, no)) };
  const open = without(possible, certain);
  return { certain: or(certain, and(open, yes)), possible: without(possible, and(open, no)), proposed: new Uint32Array(certain.length) };
}

/** Who was chosen among those tied for the last places of one scope, as one more key; null: nobody, or the choice does not fit (any more). */
export function placeChoice(results: RuleResults, list: ListSpec, tied: readonly number[]): KeyColumn | null {
  const { subjects, choices = [] } = results.frozen;
  if (tied.length === 0) return null;
  const fits = choices.filter(({ what, of, among }) => what === "placeTie" && of === list.id && among.length === tied.length && tied.every((row) => among.includes(subjects[row])));
  const choice = fits[fits.length - 1];
  const rows = choice && choice.chosen.every((id) => choice.among.includes(id)) ? rowsOfIds(subjects, choice.chosen) : null;
  if (rows === null || rows.length === 0) return null;
  const places = new Map([...tied.map((row) => [row, rows.length] as const), ...rows.map((row, place) => [row, place] as const)]);
  // Whoever comes to be their equal was not there when they were chosen: he could still stand anywhere.
  return choiceKey(subjects.length, [{ places, certain: true }], { best: -Infinity, worst: Infinity });
}
