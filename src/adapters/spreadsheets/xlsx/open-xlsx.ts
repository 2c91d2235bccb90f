import type { TableRows } from "../../../app/ports/table-files.js";
import { refuseTable } from "../refuse-table.js";
import type { SourceFile } from "../source-file.js";
import { readSheet } from "./read-sheet.js";
import { readStrings } from "./read-strings.js";
import { readStyles } from "./read-styles.js";
import type { StringStore } from "./string-store.js";
import { readWorkbook, type SheetPart, type Workbook } from "./workbook.js";
import { openZip } from "./zip-parts.js";

export interface OpenedXlsx {
  readonly sheets: readonly string[];
  readonly hidden: readonly string[];
  rows(sheet?: string): AsyncGenerator<TableRows>;
  close(): Promise<void>;
}

function sheetOf(workbook: Workbook, name: string | undefined): SheetPart {
  const { sheets } = workbook;
  const found = name === undefined ? (sheets.find((sheet) => !sheet.hidden) ?? sheets[0]) : (sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => sheet.name.trim() === name.trim()));
  if (!found) throw refuseTable("table-sheet", name ?? "", sheets.map((sheet) => sheet.name).join(", "));
  return found;
}

/** Opens a workbook. Its shared texts are read when rows are first asked for, and kept until it is closed. */
export async function openXlsx(source: SourceFile, stringsInMemory?: number): Promise<OpenedXlsx> {
  const parts = await openZip(source.handle.fd);
  const workbook = await readWorkbook(parts);
  let strings: Promise<StringStore> | null = null;
  async function* rows(name?: string): AsyncGenerator<TableRows> {
    const sheet = sheetOf(workbook, name);
    const store = await (strings ??= readStrings(parts, workbook.strings, stringsInMemory));
    const meanings = await readStyles(parts, workbook.styles);
    const share = source.bytes / Math.max(1, parts.size(sheet.part));
    yield* readSheet(parts, sheet, share, { meanings, context: { from1904: workbook.from1904, string: (index) => store.get(index) } });
  }
  const close = async (): Promise<void> => (await strings?.catch(() => null))?.close();
  return { rows, close, sheets: workbook.sheets.map((sheet) => sheet.name), hidden: workbook.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name) };
}
