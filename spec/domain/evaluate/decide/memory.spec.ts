import { expect } from "chai";
import { cardOf } from "../../../../src/domain/cards/card-of.js";
import { decide } from "../../../../src/domain/evaluate/decide/decide.js";
import { ownDecision } from "../../../../src/domain/evaluate/decide/own-decision.js";
import type { Results } from "../../../../src/domain/evaluate/decide/results.js";
import { standingOf } from "../../../../src/domain/evaluate/decide/standing.js";
import { evaluate } from "../../../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../../../src/domain/evaluate/program.js";
import { STANDING } from "../../../../src/domain/facts/records/standing-fact.js";
import { deriveFacts } from "../../../../src/domain/facts/derive-facts.js";
import type { EvidenceRecord, Json } from "../../../../src/domain/model/documents.js";
import type { Scheme } from "../../../../src/domain/model/scheme.js";
import { all, attribute, DECISION, decision, each, expr, formula, group, input, list, operators, points, record, recordKinds, records, score, scheme, select, subject, test } from "../../../reference/build.js";
import { population, schemeOf, text } from "./population.js";

const KINDS = recordKinds({ decision: { ...DECISION, "points.g": "number" }, finding: { points: "number" } });
const FACTS = [attribute("m", "number", { range: [0, 10], decimals: 0 }), attribute("free", "number", { decimals: 0 })];

function results(parts: Partial<Scheme>, attributes: Readonly<Record<string, Json>>, past: readonly EvidenceRecord[] = []): Results {
  const of = scheme({ kinds: KINDS, reads: ["test"], facts: FACTS, score: score([group("g")]), rules: [points("p", "g", "m")], ...parts });
  return evaluate(compileProgram(of, operators), deriveFacts(of, input({ subjects: [subject("a", attributes)], records: past }), operators));
}

describe("the run's own decision (R6)", () => {
  const data = (parts: Partial<Scheme>, attributes: Readonly<Record<string, Json>>, past: readonly EvidenceRecord[] = []): EvidenceRecord["data"] => ownDecision(results(parts, attributes, past), 0).data;

  it("is a record of its period with what is settled", () => {
    const made = ownDecision(results({ lists: [list("red", { conditions: test("score", "lessThan", 5) }), list("black", { conditions: test("m", "greaterThan", 9) })] }, { m: 3 }), 0);
    expect(made).to.deep.equal({
      id: "test/2026-Q1/a", subject: "a", kind: "decision", occurredOn: "2026-03-31", steps: [{ step: "verified", on: "2026-03-31" }],
      data: { scheme: "test", period: "2026-Q1", status: "rated", score: 3, least: 3, greatest: 3, "points.g": 3, lists: ["red"], standing: ["red"], undecided: [], complete: true },
    });
  });
  it("leaves out what has no value: ends that are open, a score that is refused, ranks and grades that there are not", () => {
    const open = data({ rules: [points("p", "g", "free")] }, {});
    expect(open).to.include({ status: "rated", score: 0, "points.g": 0, complete: false });
    expect(open).to.not.have.any.keys("least", "greatest", "rank", "grade");
    expect(data({ rules: [points("p", "g", "m", { onUnknown: "notRated" })] }, {})).to.deep.include({ status: "notRated", complete: false }).and.to.not.have.any.keys("score", "least", "greatest");
  });
  it("is incomplete where a rule is unknown though every fact is there", () => {
    const rules = [points("p", "g", "m"), points("q", "g", "record.data.points", { each: each(select("finding")) })];
    const finding = (value: Json): EvidenceRecord => record("r", "finding", "2026-02-01", { data: value === null ? {} : { points: value } });
    expect(data({ rules }, { m: 3 }, [finding(2)]).complete).to.equal(true);
    expect(data({ rules }, { m: 3 }, [finding(null)]).complete).to.equal(false);
    expect(data({ rules }, {}, [finding(2)]).complete).to.equal(false);
  });
  it("is incomplete where a list is open, and names it", () => {
    const lists = [list("red", { conditions: test("score", "lessThan", 5) })];
    expect(data({ lists }, {})).to.deep.include({ lists: [], undecided: ["red"], complete: false });
    expect(data({ lists: [list("red", { conditions: test("m", "lessThan", 5), confirm: true })] }, { m: 1 })).to.deep.include({ lists: [], undecided: ["red"], complete: false });
  });
});

