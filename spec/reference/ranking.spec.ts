import { expect } from "chai";
import type { Json } from "../../src/domain/model/documents.js";
import type { Ranking } from "../../src/domain/model/scheme.js";
import { attribute, band, cards, group, points, scheme, score, subject, test } from "./build.js";

const byScore: Ranking = { scope: ["city"], by: [{ by: "score", direction: "descending" }], ties: "share" };
const ranked = (ranking: Partial<Ranking> = {}, onUnknown: "report" | "notRated" = "report"): ReturnType<typeof scheme> => scheme({
  facts: [attribute("m", "number", { range: [0, 20] }), attribute("late", "number")], score: score([group("g")]), rules: [points("p", "g", "m", { onUnknown })],
  grades: [band("A", { from: 15 }), band("B", { below: 15 })], ranking: { ...byScore, ...ranking },
});
const of = (made: ReturnType<typeof scheme>, ...rows: readonly (Readonly<Record<string, Json>>)[]) => Object.values(cards(made, { subjects: rows.map((row, i) => subject(`s${i}`, { city: "C", ...row })) }));

describe("reference: ranking (R18)", () => {
  it("equal scores share a place: 5, 5, 7", () => {
    const all = of(ranked(), ...[18, 17, 16, 15, 12, 12, 11].map((m) => ({ m })));
    expect(all.map(({ rank }) => rank)).to.deep.equal([1, 2, 3, 4, 5, 5, 7]);
    expect(all.map(({ rankFromEnd }) => rankFromEnd)).to.deep.equal([7, 6, 5, 4, 2, 2, 1]);
    expect(all.map(({ tied }) => tied)).to.deep.equal([0, 0, 0, 0, 1, 1, 0]);
    expect(all[4]).to.include({ population: 7, percentile: 71.4286, scope: "city" });
  });

  it("ranks by grade before score, and by facts, those without one last", () => {
    const grade = ranked({ by: [{ by: "grade", direction: "descending" }, { by: "score", direction: "ascending" }] });
    expect(of(grade, { m: 20 }, { m: 16 }, { m: 3 }, { m: 9 }).map(({ rank }) => rank)).to.deep.equal([2, 1, 3, 4]);
    const late = ranked({ by: [{ by: "score", direction: "descending" }, { by: "late", direction: "ascending" }] });
    expect(of(late, { m: 5, late: 2 }, { m: 5, late: 1 }, { m: 5 }).map(({ rank }) => rank)).to.deep.equal([2, 1, 3]);
    expect(of(late, { m: 5, late: 2 }, { m: 5, late: 1 }, { m: 5 }).map(({ bestRank, worstRank }) => [bestRank, worstRank])).to.deep.equal([[2, 3], [1, 2], [1, 3]]);
  });

  it("counts only rated, eligible subjects of the scope", () => {
    const all = of(ranked({}, "notRated"), { m: 9 }, {}, { m: 12 }, { m: 1, city: "D" });
    expect(all.map(({ rank, population }) => [rank, population])).to.deep.equal([[2, 2], [null, null], [1, 2], [1, 1]]);
  });

  it("takes the narrowest scope that is large enough, else the widest", () => {
    const made = ranked({ scope: ["district", "city"], atLeast: 2 });
    const all = of(made, { m: 9, district: "x" }, { m: 8, district: "x" }, { m: 20, district: "y" });
    expect(all.map(({ scope, rank, population }) => [scope, rank, population])).to.deep.equal([["district", 1, 2], ["district", 2, 2], ["city", 1, 3]]);
    expect(of(ranked({ scope: ["district", "city"], atLeast: 9 }), { m: 1 })[0].scope).to.equal("city");
    expect(of(ranked({ scope: [] }), { m: 1 }, { m: 2, city: "D" }).map(({ rank, scope }) => [rank, scope])).to.deep.equal([[2, null], [1, null]]);
  });

  it("bounds a place by what the unknown can do", () => {
    const all = of(ranked(), { m: 18 }, {}, { m: 5 });
    expect(all.map(({ rank, bestRank, worstRank }) => [rank, bestRank, worstRank])).to.deep.equal([[1, 1, 2], [3, 1, 3], [2, 2, 3]]);
  });

  it("sets apart who has too few facts known, and keeps them off lists of honour", () => {
    const made = scheme({ ...ranked({ requires: { known: 0.8 } }), lists: [{ id: "red", title: { "zh-CN": "red", en: "red" }, tone: "honour", conditions: test("score", "lessThan", 100), confirm: false, onUnknown: "report", official: false, basis: [], pointer: "" }] });
    const [few, enough] = of(made, {}, { m: 3 });
    expect(few).to.include({ fewData: true, rank: null, population: null, status: "rated" });
    expect(enough).to.include({ fewData: false, rank: 1, population: 1 });
    expect([few.lists[0].status, enough.lists[0].status]).to.deep.equal(["out", "in"]);
  });
});
