import { expect } from "chai";
import { found, readChanged, when, test } from "../support/schemes.js";

const cohort = (fact: object, change: (raw: Record<string, Record<string, unknown>>) => void = () => undefined): readonly string[] => found((raw) => {
  raw.facts.place = { from: "cohort", ...fact };
  change(raw);
});

describe("cohort facts", () => {
  it("go by the score, the better first, unless they say otherwise", () => {
    const { scheme, problems } = readChanged((raw) => {
      raw.facts.homes = { from: "attribute", field: "households" };
      raw.facts.size = { from: "cohort", of: "rank", by: "homes", scope: ["district", "city"], atLeast: 5 };
      raw.facts.small = { from: "cohort", of: "percentile", by: { homes: "ascending" } };
      raw.facts.average = { from: "cohort", of: "mean", decimals: 1 };
    });
    expect(problems).to.deep.equal([]);
    const facts = (scheme?.facts ?? []).flatMap((fact) => (fact.from === "cohort" ? [[fact.name, fact.by.by, fact.by.direction, fact.stage]] : []));
    expect(facts).to.deep.equal([["size", "homes", "descending", 2], ["small", "homes", "ascending", 2], ["average", "score", "descending", 12]]);
  });
  it("read a fact that is there, of a type that can be ordered", () => {
    expect(cohort({ of: "rank", by: "homes" })).to.deep.equal(["unknown-fact /facts/place/by"]);
    expect(cohort({ of: "rank", by: "lift" }, (raw) => { raw.facts.lift = { from: "attribute", field: "hasLift" }; })).to.deep.equal(["wrong-field-type /facts/place/by"]);
    expect(cohort({ of: "mean", by: "since" }, (raw) => { raw.facts.since = { from: "attribute", field: "takenOverOn" }; })).to.deep.equal(["wrong-field-type /facts/place/by"]);
    expect(cohort({ of: "rank", by: "since" }, (raw) => { raw.facts.since = { from: "attribute", field: "takenOverOn" }; })).to.deep.equal([]);
    expect(cohort({ of: "rank" }, (raw) => { delete raw.score; })).to.include("needs-score /facts/place");
  });
  it("stand within attributes that may be shown", () => {
    expect(cohort({ of: "rank", scope: ["distict"] })).to.deep.equal(["unknown-field /facts/place/scope/0"]);
    expect(cohort({ of: "rank", scope: ["headId"] })).to.deep.equal(["personal-field /facts/place/scope/0"]);
  });
  it("by the score are settled after the rules: no rule reads them, grades may, and come after the ranking then", () => {
    expect(cohort({ of: "rank" }, (raw) => { (raw.rules as unknown as object[]).push(when(test("place", "equal", 1))); })).to.deep.equal(["later-stage /rules/1/conditions/fact"]);
    const { scheme } = readChanged((raw) => {
      raw.facts.place = { from: "cohort", of: "rank" };
      raw.grades = [{ grade: "A", when: test("place", "lessThan", 4) }, { grade: "B" }];
    });
    expect(scheme?.rankingFirst).to.equal(true);
  });
  it("never go by what is settled later, nor by themselves", () => {
    expect(cohort({ of: "rank", by: "rank" })).to.deep.equal(["later-stage /facts/place/by"]);
    expect(cohort({ of: "rank", by: "place" })).to.include("cycle /facts/place");
  });
});
