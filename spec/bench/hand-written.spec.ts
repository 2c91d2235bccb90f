import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Condition } from "../../src/domain/model/scheme.js";
import { judge, type Thresholds } from "./report.js";
import { CONDITIONS, RULES, workload } from "./workload.js";
import { writeByHand } from "./write-by-hand.js";

const leavesOf = (condition: Condition): number =>
  condition.kind === "test" ? 1 : condition.kind === "not" ? leavesOf(condition.part) : condition.parts.reduce((sum, part) => sum + leavesOf(part), 0);

describe("the workload of the benchmark", () => {
  it("has 60 rules with 1 to 6 conditions each, 215 in all, over 100 facts", () => {
    const { rules, facts } = workload();
    const leaves = rules.map(({ conditions }) => (conditions ? leavesOf(conditions) : 0));
    expect(rules).to.have.length(RULES);
    expect(leaves.reduce((a, b) => a + b)).to.equal(CONDITIONS);
    expect(leaves.every((count) => count >= 1 && count <= 6)).to.equal(true);
    expect(facts).to.have.length(100);
  });

  it("is printed as the function that stands in hand-written.ts", () => {
    const committed = readFileSync(new URL("hand-written.ts", import.meta.url), "utf8");
    expect(writeByHand(workload())).to.equal(committed);
  });
});

describe("the judgement of the benchmark", () => {
  const thresholds = JSON.parse(readFileSync(new URL("thresholds.json", import.meta.url), "utf8")) as Thresholds;
  const row = {
    subjects: 20_000, bitmapsNanoseconds: 400, handNanoseconds: 1200, jsonRulesEngineNanoseconds: 500_000, xHand: 0.33, xJsonRulesEngine: 1250,
    jsonRulesEngineOverHand: 417, sample: 500, comparedOutcomes: 1, comparedScores: 1,
  };
  const city = { alone: { wall: 3, cpu: 4 }, beside: { wall: 2, cpu: 4 }, command: { wall: 3, cpu: 0 }, plain: { wall: 1, cpu: 1 }, records: 1 };
  const measured = { city, sizes: [row], eachAt100000Over1000: 1, derivation: { subjects: 1, records: 1, microsecondsPerSubject: 1, nanosecondsPerRecord: 1 }, traceMicrosecondsPerRule: 3, checking: { rules: 500, bytes: 1, check: 400, firstCheck: 1000, compile: 10, firstCompile: 20 } };

  it("passes what keeps all thresholds", () => {
    const { broken, warnings } = judge(measured, thresholds);
    expect([...broken, ...warnings]).to.deep.equal([]);
  });
  it("names each threshold that is broken", () => {
    const slow = { ...measured, sizes: [{ ...row, xHand: 0.51, xJsonRulesEngine: 799 }], eachAt100000Over1000: 1.16, traceMicrosecondsPerRule: 5.1, checking: { ...measured.checking, firstCheck: 2001, firstCompile: 201 }, city: { ...city, alone: { wall: 3, cpu: 7.1 } } };
    expect(judge(slow, thresholds).broken).to.have.length(7);
  });
  it("breaks when the size that counts was not measured", () => {
    expect(judge({ ...measured, sizes: [] }, thresholds).broken).to.have.length(1);
  });
  it("warns, and no more, when the baselines do not fit each other", () => {
    const odd = judge({ ...measured, sizes: [{ ...row, jsonRulesEngineOverHand: 700 }] }, thresholds);
    expect(odd.broken).to.deep.equal([]);
    expect(odd.warnings).to.have.length(1);
  });
});
