import { expect } from "chai";
import { found, rule } from "../support/schemes.js";

describe("bounds and days", () => {
  it("are in order", () => {
    expect(found((raw) => { raw.facts.mark.range = [5, 1]; })).to.deep.equal(["bounds-crossed /facts/mark/range"]);
    expect(found((raw) => { raw.score.groups[0].min = 200; })).to.deep.equal(["bounds-crossed /score/groups/0"]);
    expect(found((raw) => { raw.parameters.tail.value = 11; })).to.deep.equal(["parameter-out-of-bounds /parameters/tail/value"]);
    expect(found((raw) => raw.rules.push(rule({ effective: { from: "2026-03-01", to: "2026-02-01" } })))).to.deep.equal(["empty-span /rules/1/effective"]);
  });
  it("exist", () => {
    expect(found((raw) => raw.rules.push(rule({ effective: { from: "2026-02-30" } })))).to.deep.equal(["no-such-day /rules/1/effective/from"]);
    expect(found((raw) => { raw.basis[0].date = "2026-13"; })).to.deep.equal(["no-such-day /basis/0/date"]);
    expect(found((raw) => { raw.facts.mark.window = "P1X"; })).to.deep.equal(["malformed /facts/mark/window"]);
  });
  it("of groups that can be missing are stated", () => {
    expect(found((raw) => { raw.score.groups[0] = { id: "aspects", scale: 100 }; })).to.deep.equal(["group-without-ends /score/groups/0"]);
  });
  it("of sort keys are facts that have an order", () => {
    expect(found((raw) => { raw.facts.lift = { from: "attribute", field: "hasLift" }; raw.ranking.by = [{ lift: "ascending" }]; })).to.deep.equal(["wrong-sort-key /ranking/by/0/lift"]);
    expect(found((raw) => { raw.facts.size = { from: "attribute", field: "households" }; raw.ranking.by = [{ size: "ascending" }]; })).to.deep.equal([]);
    expect(found((raw) => { raw.lists[0].quota = { places: 1.5 }; })).to.deep.equal(["not-allowed /lists/0/quota/places"]);
  });
});
