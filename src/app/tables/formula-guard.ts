/** A plain number may begin with a minus; anything else that a spreadsheet could take for a formula gets an apostrophe before it. */
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A text that is harmless in a CSV that is opened in a spreadsheet. One that has apostrophes of its own before such a sign gets one more, so that `unguarded` gives back what went in. */
export function guarded(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** The text that `guarded` made harmless. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
