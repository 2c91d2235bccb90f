import { expect } from "chai";
import { test, whole, type Loose } from "../support/schemes.js";

const RULE = { name: "nominated", title: { "zh-CN": "提名", en: "Nominated" }, basis: [{ ref: "notice" }], conditions: { all: [test("score", "greaterThan", 95)] }, event: { type: "list", params: { list: "red" } } };
const found = (change: (raw: Loose) => void): readonly string[] => whole(change).found.filter((problem) => problem.startsWith("list-without-entry") || problem.startsWith("never-true"));
const red = (raw: Loose): Loose => raw.lists[0];

const CASES: readonly (readonly [what: string, change: (raw: Loose) => void, found: readonly string[]])[] = [
  ["with conditions is entered", () => {}, []],
  ["without conditions and nominations is entered by nobody", (raw) => { delete red(raw).conditions; delete red(raw).gate; }, ["list-without-entry /lists/0"]],
  ["with a gate alone neither", (raw) => { delete red(raw).conditions; red(raw).gate = test("score", "greaterThan", 70); }, ["list-without-entry /lists/0"]],
  ["with a quota alone neither: it only chooses", (raw) => { delete red(raw).conditions; red(raw).quota = { places: 3, by: [{ score: "descending" }] }; }, ["list-without-entry /lists/0"]],
  ["into which a rule nominates is entered", (raw) => { delete red(raw).conditions; raw.rules.push(RULE); }, []],
  ["whose gate excludes its conditions is entered by nobody", (raw) => { red(raw).gate = test("score", "greaterThan", 70); red(raw).conditions = { all: [test("score", "lessThan", 60)] }; }, ["list-without-entry /lists/0"]],
  ["whose conditions can never hold is told of there alone", (raw) => { red(raw).conditions = { all: [test("score", "lessThan", 60), test("score", "greaterThan", 70)] }; }, ["never-true /lists/0/conditions"]],
];

describe("a list", () => {
  for (const [what, change, expected] of CASES) it(what, () => expect(found(change)).to.deep.equal(expected));
});