describe("lists that read decisions", () => {
  const warned = list("warned", { conditions: test("score", "lessThan", 5) });
  const memory = select("decision", { where: test("record.data.scheme", "equal", "test") });
  const warnings = (current: boolean) => records("warnings", "count", { ...memory, where: { ...test("record.data.lists", "contains", "warned"), type: "list" } }, { decimals: 0, ...(current ? { current, stage: 14 } : {}) });
  const before = [decision("a", "2025-Q4", "2025-12-31", { lists: ["warned"] })];
  const second = (parts: Partial<Scheme>, m: number): string => cardOf(results({ lists: [warned, list("second", { conditions: test("asked", "greaterThanInclusive", 2) })], ...parts }, { m }, before), 0).lists[1].status;

  it("have the run's own among them, through formulas over formulas too", () => {
    const facts = [...FACTS, warnings(true), formula("twice", { op: "multiply", of: [expr("warnings"), expr(2)] }, { decimals: 0, stage: 14 }), formula("asked", { op: "divide", of: [expr("twice"), expr(2)] }, { decimals: 0, stage: 14 })];
    expect([second({ facts }, 3), second({ facts }, 7)]).to.deep.equal(["in", "out"]);
  });
  it("have it not, where the fact is about earlier ones alone", () => {
    const facts = [...FACTS, warnings(false), formula("asked", expr("warnings"), { decimals: 0 })];
    expect([second({ facts }, 3), second({ facts }, 7)]).to.deep.equal(["out", "out"]);
  });
  it("compare them with what is known of the subject", () => {
    const below = records("asked", "count", { ...memory, where: all(test("record.data.scheme", "equal", "test"), test("record.data.score", "lessThan", { fact: "free" })) }, { decimals: 0, current: true, stage: 14 });
    const past = [decision("a", "2025-Q4", "2025-12-31", { score: 4 })];
    const found = (free: number): string => cardOf(results({ facts: [...FACTS, below], lists: [list("second", { conditions: test("asked", "greaterThanInclusive", 2) })] }, { m: 3, free }, past), 0).lists[0].status;
    expect([found(5), found(4), found(3)]).to.deep.equal(["in", "out", "out"]);
  });
});

describe("entries that run (R32)", () => {
  const past = (on: string, lists: readonly string[], standing: readonly string[] = lists): EvidenceRecord => ({ id: on, subject: "s000", kind: "decision", occurredOn: on, data: { lists: [...lists], standing: [...standing] }, steps: [] });
  function standing(months: number, newestFirst: readonly EvidenceRecord[], facts: Readonly<Record<string, boolean>> = { bad: false }): ReturnType<typeof standingOf> {
    const of = population(schemeOf({ lists: [{ ...list("red", { conditions: { ...test("bad", "equal", true), type: "boolean" }, term: { years: 0, months, days: 0 } }), title: text("red") }] }), [{ score: 1, facts }]);
    return standingOf(decide({ ...of, frozen: { ...of.frozen, current: new Map([[STANDING, [[...newestFirst]]]]) } }), 0);
  }

  it("end on the day that their term says, and not on the day before", () => {
    expect(standing(3, [past("2025-12-31", ["red"])])).to.deep.equal([]);
    expect(standing(4, [past("2025-12-31", ["red"])])).to.deep.equal([{ list: "red", since: "2025-12-31", until: "2026-04-30" }]);
  });
  it("run on through decisions in which they only stand, and not over a gap", () => {
    expect(standing(12, [past("2025-12-31", [], ["red"]), past("2025-09-30", ["red"])])).to.deep.equal([{ list: "red", since: "2025-09-30", until: "2026-09-30" }]);
    expect(standing(12, [past("2025-12-31", []), past("2025-09-30", ["red"])])).to.deep.equal([]);
    expect(standing(12, [past("2025-12-31", [], ["red"])]), "of an entry that nobody knows").to.deep.equal([]);
    expect(standing(12, [past("2025-12-31", ["other"])])).to.deep.equal([]);
  });
  it("begin anew with a new entry, since the first that was not broken off", () => {
    expect(standing(12, [], { bad: true })).to.deep.equal([{ list: "red", since: "2026-03-31", until: "2027-03-31" }]);
    expect(standing(12, [past("2025-12-31", ["red"])], { bad: true })).to.deep.equal([{ list: "red", since: "2025-12-31", until: "2027-03-31" }]);
    expect(standing(3, [past("2025-12-31", ["red"])], { bad: true })).to.deep.equal([{ list: "red", since: "2026-03-31", until: "2026-06-30" }]);
  });
});
