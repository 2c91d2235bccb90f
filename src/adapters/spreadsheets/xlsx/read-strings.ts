import { LIMITS } from "../limits.js";
import { refuseTable } from "../refuse-table.js";
import { unescaped } from "./cell-value.js";
import { readWhole } from "./read-xml.js";
import { createStringStore, type StringStore } from "./string-store.js";
import type { ZipParts } from "./zip-parts.js";

/** Reads the shared texts of a workbook: of rich text the letters alone, without what is written above them to be read aloud. */
export async function readStrings(parts: ZipParts, part: string | null, mostBytes?: number): Promise<StringStore> {
  const store = createStringStore(mostBytes);
  if (part === null) return store;
  let [text, inText, aloud] = ["", false, false];
  const listener = {
    open(name: string): void {
      if (name === "si") text = "";
      if (name === "rPh") aloud = true;
      inText = name === "t" && !aloud;
    },
    text(more: string): void {
      if (!inText) return;
      text += more;
      if (text.length > LIMITS.line) throw refuseTable("table-part", part, `> ${LIMITS.line}`);
    },
    close(name: string): void {
      inText = false;
      if (name === "rPh") aloud = false;
      if (name === "si") store.add(unescaped(text));
    },
  };
  try {
    await readWhole(parts, part, listener);
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}
