import { expect } from "chai";
import { ProblemError } from "../../../src/domain/model/problem.js";
import type { Step } from "../../../src/domain/model/documents.js";
import type { RecordSelection, RecordsFact, Window } from "../../../src/domain/model/scheme.js";
import { all, attribute, day, decision, expr, formula, record, records, select, subject, test } from "../../reference/build.js";
import { behind, derive, frozen } from "./derived.js";

const count = (selection: Partial<RecordSelection> = {}): RecordsFact => records("n", "count", select("check", selection), { decimals: 0 });
const step = (name: Step["step"], on = "2026-02-01"): Step => ({ step: name, on });

describe("which records count (R1)", () => {
  const table: readonly [string, readonly Step["step"][], number][] = [
    ["verified", ["reported", "verified"], 1], ["only reported", ["reported"], 0], ["nothing", [], 0], ["rejected", ["verified", "rejected"], 0], ["upheld", ["verified", "revoked", "upheld"], 1],
    ["revoked", ["verified", "revoked"], 0], ["disputed still counts", ["verified", "disputed"], 1], ["marks decide nothing", ["rejected", "rectified"], 0],
  ];
  for (const [name, steps, n] of table) it(name, () => expect(derive([count()], [record("1", "check", "2026-02-01", { steps })]).n).to.equal(n));

  it("the order of entry decides, not the day", () => {
    const steps = [step("rejected", "2026-03-01"), step("verified", "2026-01-01")];
    expect(derive([count()], [record("1", "check", "2026-02-01", { steps })]).n).to.equal(1);
  });

  it("a dispute is over when somebody decides after it", () => {
    const fact = count({ where: test("record.disputed", "equal", true) });
    const disputed = (steps: readonly Step["step"][]): unknown => derive([fact], [record("1", "check", "2026-02-01", { steps })]).n;
    expect([disputed(["verified", "disputed"]), disputed(["disputed", "verified"]), disputed(["verified", "disputed", "upheld"])]).to.deep.equal([1, 0, 0]);
  });

  it("rectification is a mark from its own day", () => {
    const facts = ["rectified", "rectificationChecked", "repaired"].map((mark) => records(mark, "count", select("check", { where: test(`record.${mark}`, "equal", true) })));
    const steps = [step("verified"), step("rectified", "2026-03-31"), step("rectified", "2026-03-05T20:00:00Z"), step("repaired", "2026-04-01")];
    const latest = records("on", "latest", select("check"), { of: "record.rectifiedOn", type: "day", decimals: 0 });
    const cells = derive([...facts, latest], [record("1", "check", "2026-02-01", { steps })]);
    expect([cells.rectified, cells.rectificationChecked, cells.repaired, cells.on]).to.deep.equal([1, 0, 0, "2026-03-31"]);
  });
});

describe("fields (R2)", () => {
  it("of another type than declared are missing, null and infinities too", () => {
    const latest = (field: string, type: "number" | "string" | "boolean" | "day" | "list") => records(field, "latest", select("check"), { of: `record.data.${field}`, type, decimals: type === "number" ? 2 : 0 });
    const facts = [latest("points", "number"), latest("act", "string"), latest("right", "boolean"), latest("seen", "day"), latest("tags", "list")];
    const of = (data: Record<string, unknown>) => derive(facts, [record("1", "check", "2026-02-01", { data: data as never })]);
    const good = of({ points: 1.234, act: "x", right: false, seen: "2026-01-02", tags: ["a", "b"] });
    expect([good.points, good.act, good.right, good.seen, good.tags]).to.deep.equal([1.23, "x", false, "2026-01-02", ["a", "b"]]);
    for (const data of [{}, { points: "1", act: 1, right: "true", seen: "2026-02-30", tags: "a" }, { points: null, act: null, right: null, seen: null, tags: null }, { points: NaN, act: {}, right: 0, seen: 20000, tags: ["a", 1] }]) {
      const bad = of(data);
      expect(facts.map(({ name }) => bad[name]), JSON.stringify(data)).to.deep.equal(facts.map(() => "noField"));
    }
  });

  it("no field is read off the prototype", () => {
    const where = test("record.data.constructor", "known", true);
    expect(derive([count({ where })], [record("1", "check", "2026-02-01")]).n).to.equal(0);
  });

  it("without its `on` day a record does not count", () => {
    expect(derive([count({ on: "foundOn" })], [record("1", "check", "2026-02-01"), record("2", "check", "2025-01-01", { foundOn: "2026-01-01" })]).n).to.equal(1);
  });

  it("attributes are those of the as-of day", () => {
    const facts = [attribute("grade", "string"), attribute("tags", "list"), attribute("area", "number", { decimals: 1 })];
    const dated = [{ value: "old" }, { from: "2026-01-01", value: "new" }, { from: "2026-03-31", to: "2026-04-30", value: "now" }, { from: "2026-06-01", value: "later" }];
    const at = (asOf: string) => derive(facts, [], { asOf, subjects: [subject("a", { grade: dated, tags: ["x"], area: -0 })] });
    expect(["2025-12-31", "2026-01-01", "2026-03-31", "2026-04-30", "2026-06-01"].map((asOf) => at(asOf).grade)).to.deep.equal(["old", "new", "now", "noAttribute", "later"]);
    expect([at("2026-01-01").tags, Object.is(at("2026-01-01").area, 0)]).to.deep.equal([["x"], true]);
  });
});

