/** Number of single-character changes (insert, delete, replace, swap of neighbours) between two short words; more than `limit`: limit + 1. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

const MOST_CANDIDATES = 2000;

/** The candidate that was most likely meant, or undefined: letters in another case, or a few typing mistakes for its length. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 100) return undefined;
  const limit = Math.floor(word.length * 0.4) + 1;
  let best: string | undefined;
  let least = limit + 1;
  let seen = 0;
  for (const candidate of candidates) {
    if (++seen > MOST_CANDIDATES) break;
    if (candidate.length > 100) continue;
    const far = candidate.toLowerCase() === word.toLowerCase() ? 0 : distance(word, candidate, Math.min(limit, Math.max(1, Math.floor(candidate.length * 0.5))));
    if (far < least && far <= Math.max(1, Math.floor(candidate.length * 0.5))) [best, least] = [candidate, far];
  }
  return best;
}

const MOST_SHOWN = 12;

/** Advice for a name that names nothing: what was meant, or what there is. Chinese, English. */
export function hintOf(word: string, candidates: Iterable<string>): { readonly hint: readonly [string, string]; readonly suggestion?: string } {
  const all = [...new Set(candidates)];
  const suggestion = didYouMean(word, all);
  if (suggestion !== undefined) return { hint: [`是否想写“${suggestion}”？`, `Did you mean "${suggestion}"?`], suggestion };
  if (all.length === 0) return { hint: ["现在一个也没有。", "There are none."] };
  const shown = all.slice(0, MOST_SHOWN);
  const more = all.length > shown.length;
  return { hint: [`现有：${shown.join("、")}${more ? "等" : ""}。`, `There are: ${shown.join(", ")}${more ? " ..." : ""}.`] };
}
