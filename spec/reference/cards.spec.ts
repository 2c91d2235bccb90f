import { expect } from "chai";
import { rateByReference } from "../../src/reference/rate.js";
import { all, attribute, band, each, group, input, list, operators, points, record, recordKinds, rule, scheme, score, select, subject, test, text } from "./build.js";

const kinds = recordKinds({ note: { state: "string" } });
const facts = [attribute("z", "number", { range: [0, 9] }), attribute("a", "number", { whenMissing: 4 }), attribute("d", "day"), attribute("unread", "number")];
const whole = scheme({
  kinds, facts, score: score([group("g")]), flags: new Map([["second", text("second")], ["first", text("first")]]), results: ["absent", "stale", "pass"].map((id) => ({ id, title: text(id) })),
  checks: new Map([["c", { title: text("c"), basis: [] }]]), grades: [band("A", { from: 1, when: test("score", "greaterThan", { fact: "a" }) }), band("B")], atMost: [{ grade: "B", when: test("flag.first", "equal", true), reason: text("flag") }],
  rules: [
    rule("up", { type: "flag", flag: "first" }), rule("maybe", { type: "flag", flag: "second" }, { conditions: test("z", "greaterThan", 3) }), rule("other", { type: "flag", flag: "third" }),
    points("amount", "g", "a", { event: { check: "c", result: "pass", details: new Map([["since", { op: "fact", fact: "d" }]]) } }),
    rule("note", { type: "finding", check: "c", result: "stale" }, { each: each(select("note")), conditions: test("record.data.state", "equal", "old"), applies: test("record.data.state", "notEqual", "none") }),
  ],
  lists: [list("l", { gate: test("check.c", "equal", "stale"), conditions: all(test("results.stale", "equal", 1), test("d", "before", 20500, "day")) })],
});
const rate = (attributes: object, notes: readonly [string, string, string][] = []) =>
  rateByReference(whole, input({ subjects: [subject("a", attributes as never)], records: notes.map(([id, on, state]) => record(id, "note", on, { data: { state } })) }), operators)[0];

describe("reference: cards and traces (R20, R22, R23)", () => {
  it("names what is missing, in the order of the facts, with what stands in for it", () => {
    const { card } = rate({});
    expect(card.missing).to.deep.equal([{ fact: "z", reason: "noAttribute", assumed: null }, { fact: "a", reason: "noAttribute", assumed: 4 }]);
    expect(card.known).to.deep.equal({ known: 0, of: 2 });
    expect(card.score).to.equal(4);
  });

  it("lists flags in the declared order, then that of the rules; those that are up or may be", () => {
    expect(rate({}).card.flags).to.deep.equal([{ flag: "second", outcome: "unknown" }, { flag: "first", outcome: "true" }, { flag: "third", outcome: "true" }]);
    expect(rate({ z: 1 }).card.flags.map(({ flag }) => flag)).to.deep.equal(["first", "third"]);
  });

  it("lists findings of all events that carry one, rows by day then id; the worst decides", () => {
    const { card } = rate({ d: "2026-01-01" }, [["b", "2026-01-05", "old"], ["a", "2026-01-05", "old"], ["c", "2026-01-01", "old"], ["n", "2026-01-02", "none"], ["f", "2026-01-02", "new"]]);
    expect(card.findings.map(({ rule: name, record: id, result }) => [name, id, result])).to.deep.equal([["amount", null, "pass"], ["note", "c", "stale"], ["note", "a", "stale"], ["note", "b", "stale"]]);
    expect(card.findings[0].details).to.deep.equal({ since: "2026-01-01" });
    expect(card.lists[0].status).to.equal("in");
  });

  it("traces every rule and row, with values, thresholds and reasons, and every decision", () => {
    const { trace } = rate({ d: "2026-01-01" }, [["n", "2026-01-02", "none"], ["o", "2026-01-03", "old"]]);
    expect(trace.rules.map(({ rule: name, record: id, state, outcome, amount }) => [name, id, state, outcome, amount])).to.deep.equal([
      ["up", null, "evaluated", "true", null], ["maybe", null, "evaluated", "unknown", null], ["other", null, "evaluated", "true", null], ["amount", null, "evaluated", "true", 4],
      ["note", "n", "notApplicable", "false", null], ["note", "o", "evaluated", "true", null],
    ]);
    expect(trace.rules[1].conditions).to.deep.include({ kind: "test", value: null, reason: "noAttribute", ends: null, threshold: 3, thresholdFact: null });
    expect([trace.rules[4].applies?.outcome, trace.rules[4].conditions]).to.deep.equal(["false", null]);
    expect(trace.decisions.map(({ of, id, outcome }) => [of, id, outcome])).to.deep.equal([["band", "A", "false"], ["atMost", "0", "true"], ["gate", "l", "true"], ["list", "l", "true"]]);
    const [band_, , gate, entry] = trace.decisions.map(({ conditions }) => conditions);
    expect(band_).to.deep.include({ fact: "score", value: 4, ends: { least: 4, greatest: 4 }, threshold: 4, thresholdFact: "a" });
    expect(gate).to.deep.include({ fact: "check.c", value: "stale", ends: null });
    expect(entry.kind === "all" && entry.parts[1]).to.deep.include({ fact: "d", value: "2026-01-01", threshold: "2026-02-16" });
  });

  it("gives the subjects in code-unit order of their ids", () => {
    expect(rateByReference(scheme({}), input({ subjects: ["b", "a", "B", "é", "10", "9"].map((id) => subject(id)) }), operators).map(({ card }) => card.subject)).to.deep.equal(["10", "9", "B", "a", "b", "é"]);
  });
});
