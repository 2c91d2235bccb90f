import { expect } from "chai";
import { cardOf } from "../../../src/domain/cards/card-of.js";
import { evaluate } from "../../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { Card } from "../../../src/domain/model/card.js";
import type { EvidenceRecord, Json } from "../../../src/domain/model/documents.js";
import { ProblemError, type Problem } from "../../../src/domain/model/problem.js";
import type { Group, RoundingMode, Rule, Scheme, ScoreSpec } from "../../../src/domain/model/scheme.js";
import { attribute, each, expr, group, input, operators, points, record, recordKinds, score, scheme, select, subject, test } from "../../reference/build.js";

const FACTS = [attribute("x", "number", { decimals: 0 }), attribute("y", "number", { decimals: 0 })];
const KINDS = recordKinds({ finding: { points: "number" } });

const nameOf = (i: number): string => `s${String(i).padStart(3, "0")}`;

/** The cards of subjects with these attributes. */
function rated(parts: Partial<Scheme>, attributes: readonly Readonly<Record<string, Json>>[] = [{}], records: readonly EvidenceRecord[] = []): readonly Card[] {
  const of = scheme({ facts: FACTS, kinds: KINDS, ...parts });
  const subjects = attributes.map((values, i) => subject(nameOf(i), values));
  const results = evaluate(compileProgram(of, operators), deriveFacts(of, input({ subjects, records }), operators));
  return subjects.map((_, row) => cardOf(results, row));
}
const refusal = (run: () => unknown): readonly Problem[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  return [];
};
type Round = ScoreSpec["round"];
const rounding = (mode: RoundingMode, places = 2): Round => ({ places, items: 2, mode });

describe("sums that doubles could not hold", () => {
  const sumOf = (...amounts: readonly number[]): (() => unknown) => () => rated({ rules: amounts.map((amount, i) => points(`r${i}`, "g", amount)), score: score([group("g")], { round: rounding("down") }) });
  const most = 2 ** 53;

  it("are refused from 2^53 - 1 units on, in both directions, and not before", () => {
    expect(refusal(sumOf(45_035_996_273_704.95, 45_035_996_273_704.95)).length, "2^53 - 2").to.equal(0);
    expect(refusal(sumOf(45_035_996_273_704.96, 45_035_996_273_704.95)).length, "2^53 - 1").to.equal(1);
    expect(refusal(sumOf(45_035_996_273_704.96, -45_035_996_273_704.96)).length, "what is lost on the way is lost").to.equal(1);
  });

  it("are refused with the place, the number and words in both languages", () => {
    const [problem] = refusal(sumOf(50_000_000_000_000, 50_000_000_000_000));
    expect(problem).to.include({ code: "number-too-great", severity: "error", path: "/rules", found: "10000000000000000" });
    expect(problem.message["zh-CN"]).to.contain("2^53");
    expect(problem.message.en).to.contain("2^53 units");
  });

  it("are refused where facts bring them, known or by what they may still be", () => {
    const rules = [points("a", "g", "x"), points("b", "g", "x")];
    const of = (x: number) => (): unknown => rated({ rules, score: score([group("g")]) }, [{ x: 1 }, { x }, { x: 2 }]);
    expect([refusal(of(1e12)), refusal(of(5e13)), refusal(of(-5e13))].map((problems) => problems.length)).to.deep.equal([0, 1, 1]);
    const open = (): unknown => rated({ facts: [attribute("x", "number", { decimals: 0, range: [-5e13, 1] })], rules, score: score([group("g")]) }, [{}]);
    expect(refusal(open).length).to.equal(1);
  });

  it("are counted once per record of the subject that has most of them", () => {
    const rules: readonly Rule[] = [points("r", "g", 3e13, { each: each(select("finding")) })];
    const findings = (owner: string, count: number): readonly EvidenceRecord[] => Array.from({ length: count }, (_, i) => record(`${owner}${i}`, "finding", "2026-02-01", { subject: owner }));
    const of = (...counts: readonly number[]) => (): unknown => rated({ rules, score: score([group("g")]) }, counts.map(() => ({})), counts.flatMap((count, i) => findings(nameOf(i), count)));
    expect(most / 3e15, "three amounts fit, four do not").to.be.within(3, 4);
    expect([refusal(of(3, 3, 3)), refusal(of(1, 4, 2)), refusal(of(4)), refusal(of())].map((problems) => problems.length)).to.deep.equal([0, 1, 1, 0]);
  });
});

