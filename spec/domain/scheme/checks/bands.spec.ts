import { expect } from "chai";
import { found, readChanged, test, whole } from "../support/schemes.js";

const bands = (grades: readonly object[], change: (raw: Record<string, unknown>) => void = () => undefined): readonly string[] => found((raw) => {
  raw.grades = grades;
  change(raw);
});

describe("bands", () => {
  it("cover every score in either way of writing them", () => {
    expect(bands([{ grade: "A", from: 90 }, { grade: "B", from: 60 }, { grade: "C" }])).to.deep.equal([]);
    expect(bands([{ grade: "A", from: 90, upTo: 100 }, { grade: "B", from: 60, below: 90 }, { grade: "C", from: 0, below: 60 }])).to.deep.equal([]);
  });
  it("leave no gap that a score can fall into, on the grid of its places", () => {
    const grades = [{ grade: "A", from: 91 }, { grade: "B", from: 0, upTo: 90 }];
    const { problems, scheme } = readChanged((raw) => { raw.grades = grades; });
    expect(problems.map(({ code, found: score }) => [code, score])).to.deep.equal([["band-gap", "90.01 - 90.99"]]);
    expect(scheme).to.equal(null);
    expect(bands(grades, (raw) => { (raw.score as { round: object }).round = { places: 0 }; })).to.deep.equal([]);
  });
  it("that were published with a gap are warned of", () => {
    const { problems, scheme } = readChanged((raw) => { raw.official = true; raw.grades = [{ grade: "A", from: 91 }, { grade: "B", from: 0, upTo: 90 }]; });
    expect(problems.map(({ code }) => code)).to.include("band-gap-published");
    expect(scheme).to.not.equal(null);
  });
  it("leave no open end where the score has none", () => {
    expect(bands([{ grade: "A", from: 60 }, { grade: "B", from: 0 }], (raw) => { (raw.score as { groups: object[] }).groups = [{ id: "aspects" }]; })).to.deep.equal(["band-gap /grades"]);
  });
  it("do not count on a condition to close a gap", () => {
    expect(bands([{ grade: "A", from: 60 }, { grade: "B", when: test("points.aspects", "greaterThan", 1) }])).to.deep.equal(["band-gap /grades"]);
  });
  it("with a condition may stand before those without: below 60 without bad items is B", () => {
    expect(bands([{ grade: "A", from: 70 }, { grade: "B", from: 60, below: 70 }, { grade: "B", below: 60, when: test("items.aspects", "equal", 0) }, { grade: "C", below: 60 }])).to.deep.equal([]);
  });
  it("do not overlap where both bounds are written", () => {
    expect(bands([{ grade: "A", from: 80 }, { grade: "B", from: 60, upTo: 85 }, { grade: "C" }])).to.deep.equal(["band-overlap /grades/1"]);
    expect(bands([{ grade: "A", from: 80 }, { grade: "B", from: 60, upTo: 80 }, { grade: "C" }])).to.deep.equal(["band-overlap /grades/1"]);
  });
  it("can be reached", () => {
    expect(bands([{ grade: "A", from: 60 }, { grade: "B", from: 90 }, { grade: "C" }])).to.deep.equal(["band-unreachable /grades/1"]);
    expect(bands([{ grade: "A", from: 101 }, { grade: "B" }])).to.deep.equal(["band-unreachable /grades/0"]);
  });
  it("or be given by a cap alone: the last, without bounds of its own", () => {
    const capped = (to: string, last: object): readonly string[] => bands([{ grade: "A", from: 60 }, { grade: "B", below: 60 }, last], (raw) => {
      (raw.rules as object[]).push({ name: "veto", basis: [{ ref: "notice" }], event: { type: "cap", params: { grade: to } } });
    });
    expect(capped("C", { grade: "C" })).to.deep.equal([]);
    expect(capped("B", { grade: "C" })).to.deep.equal(["band-unreachable /grades/2"]);
    expect(capped("C", { grade: "C", below: 50 })).to.deep.equal(["band-unreachable /grades/2"]);
    expect(bands([{ grade: "A", from: 60 }, { grade: "B", below: 60 }, { grade: "C" }], (raw) => { raw.atMost = [{ grade: "C", when: test("score", "lessThan", 5), reason: { "zh-CN": "低", en: "low" } }]; })).to.deep.equal([]);
  });
  it("that leave several gaps are told of all of them", () => {
    const { problems } = readChanged((raw) => { raw.grades = [{ grade: "A", from: 91 }, { grade: "B", from: 81, upTo: 90 }, { grade: "C", from: 0, upTo: 80 }]; });
    expect(problems.map(({ code, found: score }) => [code, score])).to.deep.equal([["band-gap", "80.01 - 80.99, 90.01 - 90.99"]]);
  });
  it("with a gap leave room for a list of those in no band", () => {
    const named = (grades: readonly object[]): readonly string[] => whole((raw) => {
      Object.assign(raw, { official: true, grades });
      raw.lists.push({ id: "gap", title: { "zh-CN": "空隙", en: "Gap" }, basis: [{ ref: "notice" }], conditions: { all: [test("grade", "notIn", ["A", "B"])] } });
    }).problems.filter(({ code }) => code === "never-true").map(({ path }) => path);
    expect(named([{ grade: "A", from: 91, official: true }, { grade: "B", from: 0, upTo: 90, official: true }])).to.deep.equal([]);
    expect(named([{ grade: "A", from: 91 }, { grade: "B", below: 91 }])).to.deep.equal(["/lists/3/conditions/all/0"]);
  });
  it("of one grade stand together", () => {
    expect(bands([{ grade: "A", from: 90 }, { grade: "B", from: 60 }, { grade: "A", from: 50 }, { grade: "C" }])).to.deep.equal(["grades-apart /grades/2"]);
  });
  it("have one upper bound, above the lower", () => {
    expect(bands([{ grade: "A", from: 60, below: 90, upTo: 95 }, { grade: "B" }])).to.include("not-allowed /grades/0/upTo");
    expect(bands([{ grade: "A", from: 60, below: 60 }, { grade: "B" }])).to.include("bounds-crossed /grades/0");
  });
  it("need a score", () => {
    expect(found((raw) => { delete raw.score; raw.grades = [{ grade: "A" }]; raw.rules = []; delete raw.ranking; })).to.deep.equal(["needs-score /grades"]);
  });
  it("that read a rank forbid ranking by grade", () => {
    expect(bands([{ grade: "A", when: test("rank", "equal", 1) }, { grade: "B" }], (raw) => { (raw.ranking as { by: object[] }).by = [{ grade: "descending" }]; })).to.deep.equal(["rank-by-grade /ranking/by/0"]);
  });
});
