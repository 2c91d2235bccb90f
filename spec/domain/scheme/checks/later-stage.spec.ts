import { expect } from "chai";
import { found, readChanged, test, when } from "../support/schemes.js";

describe("facts that are settled later than their reader", () => {
  it("are refused with both stages named", () => {
    const { problems } = readChanged((raw) => raw.rules.push(when(test("score", "greaterThan", 1))));
    expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(["later-stage /rules/1/conditions/fact"]);
    expect(problems[0].message.en).to.equal("The rule \"extra\" (stage 5) reads \"score\", which is settled only at stage 10.");
  });
  it("are refused in amounts, eligibility, the start of the score, grades, lists and sort keys", () => {
    expect(found((raw) => { raw.rules[0].event.params.amount = { fact: "rank" }; })).to.deep.equal(["later-stage /rules/0/event/params/amount/fact"]);
    expect(found((raw) => { raw.eligibility = [{ conditions: test("grade", "equal", "A"), otherwise: "none" }]; raw.grades = [{ grade: "A" }]; })).to.deep.equal(["later-stage /eligibility/0/conditions/fact"]);
    expect(found((raw) => { raw.score.start = { fact: "points.aspects" }; })).to.deep.equal(["later-stage /score/start/fact"]);
    expect(found((raw) => { raw.grades = [{ grade: "A", when: test("grade", "equal", "A") }, { grade: "B" }]; })).to.deep.equal(["later-stage /grades/0/when/fact"]);
    expect(found((raw) => { raw.lists[0].gate = test("list.yellow", "equal", true); })).to.deep.equal(["later-stage /lists/0/gate/fact"]);
    expect(found((raw) => { raw.lists[1].gate = test("list.red", "equal", false); })).to.deep.equal([]);
    expect(found((raw) => { raw.ranking.by = [{ rank: "ascending" }]; })).to.deep.equal(["wrong-sort-key /ranking/by/0/rank"]);
  });
  it("are refused through formulas too", () => {
    expect(found((raw) => {
      raw.facts.late = { from: "formula", expression: { fact: "score" } };
      raw.rules.push(when(test("late", "greaterThan", 1)));
    })).to.deep.equal(["later-stage /rules/1/conditions/fact"]);
  });
  it("are refused in a records fact, which is plain", () => {
    expect(found((raw) => { raw.facts.mark.knownIf = test("score", "greaterThan", 1); })).to.deep.equal(["later-stage /facts/mark/knownIf/fact"]);
  });
});
