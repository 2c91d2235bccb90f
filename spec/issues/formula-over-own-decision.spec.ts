import { expect } from "chai";
import { cardOf } from "../../src/domain/cards/card-of.js";
import { evaluate } from "../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import type { Json } from "../../src/domain/model/documents.js";
import { attribute, cards, DECISION, decision, expr, formula, group, input, list, operators, points, recordKinds, records, score, scheme, select, subject, test } from "../reference/build.js";

/** Warned below 5 points; how often running, none where that is not known; calm is who was warned less than twice. */
const running = records("running", "consecutive", select("decision", { where: test("record.data.scheme", "equal", "test") }), {
  decimals: 0, current: true, stage: 14, satisfies: { ...test("record.data.lists", "contains", "warned"), type: "list" },
});
const made = scheme({
  kinds: recordKinds({ decision: DECISION }), reads: ["test"],
  facts: [attribute("m", "number", { range: [0, 10] }), running, formula("warnings", { op: "firstKnown", of: [expr("running"), expr(0)] }, { decimals: 0, stage: 14 })],
  score: score([group("g")]), rules: [points("p", "g", "m")],
  lists: [list("warned", { conditions: test("score", "lessThan", 5) }), list("calm", { conditions: test("warnings", "lessThan", 2) })],
});

describe("a formula over a fact that reads the run's own decision", () => {
  const calm = (attributes: Readonly<Record<string, Json>>): readonly string[] => {
    const parts = { subjects: [subject("a", attributes)], records: [decision("a", "2025-Q4", "2025-12-31", { lists: ["warned"] })] };
    const card = cardOf(evaluate(compileProgram(made, operators), deriveFacts(made, input(parts), operators)), 0);
    return [card, cards(made, parts).a].map(({ lists }) => lists[1].status);
  };

  it("is anything that decision can still make of it, whatever it puts in for what is not known", () => {
    expect(calm({})).to.deep.equal(["undecided", "undecided"]);
  });
  it("is decided where it is", () => {
    expect(calm({ m: 3 })).to.deep.equal(["out", "out"]);
    expect(calm({ m: 7 })).to.deep.equal(["in", "in"]);
  });
});
