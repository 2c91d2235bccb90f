import { expect } from "chai";
import { found, rule } from "../support/schemes.js";

describe("{\"row\"} without a row", () => {
  it("is refused", () => {
    expect(found((raw) => raw.rules.push(rule({ title: { row: "title" } })))).to.include("row-outside /rules/1/title");
    expect(found((raw) => { raw.score.groups[0].max = { row: "most" }; })).to.include("row-outside /score/groups/0/max");
  });
  it("stands in named conditions, for the row that refers to them", () => {
    expect(found((raw) => {
      raw.conditions = { full: { fact: "mark.*", operator: "equal", value: { row: "most" } } };
      raw.rules[0].applies = { condition: "full" };
    })).to.deep.equal([]);
  });
  it("chooses rows: those of no value are warned of, unknown fields refused", () => {
    expect(found((raw) => { raw.rules[0].rows = { table: "aspect", where: { most: 15 } }; raw.score.groups[0].max = 30; })).to.deep.equal([]);
    expect(found((raw) => { raw.rules[0].rows = { table: "aspect", where: { most: 16 } }; })).to.deep.equal(["no-rows /rules/0/rows"]);
    expect(found((raw) => { raw.rules[0].rows = { table: "aspect", where: { mots: 15 } }; })).to.include("unknown-row-field /rules/0/rows/where/mots");
  });
});
