import { expect } from "chai";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { runRules } from "../../../src/domain/evaluate/run-rules.js";
import type { RuleResults } from "../../../src/domain/evaluate/results.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { EvidenceRecord, Json } from "../../../src/domain/model/documents.js";
import type { Rule, Scheme } from "../../../src/domain/model/scheme.js";
import { attribute, each, group, input, operators, points, record, recordKinds, rule, score, scheme, select, subject, test } from "../../reference/build.js";

type Take = NonNullable<Rule["one"]>["take"];
const KINDS = recordKinds({ finding: { points: "number", level: "string" } });
const one = (take: Take, per: readonly string[] = []): Pick<Rule, "one"> => ({ one: { of: "p", per, take } });

function run(parts: Partial<Scheme>, attributes: Readonly<Record<string, Json>> = {}, records: readonly EvidenceRecord[] = []): RuleResults {
  const of = scheme({ kinds: KINDS, score: score([group("g"), group("h")]), ...parts });
  return runRules(compileProgram(of, operators), deriveFacts(of, input({ subjects: [subject("a", attributes)], records }), operators));
}
const counting = ({ rules }: RuleResults): readonly string[] => rules.flatMap(({ rule: { name }, rows, counts }) => Array.from({ length: rows }, (_, row) => row).filter((row) => (counts[0] >>> row) & 1).map((row) => `${name} ${row}`));
const mattering = ({ rules }: RuleResults): readonly string[] => rules.filter(({ matters }) => matters[0] !== 0).map(({ rule: { name } }) => name);
const ends = ({ score: scored, groups }: RuleResults): readonly (readonly number[])[] => [
  [scored?.reported[0] ?? NaN, scored?.least[0] ?? NaN, scored?.greatest[0] ?? NaN].map((units) => units / 100),
  ...groups.map(({ reported, least, greatest }) => [reported[0], least[0], greatest[0]]),
];
const unknown = { conditions: test("x", "equal", 1) };
const facts = [attribute("x", "number")];

