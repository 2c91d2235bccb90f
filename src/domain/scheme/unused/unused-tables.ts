import { below } from "../pointer.js";
import type { Whole } from "../logic/whole.js";
import { namesIn, stringsUnder, without } from "./references.js";

/** Keys that name a table: of rows, of a look-up, of checks. */
const NAMING = new Set(["rows", "table", "in"]);

/** Warns of tables that nothing reads. */
export function checkUnusedTables({ raw, context }: Whole): void {
  const read = stringsUnder(without(raw, "tables"), NAMING);
  for (const name of namesIn(raw, "tables")) if (!read.has(name)) context.problems.add("unused-table", below("/tables", name), { name });
}
