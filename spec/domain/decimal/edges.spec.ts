import { expect } from "chai";
import { exactSum } from "../../../src/domain/decimal/exact.js";
import { add, compare, divide, fraction, fractionOf, fractionToNumber, millionthsOf, roundFraction, unitsToNumber } from "../../../src/domain/decimal/fraction.js";
import { type Interval, divideIntervals, intervalOf, multiplyIntervals, point } from "../../../src/domain/decimal/interval.js";

const shown = ({ low, high }: Interval): readonly (number | null)[] => [low && fractionToNumber(low), high && fractionToNumber(high)];
const inf = Infinity;

describe("fractions at their edges", () => {
  it("carry their sign in the numerator", () => {
    const half = fraction(1n, -2n);
    expect([half.n, half.d]).to.deep.equal([-1n, 2n]);
    expect(compare(divide(fraction(1n, 3n), fraction(-2n, 5n)), fraction(-5n, 6n))).to.equal(0);
    expect(compare(divide(fraction(1n, 3n), fraction(2n, 5n)), fraction(5n, 6n))).to.equal(0);
    expect(divide(fraction(1n, 3n), fraction(-2n, 5n)).d > 0n).to.equal(true);
  });

  it("do not grow with the number of terms", () => {
    let sum = fraction(0n);
    for (let i = 1n; i <= 60n; i += 1n) sum = add(sum, fraction(1n, i * (i + 1n)));
    expect(sum.d < 1n << 80n).to.equal(true);
  });

  it("say what is no number", () => {
    expect(() => fraction(1n, 0n)).to.throw(RangeError, "a fraction needs a denominator other than 0");
    expect(() => fractionOf(NaN)).to.throw(RangeError, "NaN is not a decimal number");
  });

  it("are in whole millionths up to nine digits before the point", () => {
    expect([999_999_999.999999, -999_999_999.999999].map(millionthsOf)).to.deep.equal([999_999_999_999_999, -999_999_999_999_999]);
    expect([1e9, -1e9].map(millionthsOf)).to.deep.equal([null, null]);
  });

  it("become the nearest double also where numerator or denominator are longer than doubles are", () => {
    expect(unitsToNumber(9_007_199_254_740_993n, 6)).to.equal(9_007_199_254.740993);
    expect(unitsToNumber(-9_007_199_254_740_995n, 1)).to.equal(-900_719_925_474_099.5);
    expect(fractionToNumber({ n: 10n ** 20n, d: 10n ** 20n << 40n }), "two to the power of -40, in long terms").to.equal(2 ** -40);
    expect(fractionToNumber(fraction(9_007_199_254_740_989n, 9_007_199_254_740_993n))).to.equal(0.9999999999999996);
    expect(fractionToNumber(fraction(2n ** 53n + 1n, 3n)), "a long numerator alone").to.equal(Number("3002399751580331"));
    expect(fractionToNumber(fraction(1n, 2n ** 80n)), "nearest to 25 places").to.equal(8e-25);
  });

  it("round half to even down below the half, whatever the quotient", () => {
    expect(roundFraction(fraction(17n, 5n), 0, "half-even")).to.equal(3n);
    expect(roundFraction(fraction(-17n, 5n), 0, "half-even")).to.equal(-3n);
  });
});

describe("sums beyond what doubles count", () => {
  const most = 999_999_999.999999;
  const millionths = (values: readonly number[]): bigint => roundFraction(exactSum(values), 6, "half-away");

  it("are exact where the whole passes 2^53 millionths, above and below 0", () => {
    for (let terms = 9; terms <= 30; terms += 1) {
      const values = Array.from({ length: terms }, () => most);
      expect(millionths(values)).to.equal(BigInt(terms) * 999_999_999_999_999n);
      expect(millionths(values.map((value) => -value))).to.equal(BigInt(terms) * -999_999_999_999_999n);
    }
  });

  it("are exact from 2^53 millionths on", () => {
    const values = [...Array.from({ length: 9 }, () => most), 7_199_254.741001, 0.000001];
    expect(millionths(values)).to.equal(2n ** 53n + 1n);
    expect(millionths(values.map((value) => -value))).to.equal(-(2n ** 53n) - 1n);
  });
});

describe("intervals with open ends", () => {
  it("multiply as the values in them do", () => {
    const table: readonly [Interval, Interval, readonly (number | null)[]][] = [
      [intervalOf(1, 2), intervalOf(-inf, 5), [null, 10]],
      [intervalOf(-inf, -1), intervalOf(-2, -1), [1, null]],
      [intervalOf(-inf, inf), intervalOf(0, 0), [0, 0]],
      [intervalOf(-inf, 3), intervalOf(2, 4), [null, 12]],
      [intervalOf(2, inf), intervalOf(3, inf), [6, null]],
      [intervalOf(-3, -2), intervalOf(-inf, 0), [0, null]],
    ];
    for (const [a, b, expected] of table) {
      const name = `${JSON.stringify(shown(a))} times ${JSON.stringify(shown(b))}`;
      expect(shown(multiplyIntervals(a, b)), name).to.deep.equal(expected);
      expect(shown(multiplyIntervals(b, a)), `${name}, the other way round`).to.deep.equal(expected);
    }
  });

  it("are open divided by what ends in 0 on either side", () => {
    for (const b of [intervalOf(-8, 0), intervalOf(0, 8), intervalOf(-inf, 0), intervalOf(0, inf)]) expect(shown(divideIntervals(intervalOf(1, 2), b))).to.deep.equal([null, null]);
    expect(shown(divideIntervals(intervalOf(1, 2), intervalOf(-inf, -4)))).to.deep.equal([-0.5, 0]);
  });

  it("are a point where one value is known", () => {
    expect(shown(point(fractionOf(0.3)))).to.deep.equal([0.3, 0.3]);
  });
});
