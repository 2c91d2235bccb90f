import { expect } from "chai";
import type { Rule } from "../../src/domain/model/scheme.js";
import { all, any, attribute, cardWith, day, each, expr, group, input, operators, not, points, record, recordKinds, rule, scheme, score, select, test } from "./build.js";
import { rateByReference } from "../../src/reference/rate.js";

const facts = [attribute("x", "number", { range: [0, 10] }), attribute("y", "number"), attribute("b", "boolean"), attribute("s", "string")];
const only = (...rules: Rule[]): ReturnType<typeof scheme> => scheme({ facts, rules, score: score([group("g")]) });
const outcome = (conditions: Rule["conditions"], attributes: object): string => rateByReference(only(rule("r", { type: "flag", flag: "f" }, { conditions })), input({ subjects: [{ id: "a", kind: "enterprise", name: "a", attributes: attributes as never }] }), operators)[0].trace.rules[0].outcome;

describe("reference: three outcomes", () => {
  const [yes, no, gap] = [test("b", "equal", true), test("b", "equal", false), test("x", "greaterThan", 1)];
  const of = (conditions: Rule["conditions"]): string => outcome(conditions, { b: true });
  it("all, any and not of true, false and unknown", () => {
    expect([of(all(yes, gap)), of(all(no, gap)), of(any(yes, gap)), of(any(no, gap)), of(not(gap)), of(not(yes))]).to.deep.equal(["unknown", "false", "true", "unknown", "unknown", "false"]);
  });
  it("a negative test of a missing fact is unknown too, and so is one within its range", () => {
    expect([of(test("x", "notEqual", 5)), of(test("s", "notIn", ["a"], "string")), of(test("x", "greaterThanInclusive", 0))]).to.deep.equal(["unknown", "unknown", "unknown"]);
  });
  it("known is the one way to ask", () => {
    expect([of({ ...test("x", "known", false), type: "number" }), of(test("b", "known", true)), of(test("x", "equal", { fact: "y" }))]).to.deep.equal(["true", "true", "unknown"]);
  });
});

describe("reference: rules and items (R10, R11, R12, R14)", () => {
  it("a rule that holds without its amount is unknown; the item lies between 0 and the ends of the amount", () => {
    const card = cardWith(only(points("p", "g", "x")), {});
    expect(card).to.include({ score: 0, least: 0, greatest: 10 });
    expect(card.items[0]).to.include({ outcome: "unknown", points: 0, amount: null, least: 0, greatest: 10 });
    expect(card.unknownRules).to.deep.equal(["p"]);
    expect(cardWith(only(points("p", "g", "y")), {})).to.include({ least: null, greatest: null });
  });

  it("clamps and rounds each item, its ends as well", () => {
    const fine = points("p", "g", { op: "multiply", of: [expr("x"), expr(-0.755)] }, { event: { min: -5, max: 0 } });
    expect(cardWith(only(fine), { x: 1 })).to.include({ score: -0.76 });
    expect(cardWith(only(fine), { x: 10 })).to.include({ score: -5 });
    expect(cardWith(only(fine), {})).to.include({ least: -5, greatest: 0 });
  });

  it("a certain rule makes an item of 0 points too", () => {
    expect(cardWith(only(points("p", "g", 0)), {}).items[0]).to.include({ points: 0, amount: 0, outcome: "true" });
  });

  it("is in force from its first to its last day: the as-of day, with `for` the day of the act", () => {
    const law = { effective: { from: day("2026-02-01"), to: day("2026-02-28") } };
    const kinds = recordKinds({ fine: {} });
    const made = scheme({ kinds, rules: [points("p", "g", -1, { ...law, each: each(select("fine")) }), points("q", "g", -10, law)], score: score([group("g")]) });
    const rows = ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"].map((on) => record(on, "fine", on));
    expect(cardWith(made, {}, rows).items.map(({ record: id }) => id)).to.deep.equal(["2026-02-01", "2026-02-28"]);
  });

  it("what does not apply brings nothing; where that is unknown the rule is unknown", () => {
    const made = only(points("p", "g", 5, { applies: test("b", "equal", true), conditions: test("x", "greaterThan", 1) }));
    expect(cardWith(made, { b: false, x: 2 })).to.include({ score: 0, least: 0, greatest: 0 });
    expect(cardWith(made, { x: 2 })).to.include({ score: 0, least: 0, greatest: 5 });
    expect(cardWith(made, { b: false }).known).to.deep.equal({ known: 0, of: 0 });
  });

  it("onUnknown: not rated, blocked, or false", () => {
    const of = (onUnknown: Rule["onUnknown"]): ReturnType<typeof cardWith> => cardWith(only(points("p", "g", 5, { conditions: test("x", "greaterThan", 1), onUnknown })), {});
    expect(of("notRated")).to.include({ status: "notRated", score: null, least: null, greatest: null, rank: null });
    expect(of("notRated").because).to.deep.equal(["p"]);
    expect(of("block").blocked).to.deep.equal(["p"]);
    expect(of("false")).to.include({ score: 0, greatest: 0 });
    expect(of("false").items).to.deep.equal([]);
    expect(of("report")).to.include({ score: 0, greatest: 5 });
  });

  it("eligibility: the first that is not true decides", () => {
    const made = scheme({ ...only(points("p", "g", 5)), eligibility: [{ conditions: test("b", "equal", true), otherwise: "C (missing)" }, { conditions: test("x", "greaterThan", 1), otherwise: "small" }] });
    const missing = cardWith(made, { b: false });
    expect(missing).to.include({ status: "notEligible", outcome: "C (missing)", score: null, grade: null });
    expect([missing.items, missing.groups, missing.known]).to.deep.equal([[], [], { known: 1, of: 2 }]);
    expect(cardWith(made, { b: true, x: 0 })).to.include({ outcome: "small" });
    const doubtful = cardWith(made, { x: 0 });
    expect(doubtful).to.include({ status: "notRated", score: null });
    expect(doubtful.because).to.deep.equal(["eligibility"]);
    expect(doubtful.items).to.have.length(1);
  });
});
