import { expect } from "chai";
import { found, readChanged, rule, test, type Loose } from "../support/schemes.js";

const dated = (...values: readonly (readonly [string, number])[]): object => ({ values: values.map(([from, value]) => ({ from, value })) });
const add = (raw: Loose, ...rules: readonly object[]): void => { raw.parameters.cost = dated(["2025-01-01", 2], ["2026-01-01", 3]); raw.rules.push(...rules); };
const each = { for: { each: "panel-score" }, effective: { from: "2025-01-01" } };
const amount = (value: unknown): object => ({ type: "points", params: { group: "aspects", amount: value } });

describe("dated parameters", () => {
  it("stand wherever a value may: their newest value is read where no day is given", () => {
    const { scheme, found: problems } = readChanged((raw) => { raw.parameters.tail = dated(["2025-01-01", 2], ["2026-01-01", 3]); });
    expect(problems).to.deep.equal([]);
    expect(scheme?.parameters.get("tail")).to.include({ value: 3 });
    expect(scheme?.lists[1].conditions).to.have.nested.property("parts[0].value").that.deep.equals({ kind: "constant", value: 3, type: "number", parameter: "tail" });
  });

  it("have either one value or values", () => {
    expect(found((raw) => { raw.parameters.tail.values = [{ from: "2025-01-01", value: 2 }]; })).to.deep.equal(["value-beside-values /parameters/tail/value"]);
    expect(found((raw) => { delete raw.parameters.tail.value; })).to.include("missing-key /parameters/tail");
    expect(found((raw) => { raw.parameters.tail = { values: [] }; })).to.include("too-few /parameters/tail/values");
    expect(found((raw) => { raw.parameters.tail = { values: [{ form: "2025-01-01", value: 1 }] }; })).to.include("unknown-key /parameters/tail/values/0/form");
  });

  it("ascend by days that exist, each within the bounds", () => {
    expect(found((raw) => { raw.parameters.tail = dated(["2026-01-01", 2], ["2026-01-01", 3]); })).to.deep.equal(["days-not-ascending /parameters/tail/values/1/from"]);
    expect(found((raw) => { raw.parameters.tail = dated(["2026-02-30", 2]); })).to.include("no-such-day /parameters/tail/values/0/from");
    expect(found((raw) => { raw.parameters.tail = { ...dated(["2025-01-01", 2], ["2026-01-01", 30]), max: 10 }; })).to.deep.equal(["parameter-out-of-bounds /parameters/tail/values/1/value"]);
  });

  it("are checked on every day on which one of them begins, each problem once", () => {
    const grades = [{ grade: "A", from: { param: "cut" } }, { grade: "B", from: 0, below: 80 }];
    expect(found((raw) => { raw.parameters.cut = dated(["2025-01-01", 85], ["2026-01-01", 80]); raw.grades = grades; })).to.deep.equal(["band-gap /grades"]);
    expect(found((raw) => { raw.parameters.cut = dated(["2025-01-01", 80], ["2026-01-01", 80]); raw.grades = grades; })).to.deep.equal([]);
  });

  it("may begin at different times: where one has no value yet, nothing is evaluated, and nothing is wrong", () => {
    expect(found((raw) => { raw.parameters.tail = dated(["2025-01-01", 2]); raw.parameters.tailScore = dated(["2026-01-01", 70]); })).to.deep.equal([]);
  });

  it("begin on no more days than can be checked", () => {
    expect(found((raw) => {
      for (let i = 0; i < 51; i++) raw.parameters[`p${i}`] = dated([`20${10 + i}-01-01`, 1]);
    })).to.deep.equal(["too-many-days /parameters"]);
  });

  it("are facts of the record in a rule with `for`: in conditions, amounts, bounds of the item and its choice of records", () => {
    const { scheme, found: problems } = readChanged((raw) => add(raw, rule({
      ...each, for: { each: "panel-score", on: "foundOn", where: { all: [test("foundOn", "known", true), test("data.points", "greaterThan", { param: "cost" })] } },
      conditions: test("record.data.points", "in", [{ param: "cost" }, 7]), event: { type: "points", params: { group: "aspects", amount: { param: "cost" }, max: { param: "cost" }, min: 0 } },
    })));
    expect(problems).to.deep.equal([]);
    const { conditions, event, dated: names, each: selected } = scheme?.rules.at(-1) as Loose;
    const operand = { kind: "fact", fact: "record.parameter.cost@foundOn", parameter: "cost" };
    expect(conditions).to.include({ kind: "any" });
    expect(conditions.parts.map(({ operator, value }: Loose) => [operator, value])).to.deep.equal([["equal", operand], ["equal", { kind: "constant", value: 7, type: "number" }]]);
    expect(event).to.deep.include({ min: 0, amount: { op: "min", of: [{ op: "fact", fact: operand.fact }, { op: "fact", fact: operand.fact }] } });
    expect(event).to.not.have.property("max");
    expect(selected.where.parts[1].value).to.deep.equal(operand);
    expect(names).to.deep.equal(["cost"]);
  });

  it("are read as of the as-of day in what such a rule says once: what its points are out of", () => {
    const { scheme } = readChanged((raw) => add(raw, rule({ ...each, event: { type: "points", params: { group: "aspects", amount: 1, outOf: { param: "cost" } } } })));
    expect(scheme?.rules.at(-1)?.event).to.deep.include({ outOf: { op: "number", value: 3, parameter: "cost" } });
    expect(scheme?.rules.at(-1)).to.not.have.property("dated");
  });

  it("cannot stand in steps, lines and tables of such a rule, whose numbers are fixed", () => {
    const steps = { steps: { of: { fact: "record.data.points" }, at: [[0, { param: "cost" }]] } };
    expect(found((raw) => add(raw, rule({ ...each, event: amount(steps) })))).to.deep.equal(["dated-constant /rules/1/event/params/amount/steps/at/0/1/param"]);
    expect(found((raw) => add(raw, rule({ event: amount({ ...steps, steps: { ...steps.steps, of: 1 } }) })))).to.deep.equal([]);
  });

  it("warn where such a rule walks records of before their first day", () => {
    expect(found((raw) => add(raw, rule({ for: { each: "panel-score" }, event: amount({ param: "cost" }) })))).to.deep.equal(["dated-later /rules/1"]);
    expect(found((raw) => add(raw, rule({ ...each, event: amount({ param: "cost" }) })))).to.deep.equal([]);
  });
});
