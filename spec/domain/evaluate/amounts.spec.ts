import { expect } from "chai";
import { amountPlan } from "../../../src/domain/evaluate/amounts.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import type { RuleResults } from "../../../src/domain/evaluate/results.js";
import { runRules } from "../../../src/domain/evaluate/run-rules.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { EvaluationInput } from "../../../src/domain/model/columns.js";
import type { EvidenceRecord, Json } from "../../../src/domain/model/documents.js";
import type { Expression, Scheme } from "../../../src/domain/model/scheme.js";
import { attribute, expr, group, input, operators, points, record, recordKinds, records, score, scheme, select, subject, test } from "../../reference/build.js";

const MOST = Number.MAX_SAFE_INTEGER;
const run = (of: Scheme, parts: EvaluationInput): RuleResults => runRules(compileProgram(of, operators), deriveFacts(of, parts, operators));

describe("an amount that reads nothing", () => {
  const scored = scheme({ score: score([group("g")]) });
  const CONSTANTS: Readonly<Record<string, readonly [amount: number | string | Expression, clamp: object, units: number | null]>> = {
    "is rounded to the places of items": [2.345, {}, 235], "half away from zero": [-2.345, {}, -235], "is held by its clamp from below": [-3, { min: -1.5 }, -150], "and from above": [3, { max: 1.5 }, 150],
    "is not there where it divides by zero": [{ op: "divide", of: [expr(1), expr(0)] }, {}, null], "nor where it cannot be counted": [1e15, {}, null], "nor if it reads a fact": ["n", {}, null],
  };
  for (const [says, [amount, clamp, units]] of Object.entries(CONSTANTS)) {
    it(`${says}, before anybody is rated`, () => expect(amountPlan(points("p", "g", amount, { event: clamp }), scored)?.constant).to.equal(units));
  }
  it("stands once for all", () => {
    expect(run(scheme({ score: score([group("g")]), rules: [points("p", "g", 2)] }), input({})).rules[0].amounts).to.deep.equal({ constant: 200, low: null, high: null });
  });
});

describe("the ends of an amount that is missing", () => {
  const ENDS: Readonly<Record<string, readonly [range: readonly [number, number] | undefined, ends: readonly [number, number]]>> = {
    "are those of the range": [[-2, 3], [-2, 3]], "are open without one": [undefined, [-Infinity, Infinity]],
    "are counted up to 2^53 - 1 units": [[-MOST, MOST], [-MOST, MOST]], "are open beyond": [[-MOST - 1, MOST + 1], [-Infinity, Infinity]],
  };
  for (const [says, [range, ends]] of Object.entries(ENDS)) {
    it(says, () => {
      // Without a score there are no sums that could not be counted.
      const amounts = run(scheme({ facts: [attribute("n", "number", { decimals: 0, ...(range ? { range } : {}) })], rules: [points("p", "g", "n")] }), input({})).rules[0].amounts;
      expect([amounts?.low?.[0], amounts?.high?.[0]]).to.deep.equal(ends);
    });
  }

  it("are each subject's own, where its records say so", () => {
    const found = (id: string, of: string, points: number, level: readonly string[]): EvidenceRecord => record(id, "finding", "2026-02-01", { subject: of, data: { points, ...(level.length > 0 ? { level: level[0] } : {}) } });
    const severe = records("severe", "sum", select("finding", { where: test("record.data.level", "equal", "a") }), { decimals: 0, of: "record.data.points" });
    const of = scheme({ kinds: recordKinds({ finding: { points: "number", level: "string" } }), facts: [severe], score: score([group("g")]), rules: [points("p", "g", "severe")] });
    const { low, high } = run(of, input({
      subjects: ["a", "b", "c"].map((id) => subject(id)),
      records: [found("r1", "a", 1, ["a"]), found("r2", "a", 2, []), found("r3", "b", 5, ["a"]), found("r4", "b", -1, []), found("r5", "c", 7, ["a"])],
    })).rules[0].amounts ?? { low: null, high: null };
    expect([0, 1, 2].map((row) => [(low?.[row] ?? 0) / 100, (high?.[row] ?? 0) / 100])).to.deep.equal([[1, 3], [4, 5], [7, 7]]);
  });
});

describe("amounts that could not be added up exactly", () => {
  const great = (ok: Json): RuleResults => {
    const rules = ["p", "q"].map((name) => points(name, "g", "n", { conditions: test("ok", "equal", true) }));
    const of = scheme({ facts: [attribute("n", "number", { decimals: 0 }), attribute("ok", "boolean")], score: score([group("g")]), rules });
    return run(of, input({ subjects: [subject("a", { n: 8e13, ok })] }));
  };

  it("are refused, of rules that hold and of those that may", () => {
    expect(() => great(true)).to.throw("2^53");
    expect(() => run(scheme({ facts: [attribute("n", "number", { decimals: 0, range: [0, 8e13] })], score: score([group("g")]), rules: [points("p", "g", "n"), points("q", "g", "n")] }), input({}))).to.throw("2^53");
  });
  it("are nothing where their rules do not hold", () => expect(great(false).score?.reported[0]).to.equal(0));
});