describe("one of several", () => {
  it("takes the first by priority, then by place", () => {
    const rules = [points("a", "g", 1, one("first")), points("b", "g", 2, { ...one("first"), priority: 5 }), points("c", "g", 3, { ...one("first"), priority: 5 })];
    expect(counting(run({ rules }))).to.deep.equal(["b 0"]);
  });
  it("takes the greatest absolute amount, and of equal ones the first", () => {
    const rules = [points("a", "g", 3, one("largest")), points("b", "g", -5, one("largest")), points("c", "g", 5, one("largest"))];
    const results = run({ rules });
    expect(counting(results)).to.deep.equal(["b 0"]);
    expect(results.pools[0].instead(2, 0)).to.include({ rule: 1, row: 0 });
    expect(results.pools[0].instead(1, 0)).to.equal(null);
  });
  it("takes the newest record, and of one day the least id in code units", () => {
    const rules = [points("a", "g", "record.data.points", { ...one("latest"), each: each(select("finding")) })];
    const records = [record("r9", "finding", "2026-02-01", { data: { points: 1 } }), record("r10", "finding", "2026-03-01", { data: { points: 2 } }), record("r2", "finding", "2026-03-01", { data: { points: 3 } })];
    expect(ends(run({ rules }, {}, records))[0]).to.deep.equal([2, 2, 2]);
  });
  it("lets each value of per have its own, and an item without one stand alone", () => {
    const rules = [points("a", "g", "record.data.points", { ...one("largest", ["record.incident"]), each: each(select("finding")) }), points("b", "g", 100, one("largest", ["record.incident"]))];
    const found = [["r1", "i1", -1], ["r2", "i1", -2], ["r3", "i2", -4], ["r4", null, -8], ["r5", null, -16]] as const;
    const records = found.map(([id, incident, value]) => record(id, "finding", "2026-02-01", { data: { points: value }, ...(incident ? { incident } : {}) }));
    expect(ends(run({ rules }, {}, records))[0]).to.deep.equal([70, 70, 70]);
  });

  it("has the ends of the winner and of every unknown item that could beat it, never their sum", () => {
    const rules = [points("a", "g", -3, one("largest")), points("b", "g", -5, { ...one("largest"), ...unknown }), points("c", "g", -2, { ...one("largest"), ...unknown }), points("d", "g", 4, { ...one("largest"), ...unknown })];
    const results = run({ facts, rules });
    expect(ends(results)[0]).to.deep.equal([-3, -5, 4]);
    expect(mattering(results)).to.deep.equal(["b", "d"]);
    expect([0, 1, 2, 3].map((i) => results.pools[0].ends(i, 0))).to.deep.equal([[-500, 400], [0, 0], [0, 0], [0, 0]]);
  });
  it("without a winner has them from nothing on, on its first unknown item", () => {
    const rules = [points("a", "g", -3, { ...one("first"), ...unknown }), points("b", "g", -5, { ...one("first"), ...unknown, priority: 2 })];
    const results = run({ facts, rules });
    expect(ends(results)[0]).to.deep.equal([0, -5, 0]);
    expect([0, 1].map((i) => results.pools[0].ends(i, 0))).to.deep.equal([[0, 0], [-500, 0]]);
  });
  it("gives each group its own ends where a pool brings points to several: what loses leaves its group with nothing", () => {
    const rules = [points("a", "g", -3, one("largest")), points("b", "h", -5, { ...one("largest"), ...unknown })];
    const results = run({ facts, rules });
    expect(ends(results)).to.deep.equal([[-3, -8, 0], [-3, -3, 0], [0, -5, 0]]);
    expect(Array.from(results.groups, ({ items }) => [items.reported[0], items.least[0], items.greatest[0]])).to.deep.equal([[1, 0, 1], [0, 0, 1]]);
  });
  it("works over events that give no points", () => {
    const rules = [rule("list", { type: "list", list: "l" }, { ...one("first"), priority: 2 }), rule("cap", { type: "cap", grade: "C" }, one("first"))];
    expect(counting(run({ rules, score: undefined }))).to.deep.equal(["list 0"]);
  });

  const flags = (name: string, options: Partial<Rule> = {}): Rule => rule(name, { type: "flag", flag: name }, { ...one("first"), ...options });
  const perRecord = { each: each(select("finding")) };
  const two = ["r1", "r2"].map((id) => record(id, "finding", "2026-02-01", { data: { points: 1 } }));
  const TOGETHER: Readonly<Record<string, readonly [rules: readonly Rule[], counts: readonly string[]]>> = {
    "of a subject before any of its records": [[flags("own", { priority: 2 }), flags("found", perRecord)], ["own 0"]],
    "of its first record before it": [[flags("own"), flags("found", { ...perRecord, priority: 2 })], ["found 0"]],
    "of one pool, each with its own values of `per`": [[flags("own"), flags("word", one("first", ["word"]))], ["own 0", "word 0"]],
  };
  for (const [says, [rules, counts]] of Object.entries(TOGETHER)) {
    it(`works over flags ${says}`, () => expect(counting(run({ rules, facts: [attribute("word", "string")] }, { word: "a" }, two))).to.deep.equal(counts));
  }
});

describe("the score without disputed items", () => {
  const disputed = (id: string, value: number): EvidenceRecord => record(id, "finding", "2026-02-01", { data: { points: value }, steps: ["verified", "disputed"] });

  it("takes them out before one chooses", () => {
    const rules = [points("a", "g", "record.data.points", { ...one("largest"), each: each(select("finding")) })];
    const results = run({ rules }, {}, [disputed("r1", -5), record("r2", "finding", "2026-02-01", { data: { points: -2 } })]);
    expect(ends(results)[0]).to.deep.equal([-5, -5, -5]);
    expect([results.scoreWithoutDisputed?.has[0], results.scoreWithoutDisputed?.units[0]]).to.deep.equal([1, -200]);
  });
  it("is not there where nothing certain is disputed", () => {
    const rules = [points("a", "g", "record.data.points", { each: each(select("finding")), ...unknown })];
    expect(run({ facts, rules }, {}, [disputed("r1", -5)]).scoreWithoutDisputed).to.equal(null);
  });
});
