import { stringify } from "csv-stringify/sync";
import iconv from "iconv-lite";
import type { Cell, TableEncoding, TableWriter } from "../../../app/ports/table-files.js";
import { guarded } from "../../../app/tables/formula-guard.js";
import { cellText } from "../cell-text.js";
import { writeLines } from "../write-lines.js";

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Rows of CSV as Excel and WPS want them: CRLF, quotation marks where they are needed, nothing that could be a formula. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return stringify(rows.map((row) => row.map((cell) => guarded(cellText(cell)))), { record_delimiter: "windows" });
}

/** A CSV in UTF-8 with a byte order mark, or in GB18030 (which has none). */
export function writeCsv(path: string, encoding: TableEncoding): Promise<TableWriter> {
  if (encoding === "utf-8") return writeLines(path, MARK, (rows) => Buffer.from(csvText(rows)));
  return writeLines(path, Buffer.alloc(0), (rows) => iconv.encode(csvText(rows), "gb18030"));
}

/** A CSV of headings alone, in UTF-8 with a byte order mark. */
export const csvTemplate = (headings: readonly string[]): Uint8Array => Buffer.concat([MARK, Buffer.from(csvText([headings]))]);
