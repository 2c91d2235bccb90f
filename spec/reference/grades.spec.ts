import { expect } from "chai";
import { attribute, band, cards, cardWith, each, group, points, record, recordKinds, rule, scheme, score, select, subject, test, text } from "./build.js";

const kinds = recordKinds({ bad: { points: "number" } });
const facts = [attribute("base", "number", { range: [0, 80], decimals: 2 }), attribute("paid", "boolean"), attribute("joined", "boolean")];
/** Shandong: AAA from 85, AA from 80, A from 70, B from 60, or below 60 without bad information; else C; C (missing) outside credit management. */
const shandong = scheme({
  kinds, facts, eligibility: [{ conditions: test("joined", "equal", true), otherwise: "C (missing)" }],
  score: score([group("base", { max: 80 }), group("good", { max: 40 }), group("bad")]),
  rules: [
    points("base", "base", "base"), points("good", "good", 10, { conditions: test("base", "greaterThan", 75) }),
    points("bad", "bad", { op: "fact", fact: "record.data.points" }, { each: each(select("bad")) }), points("unpaid", "bad", -5, { conditions: test("paid", "equal", false) }),
  ],
  grades: [band("AAA", { from: 85 }), band("AA", { from: 80, below: 85 }), band("A", { from: 70, below: 80 }), band("B", { from: 60, below: 70 }), band("B", { below: 60, when: test("items.bad", "equal", 0) }), band("C", { below: 60 })],
});
const bad = (value: number, steps: readonly ("verified" | "disputed" | "revoked")[] = ["verified"]): ReturnType<typeof record> => record("r", "bad", "2026-02-01", { data: { points: value }, steps });
const firm = { joined: true, paid: true };

