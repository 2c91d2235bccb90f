import { expect } from "chai";
import { test, whole, type Loose } from "../support/schemes.js";

const n = { fact: "complaints" };
const formula = (expression: object): object => ({ from: "formula", expression });
/** Complaints that nobody may have looked for, estates' households, and a red list by what is given. */
const found = (facts: Readonly<Record<string, object>>, change: (raw: Loose) => void, knownIf?: object): readonly string[] => whole((raw) => {
  Object.assign(raw.facts, {
    complaints: { from: "records", kind: "complaint", aggregate: "count", ...(knownIf ? { knownIf } : {}) },
    households: { from: "attribute", field: "households" }, ...facts,
  });
  change(raw);
}).found.filter((problem) => !problem.startsWith("unused") && !problem.startsWith("lists-meet"));
const onRed = (...conditions: readonly object[]) => (raw: Loose): void => { raw.lists[0].conditions = { all: conditions }; };
const points = (amount: object) => (raw: Loose): void => { raw.rules.push({ name: "few", title: { "zh-CN": "少投诉", en: "Few" }, basis: [{ ref: "notice" }], event: { type: "points", params: { group: "aspects", amount } } }); };

const PER = formula({ divide: [{ multiply: [n, 1000] }, { fact: "households" }] });
const LEFT = formula({ subtract: [10, n] });
const HERE = "rewarded-zero /lists/0/conditions/all/0";

const CASES: readonly (readonly [what: string, found: readonly string[], expected: readonly string[]])[] = [
  ["a count asked to be small", found({}, onRed(test("complaints", "lessThan", 1))), [HERE]],
  ["a share of it asked to be small", found({ per: PER }, onRed(test("per", "lessThan", 10))), [HERE]],
  ["what it leaves of a number asked to be great", found({ left: LEFT }, onRed(test("left", "greaterThan", 5))), [HERE]],
  ["a formula over a formula", found({ left: LEFT, half: formula({ divide: [{ fact: "left" }, 2] }) }, onRed(test("half", "greaterThan", 2))), [HERE]],
  ["a share that must be great rewards more", found({ per: PER }, onRed(test("per", "greaterThan", 10))), []],
  ["a share known only where somebody looked", found({ per: PER }, onRed(test("per", "lessThan", 10)), { all: [test("households", "greaterThan", 0)] }), []],
  ["a formula that grows with what is beside it", found({ sum: formula({ add: [n, { fact: "households" }] }) }, onRed(test("sum", "greaterThan", 50))), []],
  ["an amount that is more for none", found({}, points({ subtract: [10, n] })), ["rewarded-zero /rules/1/event/params/amount"]],
  ["the same behind a formula", found({ left: LEFT }, points({ fact: "left" })), ["rewarded-zero /rules/1/event/params/amount"]],
];

describe("a zero that is rewarded, though nobody may have looked", () => {
  for (const [what, told, expected] of CASES) it(what, () => expect(told.filter((problem) => problem.startsWith("rewarded-zero") || problem.startsWith("un") || /^(wrong|missing|not)/.test(problem))).to.deep.equal(expected));
});
