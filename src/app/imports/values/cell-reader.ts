import type { Json } from "../../../domain/model/documents.js";
import type { FieldDeclaration } from "../../../domain/model/kinds.js";
import type { Cell } from "../../ports/table-files.js";
import type { MappedColumn } from "../model.js";
import { codeReader } from "./code-reader.js";
import { comparable } from "./plain.js";
import { readBoolean } from "./read-boolean.js";
import { readDay, readInstant } from "./read-day.js";
import { readNumber } from "./read-number.js";
import { listParts, readText, textOfCell } from "./read-text.js";
import { Unreadable } from "./reason.js";

/** null: nothing stands in the cell. */
export type CellReader = (cell: Cell) => Json | Unreadable;
type Reads = MappedColumn["reads"];
type Read = (text: string) => Json | Unreadable;

function bounded(value: number | Unreadable, { minimum = -Infinity, maximum = Infinity, integer }: FieldDeclaration): number | Unreadable {
  if (value instanceof Unreadable) return value;
  if (integer === true && !Number.isInteger(value)) return new Unreadable("not-whole");
  if (value < minimum) return new Unreadable("too-small", { limit: minimum });
  return value > maximum ? new Unreadable("too-great", { limit: maximum }) : value;
}

function listReader(field: FieldDeclaration): Read {
  const read: Read = field.oneOf ? codeReader(field) : (text) => readText(text, field.maxLength);
  return (text) => {
    const parts = listParts(text).map(read);
    if (parts.length > (field.maxItems ?? 200)) return new Unreadable("too-many", { limit: field.maxItems ?? 200 });
    return parts.find((part) => part instanceof Unreadable) ?? (parts as readonly string[]);
  };
}

function stringReader(field: FieldDeclaration): Read {
  if (field.oneOf) return codeReader(field);
  return field.instant ? readInstant : (text) => readText(text, field.maxLength);
}

const percent = (reads: Reads): "percent" | "share" | undefined => (reads === "percent" || reads === "share" ? reads : undefined);
const dayOrder = (reads: Reads): "dayMonthYear" | "monthDayYear" | undefined => (reads === "dayMonthYear" || reads === "monthDayYear" ? reads : undefined);

const TEXTS: Readonly<Record<FieldDeclaration["type"], (field: FieldDeclaration, reads: Reads) => Read>> = {
  number: (field, reads) => (text) => bounded(readNumber(text, { reads: percent(reads), maximum: field.maximum }), field),
  boolean: () => readBoolean,
  string: stringReader,
  day: (_field, reads) => (text) => readDay(text, dayOrder(reads)),
  list: listReader,
};

/** A number that a spreadsheet or JSON gives as one: a number field takes it as it is. */
function ofNumber(cell: number, field: FieldDeclaration, read: Read): Json | Unreadable {
  if (field.type === "number") return bounded(cell === 0 ? 0 : cell, field);
  const text = textOfCell(cell);
  return text instanceof Unreadable ? text : read(text);
}

function ofOther(cell: Exclude<Cell, null | string>, field: FieldDeclaration, read: Read): Json | Unreadable {
  if (typeof cell === "number") return ofNumber(cell, field, read);
  if (typeof cell === "boolean") return field.type === "boolean" ? cell : read(cell ? "true" : "false");
  if ("day" in cell) return read(cell.time === undefined || field.type === "day" ? cell.day : `${cell.day} ${cell.time}`);
  if ("list" in cell) return field.type === "list" ? read(cell.list.join("\n")) : new Unreadable("not-a-text");
  return new Unreadable("cell-unreadable", { detail: [cell.problem["zh-CN"], cell.problem.en] });
}

/** What is written -> value, as the mapping states it; compared without case, spaces and full-width forms. */
function statedWords(values: MappedColumn["values"]): ReadonlyMap<string, Json> | null {
  return values === undefined ? null : new Map(Object.entries(values).map(([word, value]) => [comparable(word), value]));
}

/** Types of which a column has few different texts: what each says is worked out once. */
const FEW: ReadonlySet<FieldDeclaration["type"]> = new Set(["boolean", "day"]);
const MOST_REMEMBERED = 2000;

function remembered(read: (text: string) => Json | Unreadable): (text: string) => Json | Unreadable {
  const known = new Map<string, Json | Unreadable>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size < MOST_REMEMBERED) known.set(text, value);
    return value;
  };
}

/** Reads the cells of one column into the values of a field. */
export function cellReader(field: FieldDeclaration, { reads, values }: Pick<MappedColumn, "reads" | "values"> = {}): CellReader {
  const read = TEXTS[field.type](field, reads);
  const stated = statedWords(values);
  const written = (text: string): Json | Unreadable => {
    if (text === "" || text.trim() === "") return null;
    const word = stated?.get(comparable(text));
    return word === undefined ? read(text) : word;
  };
  const ofText = stated || field.oneOf || FEW.has(field.type) ? remembered(written) : written;
  return (cell) => {
    if (cell === null) return null;
    return typeof cell === "string" ? ofText(cell) : ofOther(cell, field, read);
  };
}
