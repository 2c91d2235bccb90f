import type { Bits } from "../results.js";

/** Bits of the last word that stand for rows; all of them where the rows fill it. */
export const tailMask = (rows: number): number => (rows & 31 ? (1 << (rows & 31)) - 1 : -1);

/** Words of a table: the range to fill, and the mask that applies if it holds the last word. */
export interface Words {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly tail: number;
}

function clearTail(words: Uint32Array, { to, count, tail }: Words): void {
  if (to === count && count > 0) words[count - 1] &= tail;
}

/** Turns the bare outcome of a test, given in `certain`, into both bitmaps: certain where known as well, possible where not known too. */
export function settleByKnown({ certain, possible }: Bits, known: Uint32Array, words: Words): void {
  const { from, to } = words;
  for (let w = from; w < to; w++) {
    const holds = certain[w];
    const there = known[w];
    certain[w] = holds & there;
    possible[w] = holds | ~there;
  }
  clearTail(possible, words);
}

/** The same for a test of two facts: known where both are. */
export function settleByBoth({ certain, possible }: Bits, known: Uint32Array, other: Uint32Array, words: Words): void {
  const { from, to } = words;
  for (let w = from; w < to; w++) {
    const holds = certain[w];
    const there = known[w] & other[w];
    certain[w] = holds & there;
    possible[w] = holds | ~there;
  }
  clearTail(possible, words);
}

/** `known` true or false: never unknown. */
export function settleKnown({ certain, possible }: Bits, known: Uint32Array, asked: boolean, words: Words): void {
  const flip = asked ? 0 : -1;
  for (let w = words.from; w < words.to; w++) certain[w] = known[w] ^ flip;
  clearTail(certain, words);
  for (let w = words.from; w < words.to; w++) possible[w] = certain[w];
}

/** into = first & second, on both bitmaps: the beginning of `all`. */
export function andOf(into: Bits, first: Bits, second: Bits, { from, to }: Words): void {
  const { certain: a, possible: b } = into;
  const { certain: c, possible: d } = first;
  const { certain: e, possible: f } = second;
  for (let w = from; w < to; w++) {
    a[w] = c[w] & e[w];
    b[w] = d[w] & f[w];
  }
}

/** into = first | second, on both bitmaps: the beginning of `any`. */
export function orOf(into: Bits, first: Bits, second: Bits, { from, to }: Words): void {
  const { certain: a, possible: b } = into;
  const { certain: c, possible: d } = first;
  const { certain: e, possible: f } = second;
  for (let w = from; w < to; w++) {
    a[w] = c[w] | e[w];
    b[w] = d[w] | f[w];
  }
}

/** into &= part, on both bitmaps: a further part of `all`. */
export function andInto(into: Bits, part: Bits, { from, to }: Words): void {
  const { certain: a, possible: b } = into;
  const { certain: c, possible: d } = part;
  for (let w = from; w < to; w++) {
    a[w] &= c[w];
    b[w] &= d[w];
  }
}

/** into |= part, on both bitmaps: a further part of `any`. */
export function orInto(into: Bits, part: Bits, { from, to }: Words): void {
  const { certain: a, possible: b } = into;
  const { certain: c, possible: d } = part;
  for (let w = from; w < to; w++) {
    a[w] |= c[w];
    b[w] |= d[w];
  }
}

/** `not`: inverted and swapped. */
export function notInto(into: Bits, part: Bits, words: Words): void {
  const { certain: a, possible: b } = into;
  const { certain: c, possible: d } = part;
  const { from, to } = words;
  for (let w = from; w < to; w++) {
    a[w] = ~d[w];
    b[w] = ~c[w];
  }
  clearTail(a, words);
  clearTail(b, words);
}

/** What holds of no parts: everything for `all`, nothing for `any`. */
export function fillInto(into: Bits, holds: boolean, words: Words): void {
  into.certain.fill(holds ? 0xffffffff : 0, words.from, words.to);
  clearTail(into.certain, words);
  into.possible.set(into.certain.subarray(words.from, words.to), words.from);
}
