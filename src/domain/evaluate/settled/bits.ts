import type { Bits } from "../results.js";

/** Words of a bitmap over `rows` rows. */
export const wordsFor = (rows: number): number => (rows + 31) >>> 5;

export const hasBit = (words: Uint32Array, row: number): boolean => ((words[row >>> 5] >>> (row & 31)) & 1) === 1;

export function setBit(words: Uint32Array, row: number): void {
  words[row >>> 5] |= 1 << (row & 31);
}

/** All rows set; the bits beyond the last row stay 0. */
export function allRows(rows: number): Uint32Array {
  const words = new Uint32Array(wordsFor(rows)).fill(0xffffffff);
  return clearTail(words, rows);
}

function clearTail(words: Uint32Array, rows: number): Uint32Array {
  if (rows & 31) words[words.length - 1] &= (1 << (rows & 31)) - 1;
  return words;
}

/** Bits of the rows for which `holds` answers true. */
export function rowsWhere(rows: number, holds: (row: number) => boolean): Uint32Array {
  const words = new Uint32Array(wordsFor(rows));
  for (let row = 0; row < rows; row++) if (holds(row)) setBit(words, row);
  return words;
}

export const and = (a: Uint32Array, b: Uint32Array): Uint32Array => a.map((word, i) => word & b[i]);
export const or = (a: Uint32Array, b: Uint32Array): Uint32Array => a.map((word, i) => word | b[i]);
export const without = (a: Uint32Array, b: Uint32Array): Uint32Array => a.map((word, i) => word & ~b[i]);

/** Three-valued conjunction, disjunction and negation as two-valued logic done twice. */
export const bothOf = (a: Bits, b: Bits): Bits => ({ certain: and(a.certain, b.certain), possible: and(a.possible, b.possible) });
export const eitherOf = (a: Bits, b: Bits): Bits => ({ certain: or(a.certain, b.certain), possible: or(a.possible, b.possible) });
export function negationOf(a: Bits, rows: number): Bits {
  const all = allRows(rows);
  return { certain: without(all, a.possible), possible: without(all, a.certain) };
}

/** Row numbers of the set bits, ascending. */
export function rowsOf(words: Uint32Array): Uint32Array {
  const rows: number[] = [];
  for (let w = 0; w < words.length; w++) {
    for (let word = words[w]; word !== 0; word &= word - 1) rows.push((w << 5) + (31 - Math.clz32(word & -word)));
  }
  return Uint32Array.from(rows);
}
