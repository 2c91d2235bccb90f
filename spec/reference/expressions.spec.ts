import { expect } from "chai";
import type { Expression, RoundingMode } from "../../src/domain/model/scheme.js";
import { attribute, cardWith, cards, day, expr, formula, group, points, scheme, score, subject } from "./build.js";

const facts = [attribute("x", "number", { range: [0, 10] }), attribute("y", "number"), attribute("s", "string"), attribute("b", "boolean"), attribute("d", "day")];
/** The score that the expression brings, or why there is none; with its ends where it is missing. */
function value(expression: Expression, attributes: Readonly<Record<string, never>> | object = {}): unknown {
  const made = scheme({ facts: [...facts, formula("f", expression, { decimals: 4 })], rules: [points("p", "g", "f")], score: score([group("g")], { round: { places: 4, items: 4, mode: "half-away" } }) });
  const card = cardWith(made, attributes as never);
  const missing = card.missing.find(({ fact }) => fact === "f");
  return missing ? [missing.reason, card.least, card.greatest] : card.score;
}
const op = (name: "add" | "subtract" | "multiply" | "divide" | "min" | "max" | "firstKnown", ...of: (number | string)[]): Expression => ({ op: name, of: of.map(expr) });

describe("reference: expressions (R8)", () => {
  it("counts exactly and rounds once", () => {
    expect(value(op("add", 0.1, 0.2, 0.3))).to.equal(0.6);
    expect(value({ op: "multiply", of: [op("divide", 1, 3), expr(3)] })).to.equal(1);
    expect(value(op("subtract", 1.1, 1))).to.equal(0.1);
    expect(value(op("divide", 1, 3))).to.equal(0.3333);
    expect([value(op("min", 3, -1, 2)), value(op("max", 3, -1, 2))]).to.deep.equal([-1, 3]);
    expect(value(op("multiply", 1e-7, 1e7))).to.equal(1);
  });

  it("names why a value is missing", () => {
    expect(value(op("divide", 1, 0))).to.deep.equal(["divisionByZero", null, null]);
    expect(value(op("add", 1, "y"))).to.deep.equal(["operand", null, null]);
    expect(value(op("firstKnown", "y", 4))).to.equal(4);
    expect(value(op("multiply", 1e9, 1e9))).to.deep.equal(["overflow", null, null]);
    expect(value({ op: "divide", of: [op("multiply", 1e9, 1e9), expr(1e15)] }), "on the way").to.deep.equal(["overflow", null, null]);
    expect(value({ op: "firstKnown", of: [op("multiply", 1e9, 1e9), expr(2)] }), "it is missing like any other").to.equal(2);
  });

  it("rounds in six ways", () => {
    const modes: readonly RoundingMode[] = ["half-away", "half-even", "up", "down", "ceiling", "floor"];
    const all = (n: number): unknown[] => modes.map((mode) => value({ op: "round", of: expr(n), places: 0, mode }));
    expect(all(2.5)).to.deep.equal([3, 2, 3, 2, 3, 2]);
    expect(all(-2.5)).to.deep.equal([-3, -2, -3, -2, -2, -3]);
    expect(all(3.5)).to.deep.equal([4, 4, 4, 3, 4, 3]);
    expect(all(-2.2)).to.deep.equal([-2, -2, -3, -2, -2, -3]);
    expect(all(7)).to.deep.equal([7, 7, 7, 7, 7, 7]);
  });

  it("takes the last step reached, a held line, and a table by the text of the value", () => {
    const steps = (n: number): unknown => value({ op: "steps", of: expr(n), at: [[0, 5], [60, 2], [80, 9]] });
    expect([steps(0), steps(59.9999), steps(60), steps(1000)]).to.deep.equal([5, 5, 2, 9]);
    expect(steps(-0.0001)).to.deep.equal(["belowSteps", null, null]);
    const line = (n: number): unknown => value({ op: "linear", of: expr(n), from: [60, 0], to: [90, 10] });
    expect([line(0), line(60), line(75), line(90), line(200)]).to.deep.equal([0, 0, 5, 10, 10]);
    const lookup = (of: string, attributes: object, otherwise?: number): unknown => value({ op: "lookup", of: expr(of), in: new Map([["AAA", 3], ["true", 2], ["1.5", 7]]), ...(otherwise === undefined ? {} : { else: otherwise }) }, attributes);
    expect([lookup("s", { s: "AAA" }), lookup("b", { b: true }), lookup("x", { x: 1.5 }), lookup("s", { s: "B" }, -1)]).to.deep.equal([3, 2, 7, -1]);
    expect(lookup("s", { s: "B" })).to.deep.equal(["noKey", 0, 7]);
    const byDay = (of: Expression, attributes: object): unknown => value({ op: "lookup", of, in: new Map([["2026-03-31", 5]]), else: 1 }, attributes);
    expect([byDay(expr("d"), { d: "2026-03-31" }), byDay(op("firstKnown", "d", "asOf"), {}), byDay(expr("d"), { d: "2026-01-01" })]).to.deep.equal([5, 5, 1]);
  });

  it("counts days, and working days of the calendar", () => {
    const made = scheme({ facts: [...facts, formula("f", { op: "workdays", from: expr("d"), to: expr("asOf") })], rules: [points("p", "g", "f")], score: score([group("g")]) });
    const calendar = { firstYear: 2026, lastYear: 2026, holidays: new Set([day("2026-01-01"), day("2026-01-02")]), worked: new Set([day("2026-01-04")]) };
    const workdays = (from: string, asOf: string): unknown => {
      const card = cards(made, { calendar, asOf, subjects: [subject("a", { d: from })] }).a;
      return card.missing[0]?.reason ?? card.score;
    };
    expect(workdays("2026-01-01", "2026-01-06")).to.equal(3);
    expect(workdays("2026-01-06", "2026-01-01")).to.equal(-3);
    expect([workdays("2025-12-31", "2026-01-06"), workdays("2026-01-06", "2025-12-31"), workdays("2026-01-05", "2026-01-05")]).to.deep.equal(["noCalendar", "noCalendar", 0]);
    expect(value({ op: "days", from: expr("d"), to: expr("asOf") }, { d: "2026-03-01" })).to.equal(30);
  });
});

