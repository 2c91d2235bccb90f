import { expect } from "chai";
import { readChanged, rule, type Read } from "../support/schemes.js";

interface Shape {
  readonly start?: unknown;
  readonly groups: readonly object[];
  readonly facts?: object;
}
const idle = ({ start = 0, groups, facts = {} }: Shape, ...events: readonly object[]): Read => readChanged((raw) => {
  raw.score = { start, groups, round: { places: 2 } };
  Object.assign(raw.facts, facts);
  raw.rules = events.map((each, i) => {
    const { one, for: walk, conditions, ...params } = each as Record<string, unknown>;
    return rule({ name: `rule${i}`, ...(one ? { one } : {}), ...(walk ? { for: walk } : {}), ...(conditions ? { conditions } : {}), event: { type: "points", params: { group: "g", ...params } } });
  });
});
const g = (rest: object = {}): object => ({ id: "g", ...rest });
const count = { from: "records", kind: "complaint", aggregate: "count" };

describe("a clamp that can never bind", () => {
  it("is warned of at an item, with what can be reached", () => {
    const { problems, scheme } = idle({ groups: [g()], facts: { n: count } }, { amount: { steps: { of: { fact: "n" }, at: [[0, 2], [9, 5]] } }, min: -1, max: 6 });
    expect(problems.map(({ code, path, severity, found, expected }) => [code, path, severity, found, expected])).to.deep.equal([
      ["idle-clamp", "/rules/0/event/params/min", "warning", "-1", "2"], ["idle-clamp", "/rules/0/event/params/max", "warning", "6", "5"],
    ]);
    expect(problems[1].message).to.deep.equal({
      "zh-CN": "max 为 6，永远用不上：能达到的最大值是 5。请核对数值，或删去。", en: "max 6 can never bind: the greatest that can be reached is 5. Check the number, or leave it out.",
    });
    expect(scheme).to.not.equal(null);
  });
  it("is none where it binds, or only says how far it goes", () => {
    expect(idle({ groups: [g()] }, { amount: 5, max: 5 }, { amount: { fact: "f" }, min: 0, max: 30 }).found).to.deep.equal(["unknown-fact /rules/1/event/params/amount/fact"]);
    expect(idle({ groups: [g({ min: 0, max: 9 })] }, { amount: 5, max: 5 }, { amount: 4, max: 3.5 }, { amount: 0.5 }).found).to.deep.equal([]);
  });
  it("goes by the range of a fact, whenMissing included, and by what a formula makes of it", () => {
    const facts = (whenMissing?: number): object => ({
      f: { from: "attribute", field: "households", range: [0, 10], ...(whenMissing === undefined ? {} : { whenMissing }) }, half: { from: "formula", expression: { divide: [{ fact: "f" }, 3] }, decimals: 0 }, n: count,
    });
    expect(idle({ groups: [g()], facts: facts() }, { amount: { fact: "f" }, max: 11 }).found).to.deep.equal(["idle-clamp /rules/0/event/params/max"]);
    expect(idle({ groups: [g()], facts: facts(12) }, { amount: { fact: "f" }, max: 11 }).found).to.deep.equal([]);
    expect(idle({ groups: [g()], facts: facts() }, { amount: { fact: "half" }, max: 4 }).found).to.deep.equal(["idle-clamp /rules/0/event/params/max"]);
    expect(idle({ groups: [g()], facts: facts() }, { amount: { fact: "half" }, max: 3 }).found).to.deep.equal([]);
    expect(idle({ groups: [g()], facts: facts() }, { amount: { subtract: [2, { fact: "n" }] }, min: -5, max: 3 }).found).to.deep.equal(["idle-clamp /rules/0/event/params/max"]);
  });
  it("is warned of at a group: what does not hold brings 0", () => {
    expect(idle({ groups: [g({ min: -1, max: 10 })] }, { amount: 5 }, { amount: 4 }).found).to.deep.equal(["idle-clamp /score/groups/0/min", "idle-clamp /score/groups/0/max"]);
    expect(idle({ groups: [g({ min: 0, max: 8.99 })] }, { amount: 5 }, { amount: 4 }).found).to.deep.equal([]);
    expect(idle({ groups: [g({ min: -3, max: 1 })] }, { amount: 0.1 }, { amount: 0.2 }, { amount: 0.7 }, { amount: -3 }).found).to.deep.equal([]);
  });
  it("is none where a rule counts once per record", () => {
    expect(idle({ groups: [g({ max: 1000 })] }, { amount: 1, for: { each: "complaint" } }).found).to.deep.equal([]);
    expect(idle({ groups: [g({ min: -1, max: 1000 })] }, { amount: 1, for: { each: "complaint" } }).found).to.deep.equal(["idle-clamp /score/groups/0/min"]);
  });
  it("counts one of a pool without `per`", () => {
    const one = { of: "p", take: "largest" };
    expect(idle({ groups: [g({ max: 8 })] }, { amount: 5, one }, { amount: 4, one }).found).to.deep.equal(["idle-clamp /score/groups/0/max"]);
    expect(idle({ groups: [g({ max: 8 })] }, { amount: 5 }, { amount: 4 }).found).to.deep.equal([]);
    expect(idle({ groups: [g({ max: 8 })] }, { amount: 1, one, for: { each: "complaint" } }).found).to.deep.equal(["idle-clamp /score/groups/0/max"]);
    expect(idle({ groups: [g({ max: 8 })] }, { amount: 1, one: { ...one, per: ["record.incident"] }, for: { each: "complaint" } }).found).to.deep.equal([]);
  });
  it("is warned of at a running total, which holds what follows", () => {
    const groups = (total: object, after: object): readonly object[] => [g({ total }), { id: "last", total: after }];
    expect(idle({ start: 50, groups: groups({ min: 0, max: 60 }, { max: 60 }) }, { amount: 5 }).found).to.deep.equal(["idle-clamp /score/groups/0/total/min", "idle-clamp /score/groups/0/total/max", "idle-clamp /score/groups/1/total/max"]);
    expect(idle({ start: 50, groups: groups({ max: 54 }, { max: 54.5 }) }, { amount: 5 }).found).to.deep.equal(["idle-clamp /score/groups/1/total/max"]);
  });
  it("is none at a group with weight or scale, which must state its ends, nor where weights are shared out anew", () => {
    expect(idle({ groups: [g({ weight: 2, min: -9, max: 100 })] }, { amount: 5 }).found).to.deep.equal([]);
    const shared = (missing: string): readonly string[] => idle({ groups: [g({ weight: 1, min: 0, max: 10, missing, total: { max: 15 } })] }, { amount: 5 }).found;
    expect(shared("zero")).to.deep.equal(["idle-clamp /score/groups/0/total/max"]);
    expect(shared("renormalise")).to.deep.equal([]);
  });
  it("over rows is one only if it is idle for every row", () => {
    const rows = (max: number): readonly string[] => readChanged((raw) => {
      delete raw.score.groups[0].max;
      raw.rules[0].event.params = { group: "aspects", amount: { row: "most" }, max };
    }).found;
    expect(rows(20)).to.deep.equal([]);
    expect(rows(31)).to.deep.equal(["idle-clamp /rules/0/event/params/max"]);
  });
});