describe("windows (R3)", () => {
  const duration = (parts: { years?: number; months?: number; days?: number }): Window => ({ kind: "duration", duration: { years: 0, months: 0, days: 0, ...parts } });
  const within = (window: Window | readonly Window[], on: string, parts = {}, asOf = "2026-03-31"): unknown =>
    derive([attribute("last", "day"), count({ windows: ([] as Window[]).concat(window as Window) })], [record("1", "check", on, parts)], { asOf, subjects: [subject("a", { last: "2026-02-10" })] }).n;
  const table: readonly [string, Window | readonly Window[], string, object, number][] = [
    ["period, its first day", { kind: "period" }, "2026-01-01", {}, 1], ["period, the day before", { kind: "period" }, "2025-12-31", {}, 0], ["never after the as-of day", [], "2026-04-01", {}, 0],
    ["a day D before is out", duration({ days: 10 }), "2026-03-21", {}, 0], ["the day after is in", duration({ days: 10 }), "2026-03-22", {}, 1],
    ["months are clamped", duration({ months: 1 }), "2026-03-01", {}, 1], ["to the month's end", duration({ months: 1 }), "2026-02-28", {}, 0],
    ["since: that day is used up", { kind: "since", fact: "last" }, "2026-02-10", {}, 0], ["since: the next", { kind: "since", fact: "last" }, "2026-02-11", {}, 1], ["since nothing known", { kind: "since", fact: "nowhere" }, "1990-01-01", {}, 1],
    ["valid until today", { kind: "valid", until: ["validUntil"] }, "2025-01-01", { validUntil: "2026-03-31" }, 1], ["valid until yesterday", { kind: "valid", until: ["validUntil"] }, "2025-01-01", { validUntil: "2026-03-30" }, 0],
    ["valid without end", { kind: "valid", until: ["validUntil"] }, "1990-01-01", {}, 1],
    ["valid else, its last day", { kind: "valid", until: ["validUntil"], otherwise: { years: 1, months: 0, days: 0 } }, "2025-04-01", {}, 1], ["valid else, over", { kind: "valid", until: ["validUntil"], otherwise: { years: 1, months: 0, days: 0 } }, "2025-03-31", {}, 0],
    ["the first known of until", { kind: "valid", until: ["rectifiedOn", "validUntil"] }, "2025-01-01", { validUntil: "2030-01-01", steps: ["verified", { step: "rectified", on: "2026-03-01" }] }, 0],
    ["all windows hold", [{ kind: "period" }, duration({ days: 10 })], "2026-03-01", {}, 0],
  ];
  for (const [name, window, on, parts, n] of table) it(name, () => expect(within(window, on, parts)).to.equal(n));

  it("the period is cut at the as-of day", () => {
    expect([within({ kind: "period" }, "2026-02-20", {}, "2026-02-20"), within({ kind: "period" }, "2026-02-21", {}, "2026-02-20")]).to.deep.equal([1, 0]);
  });
});

