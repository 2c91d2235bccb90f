import { hasBit } from "./settled/bits.js";
import type { PoolInput } from "./pool-members.js";
import type { Pool, RuleResult } from "./results.js";

const NO_ENDS: readonly [number, number] = [0, 0];

/** Whether a pool is a plain decision table: one entry per subject at most from each rule, the first counts, and none of them gives points. */
export function isDecisionTable(members: readonly number[], { results, without }: PoolInput): boolean {
  return without === null && members.every((index) => {
    const { rule, child } = results[index];
    return child === null && rule.event.type !== "points" && rule.one?.take === "first" && rule.one.per.length === 0;
  });
}

/** Higher priority first, then place in the file (R13). */
function inOrder(members: readonly number[], results: readonly RuleResult[]): readonly number[] {
  return [...members].sort((a, b) => results[b].rule.priority - results[a].rule.priority || results[a].rule.place - results[b].rule.place);
}

/**
 * Settles a decision table for all subjects at once, in passes over bitmaps: `free` are the subjects for whom no rule before was certain. A certain
 * rule counts where it is free; an unknown one matters there, since it could still be the first (R13).
 */
export function settleDecisionTable(name: string, members: readonly number[], results: readonly RuleResult[]): Pool {
  const order = inOrder(members, results);
  const free = new Uint32Array(results[members[0]].counts.length).fill(0xffffffff);
  for (const index of order) {
    const { holds: { certain, possible }, counts, matters } = results[index];
    for (let i = 0; i < free.length; i += 1) {
      counts[i] = certain[i] & free[i];
      matters[i] = possible[i] & ~certain[i] & free[i];
      free[i] &= ~certain[i];
    }
  }
  const winnerAt = (row: number): number => order.find((index) => hasBit(results[index].counts, row)) ?? -1;
  return {
    name, members,
    instead: (rule, row) => {
      const winner = winnerAt(row);
      return winner < 0 || winner === rule || !hasBit(results[rule].holds.possible, row) ? null : { rule: winner, row };
    },
    ends: () => NO_ENDS,
  };
}
