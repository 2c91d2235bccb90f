import { expect } from "chai";
import { fractionOf, roundFraction } from "../../../src/domain/decimal/fraction.js";
import { createMemory } from "../../../src/domain/evaluate/memory.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { runRules } from "../../../src/domain/evaluate/run-rules.js";
import type { RuleResults } from "../../../src/domain/evaluate/results.js";
import type { Column } from "../../../src/domain/model/columns.js";
import type { Known, RoundingMode, Rule, Scheme } from "../../../src/domain/model/scheme.js";
import { ProblemError } from "../../../src/domain/model/problem.js";
import { columnOf, frozenOf } from "../../bench/population.js";
import { type Random, createRandom } from "../../bench/random.js";
import { attribute, expr, group, operators, points, score, scheme, test } from "../../reference/build.js";

const ROWS = 4_133;

function drawn(random: Random, draw: () => Known, gaps = 10): readonly (Known | null)[] {
  return Array.from({ length: ROWS }, () => (random.below(gaps) === 0 ? null : draw()));
}
const run = (of: Scheme, columns: Readonly<Record<string, Column>>): RuleResults => runRules(compileProgram(of, operators), frozenOf(new Map(Object.entries(columns)), ROWS));
const triple = ({ score: scored }: RuleResults, row: number): readonly number[] => (scored ? [scored.reported[row], scored.least[row], scored.greatest[row]] : []);

/** n rules on one number each, some of which are missing. */
function manyRules(count: number, random: Random): { readonly rules: readonly Rule[]; readonly columns: Readonly<Record<string, Column>>; readonly values: ReadonlyMap<string, readonly (Known | null)[]>; readonly amounts: readonly number[] } {
  const amounts = Array.from({ length: count }, () => (random.below(2001) - 1000) / 100);
  const names = amounts.map((_, i) => `x${i}`);
  const values = new Map(names.map((name) => [name, drawn(random, () => random.below(2))]));
  return {
    amounts, values, rules: amounts.map((amount, i) => points(`r${i}`, "g", amount, { conditions: test(names[i], "equal", 1) })),
    columns: Object.fromEntries([...values].map(([name, all]) => [name, columnOf("number", all)])),
  };
}

