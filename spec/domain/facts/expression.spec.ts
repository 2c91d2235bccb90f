import { expect } from "chai";
import { compare, fractionOf, fractionToNumber } from "../../../src/domain/decimal/fraction.js";
import { type FactReading, evaluateExpression, isMissing } from "../../../src/domain/facts/expression.js";
import { expressionEnds } from "../../../src/domain/facts/expression-ends.js";
import type { Calendar } from "../../../src/domain/model/columns.js";
import type { Expression, Known } from "../../../src/domain/model/scheme.js";
import { day, expr } from "../../reference/build.js";
import { seeded } from "../random.js";

const calendar: Calendar = { firstYear: 2026, lastYear: 2026, holidays: new Set([day("2026-01-01")]), worked: new Set([day("2026-01-04")]) };
const lookup = (of: string, otherwise?: number): Expression => ({ op: "lookup", of: expr(of), in: new Map([["city", 2], ["0.5", 3], ["true", 4], ["2026-01-01", 2.5]]), ...(otherwise === undefined ? {} : { else: otherwise }) });
const steps = (of: number | string): Expression => ({ op: "steps", of: expr(of), at: [[0, 1], [10, 5], [20, -2]] });
const linear = (of: number | string | Expression, down = false): Expression => ({ op: "linear", of: expr(of), from: down ? [30, 6] : [10, 0], to: down ? [10, 0] : [30, 6] });
const many = (op: "add" | "subtract" | "multiply" | "divide" | "min" | "max" | "firstKnown", ...of: (number | string | Expression)[]): Expression => ({ op, of: of.map(expr) });
const span = (op: "days" | "workdays", from: string, to: string): Expression => ({ op, from: expr(from), to: expr(to) });

const KNOWN: Readonly<Record<string, Known>> = {
  third: 0.3333, half: 0.5, ten: 10, zero: 0, city: "city", village: "village", yes: true,
  newYear: day("2026-01-01"), monday: day("2026-01-05"), before: day("2025-12-31"),
};
const DAYS: ReadonlySet<string> = new Set(["newYear", "monday", "before"]);
const ENDS: Readonly<Record<string, readonly [number, number]>> = { near: [5, 12], sign: [-1, 2], above: [25, Infinity] };
const read = (fact: string): FactReading => {
  if (fact in KNOWN) return { value: KNOWN[fact], ...(DAYS.has(fact) ? { type: "day" } : {}) };
  return fact in ENDS ? { value: null, low: ENDS[fact][0], high: ENDS[fact][1] } : { value: null };
};
const value = (expression: Expression): number | string => {
  const result = evaluateExpression(expression, read, calendar);
  return isMissing(result) ? result.missing : fractionToNumber(result);
};
const ends = (expression: Expression): readonly (number | null)[] => {
  const { low, high } = expressionEnds(expression, read, calendar);
  return [low && fractionToNumber(low), high && fractionToNumber(high)];
};

describe("expressions (R8)", () => {
  const table: readonly [string, Expression, number | string][] = [
    ["number", expr(1.5), 1.5], ["fact", expr("ten"), 10], ["missing fact", expr("nowhere"), "operand"], ["text is no number", many("add", "city", 1), "operand"],
    ["add", many("add", 0.1, 0.2, "half"), 0.8], ["subtract", many("subtract", 1, "half"), 0.5], ["multiply", many("multiply", 1.005, 100), 100.5],
    ["divide", many("divide", 1, 8), 0.125], ["divide by zero", many("divide", 1, "zero"), "divisionByZero"], ["the missing operand is named before", many("divide", "nowhere", "zero"), "operand"],
    ["min", many("min", 3, "half", 7), 0.5], ["max", many("max", -3, "half"), 0.5], ["of one", many("add", "ten"), 10], ["min with missing", many("min", 1, "nowhere"), "operand"],
    ["first known", many("firstKnown", "nowhere", "half", 3), 0.5], ["none known", many("firstKnown", "nowhere", many("divide", 1, 0)), "operand"],
    ["none known, by zero first", many("firstKnown", many("divide", 1, 0), "nowhere"), "divisionByZero"],
    ["exact throughout", many("multiply", many("divide", 1, 3), 3), 1],
    ["round", { op: "round", of: many("divide", 2, 3), places: 2, mode: "half-away" }, 0.67], ["round down", { op: "round", of: expr(-0.019), places: 2, mode: "down" }, -0.01],
    ["days", span("days", "newYear", "monday"), 4], ["days back", span("days", "monday", "newYear"), -4], ["days of nothing", span("days", "nowhere", "monday"), "operand"],
    ["workdays", span("workdays", "newYear", "monday"), 3], ["workdays back", span("workdays", "monday", "newYear"), -3], ["outside the calendar", span("workdays", "before", "monday"), "noCalendar"],
    ["steps at a threshold", steps("ten"), 5], ["steps just below it", steps(9.999999), 1], ["steps above all", steps(1e9), -2], ["below the first", steps(-0.000001), "belowSteps"],
    ["linear", linear(20), 3], ["linear held below", linear(0), 0], ["linear held above", linear(31), 6], ["linear exact", linear(many("divide", 40, 3)), 1], ["linear told backwards", linear(20, true), 3],
    ["lookup text", lookup("city"), 2], ["lookup number as it prints", lookup("half"), 3], ["lookup boolean", lookup("yes"), 4], ["lookup else", lookup("village", 9), 9],
    ["lookup of a day by its ISO text", lookup("newYear"), 2.5], ["lookup of the first known day", { ...lookup("newYear"), of: many("firstKnown", "nowhere", "newYear") } as Expression, 2.5],
    ["overflow on the way", many("divide", many("multiply", 1e9, 1e9), 1e15), "overflow"], ["an operand that overflows is missing", many("firstKnown", many("multiply", 1e9, 1e9), 2), 2],
    ["lookup without the key", lookup("village"), "noKey"], ["lookup of nothing", lookup("nowhere", 9), "operand"],
  ];
  for (const [name, expression, expected] of table) it(name, () => expect(value(expression)).to.equal(expected));

  it("an operator overflows where its value in units of the places does", () => {
    const at = (decimals: number): unknown => { const found = evaluateExpression(many("multiply", 1e6, 1e7), read, calendar, decimals); return isMissing(found) ? found.missing : fractionToNumber(found); };
    expect([at(0), at(2), at(3)]).to.deep.equal([1e13, 1e13, "overflow"]);
  });

  it("workdays without a calendar are missing", () => {
    expect(evaluateExpression(span("workdays", "newYear", "monday"), read)).to.deep.equal({ missing: "noCalendar" });
  });
});

