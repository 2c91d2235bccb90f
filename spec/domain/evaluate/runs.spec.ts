import { expect } from "chai";
import { createMemory } from "../../../src/domain/evaluate/memory.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { runRules } from "../../../src/domain/evaluate/run-rules.js";
import type { RuleResults } from "../../../src/domain/evaluate/results.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { Outcome } from "../../../src/domain/model/card.js";
import type { ChildTable, Frozen } from "../../../src/domain/model/columns.js";
import type { Rule, Scheme } from "../../../src/domain/model/scheme.js";
import { attribute, cohort, each, group, input, operators, points, record, recordKinds, score, scheme, select, subject, test } from "../../reference/build.js";

const made = (rules: readonly Rule[]): Scheme => scheme({ kinds: recordKinds({ finding: {}, penalty: {} }), facts: [attribute("n", "number", { decimals: 0, range: [0, 9] })], score: score([group("g")]), rules });
const walking = (kind: string): Rule => points(kind, "g", -1, { each: each(select(kind)), conditions: test("record.source", "known", false) });
const parts = input({ subjects: [subject("a", { n: 3 }), subject("b")], records: ["finding", "penalty"].map((kind) => record(kind, kind, "2026-02-01")) });
const factsFor = (of: Scheme): Frozen => deriveFacts(of, parts, operators);

describe("one buffer for run after run", () => {
  it("is taken again by the next run, which says the same", () => {
    const [of, memory] = [made([points("p", "g", "n"), points("q", "g", 2, { conditions: test("n", "greaterThan", 1) })]), createMemory()];
    const run = (): RuleResults => runRules(compileProgram(of, operators), factsFor(of), memory);
    const said = ({ score: total }: RuleResults): readonly (readonly number[])[] => [total?.reported, total?.least, total?.greatest].map((column) => [...(column ?? [])]);
    const first = run();
    const before = said(first);
    expect(before).to.deep.equal([[500, 0], [500, 0], [500, 1100]]);
    const second = run();
    expect(said(second)).to.deep.equal(before);
    expect(second.score?.reported, "the same place in memory").to.equal(first.score?.reported);
  });
});

describe("facts that were frozen for other rules", () => {
  const [findings, both] = [made([walking("finding")]), made([walking("finding"), walking("penalty")])];

  it("are refused where records are lacking that a rule walks", () => {
    expect(() => runRules(compileProgram(both, operators), factsFor(findings))).to.throw(RangeError, "the frozen facts lack the records of ").with.property("message").that.includes("penalty");
  });
  it("serve where there are more of them than rules walk; of those nothing can be asked", () => {
    const frozen = factsFor(both);
    const results = runRules(compileProgram(findings, operators), frozen);
    expect(results.score?.reported[0]).to.equal(-100);
    const [found, penalties] = both.rules.map(({ each: of }) => frozen.children.get(of?.forKey ?? "") as ChildTable);
    expect(results.column("record.source", found).known[0]).to.equal(0);
    expect(() => results.column("record.source", penalties)).to.throw(RangeError, "no rule walks these records");
  });
});

describe("conditions that compare with a place among others which may still change (R30)", () => {
  const OUTCOMES: Readonly<Record<string, readonly Outcome[]>> = {
    lessThan: ["true", "unknown", "false", "false"], lessThanInclusive: ["true", "true", "unknown", "false"], equal: ["false", "unknown", "unknown", "false"],
    notEqual: ["true", "unknown", "unknown", "true"], greaterThan: ["false", "false", "unknown", "true"], greaterThanInclusive: ["false", "unknown", "true", "true"],
  };
  const place = cohort("place", "rank", "n", { decimals: 0 });
  for (const [operator, expected] of Object.entries(OUTCOMES)) {
    it(`${operator}: a number that is known, 0 to 3, beside a place that is 1 or 2`, () => {
      const found = [0, 1, 2, 3].map((m) => {
        const rule = points("p", "g", 1, { conditions: test("m", operator, { fact: "place" }) });
        const of = scheme({ facts: [attribute("m", "number", { decimals: 0 }), attribute("n", "number", { decimals: 0, range: [0, 9] }), place], score: score([group("g")]), rules: [rule] });
        const { rules: [{ holds }] } = runRules(compileProgram(of, operators), deriveFacts(of, input({ subjects: [subject("a", { m, n: 5 }), subject("b", { m })] }), operators));
        return holds.certain[0] & 1 ? "true" : holds.possible[0] & 1 ? "unknown" : "false";
      });
      expect(found).to.deep.equal(expected);
    });
  }
});
