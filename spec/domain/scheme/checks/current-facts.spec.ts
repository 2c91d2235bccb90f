import { expect } from "chai";
import { found, test, when } from "../support/schemes.js";

describe("facts to which the run's own decision counts", () => {
  it("are for decisions of this very scheme", () => {
    expect(found((raw) => { raw.facts.yellowsRunning.where["data.scheme"] = "other"; })).to.deep.equal(["current-misplaced /facts/yellowsRunning/current"]);
    expect(found((raw) => { raw.facts.mark.current = true; })).to.deep.equal(["current-misplaced /facts/mark/current"]);
  });
  it("are read by lists alone, and only by lists after the one they ask for", () => {
    expect(found((raw) => raw.rules.push(when(test("yellowsRunning", "greaterThan", 1))))).to.deep.equal(["later-stage /rules/1/conditions/fact"]);
    expect(found((raw) => { raw.lists[1].conditions = test("yellowsRunning", "greaterThan", 1); })).to.deep.equal(["later-stage /lists/1/conditions/fact"]);
    expect(found((raw) => { raw.grades = [{ grade: "A", when: test("yellowsRunning", "lessThan", 1) }, { grade: "B" }]; })).to.deep.equal(["later-stage /grades/0/when/fact"]);
  });
  it("that look at any list are settled with the last", () => {
    expect(found((raw) => { raw.facts.yellowsRunning = { ...raw.facts.yellowsRunning, aggregate: "latest", of: "data.standing" }; raw.lists[2].conditions = test("yellowsRunning", "contains", "red"); })).to.deep.equal(["later-stage /lists/2/conditions/fact"]);
  });
});
