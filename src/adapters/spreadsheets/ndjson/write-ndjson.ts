import type { Cell, TableWriter } from "../../../app/ports/table-files.js";
import { cellText } from "../cell-text.js";
import { writeLines } from "../write-lines.js";

type Written = string | number | boolean | readonly (string | number | boolean)[];

const valueOf = (cell: Exclude<Cell, null>): Written => (typeof cell !== "object" ? cell : "list" in cell ? cell.list : "day" in cell && cell.time !== undefined ? `${cell.day}T${cell.time}` : cellText(cell));

/** One object of NDJSON; a key with a dot stands in an object of its own ("data.points"), what is null is left out. */
export function ndjsonLine(keys: readonly string[], cells: readonly Cell[]): string {
  const object: Record<string, unknown> = Object.create(null);
  cells.forEach((cell, at) => {
    const key = keys[at];
    if (cell === null || key === undefined) return;
    const dot = key.indexOf(".");
    const [outer, inner] = dot > 0 ? [key.slice(0, dot), key.slice(dot + 1)] : [key, null];
    if (inner === null) object[outer] = valueOf(cell);
    else ((object[outer] ??= Object.create(null)) as Record<string, unknown>)[inner] = valueOf(cell);
  });
  return `${JSON.stringify(object)}\n`;
}

/** NDJSON in UTF-8 without a mark, one object a row. */
export function writeNdjson(path: string, keys: readonly string[]): Promise<TableWriter> {
  return writeLines(path, Buffer.alloc(0), (rows) => Buffer.from(rows.map((cells) => ndjsonLine(keys, cells)).join("")));
}