describe("totals whose parts do not fit into units of the finest place", () => {
  const of = (mode: RoundingMode, groups: readonly Group[], rules: readonly Rule[], start = 0): number | null => rated({ rules, score: score(groups, { start, round: rounding(mode) }) })[0].score;

  it("are exact where great items cancel out", () => {
    const groups = [group("a", { min: -0.000001 }), group("b")];
    const rules = [points("up", "a", 1_000_000_000_000.01), points("down", "b", -1_000_000_000_000)];
    expect([of("floor", groups, rules), of("ceiling", groups, rules)]).to.deep.equal([0.01, 0.01]);
  });

  it("are exact beside a great start", () => {
    const groups = [group("a", { min: -0.000001 })];
    const up = [points("up", "a", 0.01)];
    expect([of("floor", groups, up, 9_000_000_000_000), of("ceiling", groups, up, 9_000_000_000_000)]).to.deep.equal([9_000_000_000_000.01, 9_000_000_000_000.01]);
  });

  it("are exact beside great clamps", () => {
    const groups = [group("a", { min: 8_000_000_000_000 }), group("b", { min: -0.000001 })];
    expect([of("floor", groups, [points("up", "b", 0.01)]), of("ceiling", groups, [points("up", "b", 0.01)])]).to.deep.equal([8_000_000_000_000.01, 8_000_000_000_000.01]);
  });

  it("keep clamps of six and of seven places", () => {
    for (const max of [0.000001, 0.0000001]) {
      expect(of("up", [group("a", { max })], [points("up", "a", 5)]), String(max)).to.equal(0.01);
      expect(of("up", [group("a", { max })], [points("up", "a", 5)], 0.5), `${max}, and a start of one place`).to.equal(0.51);
      expect(of("down", [group("a", { max })], [points("up", "a", 5)], 0.5), String(max)).to.equal(0.5);
    }
  });
});

describe("populations that fill whole words of bits", () => {
  for (const count of [31, 32, 33, 64]) {
    it(`of ${count}: everybody's items once, certain or unknown`, () => {
      const people = Array.from({ length: count }, (_, i): Readonly<Record<string, Json>> => (i % 3 === 0 ? {} : { x: 1, y: i }));
      const rules = [points("same", "g", 2, { conditions: test("x", "equal", 1) }), points("own", "g", "y", { conditions: test("x", "equal", 1), event: { min: 0, max: 100 } })];
      const cards = rated({ rules, score: score([group("g")]) }, people);
      cards.forEach(({ score: total, least, greatest }, i) => expect([total, least, greatest], `subject ${i}`).to.deep.equal(i % 3 === 0 ? [0, 0, 102] : [2 + i, 2 + i, 2 + i]));
    });
  }
});

describe("what a group is out of (R15)", () => {
  const scaled = (outOf: Parameters<typeof expr>[0] | null, attributes: readonly Readonly<Record<string, Json>>[], more: Partial<Group> = {}): readonly Card[] =>
    rated({ rules: [points("r", "g", 1, outOf === null ? {} : { event: { outOf: expr(outOf) } })], score: score([group("g", { scale: 100, min: 0, max: 100, ...more })]) }, attributes);

  it("is missing where nothing is stated, and where 0 is: then nothing is rated, or the group counts nothing", () => {
    expect([scaled(null, [{}]), scaled(0, [{}])].map(([card]) => [card.status, card.score])).to.deep.equal([["notRated", null], ["notRated", null]]);
    expect([scaled(null, [{}], { missing: "zero" }), scaled(0, [{}], { missing: "zero" })].map(([card]) => [card.status, card.score])).to.deep.equal([["rated", 0], ["rated", 0]]);
  });
  it("is each subject's own where a fact states it", () => {
    const cards = scaled("x", [{ x: 4 }, { x: 2 }, { x: 5 }]);
    expect(cards.map((card) => card.score)).to.deep.equal([25, 50, 20]);
    expect(cards.map((card) => card.groups[0].outOf)).to.deep.equal([4, 2, 5]);
  });
  it("is each subject's own at the ends too", () => {
    const facts = [attribute("x", "number", { range: [2, 5] }), attribute("y", "number")];
    const rules = [points("r", "g", 1, { event: { outOf: expr("x") } }), points("s", "g", 1, { conditions: test("y", "equal", 1), event: { outOf: expr("x") } })];
    const cards = rated({ facts, rules, score: score([group("g", { scale: 100, min: 0, max: 100 })]) }, [{ x: 4, y: 1 }, { x: 2, y: 0 }, { x: 5 }]);
    expect(cards.map(({ least, greatest }) => [least, greatest])).to.deep.equal([[25, 25], [25, 25], [10, 20]]);
  });
  it("is shown to six places", () => {
    const [card] = scaled({ op: "divide", of: [expr(2), expr(3)] }, [{}]);
    expect([card.groups[0].outOf, card.score]).to.deep.equal([0.666667, 100]);
    expect(scaled({ op: "divide", of: [expr(4), expr(3)] }, [{}])[0].score).to.equal(75);
  });
});

