import type { FactType } from "../../src/domain/model/kinds.js";
import type { Condition, Known, Rule, Scheme, Test } from "../../src/domain/model/scheme.js";
import { type Random, createRandom } from "./random.js";

/**
 * The workload: 60 rules with 215 conditions over 100 facts. 62 % of the conditions compare numbers (a tenth of them with another fact), 15 % are
 * booleans, 18 % texts, 5 % lists; 1 to 6 of them to a rule, in `all`, `any` and `not`.
 */
export const SEED = 20_260_331;
export const RULES = 60;
export const CONDITIONS = 215;
const QUOTA = { numberFact: 13, number: 120, boolean: 32, string: 39, list: 11 } as const;

export const NUMBERS = names("n", 60);
export const BOOLEANS = names("b", 20);
export const STRINGS = names("s", 15);
export const LISTS = names("l", 5);
export const TEXTS: readonly string[] = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"];
export const TAGS: readonly string[] = ["t1", "t2", "t3", "t4", "t5", "t6"];
/** Numbers go from 0 to this, in steps of a hundredth: numbers of the language are decimals. */
export const GREATEST = 1000;
export const PLACES = 2;

function names(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
}

const test = (fact: string, type: FactType, operator: string, value: Known): Test =>
  ({ kind: "test", fact, type, operator, value: { kind: "constant", value, type }, pointer: "" });

const COMPARISONS = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"];

/** Threshold in the middle of what occurs, so that a branch on it cannot be foretold. */
const threshold = (random: Random): number => Math.round(GREATEST * (0.1 + 0.8 * random.next()) * 100) / 100;

const LEAVES: Readonly<Record<keyof typeof QUOTA, (random: Random) => Test>> = {
  numberFact(random) {
    const [fact, other] = random.shuffle(NUMBERS);
    return { ...test(fact, "number", random.pick(COMPARISONS), 0), value: { kind: "fact", fact: other } };
  },
  number: (random) => test(random.pick(NUMBERS), "number", random.pick(COMPARISONS), threshold(random)),
  boolean: (random) => test(random.pick(BOOLEANS), "boolean", "equal", random.below(2) === 0),
  string(random) {
    const operator = random.pick(["equal", "notEqual", "in", "notIn"]);
    const value = operator.endsWith("n") ? random.shuffle(TEXTS).slice(0, 2 + random.below(3)) : random.pick(TEXTS);
    return test(random.pick(STRINGS), "string", operator, value);
  },
  list: (random) => test(random.pick(LISTS), "list", random.pick(["contains", "doesNotContain"]), random.pick(TAGS)),
};

/** A nest of leaves: a leaf, sometimes turned round, or parts joined by the other word than outside. */
function nest(random: Random, leaves: readonly Test[], kind: "all" | "any"): Condition {
  if (leaves.length === 1) return random.next() < 0.15 ? { kind: "not", part: leaves[0], pointer: "" } : leaves[0];
  const cut = leaves.length > 2 && random.next() < 0.6 ? 1 + random.below(leaves.length - 1) : leaves.length;
  const own = leaves.slice(0, cut).map((leaf) => nest(random, [leaf], kind));
  const inner = cut < leaves.length ? [nest(random, leaves.slice(cut), kind === "all" ? "any" : "all")] : [];
  return { kind, parts: [...own, ...inner], pointer: "" };
}

/** 1 to 6 leaves a rule, as many rules of each size, until all are used. */
function sizes(random: Random): readonly number[] {
  const all = Array.from({ length: RULES }, (_, i) => 1 + (i % 6));
  for (let over = CONDITIONS - all.reduce((a, b) => a + b, 0), i = 0; over > 0; i++) {
    if (all[i] === 6) continue;
    all[i]++;
    over--;
  }
  return random.shuffle(all);
}

function rule(conditions: Condition, place: number, amount: number): Rule {
  return {
    name: `r${place + 1}`, title: { "zh-CN": `r${place + 1}`, en: `r${place + 1}` }, basis: [], official: false, priority: 1, place, conditions,
    event: { type: "points", group: "all", amount: { op: "number", value: amount }, item: `r${place + 1}` }, onUnknown: "report", pointer: `/rules/${place}`,
  };
}

function rules(): readonly Rule[] {
  const random = createRandom(SEED);
  const kinds = (Object.keys(QUOTA) as (keyof typeof QUOTA)[]).flatMap((kind) => Array.from({ length: QUOTA[kind] }, () => kind));
  const leaves = random.shuffle(kinds).map((kind) => LEAVES[kind](random));
  let used = 0;
  return sizes(random).map((size, place) => {
    const own = leaves.slice(used, used + size);
    used += size;
    const amount = (1 + random.below(20)) * (random.below(2) === 0 ? -1 : 1);
    return rule(nest(random, own, random.next() < 0.6 ? "all" : "any"), place, amount);
  });
}

const fact = (type: FactType) => (name: string) => ({ name, type, from: "attribute", field: name, decimals: type === "number" ? PLACES : 0, stage: 2, pointer: "" }) as const;

/** The workload as a scheme. The score starts at 100 and has two places. */
export function workload(): Scheme {
  return {
    id: "bench", title: { "zh-CN": "基准", en: "Benchmark" }, subject: "project", cadence: "quarter", basis: [], official: false, parameters: new Map(),
    facts: [...NUMBERS.map(fact("number")), ...BOOLEANS.map(fact("boolean")), ...STRINGS.map(fact("string")), ...LISTS.map(fact("list"))],
    eligibility: [], rules: rules(),
    score: { start: { op: "number", value: 100 }, better: "high", groups: [{ id: "all", title: { "zh-CN": "全部", en: "All" }, missing: "refuse" }], round: { places: 2, items: 2, mode: "half-away" } },
    grades: [], atMost: [], rankingFirst: false, lists: [], consequences: [], procedure: { disputed: "count", raw: null }, checks: new Map(),
    results: [], flags: new Map(), reads: [], kinds: { subjects: new Map(), records: new Map() },
  };
}
