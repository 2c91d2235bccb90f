import type { FactType } from "../model/kinds.js";
import type { Text } from "../model/documents.js";
import type { Known } from "../model/scheme.js";

export type Comparison = (a: Known, b: Known) => boolean;
/** Closed interval of reals; -Infinity and Infinity where open. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * One operator of the rule language. `test` is only ever called with operands of the stated types (the reader checks them: in the library
 * "9" > "10" is true). `every` and `some` say whether the test holds for every, for some pair out of two intervals; they may be wider than
 * tight (some true, every false) but never the other way round.
 */
export interface Operator {
  readonly name: string;
  readonly left: readonly FactType[];
  /** Type of the right-hand side for a left-hand type; "pair": [from, to) of two values of the left type; "set": a list of values of the left type. */
  readonly right: "same" | "boolean" | "string" | "list" | "pair" | "set";
  readonly test: Comparison;
  readonly every?: (a: Interval, b: Interval) => boolean;
  readonly some?: (a: Interval, b: Interval) => boolean;
  /** {a} and {b} are replaced; `not` is the phrase of the negation. */
  readonly phrase: Text;
  readonly not: Text;
}
export type OperatorTable = ReadonlyMap<string, Operator>;

/** The ten operators that json-rules-engine brings; their tests are handed in by its adapter. */
export const LIBRARY_OPERATORS = [
  "equal", "notEqual", "lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "in", "notIn", "contains", "doesNotContain",
] as const;
export type LibraryTests = Readonly<Record<(typeof LIBRARY_OPERATORS)[number], Comparison>>;

const NUMBER: readonly FactType[] = ["number"];
const DAY: readonly FactType[] = ["day"];
const SCALAR: readonly FactType[] = ["number", "boolean", "string", "day"];

type Row = Omit<Operator, "test" | "name" | "phrase" | "not"> & { readonly words: readonly [zh: string, en: string, notZh: string, notEn: string]; readonly test?: Comparison };

const single = (a: Interval): boolean => a.low === a.high;
const meets = (a: Interval, b: Interval): boolean => a.low <= b.high && b.low <= a.high;
const same = (a: Interval, b: Interval): boolean => single(a) && single(b) && a.low === b.low;
const less = { every: (a: Interval, b: Interval) => a.high < b.low, some: (a: Interval, b: Interval) => a.low < b.high };
const atMost = { every: (a: Interval, b: Interval) => a.high <= b.low, some: (a: Interval, b: Interval) => a.low <= b.high };
const swap = (ends: typeof less): typeof less => ({ every: (a, b) => ends.every(b, a), some: (a, b) => ends.some(b, a) });
const pairOf = (b: Known): readonly [number, number] => b as unknown as readonly [number, number];

