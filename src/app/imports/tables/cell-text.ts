import type { Cell } from "../../ports/table-files.js";

/** What a person sees in a cell; empty for nothing. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return String(cell);
  if ("day" in cell) return cell.time === undefined ? cell.day : `${cell.day} ${cell.time}`;
  return "list" in cell ? cell.list.join("、") : cell.found;
}