describe("scores of whole populations", () => {
  for (const count of [1, 7, 8, 9, 21]) {
    it(`of ${count} rules with constant amounts: reported, least and greatest, row by row`, () => {
      const { rules, columns, values, amounts } = manyRules(count, createRandom(count));
      const results = run(scheme({ rules, score: score([group("g")], { start: 10 }) }), columns);
      const wrong = Array.from({ length: ROWS }, (_, row) => row).filter((row) => {
        const expected: number[] = [1000, 1000, 1000];
        amounts.forEach((amount, i) => {
          const [value, units] = [values.get(`x${i}`)?.[row], Math.round(amount * 100)];
          if (value === 1) for (const side of [0, 1, 2]) expected[side] += units;
          if (value === null) expected[units < 0 ? 1 : 2] += units;
        });
        return triple(results, row).join() !== expected.join();
      });
      expect(wrong).to.deep.equal([]);
      const { items } = results.groups[0];
      const certain = (row: number): number => [...values.values()].filter((all) => all[row] === 1).length;
      expect(Array.from(items.reported)).to.deep.equal(Array.from({ length: ROWS }, (_, row) => certain(row)));
    });
  }

  it("come out the same in whole units and with fractions", () => {
    const random = createRandom(99);
    const { rules, columns } = manyRules(12, random);
    const two = rules.map((rule, i) => (i % 2 === 0 ? rule : points(rule.name, "h", rule.event.type === "points" ? rule.event.amount : 0, { conditions: rule.conditions })));
    for (const mode of ["half-away", "half-even", "up", "down", "ceiling", "floor"] as const satisfies readonly RoundingMode[]) {
      const of = (weight?: number): Scheme => scheme({
        rules: two,
        score: score([group("g", { min: -7.125, max: 9.5, ...(weight ? { weight, missing: "zero" } : {}) }), group("h", { total: { min: -3.3335, max: 6 } })], { start: 1.25, round: { places: 1, items: 2, mode } }),
      });
      const [whole, exact] = [run(of(), columns), run(of(1), columns)];
      expect(whole.score, mode).to.deep.equal(exact.score);
      expect(whole.groups.map(({ id, reported, least, greatest, sum }) => ({ id, reported, least, greatest, sum })), mode)
        .to.deep.equal(exact.groups.map(({ id, reported, least, greatest, sum }) => ({ id, reported, least, greatest, sum })));
    }
  });

  it("round a total that lies on the middle as the mode says", () => {
    const expected: Readonly<Record<RoundingMode, readonly number[]>> = {
      "half-away": [3, -3], "half-even": [2, -2], up: [3, -3], down: [2, -2], ceiling: [3, -2], floor: [2, -3],
    };
    for (const [mode, [above, below]] of Object.entries(expected) as [RoundingMode, readonly number[]][]) {
      const of = (amount: number): number => run(scheme({ rules: [points("r", "g", amount)], score: score([group("g")], { round: { places: 0, items: 1, mode } }) }), {}).score?.reported[0] ?? NaN;
      expect([of(2.5), of(-2.5)], mode).to.deep.equal([above, below]);
      expect(Number(roundFraction(fractionOf(2.5), 0, mode))).to.equal(above);
    }
  });

  it("never are -0", () => {
    const results = run(scheme({ rules: [points("up", "g", 1), points("down", "g", -1)], score: score([group("g")], { round: { places: 0, items: 1, mode: "down" } }) }), {});
    for (const value of [...triple(results, 0), results.groups[0].reported[0], results.groups[0].sum[0]]) expect(Object.is(value, 0)).to.equal(true);
  });

  it("work out an amount over one fact once per value, with its ends where it is missing", () => {
    const random = createRandom(5);
    const values = drawn(random, () => random.below(400) / 100);
    const rules = [points("r", "g", { op: "multiply", of: [expr("x"), expr(-1.5)] }, { event: { min: -4 } })];
    const results = run(scheme({ facts: [attribute("x", "number", { range: [0, 10] })], rules, score: score([group("g")]) }), { x: columnOf("number", values) });
    const wrong = values.flatMap((x, row) => {
      const units = x === null ? 0 : -Math.min(400, Math.floor(Math.round((x as number) * 100) * 1.5 + 0.5));
      return triple(results, row).join() === (x === null ? "0,-400,0" : `${units},${units},${units}`) ? [] : [row];
    });
    expect(wrong).to.deep.equal([]);
  });

  it("have open ends where nothing bounds a missing amount, until a clamp closes them", () => {
    const columns = { x: columnOf("number", drawn(createRandom(1), () => 1, 1)) };
    const of = (max?: number): readonly number[] => triple(run(scheme({ facts: [attribute("x", "number")], rules: [points("r", "g", "x")], score: score([group("g", { max })]) }), columns), 0);
    expect(of()).to.deep.equal([0, -Infinity, Infinity]);
    expect(of(5)).to.deep.equal([0, -Infinity, 500]);
  });

  it("refuse amounts whose sum could not be exact", () => {
    const rules = [points("a", "g", 50_000_000_000_000), points("b", "g", 50_000_000_000_000)];
    expect(() => run(scheme({ rules, score: score([group("g")]) }), {})).to.throw(ProblemError, "number-too-great");
  });
});

describe("a memory that is used again", () => {
  it("gives the same results, whatever was in it", () => {
    const random = createRandom(3);
    const memory = createMemory();
    const runs = [5, 17, 5].map((count) => {
      const { rules, columns } = manyRules(count, random);
      return { program: compileProgram(scheme({ rules, score: score([group("g")]) }), operators), frozen: frozenOf(new Map(Object.entries(columns)), ROWS) };
    });
    for (const { program, frozen } of [...runs, ...runs]) {
      const [fresh, again] = [runRules(program, frozen), runRules(program, frozen, memory)];
      expect(again.score).to.deep.equal(fresh.score);
      expect(again.groups).to.deep.equal(fresh.groups);
      expect(again.rules.map(({ holds, counts, matters }) => ({ holds, counts, matters }))).to.deep.equal(fresh.rules.map(({ holds, counts, matters }) => ({ holds, counts, matters })));
    }
  });
});