/** The table, in the order in which the manual lists it. Rows without `test` take the library's. */
const ROWS: Readonly<Record<string, Row>> = {
  equal: { left: SCALAR, right: "same", every: same, some: meets, words: ["{a}等于 {b}", "{a} is {b}", "{a}不等于 {b}", "{a} is not {b}"] },
  notEqual: { left: SCALAR, right: "same", every: (a, b) => !meets(a, b), some: (a, b) => !same(a, b), words: ["{a}不等于 {b}", "{a} is not {b}", "{a}等于 {b}", "{a} is {b}"] },
  lessThan: { left: NUMBER, right: "same", ...less, words: ["{a}小于 {b}", "{a} is less than {b}", "{a}不小于 {b}", "{a} is at least {b}"] },
  lessThanInclusive: { left: NUMBER, right: "same", ...atMost, words: ["{a}不大于 {b}", "{a} is at most {b}", "{a}大于 {b}", "{a} is more than {b}"] },
  greaterThan: { left: NUMBER, right: "same", ...swap(less), words: ["{a}大于 {b}", "{a} is more than {b}", "{a}不大于 {b}", "{a} is at most {b}"] },
  greaterThanInclusive: { left: NUMBER, right: "same", ...swap(atMost), words: ["{a}不小于 {b}", "{a} is at least {b}", "{a}小于 {b}", "{a} is less than {b}"] },
  in: { left: ["string", "number"], right: "set", words: ["{a}是 {b} 之一", "{a} is one of {b}", "{a}不是 {b} 中的任何一个", "{a} is none of {b}"] },
  notIn: { left: ["string", "number"], right: "set", words: ["{a}不是 {b} 中的任何一个", "{a} is none of {b}", "{a}是 {b} 之一", "{a} is one of {b}"] },
  contains: { left: ["list"], right: "string", words: ["{a}包含 {b}", "{a} contains {b}", "{a}不包含 {b}", "{a} does not contain {b}"] },
  doesNotContain: { left: ["list"], right: "string", words: ["{a}不包含 {b}", "{a} does not contain {b}", "{a}包含 {b}", "{a} contains {b}"] },
  // `known` is answered from the known bit; its test is never called on a missing value, and a value that is there is known.
  known: { left: [...SCALAR, "list"], right: "boolean", test: (_a, b) => b === true, words: ["{a}是否已知：{b}", "{a} is known: {b}", "{a}是否已知：非{b}", "{a} is known: not {b}"] },
  between: {
    left: ["number", "day"], right: "pair", test: (a, b) => (a as number) >= pairOf(b)[0] && (a as number) < pairOf(b)[1],
    every: (a, b) => a.low >= b.low && a.high < b.high, some: (a, b) => a.high >= b.low && a.low < b.high,
    words: ["{a}在 {b} 之间（含前不含后）", "{a} is in {b} (from inclusive, to exclusive)", "{a}不在 {b} 之间（含前不含后）", "{a} is not in {b} (from inclusive, to exclusive)"],
  },
  startsWith: { left: ["string"], right: "string", test: (a, b) => (a as string).startsWith(b as string), words: ["{a}以 {b} 开头", "{a} starts with {b}", "{a}不以 {b} 开头", "{a} does not start with {b}"] },
  before: { left: DAY, right: "same", ...less, test: (a, b) => a < b, words: ["{a}早于 {b}", "{a} is before {b}", "{a}不早于 {b}", "{a} is on or after {b}"] },
  onOrBefore: { left: DAY, right: "same", ...atMost, test: (a, b) => a <= b, words: ["{a}不晚于 {b}", "{a} is on or before {b}", "{a}晚于 {b}", "{a} is after {b}"] },
  after: { left: DAY, right: "same", ...swap(less), test: (a, b) => a > b, words: ["{a}晚于 {b}", "{a} is after {b}", "{a}不晚于 {b}", "{a} is on or before {b}"] },
  onOrAfter: { left: DAY, right: "same", ...swap(atMost), test: (a, b) => a >= b, words: ["{a}不早于 {b}", "{a} is on or after {b}", "{a}早于 {b}", "{a} is before {b}"] },
  overlaps: { left: ["list"], right: "list", test: (a, b) => (a as readonly string[]).some((x) => (b as readonly string[]).includes(x)), words: ["{a}与 {b} 有共同项", "{a} shares an entry with {b}", "{a}与 {b} 没有共同项", "{a} shares no entry with {b}"] },
};

export const OPERATOR_NAMES: readonly string[] = Object.keys(ROWS);

/** The phrase of each operator and of its negation, for explanations, which need no tests. */
export const OPERATOR_PHRASES: ReadonlyMap<string, Pick<Operator, "phrase" | "not">> = new Map(
  Object.entries(ROWS).map(([name, { words: [zh, en, notZh, notEn] }]) => [name, { phrase: { "zh-CN": zh, en }, not: { "zh-CN": notZh, en: notEn } }]),
);

/** The operator table with the library's own tests put in. */
export function createOperators(library: LibraryTests): OperatorTable {
  const tests: Readonly<Record<string, Comparison>> = library;
  return new Map(Object.entries(ROWS).map(([name, { words, ...row }]) => {
    const [zh, en, notZh, notEn] = words;
    return [name, { ...row, name, test: row.test ?? tests[name], phrase: { "zh-CN": zh, en }, not: { "zh-CN": notZh, en: notEn } }];
  }));
}
