import type { Cell, TableEncoding, TableRow, TableRows } from "../../../app/ports/table-files.js";
import { inBatches } from "../in-batches.js";
import { LIMITS } from "../limits.js";
import { problemCell } from "../problem-cell.js";
import { refuseTable } from "../refuse-table.js";
import { chunksOf, type SourceFile } from "../source-file.js";
import { keysIn, writtenKeys } from "./key-count.js";

type Plain = string | number | boolean;
const isPlain = (value: unknown): value is Plain => typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function plainCell(value: Plain): Cell {
  if (typeof value === "string") return /^\s*$/.test(value) ? null : value.includes("\ufffd") ? problemCell("bytes", value) : value.includes("\0") ? problemCell("letters", value) : value;
  if (typeof value === "boolean") return value;
  // Whole numbers from 2^53 on have lost digits when they were read.
  return Number.isSafeInteger(value) || (Number.isFinite(value) && Math.abs(value) < 2 ** 53) ? value : problemCell("digits", String(value));
}

function jsonCell(value: unknown): Cell {
  if (value === null) return null;
  if (isPlain(value)) return plainCell(value);
  if (!Array.isArray(value) || !value.every(isPlain)) return problemCell("nested", JSON.stringify(value));
  const doubtful = value.map(plainCell).find((cell) => typeof cell === "object" && cell !== null);
  return doubtful ?? { list: value };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

function objectRow(row: number, value: object): TableRow {
  const [keys, cells]: [string[], Cell[]] = [[], []];
  for (const [key, inner] of Object.entries(value)) {
    const entries = isObject(inner) ? Object.entries(inner).map(([name, v]) => [`${key}.${name}`, v] as const) : [[key, inner as unknown] as const];
    for (const [name, v] of entries) {
      keys.push(name);
      cells.push(jsonCell(v));
    }
  }
  if (cells.length > LIMITS.columns) throw refuseTable("table-columns", row, cells.length);
  return { sheet: null, row, cells, keys };
}

const wrongRow = (row: number, cell: Cell): TableRow => ({ sheet: null, row, cells: [cell], keys: [""] });

/** One line of NDJSON. A key written twice, be it by way of a dot ("a.b" beside {"a": {"b"}}), would hide a value: such a line is a problem. */
export function ndjsonRow(row: number, line: string): TableRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return wrongRow(row, problemCell("json", line));
  }
  if (!isObject(value)) return wrongRow(row, problemCell("json", line));
  const keys = keysIn(value);
  if (keys === null) return wrongRow(row, problemCell("nested", line));
  const read = writtenKeys(line) === keys ? objectRow(row, value) : null;
  return read && new Set(read.keys).size === read.cells.length ? read : wrongRow(row, problemCell("keys", line));
}

/** Cuts texts that come in pieces into lines. */
function* linesOf(state: { rest: string; row: number }, text: string, last: boolean): Generator<string> {
  const lines = (state.rest + text).split("\n");
  state.rest = last ? "" : (lines.pop() as string);
  for (const line of lines) {
    state.row += 1;
    if (line.length > LIMITS.line) throw refuseTable("table-line", state.row);
    yield line;
  }
  if (state.rest.length > LIMITS.line) throw refuseTable("table-line", state.row + 1);
}

/** The rows of an NDJSON file, one object a line; blank lines are left out and counted. */
export async function* readNdjson(source: SourceFile, encoding: TableEncoding): AsyncGenerator<TableRows> {
  const decoder = new TextDecoder(encoding);
  const state = { rest: "", row: 0 };
  const rowsOf = (text: string, last: boolean): TableRow[] => {
    const rows: TableRow[] = [];
    for (const line of linesOf(state, text, last)) if (!/^\s*$/.test(line)) rows.push(ndjsonRow(state.row, line));
    return rows.filter((row) => row.cells.some((cell) => cell !== null));
  };
  let read = 0;
  for await (const chunk of chunksOf(source.handle)) {
    read += chunk.length;
    yield* inBatches(rowsOf(decoder.decode(chunk, { stream: true }), false), read);
  }
  yield* inBatches(rowsOf(decoder.decode(), true), read);
}
