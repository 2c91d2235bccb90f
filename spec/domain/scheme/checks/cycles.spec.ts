import { expect } from "chai";
import { readChanged, found, test } from "../support/schemes.js";

describe("circles", () => {
  it("of facts are refused with their chain", () => {
    const { problems } = readChanged((raw) => {
      raw.facts.a = { from: "formula", expression: { add: [{ fact: "b" }, 1] } };
      raw.facts.b = { from: "formula", expression: { fact: "c" } };
      raw.facts.c = { from: "formula", expression: 1, knownIf: test("a", "greaterThan", 0) };
    });
    expect(problems.map(({ code }) => code)).to.deep.equal(["cycle"]);
    expect(problems[0].message.en).to.contain("a → b → c → a");
  });
  it("of one fact with itself are refused", () => {
    expect(found((raw) => { raw.facts.a = { from: "formula", expression: { fact: "a" } }; })).to.deep.equal(["cycle /facts/a"]);
  });
  it("of named conditions are refused", () => {
    const { problems } = readChanged((raw) => {
      raw.conditions = { x: { not: { condition: "y" } }, y: { all: [{ condition: "x" }] } };
      raw.lists[0].gate = { condition: "x" };
    });
    expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(["cycle /conditions/y/all/0/condition"]);
    expect(problems[0].message.en).to.contain("x → y → x");
  });
});
