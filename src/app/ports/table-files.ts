import type { Text } from "../../domain/model/documents.js";

/** Files of rows, as bureaux have them. */
export type TableFormat = "csv" | "xlsx" | "ndjson";
export type TableEncoding = "utf-8" | "gb18030";

/**
 * What stands in a cell. null: nothing, or blanks alone. A date of a spreadsheet is a day (ISO), with its time of day ("14:30:00") if it has one; a time alone is the text "14:30:00".
 * A number that is shown as a percentage is the text "94%", one that is shown with leading zeros the text "00123": what a person sees. `list`: an array of NDJSON.
 * `problem`: something that cannot be taken as it is (a formula without a result, an error value such as #N/A, a number that has lost digits,
 * bytes that are no text of the encoding), with what was found.
 */
export type Cell =
  | null
  | string
  | number
  | boolean
  | { readonly day: string; readonly time?: string }
  | { readonly list: readonly (string | number | boolean)[] }
  | { readonly problem: Text; readonly found: string };

/** One row as it stands in the file. `row`: the number that a spreadsheet program shows, from 1 (CSV: rows are counted, blank ones too, however many lines a quoted cell has; NDJSON: lines). */
export interface TableRow {
  readonly sheet: string | null;
  readonly row: number;
  readonly cells: readonly Cell[];
  /** NDJSON: the keys of this row, one for each cell; objects are opened one level ("data.points"). A line that is no object has the one key "" with a problem. */
  readonly keys?: readonly string[];
}

export interface TableRows {
  readonly rows: readonly TableRow[];
  /** Bytes of the file that were read so far (of XLSX: the same share of the file as was read of the sheet), for progress. */
  readonly read: number;
}

export interface OpenedTable {
  readonly format: TableFormat;
  readonly encoding: TableEncoding;
  /** Names of the sheets of an XLSX, in their order; empty for others. */
  readonly sheets: readonly string[];
  /** Those of them that are hidden. */
  readonly hidden?: readonly string[];
  readonly bytes: number;
  /** sha256 of the file. */
  readonly hash: string;
  /** All rows of one sheet (left out: the first that is not hidden), in batches of at most 1 000, with bounded memory; may be called again. Blank rows are left out. */
  rows(sheet?: string): AsyncIterable<TableRows>;
  close(): Promise<void>;
}

export interface TableWriter {
  /** One row of cells; texts that begin with = + - @ tab or CR are defused in CSV, save plain numbers, and come back as they were when read again. */
  write(cells: readonly Cell[]): Promise<void>;
  /** The file stands at its path from here on, whole. */
  close(): Promise<void>;
}

/** A column of a template: its heading, what may stand in it (a list becomes a choice in XLSX), and a remark. */
export interface TemplateColumn {
  readonly heading: string;
  readonly remark: string;
  readonly choices?: readonly string[];
  readonly type: "text" | "number" | "day" | "boolean";
  readonly required: boolean;
}

/** Reads and writes files of rows on the disk of this machine. Throws Refusal, with the place and the remedy, for what cannot be a table or exceeds the limits. */
export interface TableFiles {
  open(path: string, options?: { readonly format?: TableFormat; readonly encoding?: TableEncoding }): Promise<OpenedTable>;
  /** `keys`: of NDJSON, one for each cell. */
  create(path: string, format: TableFormat, options?: { readonly sheet?: string; readonly encoding?: TableEncoding; readonly keys?: readonly string[] }): Promise<TableWriter>;
  /** An empty file of that format with headings, remarks and choices. */
  template(format: Exclude<TableFormat, "ndjson">, title: string, columns: readonly TemplateColumn[]): Promise<Uint8Array>;
}
