import { compare, fractionOf, fractionToNumber, ZERO, type Fraction } from "../../decimal/fraction.js";
import { addIntervals, hull, multiplyIntervals, OPEN, point, type Interval } from "../../decimal/interval.js";
import type { Fact, Group, Rule, RuleEvent, ScoreSpec } from "../../model/scheme.js";
import { below } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { clamped, Reaches, type Reach } from "./reach.js";

type Points = Extract<RuleEvent, { readonly type: "points" }>;
interface PointsRule {
  readonly rule: Rule;
  readonly event: Points;
  readonly reach: Reach;
}

/** One written bound with where the value lies that it should hold. */
interface Bound {
  readonly pointer: string;
  readonly key: "min" | "max";
  readonly bound: number;
  readonly reach: Reach;
}

const SIDES = { min: ["最小", "least"], max: ["最大", "greatest"] } as const;

const boundsOf = (pointer: string, { min, max }: { readonly min?: number; readonly max?: number }, reach: Reach): readonly Bound[] => [
  ...(min === undefined ? [] : [{ pointer: below(pointer, "min"), key: "min" as const, bound: min, reach }]),
  ...(max === undefined ? [] : [{ pointer: below(pointer, "max"), key: "max" as const, bound: max, reach }]),
];

/** The end that a bound would hold; null: open, so that it can bind. */
const endOf = ({ key, reach }: Bound): Fraction | null => (key === "min" ? reach.low : reach.high);

/** Beyond everything that can occur. A bound just there only says how far it goes, and is welcome. */
function isIdle(each: Bound): boolean {
  const end = endOf(each);
  return end !== null && compare(end, fractionOf(each.bound)) === (each.key === "min" ? 1 : -1);
}

function itemBounds(rules: readonly PointsRule[], reaches: Reaches): readonly Bound[] {
  return rules.flatMap(({ rule, event }) => boundsOf(below(rule.pointer, "event", "params"), event, reaches.ofExpression(event.amount)));
}

/** What the rules of a group bring together: one item a rule, any number of items a rule with `for`, and one of all in a pool without `per`. */
function sumOf(rules: readonly PointsRule[]): Reach {
  const pools = new Map<string, Reach>();
  let sum: Interval = point(ZERO);
  for (const { rule, reach } of rules) {
    const alone = rule.one && rule.one.per.length === 0 ? rule.one.of : undefined;
    if (alone !== undefined) pools.set(alone, hull(pools.get(alone) ?? point(ZERO), reach));
    else sum = addIntervals(sum, rule.each ? multiplyIntervals(reach, { low: ZERO, high: null }) : reach);
  }
  return [...pools.values()].reduce(addIntervals, sum);
}

/** A group with scale or weight must state both ends, binding or not: they are its ends while it is missing. */
const mustStateEnds = (group: Group): boolean => group.scale !== undefined || group.weight !== undefined;

/** What a group adds: its clamped sum, or what a group that can be missing can be; weights that may be shared out anew leave it open. */
function addedBy(group: Group, sum: Reach, renormalises: boolean): Reach {
  if (!mustStateEnds(group)) return clamped(sum, group);
  if (group.weight !== undefined && renormalises) return OPEN;
  return hull(point(ZERO), multiplyIntervals(clamped(OPEN, group), point(fractionOf(group.weight ?? 1))));
}

function groupBounds({ groups }: ScoreSpec, rules: readonly PointsRule[], start: Reach): readonly Bound[] {
  const renormalises = groups.some((group) => group.missing === "renormalise");
  let running = start;
  return groups.flatMap((group, i) => {
    const pointer = below("/score/groups", i);
    const own = rules.filter(({ event }) => event.group === group.id);
    const sum = sumOf(own);
    running = addIntervals(running, addedBy(group, sum, renormalises));
    const bounds = [...(mustStateEnds(group) || own.length === 0 ? [] : boundsOf(pointer, group, sum)), ...boundsOf(below(pointer, "total"), group.total ?? {}, running)];
    running = clamped(running, group.total ?? {});
    return bounds;
  });
}

/** Warns of bounds of items, groups and running totals that nothing can reach: hardly what was meant. Rules over rows share a place: it is idle if it is for all of them. */
export function checkIdleClamps(context: ReadContext, { rules, score, facts }: { readonly rules: readonly Rule[]; readonly score?: ScoreSpec | undefined; readonly facts: readonly Fact[] }): void {
  if (!score) return;
  const reaches = new Reaches(facts);
  const points = rules.flatMap((rule): PointsRule[] => (rule.event.type === "points" ? [{ rule, event: rule.event, reach: reaches.ofItem(rule.event, score.round) }] : []));
  const bounds = [...itemBounds(points, reaches), ...groupBounds(score, points, reaches.ofExpression(score.start))];
  const binding = new Set(bounds.filter((each) => !isIdle(each)).map(({ pointer }) => pointer));
  for (const each of bounds) {
    if (binding.has(each.pointer)) continue;
    const end = endOf(each);
    context.problems.add("idle-clamp", each.pointer, { key: each.key, found: each.bound, expected: end ? fractionToNumber(end) : "", side: SIDES[each.key] });
  }
}
