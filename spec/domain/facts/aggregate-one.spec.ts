import { expect } from "chai";
import { aggregateOne, compileAggregate } from "../../../src/domain/facts/aggregate-one.js";
import type { Derived } from "../../../src/domain/facts/derived.js";
import type { Json } from "../../../src/domain/model/documents.js";
import type { RecordsFact, Test } from "../../../src/domain/model/scheme.js";
import { day, decision, operators, records, scheme, select, test } from "../../reference/build.js";
import { frozen, kinds } from "./derived.js";

const contains = (list: string): Test => ({ ...test("record.data.lists", "contains", list, "list"), value: { kind: "constant", value: list, type: "string" } });
const where = test("record.data.scheme", "equal", "test");
const yellows = (options: Partial<RecordsFact> = {}): RecordsFact =>
  records("yellows", "consecutive", select("decision", { where }), { satisfies: contains("yellow"), current: true, stage: 13, decimals: 0, ...options });
const own = (data: Record<string, Json> = {}) => decision("a", "2026-Q1", "2026-03-31", { lists: ["yellow"], ...data });
const earlier = [decision("a", "2025-Q4", "2025-12-31", { lists: ["yellow"] }), decision("a", "2025-Q2", "2025-06-30", { lists: ["yellow"] })];
const context = { scheme: scheme({ kinds }), operators, asOf: day("2026-03-31"), decided: new Map([["test", [day("2025-06-30"), day("2025-12-31")]]]) };
const shown = ({ value, reason, ends }: Derived): string => `${String(value)}${reason ? ` ${reason}` : ""}${ends ? ` [${ends.low}, ${ends.high}]` : ""}`;

describe("a fact with the run's own decision in front", () => {
  it("counts it as the newest", () => {
    expect(shown(aggregateOne(yellows(), [own(), ...earlier], context))).to.equal("3");
    expect(shown(aggregateOne(yellows(), [own({ lists: [] }), ...earlier], context))).to.equal("0");
    expect(shown(aggregateOne(yellows(), [...earlier, own()], context)), "in whatever order").to.equal("3");
  });
  it("also when the run is computed before its period has ended, and whatever the windows", () => {
    const fact = yellows({ select: select("decision", { where, windows: [{ kind: "duration", duration: { years: 0, months: 0, days: 1 } }] }) });
    expect(shown(aggregateOne(fact, [own(), ...earlier], { ...context, asOf: day("2026-02-01") }))).to.equal("3");
  });
  it("is unknown while its list is undecided, with ends", () => {
    expect(shown(aggregateOne(yellows({ range: [0, 2] }), [own({ lists: [], undecided: ["yellow"] }), ...earlier], context))).to.equal("null undecided [0, 2]");
  });
  it("ends at a decided period without a rating, its own included", () => {
    const decided = new Map([["test", [day("2025-06-30"), day("2025-09-30"), day("2025-12-31")]]]);
    expect(shown(aggregateOne(yellows(), [own(), ...earlier], { ...context, decided }))).to.equal("2");
    expect(shown(aggregateOne(yellows(), [own({ status: "notRated" }), ...earlier], context))).to.equal("0");
  });
  it("asks `where` of every one of them", () => {
    const count = records("n", "count", select("decision", { where: contains("red") }), { current: true, decimals: 0 });
    expect(shown(aggregateOne(count, [own({ lists: ["red"] }), ...earlier], context))).to.equal("1");
  });
  it("applies knownIf and whenMissing with the facts that it is given", () => {
    const fact = yellows({ knownIf: test("looked", "equal", true), whenMissing: 0 });
    const aggregate = compileAggregate(fact, context);
    expect([shown(aggregate([own()], () => true)), shown(aggregate([own()], () => false))]).to.deep.equal(["1", "0 notKnown"]);
  });
  it("takes what the freeze kept", () => {
    const of = frozen([yellows()], earlier, { decided: context.decided });
    expect(of.decided).to.deep.equal(context.decided);
    expect(shown(aggregateOne(yellows(), [own(), ...of.current.get("yellows")![0]], { ...context, decided: of.decided }))).to.equal("3");
  });
});
