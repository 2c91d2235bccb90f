import { expect } from "chai";
import type { Card } from "../../src/domain/model/card.js";
import type { Json } from "../../src/domain/model/documents.js";
import type { Band, Ranking, Scheme } from "../../src/domain/model/scheme.js";
import { attribute, band, cards, group, points, scheme, score, subject } from "./build.js";

const tenth = (numerator: number): Partial<Band> => ({ share: { numerator, denominator: 10 } });
const ABCD: readonly Band[] = [band("A", tenth(1)), band("B", tenth(3)), band("C", tenth(4)), band("D", {})];
const byScore: Ranking = { scope: [], by: [{ by: "score", direction: "descending" }], ties: "share" };

const made = (parts: Partial<Scheme> = {}, ranking: Partial<Ranking> = {}, onUnknown: "report" | "notRated" = "report"): Scheme => scheme({
  facts: [attribute("m", "number", { range: [0, 100] }), attribute("late", "number")], score: score([group("g")]), rules: [points("p", "g", "m", { onUnknown })],
  grades: ABCD, ranking: { ...byScore, ...ranking }, rankingFirst: true, ...parts,
});
type Row = Readonly<Record<string, Json>>;
const rows = (of: Scheme, all: readonly Row[]): readonly Card[] => Object.values(cards(of, { subjects: all.map((row, i) => subject(`s${String(i).padStart(2, "0")}`, row)) }));
/** Grades of scores, best score first. */
const graded = (of: Scheme, scores: readonly number[]): string => rows(of, scores.map((m) => ({ m }))).map(({ grade }) => grade ?? "-").join("");
const down = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => 100 - i);
const reachable = ({ reachable: grades }: Card): string => grades.map((grade) => grade ?? "-").join("");

describe("reference: share bands (R29)", () => {
  it("places are cumulated and rounded down once: 10 subjects", () => {
    expect(graded(made(), down(10))).to.equal("ABBBCCCCDD");
  });
  it("7 subjects: 0.7, 2.8 and 5.6 are 0, 2 and 5 places", () => {
    expect(graded(made(), down(7))).to.equal("BBCCCDD");
  });
  it("19 subjects: 1.9, 7.6 and 15.2 are 1, 7 and 15 places", () => {
    expect(graded(made(), down(19))).to.equal("ABBBBBBCCCCCCCCDDDD");
  });
  it("thirds are exact: 1/3 and 2/3 of 9 are 3 and 6 places", () => {
    const thirds = [band("A", { share: { numerator: 1, denominator: 3 } }), band("B", { share: { numerator: 1, denominator: 3 } }), band("C", { share: { numerator: 1, denominator: 3 } })];
    expect(graded(made({ grades: thirds }), down(9))).to.equal("AAABBBCCC");
  });
  it("ties at the cut share the better band", () => {
    expect(graded(made(), [100, 100, 90, 80, 80, 80, 70, 60, 50, 40])).to.equal("AABBBBCCDD");
  });
  it("where the ranking refuses ties they share the lower one, and wait", () => {
    const refuse = made({}, { ties: "refuse" });
    expect(graded(refuse, [100, 100, 90, 80, 80, 80, 70, 60, 50, 40])).to.equal("BBBCCCCCDD");
    expect(rows(refuse, [{ m: 9 }, { m: 9 }]).map(({ tied }) => tied)).to.deep.equal([1, 1]);
  });
  it("a place that a condition denies goes to nobody else", () => {
    const strict = made({ grades: [band("A", { ...tenth(2), when: { kind: "test", fact: "score", type: "number", operator: "greaterThanInclusive", value: { kind: "constant", value: 90, type: "number" }, pointer: "" } }), ...ABCD.slice(1)] });
    expect(graded(strict, [95, 89, 88, 87, 86, 85, 84, 83, 82, 81])).to.equal("ABBBBCCCCD");
  });
  it("scopes of less than atLeast are cut by scores", () => {
    const cut = [band("A", { ...tenth(1), cuts: { from: 90 } }), band("B", { ...tenth(5), cuts: { from: 60, below: 90 } }), band("C", {})];
    const of = made({ grades: cut }, { scope: ["district"], atLeast: 4 });
    const all = rows(of, [{ m: 99, district: "x" }, { m: 91, district: "x" }, { m: 59, district: "x" }, ...[40, 30, 20, 10].map((m) => ({ m, district: "y" }))]);
    expect(all.map(({ grade }) => grade).join("")).to.equal("AACBBCC");
  });
  it("what a subject can reach follows from the ends of its place", () => {
    const two = made({ grades: [band("A", { share: { numerator: 1, denominator: 2 } }), band("B", {})] });
    const [first, second, third, open] = rows(two, [{ m: 90 }, { m: 80 }, { m: 70 }, {}]);
    expect([first, second, third, open].map(reachable)).to.deep.equal(["A", "AB", "B", "AB"]);
    expect([first, second, third, open].map(({ grade }) => grade)).to.deep.equal(["A", "A", "B", "B"]);
  });
  it("who is not rated yet may still come: a place more, or one before", () => {
    const half = made({ grades: [band("A", { share: { numerator: 1, denominator: 2 } }), band("B", {})] }, {}, "notRated");
    // Three are ranked: one place. The fourth may make two places of it, or take the first.
    const all = rows(half, [{ m: 90 }, { m: 80 }, { m: 70 }, {}]);
    expect(all.map(({ grade }) => grade)).to.deep.equal(["A", "B", "B", null]);
    expect(all.map(reachable)).to.deep.equal(["A", "AB", "B", "AB"]);
  });
  it("a scope that could still become large enough counts among the ends", () => {
    const cut = [band("A", { share: { numerator: 1, denominator: 2 }, cuts: { from: 95 } }), band("B", {})];
    const of = made({ grades: cut }, { scope: ["district"], atLeast: 2 }, "notRated");
    const [one, other] = rows(of, [{ m: 90, district: "x" }, { district: "x" }]);
    expect([one.grade, reachable(one), other.grade]).to.deep.equal(["B", "AB", null]);
  });
  it("who has too few data has no place, and no grade by default", () => {
    const of = made({ rules: [points("p", "g", "m"), points("q", "g", "late")] }, { requires: { known: 0.6 } });
    const all = rows(of, [{ m: 50, late: 1 }, { m: 99 }]);
    expect(all.map(({ grade, fewData }) => [grade, fewData])).to.deep.equal([["D", false], [null, true]]);
    expect(reachable(all[1])).to.equal("ABCD-");
  });
});
