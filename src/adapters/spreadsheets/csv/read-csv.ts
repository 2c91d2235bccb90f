import { CsvError, parse, type Parser } from "csv-parse";
import type { Cell, TableEncoding, TableRow, TableRows } from "../../../app/ports/table-files.js";
import { unguarded } from "../../../app/tables/formula-guard.js";
import { inBatches } from "../in-batches.js";
import { LIMITS } from "../limits.js";
import { problemCell } from "../problem-cell.js";
import { refuseTable } from "../refuse-table.js";
import { chunksOf, type SourceFile } from "../source-file.js";
import { recogniseDelimiter } from "./delimiter.js";

const BLANK = /^\s*$/;
/** ="00123": how other programs keep a spreadsheet from taking digits for a number. */
const KEPT_AS_TEXT = /^="([^"]*)"$/;

/** What a spreadsheet program leaves in a CSV of a number of twelve digits and more, and of a formula that failed. */
const LOST_DIGITS = /^[+-]?\d(\.\d+)?E\+0*(1[1-9]|[2-9]\d|\d{3})$/i;
const ERROR = /^#(N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;

/** What stands in a cell of CSV: all of it is text. */
export function csvCell(text: string): Cell {
  if (BLANK.test(text)) return null;
  if (text.includes("\ufffd")) return problemCell("bytes", text);
  if (ERROR.test(text)) return problemCell("error", text);
  if (LOST_DIGITS.test(text)) return problemCell("digits", text);
  return KEPT_AS_TEXT.exec(text)?.[1] ?? unguarded(text);
}

/** The rows that a parser has found since they were last taken. */
interface Found {
  rows: TableRow[];
  /** Rows so far, blank ones too. */
  count: number;
  /** Bytes since the last row ended. */
  pending: number;
}

function onRecord(found: Found): (record: string[]) => null {
  return (record) => {
    found.count += 1;
    found.pending = 0;
    if (record.length > LIMITS.columns) throw refuseTable("table-columns", found.count, record.length);
    const cells = record.map(csvCell);
    if (found.count > 0 && cells.some((cell) => cell !== null)) found.rows.push({ sheet: null, row: found.count, cells });
    return null;
  };
}

function refusalOf(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  return refuseTable(error.code === "CSV_QUOTE_NOT_CLOSED" ? "table-quote" : "table-line", row);
}

/** Hands a text (null: the end) to the parser, which has found its rows when this is done. */
function feed(parser: Parser, text: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once("error", reject);
    const done = (error?: Error | null): void => {
      parser.off("error", reject);
      if (error) reject(error);
      else resolve();
    };
    if (text === null) parser.end(done);
    else parser.write(text, done);
  });
}

/** The rows of a CSV in either encoding, with memory bounded by one row and one chunk. Blank rows are left out and counted. */
export async function* readCsv(source: SourceFile, encoding: TableEncoding): AsyncGenerator<TableRows> {
  const { delimiter, named } = recogniseDelimiter(new TextDecoder(encoding).decode(source.head));
  // Spreadsheet programs do not show the line that names the separator.
  const found: Found = { rows: [], count: named ? -1 : 0, pending: 0 };
  const options = { relax_quotes: true, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"], max_record_size: LIMITS.line };
  const parser = parse({ ...options, delimiter, on_record: onRecord(found) });
  parser.on("error", () => undefined);
  const decoder = new TextDecoder(encoding);
  let read = 0;
  try {
    for await (const chunk of chunksOf(source.handle)) {
      read += chunk.length;
      found.pending += chunk.length;
      await feed(parser, decoder.decode(chunk, { stream: true }));
      // The parser does not count separators alone.
      if (found.pending > LIMITS.line + LIMITS.chunk) throw refuseTable("table-line", found.count + 1);
      yield* inBatches(found.rows.splice(0), read);
    }
    await feed(parser, decoder.decode());
    await feed(parser, null);
    yield* inBatches(found.rows, read);
  } catch (error) {
    throw refusalOf(error, found.count + 1);
  }
}
