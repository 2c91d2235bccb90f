import { expect } from "chai";
import { found, readChanged, test } from "../support/schemes.js";

const bands = (grades: readonly object[], change: (raw: Record<string, unknown>) => void = () => undefined): readonly string[] => found((raw) => {
  raw.grades = grades;
  change(raw);
});

describe("share bands", () => {
  it("are exact fractions, written as such or as a number, and put the ranking before the grades", () => {
    const { scheme, problems } = readChanged((raw) => {
      raw.parameters.top = { title: { "zh-CN": "首档", en: "Top" }, value: 0.25, min: 0, max: 1 };
      raw.grades = [{ grade: "A", share: "1/10" }, { grade: "B", share: { param: "top" } }, { grade: "C", share: 0.3 }, { grade: "D" }];
    });
    expect(problems).to.deep.equal([]);
    expect(scheme?.grades.map(({ share }) => share && `${share.numerator}/${share.denominator}`)).to.deep.equal(["1/10", "1/4", "3/10", undefined]);
    expect(scheme?.rankingFirst).to.equal(true);
  });
  it("take at most all places, and leave nobody without a grade", () => {
    expect(bands([{ grade: "A", share: "1/2" }, { grade: "B", share: "2/3" }])).to.deep.equal(["shares-beyond /grades/1/share"]);
    expect(bands([{ grade: "A", share: "1/2" }, { grade: "B", share: "1/3" }])).to.deep.equal(["shares-short /grades"]);
    expect(bands([{ grade: "A", share: "1/3" }, { grade: "B", share: "2/3" }])).to.deep.equal([]);
    expect(bands([{ grade: "A", share: "1/3" }, { grade: "B", share: "2/3" }, { grade: "C" }])).to.deep.equal(["band-unreachable /grades/2"]);
    expect(bands([{ grade: "A", share: 1 }, { grade: "B", share: "1/3" }])).to.deep.equal(["band-unreachable /grades/1"]);
  });
  it("are more than 0 and at most 1, and written so", () => {
    expect(bands([{ grade: "A", share: 0 }, { grade: "B" }])).to.deep.equal(["not-allowed /grades/0/share"]);
    expect(bands([{ grade: "A", share: "3/2" }, { grade: "B" }])).to.deep.equal(["not-allowed /grades/0/share"]);
    expect(bands([{ grade: "A", share: "10%" }, { grade: "B" }])).to.deep.equal(["malformed /grades/0/share"]);
  });
  it("need a ranking, and not one by grade", () => {
    expect(bands([{ grade: "A", share: "1/2" }, { grade: "B" }], (raw) => { delete raw.ranking; raw.lists = []; })).to.include("share-without-ranking /grades/0/share");
    expect(bands([{ grade: "A", share: "1/2" }, { grade: "B" }], (raw) => { (raw.ranking as { by: object[] }).by = [{ grade: "descending" }]; })).to.deep.equal(["rank-by-grade /ranking/by/0"]);
  });
  it("have no scores of their own but cuts, which need a least number and leave no gap", () => {
    expect(bands([{ grade: "A", share: "1/2", from: 90 }, { grade: "B" }])).to.deep.equal(["not-allowed /grades/0/from"]);
    expect(bands([{ grade: "A", share: "1/2", cuts: { from: 90 } }, { grade: "B" }])).to.deep.equal(["cuts-misplaced /grades/0/cuts"]);
    expect(bands([{ grade: "A", cuts: { from: 90 } }, { grade: "B" }])).to.include.members(["cuts-misplaced /grades/0/cuts"]);
    const atLeast = (raw: Record<string, unknown>): void => { (raw.ranking as { atLeast: number }).atLeast = 10; };
    expect(bands([{ grade: "A", share: "1/2", cuts: { from: 90 } }, { grade: "B", share: "1/2", cuts: { below: 90 } }], atLeast)).to.deep.equal([]);
    expect(bands([{ grade: "A", share: "1/2", cuts: { from: 90 } }, { grade: "B", share: "1/2", cuts: { below: 80 } }], atLeast)).to.deep.equal(["band-gap /grades"]);
  });
  it("may ask for a score besides", () => {
    expect(bands([{ grade: "A", share: "1/2", when: test("score", "greaterThanInclusive", 90) }, { grade: "B", share: "1/2" }])).to.deep.equal([]);
  });
});
