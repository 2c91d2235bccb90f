import { Unreadable } from "./reason.js";

const BROKEN = /\p{Surrogate}|(?![\t\n\r])\p{Cc}/u;
const CLEAN = /^[\x20-\x7e\u2000-\ud7ff]*$/;
/** Characters of a text whose field states no bound. */
export const MOST_CHARACTERS = 2000;

/** A text as it was written, without spaces at its ends; line ends are \n. */
export function readText(source: string, most = MOST_CHARACTERS): string | Unreadable {
  const text = source.trim();
  if (text.length > most) return new Unreadable("too-long", { limit: most });
  if (CLEAN.test(text)) return text;
  return BROKEN.test(text) ? new Unreadable("bad-text") : text.replace(/\r\n?/g, "\n");
}

/** A text for what a spreadsheet kept as a number or as yes or no. */
export function textOfCell(cell: number | boolean): string | Unreadable {
  if (typeof cell === "boolean") return cell ? "true" : "false";
  return Number.isInteger(cell) && !Number.isSafeInteger(cell) ? new Unreadable("number-precision") : String(cell);
}

const SEPARATOR = /[、,，;；\n|]/;

/** The parts of a list as people write it: 电梯、消防；停车. */
export const listParts = (text: string): readonly string[] => text.split(SEPARATOR).map((part) => part.trim()).filter((part) => part !== "");
