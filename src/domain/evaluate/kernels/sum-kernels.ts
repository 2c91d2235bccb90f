/** Eight rules at once: their bits are turned so that each row has one byte, which looks up what those rules add together. */
export interface SumCells {
  /** Bits of eight rules (of less: filled up with empty ones). */
  rules: readonly Uint32Array[];
  /** By byte: the sum of the amounts of the rules in it, and their number. */
  sums: Float64Array;
  counts: Float64Array;
  /** Added to, row by row. */
  into: Float64Array;
  items: Float64Array;
}

/** What a table of 256 holds for each set of eight rules. */
export function sumTable(amounts: readonly number[]): Float64Array {
  const table = new Float64Array(256);
  for (let set = 1; set < 256; set++) {
    const last = 31 - Math.clz32(set);
    table[set] = table[set & ~(1 << last)] + (amounts[last] ?? 0);
  }
  return table;
}

/** Of each set of eight rules their number. */
export const COUNTS: Float64Array = sumTable([1, 1, 1, 1, 1, 1, 1, 1]);

/**
 * Adds what the rules bring to the rows of the whole words [from, to). An 8 x 8 square of bits is transposed by three rounds of swaps: single
 * bits, pairs, halves; that is a fraction of a step per rule and row, where one pass per rule would take several.
 */
export function addRules({ rules, sums, counts, into, items }: SumCells, from: number, to: number): void {
  const [a, b, c, d, e, f, g, h] = rules;
  for (let w = from; w < to; w++) {
    for (let s = 0, row = w << 5; s < 32; s += 8, row += 8) {
      let x = ((a[w] >>> s) & 255) | ((b[w] >>> s) & 255) << 8 | ((c[w] >>> s) & 255) << 16 | ((d[w] >>> s) & 255) << 24;
      let y = ((e[w] >>> s) & 255) | ((f[w] >>> s) & 255) << 8 | ((g[w] >>> s) & 255) << 16 | ((h[w] >>> s) & 255) << 24;
      let t = (x ^ (x >>> 7)) & 0x00aa00aa;
      x ^= t ^ (t << 7);
      t = (y ^ (y >>> 7)) & 0x00aa00aa;
      y ^= t ^ (t << 7);
      t = (x ^ (x >>> 14)) & 0xcccc;
      x ^= t ^ (t << 14);
      t = (y ^ (y >>> 14)) & 0xcccc;
      y ^= t ^ (t << 14);
      t = (x >>> 4) & 0x0f0f0f0f;
      x = (x & 0x0f0f0f0f) | (y & 0x0f0f0f0f) << 4;
      y = t | (y & 0xf0f0f0f0);
      for (let j = 0; j < 32; j += 8) {
        const low = (x >>> j) & 255;
        const high = (y >>> j) & 255;
        const i = row + (j >>> 3);
        into[i] += sums[low];
        items[i] += counts[low];
        into[i + 4] += sums[high];
        items[i + 4] += counts[high];
      }
    }
  }
}
