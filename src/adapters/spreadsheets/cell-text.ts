import type { Cell } from "../../app/ports/table-files.js";

/** What stands between the entries of a list in one cell. */
const BETWEEN = "、";

/** A cell as text, for files that have nothing but text. Nothing: "". A day with its time: "2026-03-01 14:30:00". Of a problem: what was found. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return String(cell);
  if ("day" in cell) return cell.time === undefined ? cell.day : `${cell.day} ${cell.time}`;
  return "list" in cell ? cell.list.join(BETWEEN) : cell.found;
}
