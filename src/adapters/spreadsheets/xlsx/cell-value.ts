import type { Cell } from "../../../app/ports/table-files.js";
import { problemCell } from "../problem-cell.js";
import type { Meaning } from "./number-formats.js";
import { clockOf, momentOf } from "./serial-days.js";

/** A cell as its XML has it: attribute t, the text of v or of is, whether there is a formula. */
export interface RawCell {
  readonly type: string;
  readonly text: string | null;
  readonly formula: boolean;
  readonly meaning: Meaning;
}

/** What cells of a workbook are read with. */
export interface CellContext {
  readonly from1904: boolean;
  string(index: number): string | null;
}

const SHEET_ESCAPE = /_x([0-9A-Fa-f]{4})_/g;
/** Signs that XML cannot hold are written _x000D_; half a sign is none. */
export const unescaped = (text: string): string => (text.includes("_x") ? text.replace(SHEET_ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))).replace(/\p{Surrogate}/gu, "\ufffd") : text);

function textCell(text: string): Cell {
  if (/^\s*$/.test(text)) return null;
  return text.includes("\0") ? problemCell("letters", text) : text.includes("\ufffd") ? problemCell("bytes", text) : text;
}

/** 15 significant digits are what spreadsheets keep and show: 0.30000000000000004 is 0.3. */
const shown = (value: number): number => Number(value.toPrecision(15));

/** A percentage as it is shown: 0.945 is "94.5%". Shifting the digits keeps it exact. */
function percent(value: number): string {
  const [digits, exponent] = value.toExponential(14).split("e");
  const shifted = Number(`${digits}e${Number(exponent) + 2}`);
  return `${shown(shifted)}%`;
}

function timed(value: number, meaning: "day" | "moment" | "time" | "duration", context: CellContext): Cell {
  const found = String(value);
  if (meaning === "duration" || (meaning === "time" && value < 1)) return clockOf(value) ?? problemCell("day", found);
  const moment = momentOf(value, context.from1904);
  if (!moment) return problemCell("day", found);
  return meaning === "day" || moment.time === "00:00:00" ? { day: moment.day } : moment;
}

function numberCell(text: string, meaning: Meaning, context: CellContext): Cell {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return problemCell("number", text);
  if (meaning === "day" || meaning === "moment" || meaning === "time" || meaning === "duration") return timed(value, meaning, context);
  if (Math.abs(value) >= 1e15) return problemCell("digits", text);
  if (meaning === "percent") return percent(value);
  if (typeof meaning === "object" && Number.isInteger(value) && value >= 0) return String(value).padStart(meaning.zeros, "0");
  return shown(value) + 0;
}

const ISO_MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/;

function isoCell(text: string): Cell {
  const [, day, time] = ISO_MOMENT.exec(text) ?? [];
  if (!day) return problemCell("day", text);
  return time === undefined || time === "00:00:00" ? { day } : { day, time };
}

const READERS: Readonly<Record<string, (raw: RawCell & { readonly text: string }, context: CellContext) => Cell>> = {
  s: ({ text }, context) => {
    const string = /^\s*\d+\s*$/.test(text) ? context.string(Number(text)) : null;
    return string === null ? problemCell("string", text) : textCell(string);
  },
  str: ({ text }) => textCell(unescaped(text)),
  inlineStr: ({ text }) => textCell(unescaped(text)),
  b: ({ text }) => text.trim() === "1" || text.trim() === "true",
  e: ({ text }) => problemCell("error", text),
  d: ({ text }) => isoCell(text.trim()),
};

/** What stands in a cell: of a formula its result as it was last saved. */
export function cellValue(raw: RawCell, context: CellContext): Cell {
  const { text } = raw;
  if (text === null || (text === "" && raw.type !== "str" && raw.type !== "inlineStr")) return raw.formula ? problemCell("formula", text ?? "") : null;
  const read = READERS[raw.type];
  return read ? read({ ...raw, text }, context) : numberCell(text, raw.meaning, context);
}
