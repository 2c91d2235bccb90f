import type { Operator } from "../language/operators.js";
import type { Column } from "../model/columns.js";
import type { Known, Test } from "../model/scheme.js";
import { hasBit } from "./settled/bits.js";
import { type Words, settleByBoth, settleByKnown, settleKnown } from "./kernels/bit-kernels.js";
import { type CodeCells, inMask, inTable } from "./kernels/code-kernels.js";
import { isAtLeastFact, isAtMostFact, isEqualFact, isLessFact, isMoreFact, isOtherFact } from "./kernels/fact-kernels.js";
import { type NumberCells, type NumberKernel, isAtLeast, isAtMost, isBetween, isEqual, isLess, isMore, isOther } from "./kernels/number-kernels.js";
import { settleOpenCells } from "./open-cells.js";
import type { Bits } from "./results.js";

/** Fills the words of one slot; the slots that it reads are filled. */
export type Pass = (words: Words) => void;
/** A test with everything it needs. */
export interface TestBinding {
  readonly test: Test;
  readonly operator: Operator;
  readonly left: Column;
  /** null: compared with a constant. */
  readonly right: Column | null;
  /** Of a test of the lists of past decisions: the lists that they left undecided (R6); else null. */
  readonly undecided: Column | null;
  readonly rows: number;
  readonly bits: Bits;
  readonly scratch: Scratch;
}
type Fill = (from: number, to: number) => void;

/** Comparisons of numbers and of days: with a constant, and with another fact. */
const COMPARISONS: Readonly<Record<string, readonly [NumberKernel, NumberKernel]>> = {
  equal: [isEqual, isEqualFact],
  notEqual: [isOther, isOtherFact],
  lessThan: [isLess, isLessFact],
  lessThanInclusive: [isAtMost, isAtMostFact],
  greaterThan: [isMore, isMoreFact],
  greaterThanInclusive: [isAtLeast, isAtLeastFact],
  before: [isLess, isLessFact],
  onOrBefore: [isAtMost, isAtMostFact],
  after: [isMore, isMoreFact],
  onOrAfter: [isAtLeast, isAtLeastFact],
};
const NOTHING = new Float64Array(0);
const NO_TABLE = new Uint8Array(0);

/** One word of cells for the rows that do not fill a word, with 0 behind them; used by one test after the other. */
export interface Scratch {
  readonly numbers: NumberCells;
  readonly codes: CodeCells;
}

export function createScratch(): Scratch {
  const out = new Uint32Array(1);
  return {
    numbers: { values: new Float64Array(32), others: new Float64Array(32), constant: 0, upper: 0, out },
    codes: { codes: new Uint32Array(32), mask: 0, table: NO_TABLE, out },
  };
}

function copyRest(cells: Float64Array | Uint32Array, start: number, into: Float64Array | Uint32Array): void {
  const end = cells.length < start + 32 ? cells.length : start + 32;
  for (let i = start; i < end; i++) into[i - start] = cells[i];
}

function numberFill(kernel: NumberKernel, cells: NumberCells, { rows, scratch: { numbers: rest } }: TestBinding): Fill {
  const full = rows >>> 5;
  return (from, to) => {
    kernel(cells, from, to < full ? to : full);
    if (to <= full) return;
    copyRest(cells.values, full << 5, rest.values);
    copyRest(cells.others, full << 5, rest.others);
    rest.constant = cells.constant;
    rest.upper = cells.upper;
    kernel(rest, 0, 1);
    cells.out[full] = rest.out[0];
  };
}

function codeFill(cells: CodeCells, { rows, scratch: { codes: rest } }: TestBinding): Fill {
  const full = rows >>> 5;
  const kernel = cells.table === NO_TABLE ? inMask : inTable;
  return (from, to) => {
    kernel(cells, from, to < full ? to : full);
    if (to <= full) return;
    copyRest(cells.codes, full << 5, rest.codes);
    rest.mask = cells.mask;
    rest.table = cells.table;
    kernel(rest, 0, 1);
    cells.out[full] = rest.out[0];
  };
}

