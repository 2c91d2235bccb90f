import type { ListSpec } from "../../model/scheme.js";
import type { Bits, RuleResults } from "../results.js";
import { and, or, rowsOf, rowsWhere, without } from "../settled/bits.js";
import type { Choice } from "../../model/choice.js";
import { choiceKey, type FittedKey, rowsOfIds } from "./choice-keys.js";

/** Entries of a list after what persons decided, and certain entries that wait for one. */
export interface DecidedEntry extends Bits {
  readonly proposed: Uint32Array;
  /** The words of persons that had something to decide. */
  readonly fitted: readonly Choice[];
}

/** Of these rows, who enters by the word of a person, and who does not. */
function words(results: RuleResults, list: ListSpec, open: Uint32Array): { readonly yes: Uint32Array; readonly no: Uint32Array; readonly fitted: readonly Choice[] } {
  const { subjects, choices = [] } = results.frozen;
  const entries = choices.filter(({ what, of }) => what === "entry" && of === list.id);
  const said = new Map(entries.flatMap(({ among, chosen }) => among.map((id) => [id, chosen.includes(id)] as const)));
  const waiting = new Set(entries.length === 0 ? [] : Array.from(rowsOf(open), (row) => subjects[row]));
  const fitted = entries.filter(({ among }) => among.some((id) => waiting.has(id)));
  return { yes: rowsWhere(subjects.length, (row) => said.get(subjects[row]) === true), no: rowsWhere(subjects.length, (row) => said.get(subjects[row]) === false), fitted };
}

/** Of a list with `confirm` an entry waits for a person; of any other a person decides what is undecided, and nothing else (R31). */
export function decidedEntry(results: RuleResults, list: ListSpec, { certain, possible }: Bits): DecidedEntry {
  const open = list.confirm ? possible : without(possible, certain);
  const { yes, no, fitted } = words(results, list, open);
  if (list.confirm) return { certain: and(possible, yes), possible: without(possible, no), proposed: without(certain, or(yes, no)), fitted };
  return { certain: or(certain, and(open, yes)), possible: without(possible, and(open, no)), proposed: new Uint32Array(certain.length), fitted };
}

/** Who was chosen among those tied for the last places of one scope, as one more key; null: nobody, or the choice does not fit (any more). */
export function placeChoice(results: RuleResults, list: ListSpec, tied: readonly number[]): FittedKey | null {
  const { subjects, choices = [] } = results.frozen;
  if (tied.length === 0) return null;
  const fits = choices.flatMap((choice) => {
    const { what, of, among, chosen } = choice;
    const isAsked = what === "placeTie" && of === list.id && among.length === tied.length && tied.every((row) => among.includes(subjects[row]));
    const rows = isAsked && chosen.every((id) => among.includes(id)) ? rowsOfIds(subjects, chosen) : null;
    return rows === null || rows.length === 0 ? [] : [{ choice, rows }];
  });
  if (fits.length === 0) return null;
  const { rows } = fits[fits.length - 1];
  const places = new Map([...tied.map((row) => [row, rows.length] as const), ...rows.map((row, place) => [row, place] as const)]);
  // Whoever comes to be their equal was not there when they were chosen: he could still stand anywhere.
  return { key: choiceKey(subjects.length, [{ places, certain: true }], { best: -Infinity, worst: Infinity }), fitted: fits.map(({ choice }) => choice) };
}
