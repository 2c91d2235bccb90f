import { ProblemError } from "../../model/problem.js";
import type { ScoreSpec } from "../../model/scheme.js";
import type { RuleResult } from "../results.js";
import { type ScoreInput, type Scored, exactScore } from "./exact-score.js";
import { type GroupInput, isCareful } from "./group-value.js";
import { type SumInput, groupSums } from "./group-sums.js";
import { plainPlan, plainScore } from "./plain-score.js";
import { type Standing, type StandingInput, groupStanding } from "./standing.js";

/** What stages 9 and 10 read. */
export interface ScoreOfInput extends StandingInput, SumInput {
  readonly score: ScoreSpec;
}

const STATES_NOTHING: Standing = {
  states: false, present: () => true, sure: () => true, open: () => false, outOf: () => null,
  outOfEnds: () => ({ low: null, high: null }),
};

/** Greatest absolute amount of a rule, in units; ends that are open add nothing that could be inexact. */
function largestAmount({ amounts }: RuleResult): number {
  if (!amounts) return 0;
  if (amounts.constant !== null) return Math.abs(amounts.constant);
  let largest = 0;
  for (const ends of [amounts.low, amounts.high]) {
    for (const units of ends ?? []) if (Number.isFinite(units) && Math.abs(units) > largest) largest = Math.abs(units);
  }
  return largest;
}

function mostRows({ child }: RuleResult): number {
  if (!child) return 1;
  let most = 0;
  for (let i = 1; i < child.offsets.length; i++) most = Math.max(most, child.offsets[i] - child.offsets[i - 1]);
  return most;
}

/** No sum of items of one subject can exceed this, in units. */
function largestSum(rules: readonly RuleResult[]): number {
  return rules.reduce((sum, rule) => sum + largestAmount(rule) * mostRows(rule), 0);
}

function refuseInexact(largest: number): void {
  if (largest < Number.MAX_SAFE_INTEGER) return;
  const message = { "zh-CN": "各项分值之和可能达到 2^53 个最小单位，无法精确相加。请减小分值或小数位数。", en: "The items could add up to 2^53 units or more, which cannot be added exactly. Use smaller amounts or fewer places." };
  throw new ProblemError([{ code: "number-too-great", severity: "error", path: "/rules", message, found: String(largest) }]);
}

function groupInputs(input: ScoreOfInput): readonly GroupInput[] {
  return input.score.groups.map((group) => {
    const own = input.rules.filter(({ rule: { event } }) => event.type === "points" && event.group === group.id);
    const states = own.some(({ rule: { event } }) => event.type === "points" && event.outOf);
    const standing = isCareful(group) || states ? groupStanding(own, input) : STATES_NOTHING;
    return { group, standing, sums: groupSums(group.id, input), items: input.score.round.items };
  });
}

/** Groups and score of all subjects: in whole units where they suffice, else with fractions. Throws ProblemError for amounts beyond exact sums. */
export function scoreOf(input: ScoreOfInput): Scored {
  const largest = largestSum(input.rules);
  refuseInexact(largest);
  const scoreInput: ScoreInput = { ...input, groups: groupInputs(input) };
  const plan = plainPlan(scoreInput, largest);
  return plan ? plainScore(scoreInput, plan) : exactScore(scoreInput);
}