describe("ends of expressions (R9)", () => {
  const table: readonly [string, Expression, readonly (number | null)[]][] = [
    ["a known fact is a point", expr("ten"), [10, 10]], ["a missing fact has its ends", expr("near"), [5, 12]], ["or is open", expr("nowhere"), [null, null]], ["half open", expr("above"), [25, null]],
    ["add", many("add", "near", 1), [6, 13]], ["add to open", many("add", "near", "above"), [30, null]], ["subtract", many("subtract", "ten", "near"), [-2, 5]],
    ["multiply over a change of sign", many("multiply", "near", "sign"), [-12, 24]], ["nothing of the unknown", many("multiply", "nowhere", 0), [0, 0]],
    ["divide", many("divide", "ten", "near"), [10 / 12, 2]], ["divide by what can be 0", many("divide", "ten", "sign"), [null, null]], ["divide by 0", many("divide", "near", "zero"), [null, null]],
    ["min cuts an open end", many("min", "above", 30), [25, 30]], ["max", many("max", "near", 7), [7, 12]],
    ["first known: all up to it", many("firstKnown", "near", "ten", 99), [5, 12]], ["known at once", many("firstKnown", "ten", "nowhere"), [10, 10]], ["never known", many("firstKnown", "near", "sign"), [-1, 12]],
    ["round", { op: "round", of: many("divide", "near", 8), places: 0, mode: "ceiling" }, [1, 2]],
    ["steps reached", steps("near"), [1, 5]], ["steps from the middle on", steps("above"), [-2, -2]], ["any step", steps("nowhere"), [-2, 5]], ["steps partly below the first", steps("sign"), [1, 1]], ["below the first", steps(-1), [null, null]],
    ["linear", linear("near"), [0, 0.6]], ["linear of anything is held", linear("nowhere"), [0, 6]], ["linear told backwards", linear("near", true), [0, 0.6]],
    ["lookup of the unknown: all values", lookup("nowhere", -1), [-1, 4]], ["without else", lookup("nowhere"), [2, 4]], ["found", lookup("city"), [2, 2]],
    ["days", span("days", "nowhere", "monday"), [null, null]], ["workdays without calendar", span("workdays", "before", "monday"), [null, null]],
  ];
  for (const [name, expression, expected] of table) it(name, () => expect(ends(expression)).to.deep.equal(expected));

  it("hold the value of every completion of the missing facts", () => {
    const random = seeded(23);
    const names = ["a", "b", "c"];
    const draw = (depth: number): Expression => {
      if (depth === 0 || random.chance(25)) return random.chance(60) ? expr(random.pick(names)) : expr(random.below(9) - 4);
      const op = random.pick(["add", "subtract", "multiply", "divide", "min", "max", "firstKnown", "round", "steps", "linear"] as const);
      if (op === "round") return { op, of: draw(depth - 1), places: random.below(2), mode: random.pick(["half-away", "half-even", "up", "down", "ceiling", "floor"]) };
      if (op === "steps") return { op, of: draw(depth - 1), at: [[-100, random.below(9)], [0, random.below(9)], [3, -random.below(9)]] };
      if (op === "linear") return { op, of: draw(depth - 1), from: [-2, random.below(9)], to: [4, random.below(9)] };
      return many(op, draw(depth - 1), draw(depth - 1));
    };
    let judged = 0;
    for (let i = 0; i < 1500; i += 1) {
      const expression = draw(3);
      const bounds = names.map(() => [random.below(7) - 4, 0]).map(([low]) => [low, low + random.below(3)] as const);
      const missing = names.map(() => random.chance(70));
      const reading = (values: readonly number[], all: boolean) => (fact: string): FactReading => {
        const at = names.indexOf(fact);
        return all || !missing[at] ? { value: values[at] } : { value: null, low: bounds[at][0], high: bounds[at][1] };
      };
      const interval = expressionEnds(expression, reading(bounds.map(([low]) => low), false));
      for (let sample = 0; sample < 8; sample += 1) {
        const values = bounds.map(([low, high], at) => (missing[at] ? low + random.below(high - low + 1) : low));
        const result = evaluateExpression(expression, reading(values, true));
        if (isMissing(result)) continue;
        judged += 1;
        const held = (interval.low === null || compare(interval.low, result) <= 0) && (interval.high === null || compare(result, interval.high) <= 0);
        if (!held) expect.fail(`${JSON.stringify(expression)} at ${String(values)} is ${fractionToNumber(result)}, outside`);
      }
    }
    expect(judged).to.be.greaterThan(6000);
  });

  it("of known facts are the value", () => {
    const expression = many("divide", many("add", "ten", 0.1), 7);
    const { low, high } = expressionEnds(expression, read);
    expect([compare(low!, high!), compare(low!, evaluateExpression(expression, read) as never)]).to.deep.equal([0, 0]);
    expect(compare(low!, fractionOf(1.442857))).to.equal(1);
  });
});