describe("reference: ends of expressions (R9)", () => {
  it("passes the range of a missing fact through the arithmetic", () => {
    expect(value(op("multiply", "x", -2))).to.deep.equal(["operand", -20, 0]);
    expect(value(op("divide", 12, "x"))).to.deep.equal(["operand", null, null]);
    expect(value({ op: "divide", of: [expr(12), op("add", "x", 2)] })).to.deep.equal(["operand", 0, 6]);
    expect(value(op("max", "x", 4))).to.deep.equal(["operand", 0, 10]);
    expect(value(op("min", "y", 4))).to.deep.equal(["operand", null, 4]);
    expect(value({ op: "round", of: op("divide", "x", 3), places: 0, mode: "up" })).to.deep.equal(["operand", 0, 4]);
  });

  it("takes all steps, line values and table values within reach", () => {
    expect(value({ op: "steps", of: expr("x"), at: [[0, 5], [6, -2], [11, 100]] })).to.deep.equal(["operand", -2, 5]);
    expect(value({ op: "linear", of: expr("x"), from: [5, 8], to: [20, 2] })).to.deep.equal(["operand", 0, 8]);
    expect(value({ op: "linear", of: expr("y"), from: [5, 8], to: [20, 2] })).to.deep.equal(["operand", 0, 8]);
    expect(value({ op: "lookup", of: expr("s"), in: new Map([["AAA", 3], ["B", 1]]), else: -4 })).to.deep.equal(["operand", -4, 3]);
    expect(value({ op: "days", from: expr("d"), to: expr("asOf") })).to.deep.equal(["operand", null, null]);
  });

  it("what firstKnown passes over may still turn out otherwise", () => {
    const lookup: Expression = { op: "lookup", of: op("firstKnown", "x", 2), in: new Map([["2", 3], ["7", 8]]), else: -1 };
    expect(value({ op: "add", of: [lookup, expr("x")] })).to.deep.equal(["operand", -1, 18]);
    expect(value({ op: "add", of: [{ op: "days", from: op("firstKnown", "d", "asOf"), to: expr("asOf") }, expr("x")] })).to.deep.equal(["operand", null, null]);
    expect(value({ op: "add", of: [{ op: "days", from: op("firstKnown", "asOf", "d"), to: expr("asOf") }, expr("x")] })).to.deep.equal(["operand", 0, 10]);
  });
});
