import { expect } from "chai";
import { compareRuns, type Standing } from "../../../src/domain/cards/compare-runs.js";

const rated = (subject: string, more: Partial<Standing> = {}): Standing => ({ subject, name: `Estate ${subject}`, status: "rated", score: 80, grade: "A", rank: 1, lists: [["red", "out"], ["black", "out"]], ...more });

describe("two runs compared", () => {
  it("differ in nothing where every subject came to the same, whatever their order", () => {
    const found = compareRuns([rated("a"), rated("b")], [rated("b"), rated("a")]);
    expect(found).to.deep.equal({ subjects: 2, unchanged: 2, appeared: 0, vanished: 0, counts: { status: 0, score: 0, grade: 0, rank: 0, lists: 0 }, lists: [], differences: [] });
  });

  it("tell of each respect in which a subject changed, and count subjects per respect", () => {
    const found = compareRuns([rated("a"), rated("b", { rank: 2 }), rated("c")], [rated("a", { score: 79.5, grade: "B" }), rated("b", { rank: 1 }), rated("c")]);
    expect(found.differences.map(({ subject, changed }) => [subject, changed])).to.deep.equal([["a", ["score", "grade"]], ["b", ["rank"]]]);
    expect([found.subjects, found.unchanged, found.counts]).to.deep.equal([3, 1, { status: 0, score: 1, grade: 1, rank: 1, lists: 0 }]);
  });

  it("see a lost value: null is neither the word null nor 0, and absent is null", () => {
    const was = rated("a", { score: 0, grade: "null" });
    const now: Standing = { subject: "a", status: "notRated", lists: [] };
    expect(compareRuns([was], [now]).differences[0]).to.deep.equal({
      subject: "a", name: "a", before: { status: "rated", score: 0, grade: "null", rank: 1, lists: [] }, after: { status: "notRated", score: null, grade: null, rank: null, lists: [] }, changed: ["status", "score", "grade", "rank"],
    });
    expect(compareRuns([{ ...now, score: null }], [now]).differences).to.deep.equal([]);
  });

  it("count moves on lists, those of subjects that appear or vanish too; only who is in stands on a list", () => {
    const found = compareRuns(
      [rated("a", { lists: [["red", "in"], ["black", "undecided"]] }), rated("gone", { lists: [["black", "in"]] }), rated("b", { lists: [["red", "in"]] })],
      [rated("a", { lists: [["red", "noPlace"], ["black", "in"]] }), rated("new", { lists: [["red", "in"]] }), rated("b", { lists: [["red", "in"]] })],
    );
    expect(found.lists).to.deep.equal([{ list: "black", entered: 1, left: 1 }, { list: "red", entered: 1, left: 1 }]);
    expect([found.appeared, found.vanished, found.counts.lists, found.unchanged]).to.deep.equal([1, 1, 1, 1]);
    expect(found.differences.map(({ subject, before, after }) => [subject, before?.lists, after?.lists])).to.deep.equal([["a", ["red"], ["black"]], ["gone", ["black"], undefined], ["new", undefined, ["red"]]]);
  });
});
