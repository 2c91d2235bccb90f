import { expect } from "chai";
import { found, rule, test } from "../support/schemes.js";

describe("parts of the next version of the language", () => {
  it("are refused by name, never ignored", () => {
    expect(found((raw) => { raw.extends = "x"; })).to.deep.equal(["not-yet /extends"]);
    expect(found((raw) => { raw.facts.x = { from: "linked", via: ["branchOf"], aggregate: "count" }; })).to.have.members(["not-yet /facts/x/from", "not-yet /facts/x/via"]);
    expect(found((raw) => { raw.facts.x = { from: "cohort", of: "rank" }; })).to.deep.equal(["not-yet /facts/x/from"]);
    expect(found((raw) => { raw.facts.mark.via = ["managedBy"]; })).to.include("not-yet /facts/mark/via");
    expect(found((raw) => { raw.lists[0].exit = {}; })).to.deep.equal(["not-yet /lists/0/exit"]);
    expect(found((raw) => raw.rules.push(rule({ for: { each: "complaint", via: ["x"] } })))).to.deep.equal(["not-yet /rules/1/for/via"]);
    expect(found((raw) => raw.rules.push(rule({ for: { each: "complaint" }, conditions: test("record.subject.district", "equal", "x") })))).to.deep.equal(["not-yet /rules/1/conditions/fact"]);
  });
});
