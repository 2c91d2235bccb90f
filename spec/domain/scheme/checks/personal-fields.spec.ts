import { expect } from "chai";
import { found, rule, test } from "../support/schemes.js";

describe("personal fields", () => {
  it("are never read by facts, rules or rankings", () => {
    expect(found((raw) => { raw.facts.head = { from: "attribute", field: "headId" }; })).to.deep.equal(["personal-field /facts/head/field"]);
    expect(found((raw) => { raw.ranking.scope = ["headId"]; })).to.deep.equal(["personal-field /ranking/scope/0"]);
    expect(found((raw) => { raw.facts.who = { from: "records", kind: "panel-score", aggregate: "latest", of: "data.marker" }; })).to.deep.equal(["personal-field /facts/who/of"]);
    expect(found((raw) => raw.rules.push(rule({ for: { each: "panel-score" }, conditions: test("record.data.marker", "equal", "x") })))).to.deep.equal(["personal-field /rules/1/conditions/fact"]);
  });
});
