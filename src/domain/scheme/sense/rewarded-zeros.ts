import { compare, fractionOf, ZERO } from "../../decimal/fraction.js";
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

/** Conditions that a reward stands under. Where a count beside it must be more than 0, somebody has looked. */
function inConditions({ context, facts }: Reading, conditions: readonly (Condition | undefined)[]): void {
  const tests = conditions.flatMap((condition) => (condition ? decisive(condition) : []));
  const unlooked = tests.filter(({ test }) => { const fact = facts.get(test.fact); return fact !== undefined && isUnlooked(fact); });
  if (tests.some((each) => facts.get(each.test.fact)?.from === "records" && zero(each) === "asks")) return;
  for (const each of unlooked) if (zero(each) === "rewarded") context.problems.add("rewarded-zero", each.test.pointer, { name: each.test.fact });
}

const readIn = (expression: Expression): readonly string[] => (expression.op === "fact" ? [expression.fact] : partsOf(expression).flatMap(readIn));

/** Points of the amount where one fact has a value and the others are wherever they may be. */
function amountAt({ facts }: Reading, amount: Expression, name: string, value: number): Interval {
  return expressionEnds(amount, (each) => {
    if (each === name) return { value: null, low: value, high: value };
    const range = facts.get(each)?.range;
    return { value: null, low: range?.[0] ?? -Infinity, high: range?.[1] ?? Infinity };
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
  for (const name of new Set(readIn(amount))) {
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
