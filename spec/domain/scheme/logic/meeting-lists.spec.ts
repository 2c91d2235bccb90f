import { expect } from "chai";
import { test, whole } from "../support/schemes.js";

const listed = (id: string, tone: string, list: string): object =>
  ({ id, tone, title: { "zh-CN": id, en: id }, basis: [{ ref: "notice" }], gate: test(`list.${list}`, "equal", true), conditions: test("score", "greaterThanInclusive", 1) });
/** Black by score at both ends, red with or without a gate that keeps the black out, and a list of each kind for those on them. */
const meet = (gate?: object): readonly string[] => whole((raw) => {
  const [red, , black] = raw.lists;
  Object.assign(black, { conditions: test("score", "lessThan", 95) });
  raw.lists = [black, { ...red, gate }, listed("exit", "shame", "black"), listed("praise", "honour", "red")];
}).found.filter((problem) => problem.startsWith("lists-meet"));

describe("an honour and a shame list that ask for lists before them", () => {
  it("do not meet where the gate of one of these keeps out those on the other", () => expect(meet(test("list.black", "equal", false))).to.deep.equal([]));
  it("meet without it, as do those before them", () => expect(meet()).to.deep.equal(["lists-meet /lists/1", "lists-meet /lists/2", "lists-meet /lists/3"]));
});
