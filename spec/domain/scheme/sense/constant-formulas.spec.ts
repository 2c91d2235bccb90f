import { expect } from "chai";
import { whole, type Loose } from "../support/schemes.js";

const title = { "zh-CN": "数", en: "Number" };
const constant = (change: (raw: Loose) => void): readonly string[] => whole(change).problems.filter(({ code }) => code === "constant-formula").map(({ path }) => path);
const formula = (expression: unknown) => (raw: Loose): void => { raw.facts.some = { title, from: "formula", decimals: 2, expression }; };

describe("constant formulas", () => {
  it("read no fact: a number, a parameter, however deep", () => {
    expect(constant(formula(7))).to.deep.equal(["/facts/some/expression"]);
    expect(constant(formula({ add: [{ param: "redScore" }, { multiply: [2, 3] }] }))).to.deep.equal(["/facts/some/expression"]);
    expect(constant(formula({ steps: { of: 3, at: [[0, 1]] } }))).to.deep.equal(["/facts/some/expression"]);
  });
  it("do not where one fact stands in them", () => {
    expect(constant(formula({ add: [1, { round: { of: { fact: "mark.management" }, places: 1 } }] }))).to.deep.equal([]);
    expect(constant(formula({ days: [{ fact: "period.from" }, { fact: "asOf" }] }))).to.deep.equal([]);
    expect(constant(() => undefined)).to.deep.equal([]);
  });
});
