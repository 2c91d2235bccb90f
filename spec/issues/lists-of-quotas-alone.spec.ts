import { expect } from "chai";
import { test, whole } from "../domain/scheme/support/schemes.js";

const list = (id: string, tone: string, order: string): object => ({ id, tone, title: { "zh-CN": id, en: id }, basis: [{ ref: "notice" }], quota: { places: 3, by: [{ score: order }] } });

describe("an honour list beside a shame list, both with a quota and nothing else", () => {
  it("is read, and told of: the checker ended with a fault", () => {
    const { found } = whole((raw) => { raw.lists = [list("red", "honour", "descending"), list("black", "shame", "ascending")]; });
    expect(found.filter((problem) => /list/.test(problem.split(" ")[0]))).to.deep.equal(["list-without-entry /lists/0", "list-without-entry /lists/1"]);
  });
});

describe("a rule that asks for what the eligibility excludes", () => {
  it("is told of as one that never holds", () => {
    const never = (value: number): readonly string[] => whole((raw) => {
      raw.facts.households = { from: "attribute", field: "households", title: { "zh-CN": "户数", en: "Households" } };
      raw.eligibility = [{ conditions: { all: [test("households", "greaterThanInclusive", 30)] }, otherwise: "小规模" }];
      raw.rules[0].applies = { all: [test("households", "lessThan", value)] };
    }).found.filter((problem) => problem.startsWith("unreachable-rule"));
    expect([never(20).length, never(40)]).to.deep.equal([1, []]);
  });
});
