import type { Condition, Expression, Known, Test } from "../../src/domain/model/scheme.js";
import { all, any, expr, not, test } from "../reference/build.js";
import type { Random } from "./random.js";

/** What a random condition may name. */
export interface Vocabulary {
  readonly numbers: readonly string[];
  readonly booleans: readonly string[];
  readonly strings: readonly string[];
  readonly lists: readonly string[];
  readonly days: readonly string[];
  /** Of any type: asked with `known`. */
  readonly known: readonly (readonly [name: string, type: "number" | "boolean" | "string"])[];
}
export const NOTHING: Vocabulary = { numbers: [], booleans: [], strings: [], lists: [], days: [], known: [] };
export const WORDS = ["x", "y", "z"] as const;
export const merge = (a: Vocabulary, b: Vocabulary): Vocabulary => ({
  numbers: [...a.numbers, ...b.numbers], booleans: [...a.booleans, ...b.booleans], strings: [...a.strings, ...b.strings], lists: [...a.lists, ...b.lists], days: [...a.days, ...b.days], known: [...a.known, ...b.known],
});

const COMPARISONS = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "equal", "notEqual"] as const;
const threshold = (random: Random): number => random.pick([0, 1, 2, 3, 4, 5, 6, 8, 10, 0.5, 2.5, -1]);

function numberTest(random: Random, { numbers }: Vocabulary): Test {
  const fact = random.pick(numbers);
  if (random.chance(0.1)) return test(fact, "between", [threshold(random), threshold(random) + 3] as unknown as Known, "number");
  if (random.chance(0.15)) return test(fact, random.pick(COMPARISONS), { fact: random.pick(numbers) }, "number");
  return test(fact, random.pick(COMPARISONS), threshold(random));
}
function stringTest(random: Random, { strings }: Vocabulary): Test {
  const fact = random.pick(strings);
  if (random.chance(0.4)) return test(fact, random.pick(["in", "notIn"]), [random.pick(WORDS), random.pick(WORDS)], "string");
  return random.chance(0.15) ? test(fact, "startsWith", random.pick(WORDS)) : test(fact, random.pick(["equal", "notEqual"]), random.pick(WORDS));
}
function listTest(random: Random, { lists }: Vocabulary): Test {
  const fact = random.pick(lists);
  if (fact === "record.data.lists") return { ...test(fact, random.pick(["contains", "doesNotContain"]), random.pick(["red", "black"])), type: "list" };
  return random.chance(0.3) ? test(fact, "overlaps", [random.pick(WORDS), random.pick(WORDS)], "list") : { ...test(fact, random.pick(["contains", "doesNotContain"]), random.pick(WORDS)), type: "list" };
}
function dayTest(random: Random, { days }: Vocabulary): Test {
  return test(random.pick(days), random.pick(["before", "onOrBefore", "after", "onOrAfter", "equal"]), 20454 + random.int(0, 90), "day");
}
function knownTest(random: Random, { known }: Vocabulary): Test {
  const [fact, type] = random.pick(known);
  return { ...test(fact, "known", random.chance(0.5)), type };
}

/** A random leaf over the vocabulary. */
export function randomTest(random: Random, words: Vocabulary): Test {
  const kinds = [
    ...words.numbers.length > 0 ? [numberTest, numberTest, numberTest] : [], ...words.booleans.length > 0 ? [(r: Random, v: Vocabulary): Test => test(r.pick(v.booleans), r.pick(["equal", "notEqual"]), r.chance(0.6))] : [],
    ...words.strings.length > 0 ? [stringTest] : [], ...words.lists.length > 0 ? [listTest] : [], ...words.days.length > 0 ? [dayTest] : [], ...words.known.length > 0 ? [knownTest] : [],
  ];
  return random.pick(kinds)(random, words);
}

/** A random nest of all, any and not. */
export function randomCondition(random: Random, words: Vocabulary, depth = 2): Condition {
  if (depth === 0 || random.chance(0.4)) return randomTest(random, words);
  if (random.chance(0.2)) return not(randomCondition(random, words, depth - 1));
  const parts = random.times(random.int(1, 3), () => randomCondition(random, words, depth - 1));
  return random.chance(0.5) ? all(...parts) : any(...parts);
}

/** A random expression over numbers; `wild`: with firstKnown, which reads what is missing as something else. */
export function randomExpression(random: Random, words: Vocabulary, wild: boolean, depth = 2): Expression {
  const again = (): Expression => randomExpression(random, words, wild, depth - 1);
  if (depth === 0 || random.chance(0.3)) return random.chance(0.6) && words.numbers.length > 0 ? expr(random.pick(words.numbers)) : expr(random.pick([-6, -3, -1, -0.25, 0, 0.5, 1, 2, 2.5, 3, 7]));
  const lookup = (): Expression => ({ op: "lookup", of: expr(random.pick([...words.strings, ...words.booleans])), in: new Map([["x", 1], ["y", -2.5], ["true", 4]]), ...random.chance(0.7) ? { else: 3 } : {} });
  const makers: readonly (() => Expression)[] = [
    () => ({ op: random.pick(["add", "subtract", "multiply", "min", "max"]), of: [again(), again()] }),
    () => ({ op: random.pick(["add", "multiply", "min", "max"]), of: random.times(random.int(1, 3), again) }),
    () => ({ op: "divide", of: [again(), again()] }),
    () => ({ op: "round", of: again(), places: random.int(0, 2), mode: random.pick(["half-away", "half-even", "up", "down", "ceiling", "floor"]) }),
    () => ({ op: "steps", of: again(), at: [[random.pick([-5, 0]), -1], [2, 1.5], [5, 0.5], [8, 4]] }),
    () => ({ op: "linear", of: again(), from: [0, random.int(-3, 3)], to: [10, random.int(-3, 3)] }),
    ...(words.strings.length + words.booleans.length > 0 ? [lookup] : []),
    ...(words.days.length > 0 ? [(): Expression => ({ op: random.pick(["days", "workdays"]), from: expr(random.pick(words.days)), to: expr("asOf") })] : []),
    ...(wild ? [(): Expression => ({ op: "firstKnown", of: random.times(2, again) })] : []),
  ];
  return random.pick(makers)();
}
