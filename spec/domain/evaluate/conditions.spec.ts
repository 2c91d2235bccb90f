import { expect } from "chai";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { runRules } from "../../../src/domain/evaluate/run-rules.js";
import type { Bits } from "../../../src/domain/evaluate/results.js";
import type { FactType } from "../../../src/domain/model/kinds.js";
import type { Condition, Known, Test } from "../../../src/domain/model/scheme.js";
import { columnOf, frozenOf } from "../../bench/population.js";
import { createRandom } from "../../bench/random.js";
import { all, any, not, operators, rule, scheme, test } from "../../reference/build.js";

/** Around the ends of words, bytes and blocks of 2 048 rows. */
const SIZES = [0, 1, 7, 31, 32, 33, 64, 95, 2047, 2048, 2049, 4100];

const bit = (words: Uint32Array, row: number): number => (words[row >>> 5] >>> (row & 31)) & 1;
const flag = (i: number, conditions: Condition) => rule(`r${i}`, { type: "flag", flag: "f" }, { conditions });

function bitsOf(condition: Condition, columns: Readonly<Record<string, readonly [FactType, readonly (Known | null)[]]>>, rows: number): Bits {
  const made = new Map(Object.entries(columns).map(([name, [type, values]]) => [name, columnOf(type, values)]));
  const results = runRules(compileProgram(scheme({ rules: [flag(0, condition)] }), operators), frozenOf(made, rows));
  return results.rules[0].holds;
}

/** Every row has the outcomes that are expected: [certain, possible]. */
function expectRows(bits: Bits, rows: number, expected: (row: number) => readonly [boolean, boolean]): void {
  const wrong = Array.from({ length: rows }, (_, row) => row).filter((row) => {
    const [certain, possible] = expected(row);
    return bit(bits.certain, row) !== Number(certain) || bit(bits.possible, row) !== Number(possible);
  });
  expect(wrong, `rows of ${rows}`).to.deep.equal([]);
  expectTail(bits, rows);
}

function expectTail({ certain, possible }: Bits, rows: number): void {
  for (const words of [certain, possible]) {
    expect(words).to.have.length(Math.ceil(rows / 32));
    if (rows % 32 > 0) expect(words[words.length - 1] >>> (rows % 32), `bits beyond ${rows}`).to.equal(0);
  }
}

