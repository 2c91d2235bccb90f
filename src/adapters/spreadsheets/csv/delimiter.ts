const CANDIDATES = [",", ";", "\t"] as const;
export type Delimiter = (typeof CANDIDATES)[number];

const MOST_LINES = 50;

/** How often a separator stands outside quotation marks in each of the first lines. */
function countsOf(text: string, delimiter: Delimiter): number[] {
  const counts = [0];
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === delimiter) counts[counts.length - 1] += 1;
    else if (sign === "\n" && counts.push(0) > MOST_LINES) break;
  }
  return counts.slice(0, MOST_LINES);
}

/** Most lines that have the same number of separators, and how many these are: titles and totals above and below a table do not matter. */
function weightOf(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return Math.max(0, ...[...lines].map(([count, times]) => times * 1000 + Math.min(count, 999)));
}

/** The separator of a CSV by its beginning: the one that divides most lines alike; a comma if none does. `named`: the first line says it ("sep=;"), and is no row of the table. */
export function recogniseDelimiter(beginning: string): { readonly delimiter: Delimiter; readonly named: boolean } {
  const said = /^"?sep=([,;\t])"?\r?\n/i.exec(beginning);
  if (said) return { delimiter: said[1] as Delimiter, named: true };
  const weights = CANDIDATES.map((delimiter) => weightOf(countsOf(beginning, delimiter)));
  return { delimiter: CANDIDATES[weights.indexOf(Math.max(...weights))], named: false };
}
