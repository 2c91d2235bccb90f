import { expect } from "chai";
import type { Outcome, Trace, TraceNode } from "../../../src/domain/model/card.js";
import { checkCoverage } from "../../../src/domain/scheme/check-coverage.js";
import { coverageProblems } from "../../../src/domain/scheme/coverage-problems.js";
import { readChanged, rule, test } from "./support/schemes.js";

const { scheme } = readChanged((raw) => {
  raw.lists = [];
  delete raw.facts.yellowsRunning;
  raw.rules = [rule({ name: "a", conditions: { any: [test("mark.management", "greaterThan", 1), { not: test("mark.cooperation", "equal", 2) }] } }), rule({ name: "b" })];
});

const node = (pointer: string, outcome: Outcome): TraceNode => ({ kind: "test", outcome, pointer, fact: "", operator: "", value: null, reason: null, ends: null, threshold: null, thresholdFact: null, parameter: null });
const traced = (first: Outcome, second: Outcome, b: Outcome): Trace => ({
  rules: [
    { rule: "a", record: null, state: "evaluated", outcome: first, applies: null, amount: null, conditions: { kind: "any", outcome: first, pointer: "/rules/0/conditions", parts: [node("/rules/0/conditions/any/0", first), { kind: "not", outcome: second, pointer: "/rules/0/conditions/any/1", parts: [node("/rules/0/conditions/any/1/not", second)] }] } },
    { rule: "b", record: null, state: "evaluated", outcome: b, applies: null, conditions: null, amount: null },
  ],
  decisions: [],
});

describe("coverage of a scheme by its cases", () => {
  if (!scheme) throw new Error("the example does not read");
  it("names everything when there is no case", () => {
    expect(checkCoverage(scheme, [])).to.deep.include({ rulesNeverTrue: ["a", "b"], covered: 0, of: 5 });
  });
  it("names the outcomes that no case brought about", () => {
    expect(checkCoverage(scheme, [traced("true", "false", "true"), traced("false", "unknown", "true")])).to.deep.equal({
      rulesNeverTrue: [], conditions: [{ pointer: "/rules/0/conditions/any/1/not", never: ["true"] }], covered: 4, of: 5, unknownSeen: 1,
    });
  });
  it("asks for what joins comparisons too: each of them both ways is not both ways together", () => {
    const both = traced("true", "false", "true");
    const { conditions } = checkCoverage(scheme, [both]);
    expect(conditions).to.deep.equal([{ pointer: "/rules/0/conditions", never: ["false"] }, { pointer: "/rules/0/conditions/any/0", never: ["false"] }, { pointer: "/rules/0/conditions/any/1/not", never: ["true"] }]);
  });
  it("is told as warnings at their places, save where a reason is written; a reason that nothing needs is told of too", () => {
    const coverage = checkCoverage(scheme, [traced("true", "false", "false")]);
    const codes = (reasons: readonly string[]): readonly string[] => {
      const { inScheme, inCases } = coverageProblems(scheme, coverage, reasons);
      return [...inScheme, ...inCases].map(({ code, path, severity }) => `${severity} ${code} ${path}`);
    };
    const all = ["warning case-coverage-rule /rules/1", "warning case-coverage-condition /rules/0/conditions", "warning case-coverage-condition /rules/0/conditions/any/0", "warning case-coverage-condition /rules/0/conditions/any/1/not"];
    expect(codes([])).to.deep.equal(all);
    expect(codes(["/rules/1", "/rules/0/conditions/any/0"])).to.deep.equal([all[1], all[3]]);
    expect(codes(["/rules/0"])).to.deep.equal([...all, "warning case-reason-idle /unreachable/~1rules~10"]);
  });
});
