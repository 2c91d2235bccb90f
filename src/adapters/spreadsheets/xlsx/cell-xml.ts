import type { Cell } from "../../../app/ports/table-files.js";
import { dayOf } from "../../../domain/calendar/days.js";
import { cellText } from "../cell-text.js";
import { STYLE } from "./book-parts.js";
import { serialOf } from "./serial-days.js";
import { xmlText } from "./xml-text.js";

/** "AB" of the column 27 (from 0). */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

const inline = (at: string, style: number, text: string): string => `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

function dayXml(at: string, cell: { readonly day: string; readonly time?: string }): string {
  const day = dayOf(cell.day);
  const serial = day === null ? null : serialOf(day, cell.time);
  return serial === null ? inline(at, STYLE.text, cellText(cell)) : `<c r="${at}" s="${cell.time === undefined ? STYLE.day : STYLE.moment}"><v>${serial}</v></c>`;
}

/** One cell. Texts stand inline, so that none of them is ever a formula. */
export function cellXml(at: string, cell: Cell, style: number = STYLE.text): string {
  if (cell === null) return "";
  if (typeof cell === "number" && Number.isFinite(cell)) return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return typeof cell === "object" && "day" in cell ? dayXml(at, cell) : inline(at, style, cellText(cell));
}

/** One row (from 1); cells without a value are left out. */
export const rowXml = (row: number, cells: readonly Cell[], style?: number): string => `<row r="${row}">${cells.map((cell, column) => cellXml(`${columnName(column)}${row}`, cell, style)).join("")}</row>`;
