import { expect } from "chai";
import type { Outcome, Trace, TraceNode } from "../../../src/domain/model/card.js";
import { checkCoverage } from "../../../src/domain/scheme/check-coverage.js";
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
    expect(checkCoverage(scheme, [])).to.deep.include({ rulesNeverTrue: ["a", "b"], covered: 0, of: 4 });
  });
  it("names the outcomes that no case brought about", () => {
    expect(checkCoverage(scheme, [traced("true", "false", "true"), traced("false", "unknown", "true")])).to.deep.equal({
      rulesNeverTrue: [], tests: [{ pointer: "/rules/0/conditions/any/1/not", fact: "mark.cooperation", never: ["true"] }], covered: 3, of: 4,
    });
  });
});
