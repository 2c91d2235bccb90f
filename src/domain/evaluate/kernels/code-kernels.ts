/** A column of codes into a dictionary: the operator was asked once for each distinct value, the rest is looking its answers up. */
export interface CodeCells {
  /** Whole words only: row 32 w + j is bit j of word w. */
  codes: Uint32Array;
  /** Answers for dictionaries of at most 32 values: bit c for code c. */
  mask: number;
  /** Answers for longer ones: 0 or 1 for code c. */
  table: Uint8Array;
  /** Outcome of the bare test, whether the value is known or not. */
  out: Uint32Array;
}
/** Fills the words [from, to) of `out`. */
export type CodeKernel = (cells: CodeCells, from: number, to: number) => void;

export const inMask: CodeKernel = ({ codes: a, mask: m, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (((m >>> a[i]) & 1) | ((m >>> a[i + 1]) & 1) << 1 | ((m >>> a[i + 2]) & 1) << 2 | ((m >>> a[i + 3]) & 1) << 3
        | ((m >>> a[i + 4]) & 1) << 4 | ((m >>> a[i + 5]) & 1) << 5 | ((m >>> a[i + 6]) & 1) << 6 | ((m >>> a[i + 7]) & 1) << 7) << j;
    }
    out[w] = bits;
  }
};

export const inTable: CodeKernel = ({ codes: a, table: t, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (t[a[i]] | t[a[i + 1]] << 1 | t[a[i + 2]] << 2 | t[a[i + 3]] << 3
        | t[a[i + 4]] << 4 | t[a[i + 5]] << 5 | t[a[i + 6]] << 6 | t[a[i + 7]] << 7) << j;
    }
    out[w] = bits;
  }
};
