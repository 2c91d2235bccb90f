import { compare, fractionOf, fractionToNumber, ZERO } from "../../decimal/fraction.js";
import { hull, point, type Interval } from "../../decimal/interval.js";
import { expressionEnds, partsOf } from "../../facts/expression-ends.js";
import type { Condition, Expression, Fact, ListSpec, RecordsFact, Rule, Test } from "../../model/scheme.js";
import { below } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { goalsOf } from "../logic/places.js";
import { requirementOf } from "../logic/requirement.js";
import { satisfiable, type Universe } from "../logic/satisfiable.js";
import { complement, intersect, isEmpty, pointsOf, within } from "../logic/value-set.js";
import type { Whole } from "../logic/whole.js";

const ZEROS: ReadonlySet<string> = new Set(["count", "sum", "distinct"]);
/** Only published schemes make decisions and items: without one there is none, and nobody has failed to look. */
const MADE_BY_RUNS: ReadonlySet<string> = new Set(["decision", "item"]);

/** Facts that are 0 over nothing, without saying that somebody looked. */
const isUnlooked = (fact: Fact): fact is RecordsFact => fact.from === "records" && ZEROS.has(fact.aggregate) && fact.knownIf === undefined && !fact.select.kinds.every((kind) => MADE_BY_RUNS.has(kind));

/** Tests that must hold (or must not) wherever the condition holds; of `any`, each of its parts may be the reason. */
function decisive(condition: Condition, holds = true): readonly { readonly test: Test; readonly holds: boolean }[] {
  if (condition.kind === "not") return decisive(condition.part, !holds);
  return condition.kind === "test" ? [{ test: condition, holds }] : condition.parts.flatMap((part) => decisive(part, holds));
}

/** Whether a test lets 0 through and stops some greater number; `asks`: it stops 0 and lets a greater one through. */
function zero({ test, holds }: ReturnType<typeof decisive>[number]): "rewarded" | "asks" | "neither" {
  const [range] = test.operator === "known" ? [] : requirementOf(test).ranges;
  if (!range || range.set.kind !== "numbers") return "neither";
  const set = holds ? range.set : complement(range.set);
  const takes = !isEmpty(intersect(set, pointsOf([0])), false);
  const more = within(1e-6, Infinity);
  if (takes) return isEmpty(intersect(complement(set), more), false) ? "neither" : "rewarded";
  return isEmpty(intersect(set, more), false) ? "neither" : "asks";
}

interface Reading {
  readonly context: ReadContext;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly universe: Universe;
}

const formulaOf = ({ facts }: Reading, name: string): Expression | null => {
  const fact = facts.get(name);
  return fact?.from === "formula" ? fact.expression : null;
};

/** Facts that an expression reads, those behind its formulas too. */
function readIn(reading: Reading, expression: Expression): readonly string[] {
  if (expression.op !== "fact") return partsOf(expression).flatMap((part) => readIn(reading, part));
  const formula = formulaOf(reading, expression.fact);
  return formula ? [expression.fact, ...readIn(reading, formula)] : [expression.fact];
}

/** Ends of an expression where one fact has a value and `others` tells of the rest; formulas follow. */
function endsAt(reading: Reading, expression: Expression, one: readonly [name: string, value: number], others: (name: string) => readonly [low: number, high: number]): Interval {
  return expressionEnds(expression, (each) => {
    if (each === one[0]) return { value: null, low: one[1], high: one[1] };
    const formula = formulaOf(reading, each);
    const { low, high } = formula ? endsAt(reading, formula, one, others) : { low: null, high: null };
    if (formula) return { value: null, low: low ? fractionToNumber(low) : -Infinity, high: high ? fractionToNumber(high) : Infinity };
    const [least, greatest] = others(each);
    return { value: null, low: least, high: greatest };
  });
}

/** Other facts of a formula are tried at these values, the count at those: enough to see which way it goes. */
const OTHERS = [1, 100];
const COUNTS = [1, 10, 1000, 1e6];

