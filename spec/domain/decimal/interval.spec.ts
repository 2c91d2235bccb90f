import { expect } from "chai";
import { add, compare, divide, fractionOf, fractionToNumber, greater, lesser, multiply, sign, type Fraction } from "../../../src/domain/decimal/fraction.js";
import { type Interval, addIntervals, divideIntervals, hull, intervalOf, maxInterval, minInterval, multiplyIntervals, negateInterval, roundInterval } from "../../../src/domain/decimal/interval.js";
import { cases } from "../cases.js";
import { seeded } from "../random.js";

const shown = ({ low, high }: Interval): readonly (number | null)[] => [low && fractionToNumber(low), high && fractionToNumber(high)];
const inside = (value: Fraction, { low, high }: Interval): boolean => (low === null || compare(low, value) <= 0) && (high === null || compare(value, high) <= 0);

describe("intervals", () => {
  const inf = Infinity;
  it("keep open ends open, and 0 times anything 0", () => {
    const table: readonly [string, Interval, readonly (number | null)[]][] = [
      ["add", addIntervals(intervalOf(1, 2), intervalOf(-inf, 5)), [null, 7]],
      ["negate", negateInterval(intervalOf(1, inf)), [null, -1]],
      ["times 0", multiplyIntervals(intervalOf(0, 0), intervalOf(-inf, inf)), [0, 0]],
      ["times open", multiplyIntervals(intervalOf(0, 2), intervalOf(-1, inf)), [-2, null]],
      ["negative times open", multiplyIntervals(intervalOf(-2, -1), intervalOf(3, inf)), [null, -3]],
      ["both signs times open", multiplyIntervals(intervalOf(-1, 1), intervalOf(3, inf)), [null, null]],
      ["divide", divideIntervals(intervalOf(1, 2), intervalOf(4, 8)), [0.125, 0.5]],
      ["divide by open above", divideIntervals(intervalOf(1, 2), intervalOf(4, inf)), [0, 0.5]],
      ["divide by 0", divideIntervals(intervalOf(1, 2), intervalOf(0, 8)), [null, null]],
      ["divide by around 0", divideIntervals(intervalOf(1, 2), intervalOf(-1, 8)), [null, null]],
      ["hull", hull(intervalOf(1, 2), intervalOf(5, 6)), [1, 6]],
      ["min", minInterval(intervalOf(1, inf), intervalOf(-inf, 3)), [null, 3]],
      ["max", maxInterval(intervalOf(1, inf), intervalOf(-inf, 3)), [1, null]],
      ["round", roundInterval(intervalOf(0.005, 1.004), 2, "half-away"), [0.01, 1]],
    ];
    for (const [name, interval, expected] of table) expect(shown(interval), name).to.deep.equal(expected);
  });

  it("hold every result of values inside, and reach their ends", () => {
    const random = seeded(17);
    const draw = (): [Interval, readonly Fraction[]] => {
      const ends = [random.below(21) - 10, random.below(21) - 10].sort((a, b) => a - b);
      return [intervalOf(ends[0], ends[1]), Array.from({ length: ends[1] - ends[0] + 1 }, (_, i) => fractionOf(ends[0] + i))];
    };
    const operations: readonly [string, (a: Interval, b: Interval) => Interval, (a: Fraction, b: Fraction) => Fraction][] = [
      ["add", addIntervals, add], ["multiply", multiplyIntervals, multiply], ["min", minInterval, lesser], ["max", maxInterval, greater], ["divide", divideIntervals, divide],
    ];
    for (let i = 0; i < cases(400); i += 1) {
      const [[a, as], [b, bs]] = [draw(), draw()];
      for (const [name, over, of] of operations) {
        if (name === "divide" && bs.some((y) => sign(y) === 0)) continue;
        const interval = over(a, b);
        const results = as.flatMap((x) => bs.map((y) => of(x, y)));
        expect(results.every((value) => inside(value, interval)), name).to.equal(true);
        expect(shown(interval), name).to.deep.equal([fractionToNumber(results.reduce(lesser)), fractionToNumber(results.reduce(greater))]);
      }
    }
  });
});
