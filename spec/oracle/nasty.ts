import type { Operator, OperatorTable } from "../../src/domain/language/operators.js";
import type { Json } from "../../src/domain/model/documents.js";
import type { FactType } from "../../src/domain/model/kinds.js";
import type { AttributeFact, Condition, Known, Operand, Test } from "../../src/domain/model/scheme.js";
import { all, any, attribute, not } from "../reference/build.js";
import type { Random } from "./random.js";

/** Whatever can stand in a document under a field of a type, and whatever should not stand there but may. */
const CELLS: Readonly<Record<FactType, readonly unknown[]>> = {
  number: [0, -0, 1, -1, 9, 10, 0.1, 0.30000000000000004, 99.995, -2.5, 1e9, 9007199254740991, 1e15, 1e300, -1e300, 5e-324, NaN, Infinity, -Infinity, null, "9", "10", "", [], [9], {}, true],
  boolean: [true, false, true, false, null, "true", 0, 1, []],
  string: ["", "9", "10", "a", "ab", "b", " a", "null", "undefined", "NaN", "__proto__", "constructor", "toString", "甲", "甲乙", "👍", null, 5, true, [], ["a"]],
  day: ["2026-01-31", "2026-02-28", "2026-03-31", "1969-12-31", "2024-02-29", "2026-02-30", "20260131", "", null, 20_000, []],
  list: [[], ["a"], ["a", "b"], ["b", "a"], ["10"], [""], ["__proto__"], ["甲"], null, "a", ["a", null], [9], {}],
};
/** Right-hand sides, as a scheme may have them. */
const CONSTANTS: Readonly<Record<FactType, readonly Known[]>> = {
  number: [0, -0, 1, -1, 9, 10, 0.1, 0.3, 99.995, 100, -2.5, 1e9, 9007199254740991],
  boolean: [true, false],
  string: ["", "9", "10", "a", "ab", "null", "undefined", "__proto__", "constructor", "甲", "👍", "length"],
  day: [20_484, 20_512, 20_543, -1, 0],
  list: [["a"], ["a", "b"], ["10"], [""], ["甲", "constructor"]],
};

/** Facts of every type, numbers with different decimals. */
export const FACTS: readonly AttributeFact[] = [
  attribute("n1", "number", { decimals: 0 }), attribute("n2", "number", { decimals: 2 }), attribute("n3", "number"), attribute("n4", "number", { decimals: 6 }),
  attribute("b1", "boolean"), attribute("b2", "boolean"), attribute("s1", "string"), attribute("s2", "string"), attribute("s3", "string"),
  attribute("d1", "day"), attribute("d2", "day"), attribute("t1", "list"), attribute("t2", "list"),
];
const named = (type: FactType): readonly string[] => FACTS.filter((fact) => fact.type === type).map(({ name }) => name);

/** Attributes with nasty values; some fields are not there at all. */
export function nastyAttributes(random: Random): Readonly<Record<string, Json>> {
  const fields = FACTS.filter(() => random.chance(0.9)).map(({ name, type }): [string, unknown] => [name, random.pick(CELLS[type])]);
  return Object.fromEntries(fields) as Readonly<Record<string, Json>>;
}

const constant = (value: Known, type: FactType): Operand => ({ kind: "constant", value, type });
const of = (random: Random, type: FactType): Known => random.pick(CONSTANTS[type]);
const orFact = (random: Random, type: FactType): Operand => (random.chance(0.25) ? { kind: "fact", fact: random.pick(named(type)) } : constant(of(random, type), type));

/** What may stand on the right of an operator for a left-hand type. */
const RIGHT: Readonly<Record<Operator["right"], (random: Random, left: FactType) => Operand>> = {
  same: orFact,
  boolean: (random) => constant(random.chance(0.5), "boolean"),
  string: (random) => orFact(random, "string"),
  list: (random) => orFact(random, "list"),
  pair: (random, left) => constant(([of(random, left), of(random, left)] as number[]).sort((a, b) => a - b), left),
  set: (random, left) => constant(random.times(random.int(1, 4), () => of(random, left)) as readonly string[], left),
};

/** A test by any operator of the table, over operands of its types. */
export function nastyTest(random: Random, operators: OperatorTable): Test {
  const operator = random.pick([...operators.values()]);
  const type = random.pick(operator.left);
  return { kind: "test", fact: random.pick(named(type)), type, operator: operator.name, value: RIGHT[operator.right](random, type), pointer: "" };
}

/** A nest of such tests, up to three deep. */
export function nastyCondition(random: Random, operators: OperatorTable, depth = 3): Condition {
  if (depth === 0 || random.chance(0.35)) return nastyTest(random, operators);
  if (random.chance(0.25)) return not(nastyCondition(random, operators, depth - 1));
  const parts = random.times(random.int(1, 3), () => nastyCondition(random, operators, depth - 1));
  return random.chance(0.5) ? all(...parts) : any(...parts);
}