describe("facts (R7)", () => {
  const checks = [record("1", "check", "2026-01-05", { data: { points: 10 } }), record("2", "check", "2026-02-05", { data: { points: 5.255 } })];
  const sum = (options: Partial<RecordsFact> = {}): RecordsFact => records("s", "sum", select("check"), { of: "record.data.points", ...options });

  it("are rounded once, half away from zero, to their decimals", () => {
    expect([derive([sum({ decimals: 2 })], checks).s, derive([sum({ decimals: 0 })], checks).s]).to.deep.equal([15.26, 15]);
    expect(derive([records("m", "mean", select("check"), { of: "record.data.points", decimals: 3 })], checks).m).to.equal(7.628);
  });

  it("are missing unless knownIf is true, with their range as ends", () => {
    const looked = attribute("looked", "boolean");
    const fact = sum({ range: [0, 100], knownIf: test("looked", "equal", true) });
    const of = (value: boolean | null) => derive([looked, fact], checks, { subjects: [subject("a", { looked: value })] }).s;
    expect([of(true), of(false), of(null)]).to.deep.equal([15.255, "notKnown", "notKnown"]);
  });

  it("take whenMissing at last, and remember why", () => {
    const latest = records("l", "latest", select("report"), { of: "record.data.act", type: "string", decimals: 0, whenMissing: "none" });
    const knows = formula("twice", { op: "multiply", of: [expr("s"), expr(2)] }, { decimals: 0 });
    expect(derive([latest], checks).l).to.equal("noRecord = none");
    const cells = derive([sum({ knownIf: test("period.ended", "equal", false), whenMissing: 7, decimals: 0 }), knows], checks);
    expect([cells.s, cells.twice]).to.deep.equal(["notKnown = 7", 14]);
  });

  it("refuse a known value outside the range, naming subject and fact", () => {
    const range: readonly [number, number] = [0, 15];
    const refused = (): unknown => derive([sum({ range })], checks);
    expect(refused).to.throw(ProblemError).with.nested.property("problems[0].code", "fact-out-of-range");
    expect(refused).to.throw(/fact s of subject a is 15.255.*\[0, 15\]/);
    expect(derive([sum({ range: [0, 15.255] })], checks).s).to.equal(15.255);
    expect(derive([sum({ range, knownIf: test("period.ended", "equal", false) })], checks).s).to.equal("notKnown");
  });

  it("overflow is missing, not wrong", () => {
    const big = [1, 2].map((i) => record(String(i), "check", "2026-01-05", { data: { points: 5e15 } }));
    const fact = records("s", "sum", select("check"), { of: "record.data.points", decimals: 0 });
    expect(derive([fact], big).s).to.equal("overflow");
    expect(derive([{ ...fact, decimals: 2 }], big.slice(1)).s).to.equal("overflow");
    expect(derive([fact], big.slice(1)).s).to.equal(5e15);
  });

  it("formulas say why they are missing and bound themselves by their operands", () => {
    const area = attribute("area", "number", { range: [100, 200] });
    const ratio = formula("ratio", { op: "divide", of: [expr(50), expr("area")] }, { decimals: 2 });
    const ranged = formula("ranged", { op: "divide", of: [expr(50), expr("area")] }, { range: [0, 9] });
    const cells = derive([area, ratio, ranged, formula("zero", { op: "divide", of: [expr(1), expr(0)] })], []);
    expect([cells.ratio, cells.ranged, cells.zero]).to.deep.equal(["operand [0.25, 0.5]", "operand", "divisionByZero"]);
    expect(derive([area, ratio], [], { subjects: [subject("a", { area: 150 })] }).ratio).to.equal(0.33);
  });

  it("reserved facts and scopes stand beside them", () => {
    const ranking = { scope: ["district"], by: [], ties: "share" } as const;
    const cells = derive([], [], { asOf: "2026-03-30", subjects: [subject("a", { district: [{ value: "东城" }] })], scheme: { ranking } });
    expect(cells).to.deep.equal({ asOf: "2026-03-30", "period.from": "2026-01-01", "period.to": "2026-03-31", "period.ended": false, "scope.district": "东城" });
    expect(derive([], [], { scheme: { ranking } })).to.include({ "period.ended": true, "scope.district": "noAttribute" });
  });

  it("later stages and `current` facts are not derived here", () => {
    const of = frozen([records("c", "count", select("decision"), { current: true, stage: 13 }), formula("f", expr("c"), { stage: 13 })], []);
    expect([of.columns.has("c"), of.columns.has("f"), of.current.get("c")]).to.deep.equal([false, false, [[]]]);
  });
});

