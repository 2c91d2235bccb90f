/** Characters that take two columns of a terminal: Chinese, Japanese and Korean signs, full-width forms, and most beyond the basic plane. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Longer lines are cut around the place. */
const MOST = 120;
const BEFORE = 60;

/** Blanks as wide as a text: tabs stay tabs, so that they end where those above them do. */
export const blanksFor = (text: string): string => [...text].map((each) => (each === "\t" ? "\t" : WIDE.test(each) ? "  " : " ")).join("");

/** Never between the halves of one character. */
const whole = (line: string, at: number): number => (/[\udc00-\udfff]/.test(line[at] ?? "") ? at - 1 : at);

/** The lines of a text as people count them: LF, CRLF or CR; a byte order mark is no part of the first. */
export const linesOf = (text: string): readonly string[] => text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);

/**
 * The line of a place with a caret under it, as two lines; empty if there is no such line. Line and column count from 1, columns in UTF-16 units
 * as editors do, so that a sign of the basic plane is one however wide it is shown.
 */
export function sourceFrame(text: string, { line, column }: { readonly line: number; readonly column: number }): readonly string[] {
  const source = linesOf(text)[line - 1];
  if (source === undefined) return [];
  const at = whole(source, Math.min(column - 1, source.length));
  const from = at > MOST - 20 ? whole(source, at - BEFORE) : 0;
  const to = whole(source, Math.min(source.length, from + MOST));
  const [head, tail] = [from > 0 ? "…" : "", to < source.length ? "…" : ""];
  const gutter = String(line).padStart(5);
  return [`${gutter} | ${head}${source.slice(from, to)}${tail}`, `${" ".repeat(gutter.length)} | ${head === "" ? "" : " "}${blanksFor(source.slice(from, at))}^`];
}
