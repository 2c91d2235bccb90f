import type { NumberKernel } from "./number-kernels.js";

// The same loops with another fact on the right.

export const isLessFact: NumberKernel = ({ values: a, others: b, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] < b[i]) | +(a[i + 1] < b[i + 1]) << 1 | +(a[i + 2] < b[i + 2]) << 2 | +(a[i + 3] < b[i + 3]) << 3
        | +(a[i + 4] < b[i + 4]) << 4 | +(a[i + 5] < b[i + 5]) << 5 | +(a[i + 6] < b[i + 6]) << 6 | +(a[i + 7] < b[i + 7]) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isAtMostFact: NumberKernel = ({ values: a, others: b, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] <= b[i]) | +(a[i + 1] <= b[i + 1]) << 1 | +(a[i + 2] <= b[i + 2]) << 2 | +(a[i + 3] <= b[i + 3]) << 3
        | +(a[i + 4] <= b[i + 4]) << 4 | +(a[i + 5] <= b[i + 5]) << 5 | +(a[i + 6] <= b[i + 6]) << 6 | +(a[i + 7] <= b[i + 7]) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isMoreFact: NumberKernel = ({ values: a, others: b, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] > b[i]) | +(a[i + 1] > b[i + 1]) << 1 | +(a[i + 2] > b[i + 2]) << 2 | +(a[i + 3] > b[i + 3]) << 3
        | +(a[i + 4] > b[i + 4]) << 4 | +(a[i + 5] > b[i + 5]) << 5 | +(a[i + 6] > b[i + 6]) << 6 | +(a[i + 7] > b[i + 7]) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isAtLeastFact: NumberKernel = ({ values: a, others: b, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] >= b[i]) | +(a[i + 1] >= b[i + 1]) << 1 | +(a[i + 2] >= b[i + 2]) << 2 | +(a[i + 3] >= b[i + 3]) << 3
        | +(a[i + 4] >= b[i + 4]) << 4 | +(a[i + 5] >= b[i + 5]) << 5 | +(a[i + 6] >= b[i + 6]) << 6 | +(a[i + 7] >= b[i + 7]) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isEqualFact: NumberKernel = ({ values: a, others: b, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] === b[i]) | +(a[i + 1] === b[i + 1]) << 1 | +(a[i + 2] === b[i + 2]) << 2 | +(a[i + 3] === b[i + 3]) << 3
        | +(a[i + 4] === b[i + 4]) << 4 | +(a[i + 5] === b[i + 5]) << 5 | +(a[i + 6] === b[i + 6]) << 6 | +(a[i + 7] === b[i + 7]) << 7) << j;
    }
    out[w] = bits;
  }
};

export const isOtherFact: NumberKernel = ({ values: a, others: b, out }, from, to) => {
  for (let w = from, i = from << 5; w < to; w++) {
    let bits = 0;
    for (let j = 0; j < 32; j += 8, i += 8) {
      bits |= (+(a[i] !== b[i]) | +(a[i + 1] !== b[i + 1]) << 1 | +(a[i + 2] !== b[i + 2]) << 2 | +(a[i + 3] !== b[i + 3]) << 3
        | +(a[i + 4] !== b[i + 4]) << 4 | +(a[i + 5] !== b[i + 5]) << 5 | +(a[i + 6] !== b[i + 6]) << 6 | +(a[i + 7] !== b[i + 7]) << 7) << j;
    }
    out[w] = bits;
  }
};
