import { hasBit } from "../evaluate/settled/bits.js";
import type { Results } from "../evaluate/decide/results.js";
import type { LinkedTrace, Trace } from "../model/card.js";
import type { Column, LinkedTable } from "../model/columns.js";
import type { Known } from "../model/scheme.js";
import { shownValue } from "./shown-value.js";

function valueAt(column: Column | null, row: number): Known | null {
  if (column === null || !hasBit(column.known, row)) return null;
  return shownValue(column.numbers ? column.numbers[row] : column.dictionary[column.codes?.[row] ?? 0], column.type);
}

function subjectsAt({ offsets, ids, taken, values, weights }: LinkedTable, subject: number): LinkedTrace["subjects"] {
  return ids.slice(offsets[subject], offsets[subject + 1]).map((id, i) => {
    const row = offsets[subject] + i;
    return { subject: id, outcome: hasBit(taken, row) ? "true" : "unknown", value: valueAt(values, row), weight: valueAt(weights, row) as number | null };
  });
}

/** The subjects behind the `linked` facts of one card; nothing for a scheme without them (R28). */
export function linkedAt({ scheme, frozen: { linked } }: Results, row: number): Pick<Trace, "linked"> {
  if (!linked) return {};
  return { linked: scheme.facts.flatMap(({ name }) => (linked.has(name) ? [{ fact: name, subjects: subjectsAt(linked.get(name) as LinkedTable, row) }] : [])) };
}
