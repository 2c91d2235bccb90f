/** Two descriptions are taken to be of one act if so much of their pairs of characters is the same. */
export const SIMILAR = 0.3;

const isMark = (sign: string): boolean => !/[\p{L}\p{N}]/u.test(sign);

/** Pairs of neighbouring letters and digits, with how often each occurs. Signs, spaces and case do not count. */
function pairs(text: string): ReadonlyMap<string, number> {
  const signs = [...text.normalize("NFKC").toLowerCase()].filter((sign) => !isMark(sign));
  const found = new Map<string, number>();
  for (let i = 1; i < signs.length; i++) {
    const pair = `${signs[i - 1]}${signs[i]}`;
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

/** How alike two texts are, 0 to 1: twice the pairs of characters that both have, over those that each has. Without pairs: 0. Chinese needs no words for it. */
export function similarity(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  let [both, all] = [0, 0];
  for (const count of right.values()) all += count;
  for (const [pair, count] of left) {
    all += count;
    both += Math.min(count, right.get(pair) ?? 0);
  }
  return all === 0 ? 0 : (2 * both) / all;
}
