import { expect } from "chai";
import { createMemory } from "../../../src/domain/evaluate/memory.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import type { Bits } from "../../../src/domain/evaluate/results.js";
import { runRules } from "../../../src/domain/evaluate/run-rules.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { Outcome } from "../../../src/domain/model/card.js";
import type { Condition, Known, Test } from "../../../src/domain/model/scheme.js";
import { rateByReference } from "../../../src/reference/rate.js";
import { columnOf, frozenOf } from "../../bench/population.js";
import { all, any, attribute, DECISION, each, input, not, operators, record, recordKinds, rule, scheme, select, test } from "../../reference/build.js";

const outcomeAt = ({ certain, possible }: Bits, row: number): Outcome => ((certain[row >>> 5] >>> (row & 31)) & 1 ? "true" : (possible[row >>> 5] >>> (row & 31)) & 1 ? "unknown" : "false");
const flag = (name: string, options: object): ReturnType<typeof rule> => rule(name, { type: "flag", flag: "f" }, options);

describe("conditions on the lists of past decisions, some of which were left undecided (R6)", () => {
  const DECISIONS: readonly (readonly [lists: readonly string[], undecided: readonly string[] | null])[] =
    [[["red"], []], [[], ["red"]], [[], ["black"]], [["red"], ["black"]], [["black"], ["red", "key"]], [["red"], null], [[], null]];
  const records = DECISIONS.map(([lists, undecided], i) => record(`r${i}`, "decision", "2025-12-31", { data: { scheme: "test", period: "2025-Q4", lists: [...lists], ...(undecided ? { undecided: [...undecided] } : {}) } }));
  const of = (operator: string, value: Known): Test => ({ ...test("record.data.lists", operator, value), type: "list" });
  const ROWS: Readonly<Record<string, readonly [condition: Condition, outcomes: readonly Outcome[]]>> = {
    "contains red": [of("contains", "red"), ["true", "unknown", "false", "true", "unknown", "true", "false"]],
    "does not contain red": [of("doesNotContain", "red"), ["false", "unknown", "true", "false", "unknown", "false", "true"]],
    "overlaps red and black: one of them undecided is enough": [of("overlaps", ["red", "black"]), ["true", "unknown", "unknown", "unknown", "unknown", "true", "false"]],
    "not contains red": [not(of("contains", "red")), ["false", "unknown", "true", "false", "unknown", "false", "true"]],
    "contains what was never undecided": [of("contains", "green"), ["false", "false", "false", "false", "false", "false", "false"]],
    "another field beside them with the same word in it is plain": [any(of("contains", "green"), test("record.data.period", "equal", "red")), ["false", "false", "false", "false", "false", "false", "false"]],
    "are known, whatever was left undecided": [of("known", true), ["true", "true", "true", "true", "true", "true", "true"]],
  };
  for (const [says, [conditions, outcomes]] of Object.entries(ROWS)) {
    it(`${says}: as the reference has it, decision by decision`, () => {
      const made = scheme({ kinds: recordKinds({ decision: DECISION }), rules: [flag("f", { each: each(select("decision")), conditions })] });
      const { rules: [{ holds }] } = runRules(compileProgram(made, operators), deriveFacts(made, input({ records }), operators));
      const [{ trace }] = rateByReference(made, input({ records }), operators);
      expect(trace.rules.map(({ outcome }) => outcome)).to.deep.equal(outcomes);
      expect(DECISIONS.map((_, row) => outcomeAt(holds, row))).to.deep.equal(outcomes);
    });
  }
});

describe("tests that are worked out row by row", () => {
  const among = test("x", "in", [1, 3], "number");
  const facts = (...x: readonly (number | null)[]) => frozenOf(new Map([["x", columnOf("number", [...x])]]), x.length);

  it("leave nothing of the run before in its memory", () => {
    const [program, memory] = [compileProgram(scheme({ rules: [flag("f", { conditions: among })] }), operators), createMemory()];
    const outcomes = (...x: readonly (number | null)[]): readonly Outcome[] => {
      const { rules: [{ holds }] } = runRules(program, facts(...x), memory);
      return x.map((_, row) => outcomeAt(holds, row));
    };
    expect(outcomes(1, 3, 1, null)).to.deep.equal(["true", "true", "true", "unknown"]);
    expect(outcomes(2, 3, null, 2)).to.deep.equal(["false", "true", "unknown", "false"]);
  });
  it("are refused with an operator that there is not", () => {
    expect(() => runRules(compileProgram(scheme({ rules: [flag("f", { conditions: test("x", "resembles", 1) })] }), operators), facts(1))).to.throw(RangeError, "unknown operator resembles");
  });
});

describe("what is compiled before any facts are there", () => {
  const [a, b, c, ofRecord] = [test("a", "equal", 1), test("b", "equal", 1), test("c", "equal", 1), test("record.source", "known", true)];
  const compiled = (parts: Parameters<typeof scheme>[0]): readonly (readonly string[])[] => {
    const { subjects, records } = compileProgram(scheme({ facts: ["a", "b", "c"].map((name) => attribute(name, "number")), ...parts }), operators);
    return [subjects, ...records.values()].map(({ steps }) => steps.map((step) => (step.kind === "test" ? step.test.fact : step.kind)));
  };

  it("are the conditions of eligibility, of rules, and whether these apply", () => {
    expect(compiled({ eligibility: [{ conditions: a, otherwise: "none" }], rules: [flag("f", { applies: b, conditions: c })] })).to.deep.equal([["a", "b", "c"]]);
  });
  it("are those over records apart, by what they walk, and what these ask of the subject among those of the subject", () => {
    const [finding, penalty] = ["finding", "penalty"].map((kind) => each(select(kind)));
    const rules = [flag("f", { each: finding, conditions: all(ofRecord, not(a)) }), flag("g", { each: penalty, conditions: ofRecord }), flag("h", { each: finding, applies: b })];
    expect(compiled({ rules })).to.deep.equal([["a", "not", "b"], ["record.source", "spread", "all", "spread"], ["record.source"]]);
  });
});
