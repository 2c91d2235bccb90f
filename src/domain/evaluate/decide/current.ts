import type { Column } from "../../model/columns.js";
import type { RecordsFact } from "../../model/scheme.js";
import type { Results } from "./results.js";

/** The column of a fact with `current`. */
export function currentColumn(_results: Results, fact: RecordsFact): Column {
  throw new RangeError(`fact ${fact.name} cannot be derived`);
}