/** Whether a test of a formula lets none of what it counts through and stops more of it, the rest being equal. */
function rewardsNone(reading: Reading, { test, holds }: ReturnType<typeof decisive>[number], expression: Expression, name: string): boolean {
  const [range] = test.operator === "known" ? [] : requirementOf(test).ranges;
  if (!range || range.set.kind !== "numbers") return false;
  const set = holds ? range.set : complement(range.set);
  const lets = (other: number, count: number): boolean | null => {
    const { low, high } = endsAt(reading, expression, [name, count], () => [other, other]);
    return low && high && compare(low, high) === 0 ? !isEmpty(intersect(set, pointsOf([fractionToNumber(low)])), false) : null;
  };
  return OTHERS.some((other) => lets(other, 0) === true && COUNTS.some((count) => lets(other, count) === false));
}

/** Conditions that a reward stands under. Where a count beside it must be more than 0, somebody has looked. */
function inConditions(reading: Reading, conditions: readonly (Condition | undefined)[]): void {
  const { context, facts } = reading;
  const tests = conditions.flatMap((condition) => (condition ? decisive(condition) : []));
  const unlooked = tests.filter(({ test }) => isUnlookedName(reading, test.fact));
  if (tests.some((each) => facts.get(each.test.fact)?.from === "records" && zero(each) === "asks")) return;
  for (const each of unlooked) if (zero(each) === "rewarded") context.problems.add("rewarded-zero", each.test.pointer, { name: each.test.fact });
  for (const each of tests) {
    const formula = formulaOf(reading, each.test.fact);
    const behind = formula ? new Set(readIn(reading, formula)) : [];
    for (const name of behind) if (isUnlookedName(reading, name) && rewardsNone(reading, each, formula as Expression, name)) context.problems.add("rewarded-zero", each.test.pointer, { name });
  }
}

function isUnlookedName({ facts }: Reading, name: string): boolean {
  const fact = facts.get(name);
  return fact !== undefined && isUnlooked(fact);
}

/** Points of the amount where one fact has a value and the others are wherever they may be. */
function amountAt(reading: Reading, amount: Expression, name: string, value: number): Interval {
  return endsAt(reading, amount, [name, value], (each) => {
    const range = reading.facts.get(each)?.range;
    return [range?.[0] ?? -Infinity, range?.[1] ?? Infinity];
  });
}

/** Whether a rule can hold where a fact is 0. */
function holdsAtZero({ universe }: Reading, rule: Rule, { name, pointer }: Fact): boolean {
  const none: Condition = { kind: "test", fact: name, type: "number", operator: "equal", value: { kind: "constant", value: 0, type: "number" }, pointer };
  return satisfiable(universe, [...goalsOf(rule), { condition: none, wish: "true" }]);
}

/** An amount that is more for nothing than for one, and more than 0. */
function inAmount(reading: Reading, rule: Rule): void {
  if (rule.event.type !== "points") return;
  const { amount } = rule.event;
  for (const name of new Set(readIn(reading, amount))) {
    const fact = reading.facts.get(name);
    if (!fact || !isUnlooked(fact) || !holdsAtZero(reading, rule, fact)) continue;
    const [none, one] = [amountAt(reading, amount, name, 0), amountAt(reading, amount, name, 1)];
    if (none.low && one.low && compare(none.low, ZERO) > 0 && compare(one.low, none.low) < 0) reading.context.problems.add("rewarded-zero", below(rule.pointer, "event", "params", "amount"), { name });
  }
}

function rewards(reading: Reading, { event }: Rule, honours: ReadonlySet<string>): boolean {
  if (event.type === "list") return honours.has(event.list);
  if (event.type !== "points") return false;
  const { high, low } = hull(amountAt(reading, event.amount, "", 0), point(fractionOf(event.min ?? 0)));
  return low !== null && compare(low, ZERO) >= 0 && (high === null || compare(high, ZERO) > 0);
}

/** Warns where no record at all would bring points or a place on a list of honour: nobody may have looked (`knownIf`). */
export function checkRewardedZeros({ context, universe, scheme: { facts, rules, lists } }: Whole): void {
  const reading: Reading = { context, universe, facts: new Map(facts.map((fact) => [fact.name, fact])) };
  const honour = (list: ListSpec): boolean => list.tone === "honour";
  const honours = new Set(lists.filter(honour).map(({ id }) => id));
  for (const rule of rules) {
    if (rule.each) continue;
    if (rewards(reading, rule, honours)) inConditions(reading, [rule.applies, rule.conditions]);
    inAmount(reading, rule);
  }
  for (const { gate, conditions } of lists.filter(honour)) inConditions(reading, [gate, conditions]);
}
