import { expect } from "chai";
import type { Group } from "../../src/domain/model/scheme.js";
import { attribute, cardWith, each, expr, formula, group, points, record, recordKinds, scheme, score, select, test } from "./build.js";

const facts = [attribute("x", "number", { range: [0, 10] }), attribute("y", "number", { range: [0, 10] }), attribute("lift", "boolean")];

describe("reference: groups and totals (R15)", () => {
  it("base capped, good capped, bad not", () => {
    const made = scheme({ facts, score: score([group("base", { max: 80 }), group("good", { max: 40 }), group("bad")]), rules: [points("b", "base", 95), points("g", "good", 41), points("d", "bad", -150)] });
    const card = cardWith(made, {});
    expect(card.groups.map(({ points: got, sum }) => [got, sum])).to.deep.equal([[80, 95], [40, 41], [-150, -150]]);
    expect(card.score).to.equal(-30);
  });

  it("clamps the running total after each group, and the ends with it", () => {
    const made = scheme({ facts, score: score([group("a", { total: { max: 5 } }), group("b", { total: { min: 0 } })], { start: 0 }), rules: [points("a", "a", "x"), points("b", "b", -7)] });
    expect(cardWith(made, { x: 9 }).score).to.equal(0);
    expect(cardWith(made, {})).to.include({ score: 0, least: 0, greatest: 0 });
    const open = scheme({ facts: [attribute("z", "number")], score: score([group("a", { min: 0, max: 3 })]), rules: [points("a", "a", "z")] });
    expect(cardWith(open, {})).to.include({ least: 0, greatest: 3 });
  });

  const scaled = (options: Partial<Group> = {}): ReturnType<typeof scheme> => scheme({
    facts, score: score([group("all", { scale: 100, min: 0, max: 100, ...options })]),
    rules: [points("doors", "all", "x", { event: { outOf: expr(10) } }), points("lift", "all", "y", { event: { outOf: expr(30) }, applies: test("lift", "equal", true) })],
  });

  it("scaled: what does not apply lowers nobody", () => {
    expect(cardWith(scaled(), { x: 8, lift: false }).score).to.equal(80);
    expect(cardWith(scaled(), { x: 8, y: 10, lift: true }).score).to.equal(45);
    expect(cardWith(scaled(), { x: 8, lift: false }).groups[0]).to.include({ outOf: 10, sum: 8 });
  });

  it("scaled: an unknown rule leaves points and outOf; the ends take it in, and out where it may not apply", () => {
    expect(cardWith(scaled(), { x: 8, lift: true })).to.include({ score: 80, least: 20, greatest: 45 });
    expect(cardWith(scaled(), { x: 8, y: 10 })).to.include({ score: 80, least: 20, greatest: 100 });
  });

  it("missing: refuse, zero, renormalise", () => {
    const panel = (missing: Group["missing"]): ReturnType<typeof scheme> => scheme({
      facts, score: score([group("owners", { weight: 0.6, min: 0, max: 10, missing }), group("street", { weight: 0.4, min: 0, max: 10, missing })]),
      rules: [points("o", "owners", "x"), points("s", "street", "y")],
    });
    expect(cardWith(panel("zero"), { x: 8, y: 6 }).score).to.equal(7.2);
    const refused = cardWith(panel("refuse"), { x: 8 });
    expect([refused.status, refused.because, refused.groups[1].points]).to.deep.equal(["notRated", ["street"], null]);
    expect(cardWith(panel("zero"), { x: 8 })).to.include({ score: 4.8, least: 4.8, greatest: 8.8 });
    expect(cardWith(panel("renormalise"), { x: 8 })).to.include({ score: 8, least: 4.8, greatest: 8.8 });
    const none = cardWith(panel("renormalise"), {});
    expect([none.status, none.because]).to.deep.equal(["notRated", ["owners", "street"]]);
  });

  it("a component that does not apply has no ends: nothing is missing", () => {
    const made = scheme({
      facts, score: score([group("owners", { weight: 0.6, min: 0, max: 10, missing: "renormalise" }), group("lift", { weight: 0.4, min: 0, max: 10, missing: "renormalise" })]),
      rules: [points("o", "owners", "x"), points("l", "lift", "y", { applies: test("lift", "equal", true) })],
    });
    expect(cardWith(made, { x: 8, lift: false })).to.include({ score: 8, least: 8, greatest: 8 });
    expect(cardWith(made, { x: 8 })).to.include({ score: 8, least: 4.8, greatest: 8.8 });
  });

  it("counts outOf of a rule with `for` once", () => {
    const made = scheme({
      kinds: recordKinds({ form: { marks: "number" } }), score: score([group("g", { scale: 10, min: 0, max: 10 })]),
      rules: [points("form", "g", { op: "fact", fact: "record.data.marks" }, { each: each(select("form")), event: { outOf: expr(20) } })],
    });
    expect(cardWith(made, {}, [4, 6].map((marks, i) => record(String(i), "form", "2026-01-05", { data: { marks } }))).score).to.equal(5);
  });

  it("keeps groups exact and rounds the total alone: two thirds and a third make one", () => {
    const made = scheme({
      facts: [attribute("x", "number"), formula("half", { op: "divide", of: [expr("x"), expr(2)] })],
      score: score([group("a", { scale: 1, min: 0, max: 1 }), group("b", { scale: 1, min: 0, max: 1 })], { round: { places: 2, items: 2, mode: "half-away" } }),
      rules: [points("a", "a", 2, { event: { outOf: expr(3) } }), points("b", "b", 1, { event: { outOf: expr(3) } })],
    });
    const card = cardWith(made, {});
    expect(card.score).to.equal(1);
    expect(card.groups.map(({ points: got }) => got)).to.deep.equal([0.666667, 0.333333]);
  });

  it("a start that is missing is no score", () => {
    const card = cardWith(scheme({ facts, score: score([group("g")], { start: expr("x") }) }), {});
    expect([card.status, card.because]).to.deep.equal(["notRated", ["score.start"]]);
  });
});