describe("evidence and tables", () => {
  const checks = ["3", "1", "2"].map((id, i) => record(id, "check", `2026-0${i + 1}-05`, { version: 4, data: { act: i === 0 ? "x" : "y", points: i } }));

  it("name the records behind each fact, of latest the newest alone", () => {
    const latest = records("l", "latest", select("check"), { of: "record.data.points" });
    const of = frozen([count({ where: test("record.data.act", "equal", "y") }), latest, { ...count({ windows: [{ kind: "period" }] }), name: "p" }], checks);
    expect([behind(of, "n"), behind(of, "p"), behind(of, "l"), of.records.ids, [...of.records.versions], of.records.kinds[0]]).to.deep.equal([["1", "2"], ["1", "2", "3"], ["2"], ["1", "2", "3"], [4, 4, 4], "check"]);
  });

  it("leave out records that nobody uses, and those of other subjects", () => {
    const others = [record("9", "report", "2026-01-01"), record("8", "check", "2026-01-01", { subject: "z" }), record("7", "check", "2026-01-01", { steps: ["reported"] })];
    expect(frozen([count({ where: test("record.data.act", "equal", "y") })], [...checks, ...others]).records.ids).to.deep.equal(["1", "2"]);
  });

  it("give each `for` selection one child table, by subject, day and id, with the fields that its rules read", () => {
    const each = { ...select("check"), forKey: "checks" };
    const rules = [
      { name: "r", each, conditions: test("record.data.act", "equal", "y"), event: { type: "points", group: "g", amount: expr("record.data.points"), item: "r" } },
      { name: "q", each, applies: all(test("record.rectified", "equal", false)), one: { of: "o", per: ["record.incident"], take: "first" }, event: { type: "flag", flag: "f", details: new Map([["d", expr("record.data.seen")]]) } },
    ] as never;
    const sameDay = record("0", "check", "2026-02-05", { subject: "b", incident: "i" });
    const of = frozen([], [...checks, sameDay, record("00", "check", "2026-02-05", { subject: "b" })], { subjects: [subject("c"), subject("b"), subject("a")], scheme: { rules } });
    const table = of.children.get("checks")!;
    expect([...table.columns.keys()]).to.deep.equal(["record.data.act", "record.data.points", "record.data.seen", "record.incident", "record.rectified"]);
    expect([table.rows, [...table.offsets], [...table.owners]]).to.deep.equal([5, [0, 3, 5, 5], [0, 0, 0, 1, 1]]);
    expect([...table.records].map((row) => of.records.ids[row])).to.deep.equal(["3", "1", "2", "0", "00"]);
    expect([...table.on]).to.deep.equal(["2026-01-05", "2026-02-05", "2026-03-05", "2026-02-05", "2026-02-05"].map(day));
    expect([table.columns.get("record.rectified")!.type, table.columns.get("record.data.points")!.numbers![2], table.uncertain]).to.deep.equal(["boolean", 2, undefined]);
  });

  it("earlier decisions of its own scheme are read, those of this period and later ones never", () => {
    const where = test("record.data.scheme", "equal", "test");
    const decisions = [decision("a", "2025-Q3", "2025-09-30"), decision("a", "2025-Q4", "2025-12-31"), decision("a", "2026-Q1", "2026-03-31"), decision("a", "2026-Q2", "2026-06-30")];
    const facts = [records("n", "count", select("decision", { where }), { decimals: 0 }), records("c", "consecutive", select("decision", { where }), { current: true, stage: 13 })];
    const of = frozen(facts, decisions, { asOf: "2026-12-31" });
    expect(of.columns.get("n")!.numbers![0]).to.equal(2);
    expect(of.current.get("c")![0].map(({ id }) => id)).to.deep.equal(["test/2025-Q4/a", "test/2025-Q3/a"]);
    const other = frozen(facts.slice(0, 1).map((fact) => ({ ...fact, select: { ...fact.select, where: test("record.data.scheme", "equal", "else") } })), decisions.map((d) => ({ ...d, data: { ...d.data, scheme: "else" } })), { asOf: "2026-12-31" });
    expect(other.columns.get("n")!.numbers![0]).to.equal(4);
  });
});
