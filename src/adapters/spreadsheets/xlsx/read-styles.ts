import { LIMITS } from "../limits.js";
import { refuseTable } from "../refuse-table.js";
import { meaningOfId, type Meaning } from "./number-formats.js";
import { readWhole } from "./read-xml.js";
import type { ZipParts } from "./zip-parts.js";

/** What numbers mean by the style of their cell (attribute s). */
export async function readStyles(parts: ZipParts, part: string | null): Promise<readonly Meaning[]> {
  if (part === null) return [];
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  const listener = {
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      if (name === "cellXfs") inCells = true;
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), (attributes.formatCode ?? "").slice(0, 255));
      if (name === "xf" && inCells) ids.push(Number(attributes.numFmtId ?? 0));
      if (ids.length + codes.size > LIMITS.styles) throw refuseTable("table-bomb", part);
    },
    close(name: string): void {
      if (name === "cellXfs") inCells = false;
    },
  };
  await readWhole(parts, part, listener);
  return ids.map((id) => meaningOfId(id, codes));
}
