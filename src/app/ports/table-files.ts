import type { Text } from "../../domain/model/documents.js";

/** Files of rows, as bureaux have them. */
export type TableFormat = "csv" | "xlsx" | "ndjson";
export type TableEncoding = "utf-8" | "gb18030";

/**
 * What stands in a cell. null: nothing. A date of a spreadsheet is a day (ISO). `problem`: something that cannot be taken as it is
 * (a formula without a result, an error value such as #N/A, bytes that are no text of the encoding), with what was found.
 */
export type Cell = null | string | number | boolean | { readonly day: string } | { readonly problem: Text; readonly found: string };

/** One row as it stands in the file. `row`: the line or row number that a person sees, from 1. Of NDJSON: `fields` instead of cells (objects are opened: "data.points"). */
export interface TableRow {
  readonly sheet: string | null;
  readonly row: number;
  readonly cells: readonly Cell[];
  /** NDJSON: the keys of this row, one for each cell. */
  readonly keys?: readonly string[];
}

export interface TableRows {
  readonly rows: readonly TableRow[];
  /** Bytes of the file that were read so far (of XLSX: of the opened sheet), for progress. */
  readonly read: number;
}

export interface OpenedTable {
  readonly format: TableFormat;
  readonly encoding: TableEncoding;
  /** Names of the sheets of an XLSX, in their order; empty for others. */
  readonly sheets: readonly string[];
  readonly bytes: number;
  /** sha256 of the file. */
  readonly hash: string;
  /** All rows of one sheet (left out: the first that is not hidden), in batches of at most 1 000, with bounded memory; may be called again. Blank rows are left out. */
  rows(sheet?: string): AsyncIterable<TableRows>;
  close(): Promise<void>;
}

export interface TableWriter {
  /** One row of cells; texts that begin with = + - @ tab or CR are defused in CSV, save plain numbers. */
  write(cells: readonly Cell[]): Promise<void>;
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
  create(path: string, format: TableFormat, options?: { readonly sheet?: string; readonly encoding?: TableEncoding; readonly keys?: readonly string[] }): Promise<TableWriter>;
  /** An empty file of that format with headings, remarks and choices. */
  template(format: Exclude<TableFormat, "ndjson">, title: string, columns: readonly TemplateColumn[]): Promise<Uint8Array>;
}
