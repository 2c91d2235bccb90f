import { expect } from "chai";
import { decide } from "../../../../src/domain/evaluate/decide/decide.js";
import type { RankResult } from "../../../../src/domain/evaluate/decide/results.js";
import { hasBit } from "../../../../src/domain/evaluate/settled/bits.js";
import { percentileOf } from "../../../../src/domain/evaluate/settled/settled.js";
import type { Band, Ranking, Rule, Scheme } from "../../../../src/domain/model/scheme.js";
import { attribute, population, rule, schemeOf, test, text, type Person } from "./population.js";

const byScore: Ranking = { scope: [], by: [{ by: "score", direction: "descending" }], ties: "share" };
const band = (grade: string, limits: Partial<Band>): Band => ({ grade, title: text(grade), confirm: false, official: false, pointer: "/grades", ...limits });
const GRADES = [band("A", { from: 80 }), band("B", { from: 60, below: 80 }), band("C", { from: 0, below: 60 })];

function rank(ranking: Ranking, people: readonly Person[], more: Partial<Scheme> = {}): RankResult {
  const result = decide(population(schemeOf({ ranking, ...more }), people)).ranking;
  if (!result) throw new Error("no ranking");
  return result;
}
const column = (values: Uint32Array | Int32Array): number[] => [...values];
const scores = (...values: readonly Person["score"][]): Person[] => values.map((score) => ({ score }));

