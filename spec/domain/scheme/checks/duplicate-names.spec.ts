import { expect } from "chai";
import { found, rule } from "../support/schemes.js";

describe("names that stand twice", () => {
  it("are refused for rules, lists, groups, documents, and after expansion", () => {
    expect(found((raw) => raw.rules.push(rule({}), rule({})))).to.deep.equal(["duplicate-name /rules/2"]);
    expect(found((raw) => raw.rules.push(rule({ name: "aspect.management" })))).to.deep.equal(["duplicate-name /rules/1"]);
    expect(found((raw) => { raw.facts["mark.management"] = { from: "attribute", field: "households" }; })).to.deep.equal(["duplicate-name /facts/mark.management"]);
    expect(found((raw) => { raw.lists[1].id = "red"; })).to.include("duplicate-name /lists/1");
    expect(found((raw) => raw.score.groups.push({ id: "aspects", min: 0, max: 0 }))).to.deep.equal(["duplicate-name /score/groups/1/id"]);
    expect(found((raw) => raw.basis.push(raw.basis[0]))).to.deep.equal(["duplicate-name /basis/1"]);
  });
});