describe("passes over columns", () => {
  const pools: Readonly<Record<FactType, readonly Known[]>> = {
    number: [-1.5, 0, 0.1, 2, 3, 7, 1e15], day: [20_000, 20_001, 20_543], boolean: [true, false], string: ["", "a", "ab", "b", "9", "10"], list: [[], ["a"], ["a", "b"], ["b"]],
  };
  const rightOf = (right: string, left: FactType): readonly [Known, FactType] => {
    if (right === "pair") return [[pools[left][1], pools[left][2]] as readonly number[], left];
    if (right === "set") return [[pools[left][0], pools[left][2]] as readonly number[], left];
    return right === "list" ? [["a", "c"], "list"] : right === "string" ? ["a", "string"] : right === "boolean" ? [true, "boolean"] : [pools[left][1], left];
  };

  for (const operator of operators.values()) {
    for (const left of operator.left) {
      it(`${operator.name} over ${left}: as the operator says, row by row, whatever the number of rows`, () => {
        const random = createRandom(7);
        const [value, type] = rightOf(operator.right, left);
        const tested: Test = { kind: "test", fact: "x", type: left, operator: operator.name, value: { kind: "constant", value, type }, pointer: "" };
        for (const rows of SIZES) {
          const values = Array.from({ length: rows }, () => (random.below(5) === 0 ? null : random.pick(pools[left])));
          const bits = bitsOf(tested, { x: [left, values] }, rows);
          expectRows(bits, rows, (row) => {
            const x = values[row];
            if (operator.name === "known") return [x !== null, x !== null];
            return x === null ? [false, true] : [operator.test(x, value), operator.test(x, value)];
          });
        }
      });
      if (operator.right !== "same") continue;
      it(`${operator.name} over two facts of type ${left}`, () => {
        const random = createRandom(8);
        const tested: Test = { kind: "test", fact: "x", type: left, operator: operator.name, value: { kind: "fact", fact: "y" }, pointer: "" };
        for (const rows of SIZES) {
          const draw = () => Array.from({ length: rows }, () => (random.below(5) === 0 ? null : random.pick(pools[left])));
          const [x, y] = [draw(), draw()];
          const bits = bitsOf(tested, { x: [left, x], y: [left, y] }, rows);
          expectRows(bits, rows, (row) => {
            const [a, b] = [x[row], y[row]];
            return a === null || b === null ? [false, true] : [operator.test(a, b), operator.test(a, b)];
          });
        }
      });
    }
  }

  it("dictionaries of more than 32 values, and of exactly 32 and 33", () => {
    for (const distinct of [31, 32, 33, 200]) {
      const values = Array.from({ length: 500 }, (_, i) => `v${(i * 7) % distinct}`);
      const bits = bitsOf(test("x", "in", ["v0", "v30", "v31", "v32", "v199"], "string"), { x: ["string", values] }, values.length);
      values.forEach((value, row) => expect(bit(bits.certain, row), `${value} of ${distinct}`).to.equal(Number(["v0", "v30", "v31", "v32", "v199"].includes(value))));
    }
  });

  it("a column in which everything is missing", () => {
    for (const type of ["number", "string", "list", "boolean"] as const) {
      const tested: Test = { ...test("x", type === "list" ? "contains" : "equal", type === "number" ? 1 : type === "boolean" ? true : "a"), type };
      expect(bitsOf(tested, { x: [type, [null, null, null]] }, 3)).to.deep.equal({ certain: Uint32Array.of(0), possible: Uint32Array.of(7) });
    }
  });

  it("not turns three values round and leaves the bits beyond the last row alone", () => {
    const bits = bitsOf(not(test("x", "equal", 1)), { x: ["number", [1, 2, null]] }, 3);
    expect(bits).to.deep.equal({ certain: Uint32Array.of(2), possible: Uint32Array.of(6) });
  });

  it("all of nothing holds and any of nothing does not, over any number of rows", () => {
    for (const rows of SIZES) {
      expectRows(bitsOf(all(), {}, rows), rows, () => [true, true]);
      expectRows(bitsOf(any(), {}, rows), rows, () => [false, false]);
    }
  });

  it("throws where the frozen facts lack a fact", () => {
    expect(() => bitsOf(test("nowhere", "equal", 1), {}, 1)).to.throw(RangeError, "nowhere");
  });
});

describe("the program", () => {
  const steps = (...conditions: Condition[]): number => compileProgram(scheme({ rules: conditions.map((condition, i) => flag(i, condition)) }), operators).subjects.steps.length;
  const x = (value: number): Condition => ({ ...test("x", "equal", value), pointer: `/somewhere/${value}` });

  it("computes equal tests once, wherever they are written", () => {
    expect(steps(x(1), { ...x(1), pointer: "/elsewhere" } as Condition, x(1))).to.equal(1);
    expect(steps(x(1), x(2))).to.equal(2);
    expect(steps(test("x", "equal", "1"), x(1))).to.equal(2);
    expect(steps(test("x", "equal", { fact: "y" }), test("x", "equal", "y"))).to.equal(2);
  });
  it("computes equal nests once, in whatever order their parts stand", () => {
    expect(steps(all(x(1), x(2)), all(x(2), x(1)), all(x(1), x(2), x(1)))).to.equal(3);
    expect(steps(all(x(1), x(2)), any(x(1), x(2)))).to.equal(4);
    expect(steps(not(x(1)), not(x(1)))).to.equal(2);
  });
  it("needs no step for a nest of one", () => {
    expect(steps(all(any(x(1))))).to.equal(1);
  });

  it("is not changed by a run, nor by conditions that are asked for afterwards", () => {
    const program = compileProgram(scheme({ rules: [flag(0, x(1))] }), operators);
    const frozen = frozenOf(new Map([["x", columnOf("number", [1, 2, null])]]), 3);
    const results = runRules(program, frozen);
    expect(results.conditionBits(any(x(1), x(2)), null)).to.deep.equal({ certain: Uint32Array.of(3), possible: Uint32Array.of(7) });
    expect(program.subjects.steps).to.have.length(1);
    expect(runRules(program, frozen).conditionBits(not(x(2)), null)).to.deep.equal({ certain: Uint32Array.of(1), possible: Uint32Array.of(5) });
  });
});
