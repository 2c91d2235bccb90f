import type { TableRow, TableRows } from "../../app/ports/table-files.js";
import { LIMITS } from "./limits.js";

/** Rows in batches of at most 1 000; no rows: no batch. */
export function* inBatches(rows: readonly TableRow[], read: number): Generator<TableRows> {
  for (let at = 0; at < rows.length; at += LIMITS.batch) yield { rows: rows.slice(at, at + LIMITS.batch), read };
}
