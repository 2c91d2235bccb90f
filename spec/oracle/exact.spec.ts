import { expect } from "chai";
import { cardOf } from "../../src/domain/cards/card-of.js";
import { evaluate } from "../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import type { EvaluationInput } from "../../src/domain/model/columns.js";
import type { EvidenceRecord } from "../../src/domain/model/documents.js";
import type { Scheme } from "../../src/domain/model/scheme.js";
import { rateByReference } from "../../src/reference/rate.js";
import { attribute, band, expr, formula, group, input, operators, points, record, recordKinds, records, scheme, score, select, subject } from "../reference/build.js";
import { Random } from "./random.js";

/** Marks in hundredths; the edge is 60. Whatever floats make of such sums, exactly 60 is a pass. */
const EDGE = 60;
const CASES = 5000;
const grades = [band("pass", { from: EDGE }), band("fail", { below: EDGE })];
const ROUND = { places: 4, items: 4, mode: "half-away" } as const;
const number = (hundredths: bigint): number => Number(`${hundredths}e-2`);
const byCore = (made: Scheme, around: EvaluationInput): ReturnType<typeof cardOf>[] => {
  const results = evaluate(compileProgram(made, operators), deriveFacts(made, around, operators));
  return results.frozen.subjects.map((_id, row) => cardOf(results, row));
};

interface Case {
  readonly id: string;
  readonly score: number;
  readonly grade: string;
}
/** Hundredths / denominator, rounded half away from zero to 4 places, as the schemes round: the tiny calculation that both must meet. */
function caseOf(id: string, hundredths: bigint, denominator: bigint): Case {
  const units = (hundredths * 200n + denominator) / (denominator * 2n);
  return { id, score: Number(`${units}e-4`), grade: units >= BigInt(EDGE) * 10_000n ? "pass" : "fail" };
}

function check(made: Scheme, around: EvaluationInput, cases: readonly Case[]): void {
  const wanted = new Map(cases.map((one) => [one.id, one]));
  for (const [name, cards] of [["core", byCore(made, around)], ["reference", rateByReference(made, around, operators).map(({ card }) => card)]] as const) {
    expect(cards).to.have.length(cases.length);
    for (const { subject: id, score: got, grade } of cards) expect({ id, score: got, grade }, name).to.deep.equal(wanted.get(id));
  }
  const edge = cases.filter((one) => one.score === EDGE).length;
  expect(edge, "cases on the edge").to.be.greaterThan(CASES / 2);
  expect(cases.filter((one) => one.grade === "fail").length, "cases below it").to.be.greaterThan(CASES / 10);
}

/** Values that sum to `total`, with the last made to fit; the sum is a hundredth less in one case of five. */
function fitting(random: Random, count: number, total: bigint): bigint[] {
  const first = random.times(count - 1, () => BigInt(random.int(0, 10_000)));
  const rest = total - first.reduce((a, b) => a + b, 0n);
  return [...first, random.chance(0.2) ? rest - 1n : rest];
}

describe("exact decimals on band edges", () => {
  it(`${CASES} means that fall on the edge, or a hundredth of a mark in the sum below it`, function () {
    this.timeout(60_000);
    const random = new Random(60);
    const rows: EvidenceRecord[] = [];
    const cases = random.times(CASES, (i): Case => {
      const values = fitting(random, random.int(2, 12), 0n);
      const lift = BigInt(EDGE) * 100n * BigInt(values.length);
      const marks = values.map((value, j) => (j === 0 ? value + lift : value));
      marks.forEach((mark, j) => rows.push(record(`${i}-${j}`, "mark", "2026-02-01", { subject: `s${i}`, data: { points: number(mark) } })));
      return caseOf(`s${i}`, marks.reduce((a, b) => a + b, 0n), BigInt(marks.length));
    });
    const made = scheme({
      kinds: recordKinds({ mark: { points: "number" } }), facts: [records("mean", "mean", select("mark"), { of: "record.data.points", decimals: 4 })],
      rules: [points("p", "g", "mean")], score: score([group("g")], { round: ROUND }), grades,
    });
    check(made, input({ subjects: cases.map(({ id }) => subject(id)), records: rows }), cases);
  });

  it(`${CASES} weighted sums 30/40/30 that fall on the edge, or a hundredth below it`, function () {
    this.timeout(60_000);
    const random = new Random(343);
    const inputs = random.times(CASES, (i) => {
      const [a, b] = [BigInt(random.int(0, 10_000)), BigInt(random.int(0, 3333)) * 3n];
      const c = (600_000n - 30n * a - 40n * b) / 30n;
      return { id: `s${i}`, marks: [a, b, random.chance(0.2) ? c - 1n : c] as const };
    });
    const cases = inputs.map(({ id, marks: [a, b, c] }) => caseOf(id, 30n * a + 40n * b + 30n * c, 100n));
    const weighted = { op: "add", of: [["a", 0.3], ["b", 0.4], ["c", 0.3]].map(([fact, weight]) => ({ op: "multiply" as const, of: [expr(fact), expr(weight)] })) } as const;
    const made = scheme({
      facts: [...["a", "b", "c"].map((name) => attribute(name, "number", { decimals: 2 })), formula("sum", weighted, { decimals: 4 })],
      rules: [points("p", "g", "sum", {})], score: score([group("g")], { round: ROUND }), grades,
    });
    check(made, input({ subjects: inputs.map(({ id, marks: [a, b, c] }) => subject(id, { a: number(a), b: number(b), c: number(c) })) }), cases);
  });
});
