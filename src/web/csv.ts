import { stringify } from "csv-stringify/sync";
import { guarded } from "../app/tables/formula-guard.js";

export type Cell = string | number | null;

/** The text of one cell, harmless when opened in a spreadsheet. null: empty. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  return guarded(String(cell));
}

/** CSV with a byte order mark and CRLF, as Excel wants it. `comment`: a line of its own before the heading. */
export function toCsv(comment: string | null, heading: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [...(comment === null ? [] : [[comment]]), heading.map(cellText), ...[...rows].map((row) => row.map(cellText))];
  return stringify(lines, { bom: true, record_delimiter: "windows" });
}
