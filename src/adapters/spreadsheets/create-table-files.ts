import type { OpenedTable, TableFiles, TableFormat, TableRows, TableWriter } from "../../app/ports/table-files.js";
import { readCsv } from "./csv/read-csv.js";
import { csvTemplate, writeCsv } from "./csv/write-csv.js";
import { readNdjson } from "./ndjson/read-ndjson.js";
import { writeNdjson } from "./ndjson/write-ndjson.js";
import { recogniseEncoding, recogniseFormat } from "./recognise.js";
import { refuseTable } from "./refuse-table.js";
import { openSource, type SourceFile } from "./source-file.js";
import { openXlsx, type OpenedXlsx } from "./xlsx/open-xlsx.js";
import { xlsxTemplate } from "./xlsx/template-xlsx.js";
import { writeXlsx } from "./xlsx/write-xlsx.js";

/** `stringsInMemory`: bytes of shared texts of a workbook that stay in memory; more go to a temporary file. */
export interface TableFileOptions {
  readonly stringsInMemory?: number;
}

type Opening = Parameters<TableFiles["open"]>[1];

/** Rows, and at their end the question whether the file is still what was hashed. */
async function* checked(source: SourceFile, rows: AsyncIterable<TableRows>): AsyncGenerator<TableRows> {
  yield* rows;
  await source.check();
}

async function openText(source: SourceFile, format: "csv" | "ndjson", wanted: Opening): Promise<OpenedTable> {
  const encoding = wanted?.encoding ?? (await recogniseEncoding(source));
  const rows = (): AsyncIterable<TableRows> => checked(source, format === "csv" ? readCsv(source, encoding) : readNdjson(source, encoding));
  return { format, encoding, sheets: [], bytes: source.bytes, hash: source.hash, rows, close: () => source.handle.close() };
}

function openBook(source: SourceFile, book: OpenedXlsx): OpenedTable {
  const close = async (): Promise<void> => {
    await book.close();
    await source.handle.close();
  };
  return { format: "xlsx", encoding: "utf-8", sheets: book.sheets, hidden: book.hidden, bytes: source.bytes, hash: source.hash, rows: (sheet) => checked(source, book.rows(sheet)), close };
}

async function openTable(path: string, wanted: Opening, options: TableFileOptions): Promise<OpenedTable> {
  const source = await openSource(path);
  try {
    const format = await recogniseFormat(source, wanted?.format);
    return format === "xlsx" ? openBook(source, await openXlsx(source, options.stringsInMemory)) : await openText(source, format, wanted);
  } catch (error) {
    await source.handle.close();
    throw error;
  }
}

type Creating = NonNullable<Parameters<TableFiles["create"]>[2]>;

async function createTable(path: string, format: TableFormat, { encoding = "utf-8", sheet = "Sheet1", keys }: Creating): Promise<TableWriter> {
  if (format === "csv") return writeCsv(path, encoding);
  if (format === "xlsx") return writeXlsx(path, sheet);
  if (!keys) throw refuseTable("table-keys");
  return writeNdjson(path, keys);
}

/** Files of rows on the disk of this machine: CSV, XLSX, NDJSON. */
export function createTableFiles(options: TableFileOptions = {}): TableFiles {
  return {
    open: (path, wanted) => openTable(path, wanted, options),
    create: (path, format, settings = {}) => createTable(path, format, settings),
    template: (format, title, columns) => (format === "xlsx" ? xlsxTemplate(title, columns) : Promise.resolve(csvTemplate(columns.map((column) => column.heading)))),
  };
}
