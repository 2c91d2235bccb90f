/** Place of the first bracket that is deeper than the limit, from 1; null: there is none. Strings are skipped; a text that is no JSON is no matter here. */
export function tooDeepAt(text: string, limit: number): { readonly line: number; readonly column: number } | null {
  let depth = 0;
  let line = 1;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) {
      line++;
      start = i + 1;
    } else if (code === 34) i = endOfString(text, i);
    else if (code === 91 || code === 123) {
      if (++depth > limit) return { line, column: i - start + 1 };
    } else if (code === 93 || code === 125) depth--;
  }
  return null;
}

/** Index of the closing quote, or of the end of the line: a string holds no line break. */
function endOfString(text: string, quote: number): number {
  for (let i = quote + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
    else if (code === 10) return i - 1;
  }
  return text.length;
}
