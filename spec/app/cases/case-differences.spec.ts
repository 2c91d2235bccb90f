import { expect } from "chai";
import { readCases, type CaseDocument, type Expected } from "../../../src/app/cases/case-document.js";
import { caseDifferences } from "../../../src/app/cases/case-differences.js";
import { caseInput } from "../../../src/app/cases/case-input.js";
import { cardsOfCore, runCases } from "../../../src/app/run-cases.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { ProblemError } from "../../../src/domain/model/problem.js";
import { caseText, OPERATORS, shipped } from "../../rules/load.js";

const scheme = shipped("luan-red-black");
const program = compileProgram(scheme, OPERATORS);
const red = readCases(caseText("luan-red-black")).cases[0];
const differences = (expected: Readonly<Record<string, Expected>>, one: CaseDocument = red): readonly string[] => caseDifferences({ ...one, expect: expected }, cardsOfCore(program, caseInput(scheme, one)));

const expected = red.expect ?? {};

describe("comparing a case with the cards", () => {
  it("passes when everything said is so", () => expect(differences(expected)).to.deep.equal([]));

  it("names a wrong score, rank, grade and status", () => {
    expect(differences({ D: { score: 90, rank: 3, grade: "A", status: "notRated" } })).to.deep.equal([
      'D status: expected "notRated", got "rated"', "D score: expected 90, got 89.99", 'D grade: expected "A", got null', "D rank: expected 3, got 4",
    ]);
  });

  it("fails when a list that was not said is entered, and when one that was said is not", () => {
    expect(differences({ A: {} })).to.deep.equal(['A lists: expected [], got ["red"]']);
    expect(differences({ E: { lists: ["red"] } })).to.deep.equal(['E lists: expected ["red"], got []']);
  });

  it("fails for an item too many, too few, or of other points", () => {
    const all = expected.A.items ?? [];
    expect(all.length).to.equal(5);
    expect(differences({ A: { lists: ["red"], items: all.slice(1) } })).to.deep.equal(['A item not listed: {"rule":"aspect.organisation","points":19}']);
    expect(differences({ A: { lists: ["red"], items: [...all, { rule: "aspect.other", points: 1 }] } })).to.deep.equal(['A item lacks: {"rule":"aspect.other","points":1}']);
    expect(differences({ A: { lists: ["red"], items: [...all.slice(1), { rule: "aspect.organisation", points: 18 }] } })).to.have.length(2);
  });

  it("names a subject that is not there", () => expect(differences({ Z: {} })).to.deep.equal(["Z: there is no such subject"]));
});

describe("running cases", () => {
  const run = (one: Partial<CaseDocument>): readonly string[] => runCases(scheme, JSON.stringify({ scheme: scheme.id, cases: [{ ...red, ...one }] }), OPERATORS)[0].differences;

  it("runs each on the reference and on the core", () => {
    expect(run({ expect: { A: { lists: ["red"], score: 96 } } })).to.deep.equal(["reference: A score: expected 96, got 95", "core: A score: expected 96, got 95"]);
  });

  it("fails a case whose day or period does not exist, with the reason", () => {
    expect(run({ asOf: "2026-02-30" })[0]).to.contain("2026-02-30");
    expect(run({ period: "2026-Q5" })[0]).to.contain("2026-Q5");
  });

  it("takes the period of the as-of day if none is given", () => {
    expect(run({ period: undefined })).to.deep.equal([]);
  });

  it("refuses what is no list of cases", () => {
    for (const text of ["", "[]", "{}", '{"cases": 3}', "{"]) expect(() => runCases(scheme, text, OPERATORS), text).to.throw(ProblemError);
  });
});

describe("the input of a case", () => {
  it("puts in what was left out: kind, name, id, subject, day, verified on its day", () => {
    const one: CaseDocument = { name: "n", because: "b", asOf: "2026-03-31", subjects: [{ id: "P" }], records: [{ kind: "panel-score", data: { aspect: "a", points: 1 } }], expect: {} };
    const { subjects, records, period } = caseInput(scheme, one);
    expect(period.id).to.equal("2026-Q1");
    expect(subjects).to.deep.equal([{ id: "P", kind: "project", name: "P", attributes: {} }]);
    expect([...records][0]).to.deep.include({ id: "r1", subject: "P", occurredOn: "2026-03-31", steps: [{ step: "verified", on: "2026-03-31" }] });
  });

  it("dates a decision by the last day of its period and knows that its scheme decided then", () => {
    const one: CaseDocument = { name: "n", because: "b", asOf: "2026-03-31", subjects: [{ id: "P" }], records: [{ kind: "decision", data: { scheme: "s", period: "2025-Q4" } }], expect: {} };
    const { records, decided } = caseInput(scheme, one);
    expect([...records][0].occurredOn).to.equal("2025-12-31");
    expect(decided.get("s")).to.deep.equal([20453]);
  });

  it("keeps steps that the author wrote, none included", () => {
    const one: CaseDocument = { name: "n", because: "b", asOf: "2026-03-31", subjects: [{ id: "P" }], records: [{ kind: "panel-score", data: {}, steps: [] }], expect: {} };
    expect([...caseInput(scheme, one).records][0].steps).to.deep.equal([]);
  });

  it("compares items of 0 points of the rules that are listed with 0", () => {
    const all = expected.A.items ?? [];
    expect(differences({ A: { lists: ["red"], items: [...all, { rule: "aspect.other", points: 0 }] } })).to.deep.equal(['A item lacks: {"rule":"aspect.other","points":0}']);
  });
});
