import { LIMITS } from "../limits.js";

const CUT = "…（已截断 cut）";
const MARKUP: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Signs that XML has no room for, and texts that look like the escape of one. */
// eslint-disable-next-line no-control-regex -- these are the signs in question
const UNWRITABLE = /[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
/** Halves of a sign that stand alone. */
const LONE = /\p{Surrogate}/gu;
const hex = (sign: string): string => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** A text in XML, at most as long as a cell may be. */
export function xmlText(text: string): string {
  const short = text.length > LIMITS.cellLetters ? text.slice(0, LIMITS.cellLetters - CUT.length) + CUT : text;
  return short.replace(LONE, "\ufffd").replace(UNWRITABLE, hex).replace(/[&<>"]/g, (sign) => MARKUP[sign]);
}