describe("reference: grades (R16, R17)", () => {
  it("below 60 and no bad information is B, with bad information C", () => {
    expect(cardWith(shandong, { ...firm, base: 40 })).to.include({ score: 40, grade: "B" });
    expect(cardWith(shandong, { ...firm, base: 61 }, [bad(-2)])).to.include({ score: 59, grade: "C" });
    expect(cardWith(shandong, { ...firm, base: 40 }, [bad(-2, ["verified", "revoked"])])).to.include({ grade: "B" });
    expect(cardWith(shandong, { ...firm, base: 59.99 })).to.include({ grade: "B" });
  });

  it("C (missing) for a firm outside credit management", () => {
    expect(cardWith(shandong, { joined: false, base: 80 })).to.include({ status: "notEligible", outcome: "C (missing)", grade: null });
  });

  it("bands are half-open, on the rounded score", () => {
    expect([84.99, 85, 69.99, 70].map((base) => cardWith(scheme({ ...shandong, facts: [attribute("base", "number", { decimals: 2 })], eligibility: [], rules: [points("p", "bad", "base")] }), { base }).grade)).to.deep.equal(["AA", "AAA", "B", "A"]);
  });

  it("what is missing leaves the grades that are still reachable, and nobody is C for absent data", () => {
    const unpaid = cardWith(shandong, { joined: true, base: 58 });
    expect(unpaid).to.include({ score: 58, least: 53, greatest: 58, grade: "B" });
    expect(unpaid.reachable).to.deep.equal(["B", "C"]);
    expect(cardWith(shandong, { ...firm }).reachable).to.deep.equal(["AAA", "AA", "A", "B"]);
    expect(cardWith(shandong, { joined: true, base: 79 }).reachable).to.deep.equal(["AAA", "AA"]);
  });

  it("a certain B whatever is missing", () => {
    const card = cardWith(shandong, { joined: true, base: 66 });
    expect([card.least, card.greatest, card.reachable]).to.deep.equal([61, 66, ["B"]]);
  });

  it("a score in no band is not graded", () => {
    const gaps = scheme({ facts, score: score([group("g")], { round: { places: 1, items: 1, mode: "half-away" } }), rules: [points("p", "g", "base")], grades: [band("A", { from: 91 }), band("B", { from: 81, upTo: 90 })] });
    const of = scheme({ ...gaps, facts: [attribute("base", "number", { range: [88, 92] })] });
    expect([90, 90.5].map((base) => cardWith(of, { base }).grade)).to.deep.equal(["B", null]);
    expect(cardWith(of, {}).reachable).to.deep.equal(["A", "B", null]);
  });

  it("in no band: a cap at the lowest grade wins, whatever the score; any other lifts nobody", () => {
    const gaps = (grade: string, conditions = test("paid", "equal", false)) => scheme({ facts, score: score([group("g")]), rules: [points("p", "g", "base"), rule("cap", { type: "cap", grade }, { conditions })], grades: [band("A", { from: 70 }), band("B", { from: 60, upTo: 65 }), band("C", { from: 20, below: 60 })] });
    const of = (grade: string, values: Record<string, unknown>): unknown => { const card = cardWith(gaps(grade), values as never); return [card.grade, card.reachable]; };
    expect(of("C", { base: 67, paid: false })).to.deep.equal(["C", ["C"]]);
    expect(of("C", { base: 10, paid: false })).to.deep.equal(["C", ["C"]]);
    expect(of("C", { base: 67 })).to.deep.equal([null, ["C", null]]);
    expect(of("C", { base: 67, paid: true })).to.deep.equal([null, [null]]);
    expect(of("B", { base: 10, paid: false })).to.deep.equal([null, [null]]);
    expect(of("B", { base: 10 })).to.deep.equal([null, [null]]);
  });

  it("caps: the lowest wins; one that may come widens what is reachable", () => {
    const veto = (conditions = test("paid", "equal", false)) => scheme({ ...shandong, rules: [...shandong.rules, rule("veto", { type: "cap", grade: "C" }, { conditions }), rule("soft", { type: "cap", grade: "A" })] });
    expect(cardWith(veto(), { ...firm, paid: false, base: 80 })).to.include({ grade: "C", score: 85 });
    expect(cardWith(veto(), { ...firm, base: 80 })).to.include({ grade: "A" });
    const doubtful = cardWith(veto(), { joined: true, base: 80 });
    expect([doubtful.grade, doubtful.reachable]).to.deep.equal(["A", ["A", "C"]]);
    expect(doubtful.caps).to.deep.equal([{ rule: "veto", grade: "C", outcome: "unknown", record: null }, { rule: "soft", grade: "A", outcome: "true", record: null }]);
  });

  it("atMost reads ends: nobody is capped by absent data", () => {
    const made = scheme({ ...shandong, atMost: [{ grade: "B", when: test("points.bad", "lessThan", 0), reason: text("bad information") }] });
    expect(cardWith(made, { ...firm, paid: false, base: 80 })).to.include({ grade: "B" });
    const doubtful = cardWith(made, { joined: true, base: 80 });
    expect([doubtful.grade, doubtful.reachable, doubtful.caps]).to.deep.equal(["AAA", ["AAA", "B"], [{ rule: null, grade: "B", outcome: "unknown", record: null }]]);
  });

  it("not rated: no grade, all reachable under the caps that are certain", () => {
    const made = scheme({ ...shandong, rules: [...shandong.rules.map((r) => ({ ...r, onUnknown: "notRated" as const })), rule("veto", { type: "cap", grade: "A" })] });
    const card = cardWith(made, { joined: true, base: 80 });
    expect([card.status, card.grade, card.reachable]).to.deep.equal(["notRated", null, ["A", "B", "C"]]);
  });

  it("share bands: shares cumulated, places rounded down once, ties at the cut share the better band", () => {
    const made = scheme({
      facts: [attribute("m", "number")], score: score([group("g")]), rules: [points("p", "g", "m")], rankingFirst: true, ranking: { scope: [], by: [{ by: "score", direction: "descending" }], ties: "share" },
      grades: [band("A", { share: { numerator: 1, denominator: 4 } }), band("B", { share: { numerator: 1, denominator: 4 } }), band("C")],
    });
    const of = (marks: readonly number[]): unknown => Object.values(cards(made, { subjects: marks.map((m, i) => subject(`s${i}`, { m })) })).map(({ grade }) => grade);
    expect(of([9, 8, 7, 6, 5])).to.deep.equal(["A", "B", "C", "C", "C"]);
    expect(of([9, 9, 7, 6])).to.deep.equal(["A", "A", "C", "C"]);
    expect(of([9, 8, 8, 6])).to.deep.equal(["A", "B", "B", "C"]);
  });

  it("share bands: who has no place in the ranking has no grade, save by a veto", () => {
    const made = scheme({
      facts: [attribute("m", "number"), attribute("x", "boolean"), attribute("veto", "boolean")], score: score([group("g")]), rankingFirst: true,
      rules: [points("p", "g", "m"), points("q", "g", 1, { conditions: test("x", "equal", true) }), rule("v", { type: "cap", grade: "C" }, { conditions: test("veto", "equal", true) })],
      ranking: { scope: [], by: [{ by: "score", direction: "descending" }], ties: "share", requires: { known: 0.7 } }, grades: [band("A", { share: { numerator: 1, denominator: 2 } }), band("B", { when: test("score", "greaterThan", 50) }), band("C")],
    });
    const found = cards(made, { subjects: [subject("few", { m: 9, veto: false }), subject("vetoed", { m: 9, veto: true }), subject("whole", { m: 8, x: false, veto: false }), subject("last", { m: 7, x: false, veto: false })] });
    const told = Object.fromEntries(Object.entries(found).map(([id, { fewData, grade, reachable }]) => [id, [fewData, grade, reachable]]));
    expect(told).to.deep.equal({ few: [true, null, ["A", "B", "C", null]], vetoed: [true, "C", ["C"]], whole: [false, "A", ["A", "C"]], last: [false, "C", ["A", "C"]] });
  });

  it("a scheme without a score grades by conditions alone", () => {
    const made = scheme({ facts, rules: [], grades: [band("red", { when: test("paid", "equal", true) }), band("black")] });
    expect([cardWith(made, { paid: true }).grade, cardWith(made, { paid: false }).grade]).to.deep.equal(["red", "black"]);
    expect(cardWith(made, {}).reachable).to.deep.equal(["red", "black"]);
  });
});
