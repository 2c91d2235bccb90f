import { expect } from "chai";
import { cardOf } from "../../../src/domain/cards/card-of.js";
import { traceOf } from "../../../src/domain/cards/trace-of.js";
import { evaluate } from "../../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { Card, Trace } from "../../../src/domain/model/card.js";
import type { EvidenceRecord } from "../../../src/domain/model/documents.js";
import { all, attribute, band, each, expr, group, input, list, operators, points, record, recordKinds, rule, scheme, score, select, subject, test, text } from "../../reference/build.js";

/** 50 + staff (at most 30) - 7 for each penalty, one act charged once; C by veto; black by nomination. */
const account = scheme({
  facts: [attribute("staff", "number", { range: [0, 40] }), attribute("veto", "boolean", { whenMissing: false }), attribute("filed", "boolean"), attribute("seen", "day")],
  eligibility: [{ conditions: test("filed", "known", true, "boolean"), otherwise: "C (missing)" }],
  rules: [
    points("staff", "base", "staff", { event: { max: 30 } }),
    points("penalty", "bad", -7, { each: each(select("penalty")), one: { of: "act", per: ["record.incident"], take: "largest" } }),
    points("notice", "bad", -2, { each: each(select("notice")), one: { of: "act", per: ["record.incident"], take: "largest" } }),
    rule("veto", { type: "cap", grade: "C" }, { conditions: test("veto", "equal", true) }),
    rule("shown", { type: "finding", check: "licence", result: "absent", details: new Map([["seen", expr("seen")], ["third", { op: "divide", of: [expr("staff"), expr(3)] }]]) }, { conditions: test("filed", "equal", false) }),
    rule("old", { type: "flag", flag: "old" }, { conditions: test("staff", "greaterThan", 1), effective: { to: 20000 } }),
    rule("big", { type: "flag", flag: "big" }, { applies: test("filed", "equal", true), conditions: test("staff", "greaterThan", 10) }),
  ],
  score: score([group("base", { min: 0, max: 80 }), group("bad")], { start: 50, round: { places: 1, items: 2, mode: "half-away" } }),
  grades: [band("A", { from: 75 }), band("B", { from: 60, below: 75 }), band("C", { below: 60 })],
  ranking: { scope: [], by: [{ by: "score", direction: "descending" }], ties: "share" },
  lists: [list("red", { gate: test("veto", "equal", false), conditions: all(test("grade", "equal", "A"), test("rank", "lessThanInclusive", 1)) })],
  checks: new Map([["licence", { title: text("licence"), basis: [] }]]), results: [{ id: "absent", title: text("absent") }], kinds: recordKinds({ penalty: {}, notice: {} }),
});

const RECORDS: readonly EvidenceRecord[] = [
  record("p1", "penalty", "2026-01-05", { incident: "fire" }), record("n1", "notice", "2026-01-06", { incident: "fire" }),
  record("n2", "notice", "2026-02-01", { steps: ["verified", "disputed"] }),
];

const results = evaluate(
  compileProgram(account, operators),
  deriveFacts(account, input({ subjects: [subject("a", { staff: 35, filed: false, seen: "2026-02-03" }), subject("b", { filed: true, veto: false }), subject("c")], records: RECORDS }), operators),
);
const [a, b, c] = [0, 1, 2].map((row): { card: Card; trace: Trace } => ({ card: cardOf(results, row), trace: traceOf(results, row) }));

