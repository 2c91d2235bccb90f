import { expect } from "chai";
import { found, test } from "../support/schemes.js";

const where = (conditions: object): readonly string[] => found((raw) => { raw.facts.mark = { ...raw.facts.mark, where: conditions }; delete raw.facts.mark.range; });
const known = (fact: string, value = true): object => test(fact, "known", value);

describe("fields that a record may lack", () => {
  it("are not read by where without a guard", () => {
    expect(where({ "data.note": "x" })).to.deep.equal(["unguarded-field /facts/mark/where/data.note"]);
    expect(where({ all: [test("data.note", "equal", "x")] })).to.deep.equal(["unguarded-field /facts/mark/where/all/0"]);
    expect(where({ any: [known("data.note"), test("data.note", "equal", "x")] })).to.deep.equal(["unguarded-field /facts/mark/where/any/1"]);
  });
  it("are read beside a guard", () => {
    expect(where({ all: [known("data.note"), test("data.note", "equal", "x")] })).to.deep.equal([]);
    expect(where({ any: [known("data.note", false), { not: test("data.note", "equal", "x") }] })).to.deep.equal([]);
  });
  it("are not aggregated, weighed or dated without a guard", () => {
    const change = (rest: object): readonly string[] => found((raw) => { raw.facts.mark = { ...raw.facts.mark, ...rest }; });
    expect(change({ weight: "data.weight" })).to.deep.equal(["unguarded-field /facts/mark/weight"]);
    expect(change({ on: "data.seenOn" })).to.deep.equal(["unguarded-field /facts/mark/on"]);
    expect(change({ on: "data.seenOn", where: known("data.seenOn") })).to.deep.equal([]);
    expect(change({ of: "data.weight", where: { all: [known("data.weight")] } })).to.deep.equal([]);
  });
  it("may be read by latest, which reads one record alone", () => {
    expect(found((raw) => { raw.facts.note = { from: "records", kind: "panel-score", aggregate: "latest", of: "data.note" }; })).to.deep.equal([]);
  });
  it("that a kind requires of the envelope need no guard", () => {
    expect(found((raw) => { raw.facts.due = { from: "records", kind: "complaint", on: "dueOn", aggregate: "count" }; })).to.deep.equal([]);
    expect(found((raw) => { raw.facts.due = { from: "records", kind: "panel-score", on: "dueOn", aggregate: "count" }; })).to.deep.equal(["unguarded-field /facts/due/on"]);
  });
});