describe("what unknown rules leave open", () => {
  it("is everything where what is missing could be too much to count, until a clamp says less", () => {
    const facts = [attribute("x", "number", { decimals: 0, range: [-1e15, 1e15] })];
    const of = (event: object): readonly Card[] => rated({ facts, rules: [points("r", "g", "x", { event })], score: score([group("g")]) });
    expect([of({}), of({ min: -5 }), of({ max: 7 })].map(([{ score: total, least, greatest }]) => [total, least, greatest])).to.deep.equal([[0, null, null], [0, -5, null], [0, null, 7]]);
  });

  it("is which of several counts, by the end that is the greater of the two", () => {
    const facts = [attribute("x", "number", { decimals: 0, range: [-5, 1] })];
    const one = { one: { of: "p", per: [], take: "largest" } } as const;
    const [card] = rated({ facts, rules: [points("a", "g", -4, one), points("b", "g", "x", one)], score: score([group("g")]) });
    expect([card.score, card.least, card.greatest]).to.deep.equal([-4, -5, 1]);
  });

  it("is how many items there will be too", () => {
    const lists = [0, 1, 2].map((count) => ({ id: `more than ${count}`, conditions: test("items.g", "greaterThan", count) }));
    const shape = { title: { "zh-CN": "x", en: "x" }, tone: "neutral", confirm: false, onUnknown: "report", official: false, basis: [], pointer: "/lists" } as const;
    const rules = [points("sure", "g", 1), points("same", "g", 2, { conditions: test("x", "equal", 1) }), points("own", "g", "y", { conditions: test("x", "equal", 1) })];
    const [card, known] = rated({ rules, score: score([group("g")]), lists: lists.map((each) => ({ ...shape, ...each })) }, [{ y: 1 }, { x: 1, y: 1 }]);
    expect([card, known].map((each) => each.lists.map(({ status }) => status))).to.deep.equal([["in", "undecided", "undecided"], ["in", "in", "in"]]);
  });

  it("is whether a weighted group comes at all, where perhaps none of its rules applies", () => {
    const groups = [group("a", { weight: 0.4, min: 0, max: 100 }), group("b", { weight: 0.6, min: 0, max: 20, missing: "renormalise" })];
    const rules = [points("a", "a", 80), points("b", "b", 10, { applies: test("x", "equal", 1), conditions: test("y", "equal", 1) })];
    const cards = rated({ rules, score: score(groups) }, [{ y: 1 }, { x: 1 }, { x: 1, y: 1 }, { x: 0 }]);
    expect(cards.map(({ score: total, least, greatest }) => [total, least, greatest])).to.deep.equal([[80, 32, 80], [80, 32, 44], [38, 38, 38], [80, 80, 80]]);
  });

  it("is what is disputed, however many records there are beside it", () => {
    const rules: readonly Rule[] = [points("r", "g", 1, { each: each(select("finding")) })];
    const records = Array.from({ length: 40 }, (_, i) => record(`r${i + 10}`, "finding", "2026-02-01", { subject: nameOf(0), ...(i === 39 ? { steps: ["verified", "disputed"] as const } : {}) }));
    expect(rated({ rules, score: score([group("g")]) }, [{}], records)[0]).to.include({ score: 40, scoreWithoutDisputed: 39 });
  });
});
