import type { Day } from "../model/documents.js";
import type { DatedValue } from "../model/scheme.js";

/** The value of a dated parameter that holds on a day; undefined: it has none yet. `values`: oldest first. */
export function valueOn(values: readonly DatedValue[], day: Day): DatedValue | undefined {
  let found: DatedValue | undefined;
  for (const value of values) if (value.from <= day) found = value;
  return found;
}
