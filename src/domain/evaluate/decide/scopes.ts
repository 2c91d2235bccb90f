import type { Known } from "../../model/scheme.js";
import { hasBit } from "../settled/bits.js";
import type { RuleResults } from "../results.js";

/** Values that are no attribute value: subjects without one stand together. */
const NONE = Symbol("no value");

/** Rows of subjects grouped by an attribute; without an attribute one group. */
export function groupsBy(results: Pick<RuleResults, "column">, attribute: string | undefined, rows: Uint32Array): readonly Uint32Array[] {
  if (attribute === undefined) return rows.length > 0 ? [rows] : [];
  const column = results.column(`scope.${attribute}`, null);
  const groups = new Map<Known | typeof NONE, number[]>();
  for (const row of rows) {
    const value = !hasBit(column.known, row) ? NONE : column.numbers ? column.numbers[row] : (column.codes?.[row] ?? 0);
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  return [...groups.values()].map((group) => Uint32Array.from(group));
}
