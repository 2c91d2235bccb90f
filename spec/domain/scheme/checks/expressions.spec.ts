import { expect } from "chai";
import { found, readChanged } from "../support/schemes.js";

const formula = (expression: unknown): readonly string[] => found((raw) => {
  raw.facts.takenOver = { from: "attribute", field: "takenOverOn" };
  raw.facts.district = { from: "attribute", field: "district" };
  raw.facts.x = { from: "formula", expression };
});

describe("expressions", () => {
  it("keep days and numbers apart", () => {
    expect(formula({ add: [{ fact: "takenOver" }, 1] })).to.deep.equal(["mixed-types /facts/x/expression/add/0"]);
    expect(formula({ max: [{ fact: "takenOver" }, 1] })).to.deep.equal(["mixed-types /facts/x/expression/max/1"]);
    expect(formula({ days: [{ fact: "takenOver" }, 3] })).to.deep.equal(["mixed-types /facts/x/expression/days/1"]);
    expect(formula({ days: [{ fact: "takenOver" }, { firstKnown: [{ fact: "takenOver" }, { fact: "asOf" }] }] })).to.deep.equal([]);
    expect(formula({ fact: "district" })).to.deep.equal(["mixed-types /facts/x/expression"]);
  });
  it("take thresholds that ascend", () => {
    expect(formula({ steps: { of: 1, at: [[0, 1], [5, 2], [5, 3]] } })).to.deep.equal(["not-ascending /facts/x/expression/steps/at/2/0"]);
    expect(formula({ linear: { of: 1, from: [5, 1], to: [5, 2] } })).to.deep.equal(["not-ascending /facts/x/expression/linear/to/0"]);
  });
  it("look numbers up in tables and objects", () => {
    expect(formula({ lookup: { of: { fact: "district" }, in: { table: "aspect", field: "most" }, else: { param: "tail" } } })).to.deep.equal([]);
    expect(formula({ lookup: { of: { fact: "district" }, in: { table: "aspect", field: "least" } } })).to.include("unknown-row-field /facts/x/expression/lookup/in/field");
    expect(formula({ lookup: { of: { fact: "district" }, in: { table: "aspects", field: "most" } } })).to.deep.equal(["unknown-table /facts/x/expression/lookup/in/table"]);
    const { scheme } = readChanged((raw) => { raw.facts.x = { from: "formula", expression: { lookup: { of: 3, in: { 3: 1.5, 4: { param: "tail" } } } } }; });
    const fact = scheme?.facts.find((each) => each.name === "x");
    expect(fact?.from === "formula" && fact.expression.op === "lookup" && [...fact.expression.in]).to.deep.equal([["3", 1.5], ["4", 2]]);
  });
  it("know one operation each, and no other", () => {
    expect(formula({ power: [2, 3] })).to.deep.equal(["unknown-key /facts/x/expression/power"]);
    expect(formula({ add: [1], max: [2] })).to.deep.equal(["too-many /facts/x/expression"]);
  });
});
