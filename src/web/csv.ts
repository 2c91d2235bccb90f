import { stringify } from "csv-stringify/sync";

export type Cell = string | number | null;

/** A plain number may begin with a minus; anything else that a spreadsheet could take for a formula gets an apostrophe before it. */
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const FORMULA = /^[=+\-@\t\r]/;

/** The text of one cell, harmless when opened in a spreadsheet. null: empty. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** CSV with a byte order mark and CRLF, as Excel wants it. `comment`: a line of its own before the heading. */
export function toCsv(comment: string | null, heading: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [...(comment === null ? [] : [[comment]]), heading.map(cellText), ...[...rows].map((row) => row.map(cellText))];
  return stringify(lines, { bom: true, record_delimiter: "windows" });
}
