import { expect } from "chai";
import { exactProducts, exactSum, roundNumber, roundToPlaces } from "../../../src/domain/decimal/exact.js";
import { add, compare, divide, fraction, fractionOf, fractionToNumber, millionthsOf, multiply, roundFraction, subtract, unitsToNumber } from "../../../src/domain/decimal/fraction.js";
import type { RoundingMode } from "../../../src/domain/model/scheme.js";
import { cases } from "../cases.js";
import { seeded } from "../random.js";

describe("exact fractions", () => {
  it("take a double for the decimal that it prints", () => {
    const table: readonly [number, bigint, bigint][] = [[0.1, 1n, 10n], [-2.5, -5n, 2n], [1e-7, 1n, 10_000_000n], [1e21, 10n ** 21n, 1n], [1.5e300, 15n * 10n ** 299n, 1n], [-0, 0n, 1n], [2 ** 60, 1152921504606847000n, 1n]];
    for (const [value, n, d] of table) expect(compare(fractionOf(value), fraction(n, d)), String(value)).to.equal(0);
    for (const value of [NaN, Infinity, -Infinity]) expect(() => fractionOf(value), String(value)).to.throw(RangeError);
  });

  it("calculate without loss where doubles lose", () => {
    expect(compare(add(fractionOf(0.1), fractionOf(0.2)), fractionOf(0.3))).to.equal(0);
    expect(compare(subtract(fractionOf(0.3), fractionOf(0.1)), fractionOf(0.2))).to.equal(0);
    expect(compare(multiply(fractionOf(1.005), fractionOf(100)), fractionOf(100.5))).to.equal(0);
    expect(compare(multiply(divide(fraction(1n), fraction(3n)), fraction(3n)), fraction(1n))).to.equal(0);
    expect(() => divide(fraction(1n), fraction(0n))).to.throw(RangeError, "division by zero");
    expect(() => fraction(1n, 0n)).to.throw(RangeError);
  });

  it("stay right however long they become", () => {
    let [sum, product] = [fraction(0n), fraction(1n)];
    for (let i = 1n; i <= 60n; i += 1n) {
      sum = add(sum, fraction(1n, i * (i + 1n)));
      product = multiply(product, fraction(i, i + 1n));
    }
    expect(compare(sum, fraction(60n, 61n))).to.equal(0);
    expect(compare(product, fraction(1n, 61n))).to.equal(0);
  });

  it("order by value, negatives and unlike denominators included", () => {
    const values = [-7.5, -1 / 4, 0, 1e-6, 0.2, 0.25, 3, 1e20];
    values.forEach((a, i) => values.forEach((b, j) => expect(compare(fractionOf(a), fractionOf(b)), `${a} ${b}`).to.equal(i < j ? -1 : i > j ? 1 : 0)));
  });

  it("round in six ways (R8)", () => {
    const modes: readonly RoundingMode[] = ["half-away", "half-even", "up", "down", "ceiling", "floor"];
    const table: readonly [string, bigint, bigint, readonly number[]][] = [
      ["2.5", 5n, 2n, [3, 2, 3, 2, 3, 2]], ["3.5", 7n, 2n, [4, 4, 4, 3, 4, 3]], ["-2.5", -5n, 2n, [-3, -2, -3, -2, -2, -3]],
      ["2.4", 12n, 5n, [2, 2, 3, 2, 3, 2]], ["-2.6", -13n, 5n, [-3, -3, -3, -2, -2, -3]], ["2", 2n, 1n, [2, 2, 2, 2, 2, 2]], ["0.5", 1n, 2n, [1, 0, 1, 0, 1, 0]],
    ];
    for (const [name, n, d, expected] of table) expect(modes.map((mode) => Number(roundFraction(fraction(n, d), 0, mode))), name).to.deep.equal(expected);
    expect(roundFraction(fractionOf(1.005), 2, "half-away")).to.equal(101n);
    expect(roundFraction(fractionOf(79.995), 2, "half-away")).to.equal(8000n);
  });

  it("give the double nearest to a decimal, never -0", () => {
    expect(unitsToNumber(101n, 2)).to.equal(1.01);
    expect(unitsToNumber(2n ** 60n, 3)).to.equal(Number("1152921504606846.976"));
    for (const zero of [unitsToNumber(-0, 2), unitsToNumber(0n, 2), fractionToNumber(fraction(0n)), roundNumber(-0, 2)]) expect(Object.is(zero, 0)).to.equal(true);
    expect(fractionToNumber(fraction(1n, 3n))).to.equal(1 / 3);
    expect(fractionToNumber(fraction(10n ** 30n + 1n, 10n ** 30n))).to.equal(1);
  });

  it("see whole millionths exactly where a double prints at most six places", () => {
    const random = seeded(7);
    for (let i = 0; i < cases(20_000); i += 1) {
      const units = random.below(2_000_000_000) * random.below(500) * (random.chance(50) ? 1 : -1);
      const value = Number(`${units}e-6`);
      expect(millionthsOf(value), String(value)).to.equal(units + 0);
    }
    for (const value of [0.1234567, 1e-7, 1e10, NaN, Infinity, 0.1 + 0.2]) expect(millionthsOf(value), String(value)).to.equal(null);
  });
});

describe("exact sums", () => {
  it("equal fractions added one by one, whatever the order", () => {
    const random = seeded(11);
    const nasty = [0.1, 0.29, -0.07, 1e-7, 9e14, -9e14, 1234567.891, 1e21, 33.333333, 0];
    for (let round = 0; round < cases(300); round += 1) {
      const values = Array.from({ length: 1 + random.below(30) }, () => random.pick(nasty) * (random.chance(20) ? -1 : 1));
      const weights = values.map(() => random.pick([0, 1, 0.3, 40, 1e9]));
      const [plain, products] = [values.map(fractionOf).reduce(add), values.map((v, i) => multiply(fractionOf(v), fractionOf(weights[i]))).reduce(add)];
      expect(compare(exactSum(random.shuffle(values)), plain)).to.equal(0);
      expect(compare(exactProducts(values, weights), products)).to.equal(0);
    }
    expect(compare(exactSum([]), fraction(0n))).to.equal(0);
  });

  it("of ten thousand means that fall exactly on a band edge none falls below it", () => {
    const random = seeded(13);
    for (let i = 0; i < cases(10_000); i += 1) {
      const parts = Array.from({ length: 2 + random.below(28) }, () => random.below(1000) - 500);
      parts.push(-parts.reduce((a, b) => a + b, 0));
      const values = parts.map((part) => unitsToNumber(6000 + part, 2));
      const mean = divide(exactSum(values), fractionOf(values.length));
      expect(roundToPlaces(mean, 4)).to.equal(60);
    }
  });

  it("refuse 2^53 units and more (R7 overflow)", () => {
    expect(roundToPlaces(fraction(2n ** 53n), 0)).to.equal(null);
    expect(roundToPlaces(fraction(2n ** 53n - 1n), 0)).to.equal(2 ** 53 - 1);
    expect(roundNumber(-9_007_199_254_740_992, 0)).to.equal(null);
    expect(roundNumber(9_007_199_255, 6)).to.equal(null);
    expect(roundNumber(2.345, 2)).to.equal(2.35);
    expect(roundNumber(-2.345, 2)).to.equal(-2.35);
    expect(roundNumber(1e-7, 6)).to.equal(0);
  });
});
