import type { PoolInput } from "./pool-members.js";
import type { RuleResult } from "./results.js";

/** Whether a pool is a plain decision table: one entry per subject at most from each rule, the first counts, and none of them gives points. */
export function isDecisionTable(members: readonly number[], { results, without }: PoolInput): boolean {
  return without === null && members.every((index) => {
    const { rule, child } = results[index];
    return child === null && rule.event.type !== "points" && rule.one?.take === "first" && rule.one.per.length === 0;
  });
}

/** Higher priority first, then place in the file (R13), in which the members stand. */
function inOrder(members: readonly number[], results: readonly RuleResult[]): readonly number[] {
  return [...members].sort((a, b) => results[b].rule.priority - results[a].rule.priority);
}

/**
 * Settles a decision table for all subjects at once, in passes over bitmaps: `free` are the subjects for whom no rule before was certain. A certain
 * rule counts where it is free; an unknown one matters there, since it could still be the first (R13).
 */
export function settleDecisionTable(members: readonly number[], results: readonly RuleResult[]): void {
  const free = new Uint32Array(results[members[0]].counts.length).fill(0xffffffff);
  for (const index of inOrder(members, results)) {
    const { holds: { certain, possible }, counts, matters } = results[index];
    for (let i = 0; i < free.length; i += 1) {
      counts[i] = certain[i] & free[i];
      matters[i] = possible[i] & ~certain[i] & free[i];
      free[i] &= ~certain[i];
    }
  }
}
