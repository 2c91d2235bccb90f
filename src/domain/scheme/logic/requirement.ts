import type { Test } from "../../model/scheme.js";
import { ALL_WORDS, atMost, complement, halfOpen, lessThan, pointsOf, wordsOf, type ValueSet } from "./value-set.js";

/** One quantity lies in a set. `whole`: it is a whole number. */
export interface Range {
  readonly key: string;
  readonly set: ValueSet;
  readonly universe: ValueSet | null;
}
/** A test holds where all its facts are known and one of the ranges holds. No ranges: nothing more can be said. */
export interface Requirement {
  readonly facts: readonly string[];
  readonly ranges: readonly Range[];
}

/** Two facts compared: which of the two is greater. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  equal: ["same"], notEqual: ["less", "more"],
  lessThan: ["less"], lessThanInclusive: ["less", "same"], greaterThan: ["more"], greaterThanInclusive: ["more", "same"],
  before: ["less"], onOrBefore: ["less", "same"], after: ["more"], onOrAfter: ["more", "same"],
};
const ORDER = wordsOf(["less", "same", "more"]);
const TURNED: Readonly<Record<string, string>> = { less: "more", more: "less", same: "same" };

function betweenFacts({ fact, operator }: Test, other: string): Requirement {
  const facts = [fact, other];
  if (!Object.hasOwn(ORDERS, operator)) return { facts, ranges: [] };
  const turned = other < fact;
  const words = ORDERS[operator].map((word) => (turned ? TURNED[word] : word));
  const key = turned ? `${other} ? ${fact}` : `${fact} ? ${other}`;
  return { facts, ranges: [{ key, set: wordsOf(words), universe: ORDER }] };
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : [value]);
const anyOf = (value: unknown): ValueSet => {
  const values = list(value);
  return values.every((each) => typeof each === "number") ? pointsOf(values as readonly number[]) : wordsOf(values.map(String));
};
const number = (value: unknown): number => Number(value);

/** The values for which each operator holds. */
const SETS: Readonly<Record<string, (value: unknown) => ValueSet>> = {
  equal: anyOf, notEqual: (value) => complement(anyOf(value)), in: anyOf, notIn: (value) => complement(anyOf(value)),
  lessThan: (value) => lessThan(number(value)), lessThanInclusive: (value) => atMost(number(value)),
  greaterThan: (value) => complement(atMost(number(value))), greaterThanInclusive: (value) => complement(lessThan(number(value))),
  before: (value) => lessThan(number(value)), onOrBefore: (value) => atMost(number(value)),
  after: (value) => complement(atMost(number(value))), onOrAfter: (value) => complement(lessThan(number(value))),
  between: (value) => halfOpen(...(value as readonly [number, number])),
};

const TRUTH = wordsOf(["true", "false"]);
const holding = (fact: string, word: unknown, truth: "true" | "false"): Range => ({ key: `${fact} holds ${String(word)}`, set: wordsOf([truth]), universe: TRUTH });

/** What a test (other than `known`) asks of what it reads. */
export function requirementOf(test: Test): Requirement {
  const { fact, operator, value } = test;
  if (value.kind === "fact") return betweenFacts(test, value.fact);
  const facts = [fact];
  if (operator === "contains") return { facts, ranges: [holding(fact, value.value, "true")] };
  if (operator === "doesNotContain") return { facts, ranges: [holding(fact, value.value, "false")] };
  if (operator === "overlaps") return { facts, ranges: list(value.value).map((word) => holding(fact, word, "true")) };
  if (!Object.hasOwn(SETS, operator)) return { facts, ranges: [] };
  return { facts, ranges: [{ key: fact, set: SETS[operator](value.value), universe: null }] };
}

/** Of a fact of that type of which nothing else is said. */
export const anyValue = (type: Test["type"]): ValueSet => (type === "number" || type === "day" ? complement(pointsOf([])) : type === "boolean" ? TRUTH : ALL_WORDS);