describe("a card by hand (R20 to R24)", () => {
  it("50 + 30 - 7 - 2 = 71: B", () => {
    expect(a.card).to.include({ subject: "a", status: "rated", outcome: null, score: 71, least: 71, greatest: 71, grade: "B", scope: null, population: 2, tied: 0, fewData: false });
    expect(a.card.groups).to.deep.equal([
      { id: "base", points: 30, sum: 30, outOf: null, least: 30, greatest: 30 }, { id: "bad", points: -9, sum: -9, outOf: null, least: -9, greatest: -9 },
    ]);
  });

  it("keeps the item that one act does not charge twice, and says what counts instead", () => {
    const item = { group: "bad", outcome: "true", disputed: false } as const;
    expect(a.card.items.slice(1)).to.deep.equal([
      { ...item, rule: "penalty", item: "penalty", points: -7, amount: -7, record: "p1", insteadCounts: null, least: -7, greatest: -7 },
      { ...item, rule: "notice", item: "notice", points: 0, amount: -2, record: "n1", insteadCounts: { rule: "penalty", record: "p1" }, least: 0, greatest: 0 },
      { ...item, rule: "notice", item: "notice", points: -2, amount: -2, record: "n2", insteadCounts: null, least: -2, greatest: -2, disputed: true },
    ]);
  });

  it("gives the score without what is disputed", () => expect([a.card.scoreWithoutDisputed, b.card.scoreWithoutDisputed]).to.deep.equal([73, null]));
  it("gives findings with their details: days as ISO days, computed values to 6 places", () => {
    expect(a.card.findings).to.deep.equal([{ check: "licence", result: "absent", rule: "shown", record: null, details: { seen: "2026-02-03", third: 11.666667 } }]);
  });

  it("reports 50 where the staff is missing, and what it could be: 50 to 80", () => {
    expect(b.card).to.include({ status: "rated", score: 50, least: 50, greatest: 80, grade: "C", rank: 2, bestRank: 1, worstRank: 2, rankFromEnd: 1, percentile: 100 });
    expect(b.card.reachable).to.deep.equal(["A", "B", "C"]);
    expect(b.card.unknownRules).to.deep.equal(["staff", "big"]);
    expect(b.card.flags).to.deep.equal([{ flag: "big", outcome: "unknown" }]);
    expect(b.card.lists).to.deep.equal([{ list: "red", status: "undecided", nominatedBy: [] }]);
  });

  it("counts the facts that are read: not those of rules out of force or not applicable; whenMissing does not make known", () => {
    expect(b.card.known).to.deep.equal({ known: 2, of: 3 });
    expect(b.card.missing).to.deep.equal([{ fact: "staff", reason: "noAttribute", assumed: null }]);
    expect(a.card.known, "staff and filed; veto is assumed").to.deep.equal({ known: 2, of: 3 });
    expect(a.card.missing).to.deep.equal([{ fact: "veto", reason: "noAttribute", assumed: false }]);
  });

  it("has nothing of who is not eligible but the outcome and what eligibility reads", () => {
    expect(c.card).to.deep.equal({
      subject: "c", status: "notEligible", outcome: "C (missing)", because: [], score: null, least: null, greatest: null, grade: null, reachable: [], scope: null, rank: null, bestRank: null,
      worstRank: null, rankFromEnd: null, population: null, tied: 0, percentile: null, fewData: false, groups: [], items: [], findings: [], flags: [], caps: [],
      lists: [{ list: "red", status: "out", nominatedBy: [] }], unknownRules: [], blocked: [], missing: [{ fact: "filed", reason: "noAttribute", assumed: null }], known: { known: 0, of: 1 }, scoreWithoutDisputed: null,
    });
  });
});

describe("a trace by hand (R23)", () => {
  const of = (trace: Trace, name: string): Trace["rules"][number] | undefined => trace.rules.find(({ rule: found }) => found === name);

  it("has every rule in the order of the file, one over records once per record", () => {
    expect(a.trace.rules.map(({ rule: name, record: id }) => [name, id])).to.deep.equal([["staff", null], ["penalty", "p1"], ["notice", "n1"], ["notice", "n2"], ["veto", null], ["shown", null], ["old", null], ["big", null]]);
  });
  it("shows a rule out of force without nodes, and an inapplicable one with `applies` alone", () => {
    expect(of(a.trace, "old")).to.deep.equal({ rule: "old", record: null, state: "notInForce", outcome: "false", applies: null, conditions: null, amount: null });
    expect(of(a.trace, "big")).to.deep.include({ state: "notApplicable", outcome: "false", conditions: null });
    expect(of(a.trace, "big")?.applies?.outcome).to.equal("false");
  });
  it("gives the amount where the rule is certain", () => expect([of(a.trace, "staff")?.amount, of(b.trace, "staff")?.amount]).to.deep.equal([30, null]));
  it("shows settled facts with their ends", () => {
    const node = b.trace.decisions.find(({ of: what }) => what === "list")?.conditions;
    expect(node).to.deep.include({ kind: "all", outcome: "unknown" });
    const rank = node && node.kind === "all" ? node.parts[1] : null;
    expect(rank).to.deep.equal({ kind: "test", outcome: "unknown", pointer: "/rank/lessThanInclusive", fact: "rank", operator: "lessThanInclusive", value: 2, reason: null, ends: { least: 1, greatest: 2 }, threshold: 1, thresholdFact: null, parameter: null });
  });
  it("has the decisions in order, and of who is not eligible eligibility alone", () => {
    expect(a.trace.decisions.map(({ of: what, id }) => `${what} ${id}`)).to.deep.equal(["eligibility 0", "gate red", "list red"]);
    expect(c.trace.rules).to.deep.equal([]);
    expect(c.trace.decisions.map(({ of: what, outcome }) => `${what} ${outcome}`)).to.deep.equal(["eligibility false"]);
  });
});
