/**
 * One loop per comparison over a column of numbers or days: 32 rows make one word, without a branch. A comparison used as a number compiles to
 * a `setcc`, while `? 1 : 0` is a jump that mispredicts and costs three times as much; and the loops are written out one by one because a
 * comparison handed in as a function would be called for every cell.
 */
export interface NumberCells {
  /** Left-hand values. Whole words only: row 32 w + j is bit j of word w. */
  values: Float64Array;
  /** Right-hand values of a comparison with another fact; else empty. */
  others: Float64Array;
  constant: number;
  /** Upper end of `between`. */
  upper: number;
  /** Outcome of the bare comparison, whether the value is known or not. */
  out: Uint32Array;
}
/** Fills the words [from, to) of `out`. */
export type NumberKernel = (cells: NumberCells, from: number, to: number) => void;

export const isLess: NumberKernel = ({ values: a, constant: c, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] < c) | +(a[i + 1] < c) << 1 | +(a[i + 2] < c) << 2 | +(a[i + 3] < c) << 3
        | +(a[i + 4] < c) << 4 | +(a[i + 5] < c) << 5 | +(a[i + 6] < c) << 6 | +(a[i + 7] < c) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isAtMost: NumberKernel = ({ values: a, constant: c, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] <= c) | +(a[i + 1] <= c) << 1 | +(a[i + 2] <= c) << 2 | +(a[i + 3] <= c) << 3
        | +(a[i + 4] <= c) << 4 | +(a[i + 5] <= c) << 5 | +(a[i + 6] <= c) << 6 | +(a[i + 7] <= c) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isMore: NumberKernel = ({ values: a, constant: c, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] > c) | +(a[i + 1] > c) << 1 | +(a[i + 2] > c) << 2 | +(a[i + 3] > c) << 3
        | +(a[i + 4] > c) << 4 | +(a[i + 5] > c) << 5 | +(a[i + 6] > c) << 6 | +(a[i + 7] > c) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isAtLeast: NumberKernel = ({ values: a, constant: c, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] >= c) | +(a[i + 1] >= c) << 1 | +(a[i + 2] >= c) << 2 | +(a[i + 3] >= c) << 3
        | +(a[i + 4] >= c) << 4 | +(a[i + 5] >= c) << 5 | +(a[i + 6] >= c) << 6 | +(a[i + 7] >= c) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isEqual: NumberKernel = ({ values: a, constant: c, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] === c) | +(a[i + 1] === c) << 1 | +(a[i + 2] === c) << 2 | +(a[i + 3] === c) << 3
        | +(a[i + 4] === c) << 4 | +(a[i + 5] === c) << 5 | +(a[i + 6] === c) << 6 | +(a[i + 7] === c) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isOther: NumberKernel = ({ values: a, constant: c, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] !== c) | +(a[i + 1] !== c) << 1 | +(a[i + 2] !== c) << 2 | +(a[i + 3] !== c) << 3
        | +(a[i + 4] !== c) << 4 | +(a[i + 5] !== c) << 5 | +(a[i + 6] !== c) << 6 | +(a[i + 7] !== c) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isBetween: NumberKernel = ({ values: a, constant: c, upper: d, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= ((+(a[i] >= c) & +(a[i] < d)) | (+(a[i + 1] >= c) & +(a[i + 1] < d)) << 1 | (+(a[i + 2] >= c) & +(a[i + 2] < d)) << 2 | (+(a[i + 3] >= c) & +(a[i + 3] < d)) << 3
        | (+(a[i + 4] >= c) & +(a[i + 4] < d)) << 4 | (+(a[i + 5] >= c) & +(a[i + 5] < d)) << 5 | (+(a[i + 6] >= c) & +(a[i + 6] < d)) << 6 | (+(a[i + 7] >= c) & +(a[i + 7] < d)) << 7) << j;
    }
    out[w] = bits;
  }
};
