import { expect } from "chai";
import type { Outcome } from "../../../../src/domain/model/card.js";
import type { Condition, Known, Test } from "../../../../src/domain/model/scheme.js";
import { satisfiable, type Universe, type Wish } from "../../../../src/domain/scheme/logic/satisfiable.js";
import { pointsOf, within, wordsOf } from "../../../../src/domain/scheme/logic/value-set.js";
import { OPERATORS } from "../../../rules/load.js";

/** A small generator with a fixed seed. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}
type Random = ReturnType<typeof generator>;
type World = Readonly<Record<string, Known | null>>;

const VALUES: Readonly<Record<string, readonly (Known | null)[]>> = { a: [null, 0, 1, 2, 3], b: [null, 0, 1, 2, 3], w: [null, "x", "y", "z"], t: [null, true, false], l: [null, [], ["x"], ["y"], ["x", "y"]] };
const TYPES: Readonly<Record<string, Test["type"]>> = { a: "number", b: "number", w: "string", t: "boolean", l: "list" };
const universe: Universe = (fact) => ({
  set: fact === "w" ? wordsOf(["x", "y", "z"]) : fact === "t" ? wordsOf(["true", "false"]) : fact === "l" ? { kind: "words", words: new Set(), except: true } : within(0, 3), whole: true, missing: true,
});
const worlds: readonly World[] = Object.entries(VALUES).reduce<readonly World[]>((so, [name, values]) => so.flatMap((world) => values.map((value) => ({ ...world, [name]: value }))), [{}]);

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)];
const constant = (type: Test["type"], value: Known): Test["value"] => ({ kind: "constant", type, value });
function randomTest(random: Random): Test {
  const fact = pick(random, Object.keys(VALUES));
  const of = (operator: string, value: Test["value"]): Test => ({ kind: "test", fact, type: TYPES[fact], operator, value, pointer: "" });
  if (random(8) === 0) return of("known", constant("boolean", random(2) === 0));
  if (fact === "l") return random(3) === 0 ? of("overlaps", constant("list", ["x", "y"].slice(random(2)))) : of(pick(random, ["contains", "doesNotContain"]), constant("string", pick(random, ["x", "y"])));
  if (fact === "t") return of(pick(random, ["equal", "notEqual"]), constant("boolean", random(2) === 0));
  if (fact === "w") return random(2) === 0 ? of(pick(random, ["equal", "notEqual"]), constant("string", pick(random, ["x", "y", "z"]))) : of(pick(random, ["in", "notIn"]), constant("string", ["x", "y", "z"].slice(random(2), 2 + random(2))));
  const order = pick(random, ["equal", "notEqual", "lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"]);
  if (random(4) === 0) return of(order, { kind: "fact", fact: fact === "a" ? "b" : "a" });
  if (random(4) === 0) return of("between", constant("number", [random(3), 1 + random(4)]));
  return of(order, constant("number", random(4) + (random(3) === 0 ? 0.5 : 0)));
}
function randomCondition(random: Random, depth: number): Condition {
  const kind = depth === 0 ? "test" : pick(random, ["test", "all", "any", "not", "all"] as const);
  if (kind === "test") return randomTest(random);
  if (kind === "not") return { kind, part: randomCondition(random, depth - 1), pointer: "" };
  return { kind, parts: Array.from({ length: 1 + random(3) }, () => randomCondition(random, depth - 1)), pointer: "" };
}

function outcome(condition: Condition, world: World): Outcome {
  if (condition.kind === "not") return ({ true: "false", false: "true", unknown: "unknown" } as const)[outcome(condition.part, world)];
  if (condition.kind !== "test") {
    const parts = condition.parts.map((part) => outcome(part, world));
    const [decides, other] = condition.kind === "all" ? (["false", "true"] as const) : (["true", "false"] as const);
    return parts.includes(decides) ? decides : parts.includes("unknown") ? "unknown" : other;
  }
  const { fact, operator, value } = condition;
  const [left, right] = [world[fact], value.kind === "fact" ? world[value.fact] : value.value];
  if (operator === "known") return String((left !== null) === right) as Outcome;
  return left === null || right === null ? "unknown" : (String(OPERATORS.get(operator)?.test(left, right)) as Outcome);
}
const isAsWished = (wish: Wish, found: Outcome): boolean => (wish === "notTrue" ? found !== "true" : wish === "notFalse" ? found !== "false" : found === wish);
const WISHES: readonly Wish[] = ["true", "false", "notTrue", "notFalse"];

describe("whether conditions can be met", () => {
  it("is never denied where some facts meet them, and nearly always denied where none do: 4 000 random pairs against all facts", () => {
    const random = generator(5);
    const counts = { met: 0, denied: 0, missed: 0 };
    for (let i = 0; i < 4000; i++) {
      const goals = [0, 1].map(() => ({ condition: randomCondition(random, 1 + random(3)), wish: pick(random, WISHES) }));
      const possible = worlds.some((world) => goals.every(({ condition, wish }) => isAsWished(wish, outcome(condition, world))));
      const answer = satisfiable(universe, goals);
      if (possible) expect(answer, JSON.stringify(goals)).to.equal(true);
      counts[possible ? "met" : answer ? "missed" : "denied"]++;
    }
    expect(counts.denied).to.be.greaterThan(200);
    expect(counts.missed / (counts.denied + counts.missed)).to.be.lessThan(0.1);
  });
  it("knows whole numbers", () => {
    const between: Condition = { kind: "all", pointer: "", parts: [{ ...randomTest(generator(1)), fact: "a", type: "number", operator: "greaterThan", value: constant("number", 1) }, { ...randomTest(generator(1)), fact: "a", type: "number", operator: "lessThan", value: constant("number", 2) }] };
    expect(satisfiable(universe, [{ condition: between, wish: "true" }])).to.equal(false);
    expect(satisfiable(() => ({ set: pointsOf([1.5]), whole: false, missing: false }), [{ condition: between, wish: "true" }])).to.equal(true);
  });
});