describe("ranking (R18)", () => {
  it("is 1 + the number strictly better; equals share: 1, 2, 2, 4", () => {
    const result = rank(byScore, scores(70, 90, 80, 80));
    expect(column(result.rank)).to.deep.equal([4, 1, 2, 2]);
    expect(column(result.fromEnd)).to.deep.equal([1, 4, 2, 2]);
    expect(column(result.tied)).to.deep.equal([0, 0, 1, 1]);
    expect(column(result.population)).to.deep.equal([4, 4, 4, 4]);
  });

  it("puts the lower score first when the direction says so", () => {
    expect(column(rank({ ...byScore, by: [{ by: "score", direction: "ascending" }] }, scores(3, 1, 2)).rank)).to.deep.equal([3, 1, 2]);
  });

  it("leaves out who is not eligible or not rated", () => {
    const result = rank(byScore, [{ score: 90, ineligible: 0 }, { score: null }, { score: 50 }, { score: 60, ineligible: -2 }]);
    expect(column(result.rank)).to.deep.equal([0, 0, 1, 0]);
    expect(column(result.population)).to.deep.equal([0, 0, 1, 0]);
    expect(hasBit(result.ranked, 0) || hasBit(result.ranked, 1) || hasBit(result.ranked, 3)).to.equal(false);
  });

  it("takes the ends: best place against everybody's worst, worst place against everybody's best", () => {
    const result = rank(byScore, scores([60, 70, 80], [75, 75, 75], [50, 50, 50], [78, 85, 90]));
    expect(column(result.rank)).to.deep.equal([3, 2, 4, 1]);
    expect(column(result.best)).to.deep.equal([1, 2, 4, 1]);
    expect(column(result.worst)).to.deep.equal([3, 3, 4, 2]);
    expect(column(result.fromEndLeast)).to.deep.equal([2, 2, 1, 3]);
    expect(column(result.fromEndGreatest)).to.deep.equal([4, 3, 1, 4]);
  });

  it("ranks by grade before score; in no band last", () => {
    const by = [{ by: "grade", direction: "descending" }, { by: "score", direction: "descending" }] as const;
    const veto = rule("veto", { type: "cap", grade: "C" });
    const people: Person[] = [{ score: 95, rules: { veto: "true" } }, { score: 61 }, { score: -5 }, { score: 40 }, { score: 85 }];
    expect(column(rank({ ...byScore, by }, people, { grades: GRADES, rules: [veto] }).rank)).to.deep.equal([3, 2, 5, 4, 1]);
  });

  it("reverses grades for ascending, and still puts no band last", () => {
    const by = [{ by: "grade", direction: "ascending" }] as const;
    expect(column(rank({ ...byScore, by }, scores(85, 65, 40, -5), { grades: GRADES }).rank)).to.deep.equal([3, 2, 1, 4]);
  });

  it("sorts a missing plain fact last with open ends", () => {
    const by = [{ by: "score", direction: "descending" }, { by: "size", direction: "descending" }] as const;
    const people: Person[] = [{ score: 1, facts: { size: 5 } }, { score: 1, facts: { size: null } }, { score: 1, facts: { size: 9 } }];
    const result = rank({ ...byScore, by }, people);
    expect(column(result.rank)).to.deep.equal([2, 3, 1]);
    expect(column(result.best)).to.deep.equal([2, 1, 1]);
    expect(column(result.worst)).to.deep.equal([3, 3, 2]);
  });

  it("sorts texts by code units and booleans false first", () => {
    const by = [{ by: "open", direction: "ascending" }, { by: "name", direction: "ascending" }] as const;
    const people: Person[] = [{ score: 1, facts: { open: true, name: "a" } }, { score: 1, facts: { open: false, name: "b" } }, { score: 1, facts: { open: false, name: "B" } }];
    expect(column(rank({ ...byScore, by }, people).rank)).to.deep.equal([3, 2, 1]);
  });

  describe("scopes", () => {
    const at = (score: number, district: string | null, city: string | null = "x"): Person => ({ score, facts: { "scope.district": district, "scope.city": city } });
    const people = [at(9, "north"), at(8, "north"), at(7, "north"), at(10, "south"), at(1, null), at(2, null, "y")];
    const scoped: Ranking = { ...byScore, scope: ["district", "city"] };

    it("ranks within the first attribute; who has none stand together", () => {
      const result = rank(scoped, people);
      expect(column(result.rank)).to.deep.equal([1, 2, 3, 1, 2, 1]);
      expect(column(result.population)).to.deep.equal([3, 3, 3, 1, 2, 2]);
      expect(column(result.scope)).to.deep.equal([0, 0, 0, 0, 0, 0]);
    });

    it("takes the wider scope for those whose narrow one is too small, against everybody in it", () => {
      const result = rank({ ...scoped, atLeast: 3 }, people);
      expect(column(result.scope)).to.deep.equal([0, 0, 0, 1, 1, 1]);
      expect(column(result.population)).to.deep.equal([3, 3, 3, 5, 5, 1]);
      expect(column(result.rank)).to.deep.equal([1, 2, 3, 1, 5, 1]);
    });

    it("takes the last if none is large enough", () => {
      expect(column(rank({ ...scoped, atLeast: 99 }, people).population)).to.deep.equal([5, 5, 5, 5, 5, 1]);
    });

    it("has no scope without attributes", () => {
      expect(column(rank(byScore, people).scope)).to.deep.equal([-1, -1, -1, -1, -1, -1]);
    });
  });

  describe("requires", () => {
    const asked: readonly Rule[] = ["a", "b", "c", "d", "e"].map((fact) => rule(fact, { type: "flag", flag: fact }, { conditions: test(fact, "greaterThan", 0) }));
    const facts = asked.map(({ name }) => attribute(name));
    const person = (score: number, ...known: readonly (number | null)[]): Person => ({ score, facts: Object.fromEntries(facts.map(({ name }, i) => [name, known[i] ?? null])) });
    const ranking: Ranking = { ...byScore, requires: { known: 0.8 } };

    it("sets apart who has less, exactly at the share not", () => {
      const result = rank(ranking, [person(1, 1, 1, 1, 1), person(9, 1, 1, 1), person(0, 1, 1, 1, 1, 1)], { rules: asked, facts });
      expect([0, 1, 2].map((row) => hasBit(result.fewData, row))).to.deep.equal([false, true, false]);
      expect(column(result.rank)).to.deep.equal([1, 0, 2]);
      expect(column(result.population)).to.deep.equal([2, 0, 2]);
    });
  });

  it("gives percentiles of 4 places", () => {
    expect([percentileOf(1, 3), percentileOf(2, 3), percentileOf(3, 3), percentileOf(1, 8), percentileOf(312, 649)]).to.deep.equal([33.3333, 66.6667, 100, 12.5, 48.0740]);
  });

  it("comes before the grades where a band reads a rank", () => {
    const grades = [band("first", { when: test("rank", "equal", 1) }), band("rest", {})];
    const { grades: graded } = decide(population(schemeOf({ ranking: byScore, rankingFirst: true, grades }), scores([7, 8, 9], [1, 2, 3], [5, 6, 8])));
    expect(graded?.names).to.deep.equal(["first", "rest"]);
    expect(column(graded?.reported ?? new Int32Array())).to.deep.equal([0, 1, 1]);
    expect([...(graded?.reachable ?? [])]).to.deep.equal([1, 1, 0, 0, 1, 0, 1, 1, 0]);
  });
});
