import { expect } from "chai";
import { read, readChanged, luan, test } from "./support/schemes.js";

describe("reading the Lu'an example", () => {
  const { scheme, problems } = read(luan());

  it("finds nothing to complain of", () => {
    expect(problems).to.deep.equal([]);
    expect(scheme).to.not.equal(null);
  });

  it("expands facts and rules over the rows of the table, in the order of the file", () => {
    expect(scheme?.rules.map(({ name, row, place, pointer }) => [name, row, place, pointer])).to.deep.equal(
      ["organisation", "management", "rectification", "cooperation", "satisfaction"].map((id, i) => [`aspect.${id}`, id, i, "/rules/0"]),
    );
    expect(scheme?.facts.map((fact) => fact.name)).to.deep.equal(["mark.organisation", "mark.management", "mark.rectification", "mark.cooperation", "mark.satisfaction", "yellowsRunning"]);
  });

  it("types a fact over records, with its selection, range and decimals", () => {
    expect(scheme?.facts[1]).to.deep.equal({
      name: "mark.management", type: "number", decimals: 2, range: [0, 30], stage: 2, pointer: "/facts/mark", from: "records", aggregate: "mean", of: "record.data.points", current: false,
      select: {
        kinds: ["panel-score"], on: "occurredOn", windows: [{ kind: "period" }],
        where: { kind: "test", fact: "record.data.aspect", type: "string", operator: "equal", value: { kind: "constant", value: "management", type: "string" }, pointer: "/facts/mark/where/data.aspect" },
      },
    });
  });

  it("reads a rule with its row's words, amount and defaults", () => {
    expect(scheme?.rules[1]).to.deep.equal({
      name: "aspect.management", row: "management", title: { "zh-CN": "日常管理", en: "Daily management" }, basis: [{ ref: "notice" }], official: false, priority: 1, place: 1, onUnknown: "notRated", pointer: "/rules/0",
      event: { type: "points", group: "aspects", amount: { op: "fact", fact: "mark.management" }, outOf: { op: "number", value: 30 }, item: "aspect.management" },
    });
  });

  it("puts parameters in and keeps their names", () => {
    const red = scheme?.lists[0].conditions;
    expect(red?.kind === "all" && red.parts[0]).to.deep.equal({
      kind: "test", fact: "rank", type: "number", operator: "lessThanInclusive", value: { kind: "constant", value: 3, type: "number", parameter: "redPlaces" }, pointer: "/lists/0/conditions/all/0",
    });
  });

  it("settles the memory of earlier periods with the list that it asks for, and names what it reads", () => {
    expect(scheme?.facts[5].stage).to.equal(14);
    expect(scheme?.reads).to.deep.equal(["luan-red-black"]);
    expect(scheme?.lists.map(({ title, tone }) => [title.en, tone])).to.deep.equal([["Red list", "honour"], ["Yellow list", "warning"], ["Black list", "shame"]]);
    expect(scheme?.rankingFirst).to.equal(false);
  });

  it("inlines named conditions with pointers into their own text", () => {
    const changed = readChanged((raw) => {
      raw.conditions = { good: { all: [test("score", "greaterThan", 80), { condition: "top" }] }, top: test("rank", "equal", 1) };
      raw.lists[0].gate = { not: { condition: "good" } };
    });
    expect(changed.found).to.deep.equal([]);
    const gate = changed.scheme?.lists[0].gate;
    expect(gate?.kind === "not" && gate.part.kind === "all" && gate.part.parts.map((part) => part.pointer)).to.deep.equal(["/conditions/good/all/0", "/conditions/top"]);
  });

  it("gives equal selections one key, whatever their place", () => {
    const each = { each: "complaint", where: { "data.level": "city" }, window: "P1Y" };
    const changed = readChanged((raw) => {
      for (const name of ["a", "b"]) raw.rules.push({ name, basis: [{ ref: "notice" }], for: each, event: { type: "points", params: { group: "aspects", amount: -1 } } });
    });
    expect(changed.found).to.deep.equal([]);
    const [a, b] = changed.scheme?.rules.slice(-2) ?? [];
    expect(a.each?.forKey).to.be.a("string").and.equal(b.each?.forKey);
  });

  it("puts facts in derivation order and gives a formula the stage of its latest input", () => {
    const changed = readChanged((raw) => {
      raw.facts = { late: { from: "formula", expression: { add: [{ fact: "half" }, { fact: "score" }] } }, half: { from: "formula", expression: { divide: [{ fact: "households" }, 2] } }, households: { from: "attribute", field: "households" }, ...raw.facts };
      raw.lists[0].gate = test("late", "greaterThan", 1);
    });
    expect(changed.found).to.deep.equal([]);
    expect(changed.scheme?.facts.slice(0, 3).map(({ name, stage }) => [name, stage])).to.deep.equal([["households", 2], ["half", 2], ["late", 10]]);
  });

  it("puts the ranking first when a grade reads a rank", () => {
    const changed = readChanged((raw) => {
      raw.grades = [{ grade: "A", from: 0, when: test("percentile", "lessThanInclusive", 10) }, { grade: "B" }];
    });
    expect(changed.found).to.deep.equal([]);
    expect(changed.scheme?.rankingFirst).to.equal(true);
  });
});