/** The operator's answer for each distinct value of a dictionary. */
function answersOf({ left, operator }: TestBinding, codes: Uint32Array, constant: Known, out: Uint32Array): CodeCells {
  const answers = left.dictionary.map((value) => operator.test(value, constant));
  if (answers.length > 32) return { codes, mask: 0, table: Uint8Array.from(answers, Number), out };
  const mask = answers.reduce((bits, holds, code) => (holds ? bits | (1 << code) : bits), 0);
  return { codes, mask, table: NO_TABLE, out };
}

function valueReader(column: Column): (row: number) => Known {
  const { numbers, codes, dictionary } = column;
  return numbers ? (row) => numbers[row] : (row) => dictionary[codes?.[row] ?? 0];
}

/** Any test, row by row: sets of numbers, texts compared with other facts. */
function rowFill({ test, operator, left, right, rows, bits }: TestBinding): Fill {
  const read = valueReader(left);
  const constant = test.value.kind === "constant" ? test.value.value : null;
  const other = right ? valueReader(right) : () => constant as Known;
  const there = (row: number): boolean => hasBit(left.known, row) && (right === null || hasBit(right.known, row));
  return (from, to) => {
    bits.certain.fill(0, from, to);
    const end = to << 5 < rows ? to << 5 : rows;
    for (let row = from << 5; row < end; row++) {
      if (there(row) && operator.test(read(row), other(row))) bits.certain[row >>> 5] |= 1 << (row & 31);
    }
  };
}

function fillOf(binding: TestBinding): Fill {
  const { test, left, right, bits } = binding;
  const out = bits.certain;
  const constant = test.value.kind === "constant" ? test.value.value : null;
  const comparison = COMPARISONS[test.operator];
  if (left.numbers) {
    const cells = { values: left.numbers, others: NOTHING, constant: 0, upper: 0, out };
    if (comparison && typeof constant === "number") return numberFill(comparison[0], { ...cells, constant }, binding);
    if (comparison && right?.numbers) return numberFill(comparison[1], { ...cells, others: right.numbers }, binding);
    const pair = test.operator === "between" ? (constant as readonly [number, number] | null) : null;
    if (pair) return numberFill(isBetween, { ...cells, constant: pair[0], upper: pair[1] }, binding);
  }
  return left.codes && constant !== null ? codeFill(answersOf(binding, left.codes, constant, out), binding) : rowFill(binding);
}

/** A test that names a list which a decision left undecided is unknown there (R6). */
function openUndecided({ test, undecided, bits, rows }: TestBinding): Pass {
  if (!undecided || test.value.kind !== "constant") return () => {};
  const named = ([] as readonly Known[]).concat(test.value.value as Known);
  const open = undecided.dictionary.map((lists) => named.some((name) => (lists as readonly Known[]).includes(name)));
  return ({ from, to }) => {
    const end = to << 5 < rows ? to << 5 : rows;
    for (let row = from << 5; row < end; row++) {
      if (!hasBit(undecided.known, row) || !open[undecided.codes?.[row] ?? 0]) continue;
      bits.certain[row >>> 5] &= ~(1 << (row & 31));
      bits.possible[row >>> 5] |= 1 << (row & 31);
    }
  };
}

/** The pass of one test over its column: the bare outcome, then both bitmaps from it and the known bits. */
export function bindTest(binding: TestBinding): Pass {
  const { test, left, right, bits } = binding;
  if (test.operator === "known") {
    const asked = test.value.kind === "constant" && test.value.value === true;
    return (words) => settleKnown(bits, left.known, asked, words);
  }
  const fill = fillOf(binding);
  const settle = right ? (words: Words) => settleByBoth(bits, left.known, right.known, words) : (words: Words) => settleByKnown(bits, left.known, words);
  const open = binding.undecided ? openUndecided(binding) : settleOpenCells(binding);
  return (words) => {
    fill(words.from, words.to);
    settle(words);
    open?.(words);
  };
}
