import { isDecisionTable, settleDecisionTable } from "./first-pools.js";
import { setBit } from "./settled/bits.js";
import { type Member, type PoolInput, sharingsOf } from "./pool-members.js";
import { type PoolEnds, contest, contestEnds } from "./pool-winner.js";
import type { Pool, RuleResult } from "./results.js";

/** Stage 7 for all rules: the pools, and the rules with the rows that still count and matter. */
export interface Settled {
  readonly pools: readonly SettledPool[];
  readonly rules: readonly RuleResult[];
}
/** A pool with what the sums of the groups need of it. */
export interface SettledPool extends Pool {
  readonly carried: readonly PoolEnds[];
  /** Winners that could lose to a member that gives their group nothing. */
  readonly losable: readonly Member[];
}

interface Draft {
  readonly instead: Map<number, Map<number, Member>>;
  readonly ends: Map<number, Map<number, readonly [number, number]>>;
  readonly carried: PoolEnds[];
  readonly losable: Member[];
}
type Row = Pick<Member, "rule" | "row">;

/** Of a decision table: it gives no points, and of nothing else is asked what counts instead. */
const NO_POINTS: Omit<SettledPool, "name" | "members"> = { carried: [], losable: [], instead: () => null, ends: () => [0, 0] };

function put<T>(into: Map<number, Map<number, T>>, { rule, row }: Row, value: T): void {
  const rows = into.get(rule) ?? new Map<number, T>();
  into.set(rule, rows.set(row, value));
}

/** Names of pools in the order of the file, with the rules that stand in them. */
export function poolMembers(rules: readonly { readonly one?: { readonly of: string } }[]): ReadonlyMap<string, readonly number[]> {
  const pools = new Map<string, number[]>();
  rules.forEach(({ one }, index) => {
    if (one) pools.set(one.of, [...(pools.get(one.of) ?? []), index]);
  });
  return pools;
}

function settlePool(name: string, members: readonly number[], input: PoolInput): SettledPool {
  if (isDecisionTable(members, input)) {
    settleDecisionTable(members, input.results);
    return { name, members, ...NO_POINTS };
  }
  const draft: Draft = { instead: new Map(), ends: new Map(), carried: [], losable: [] };
  for (const rule of members) {
    const { counts, matters } = input.results[rule];
    counts.fill(0);
    matters.fill(0);
  }
  for (const sharing of sharingsOf(members, input)) {
    const outcome = contest(sharing);
    const { winner, challengers } = outcome;
    if (winner) setBit(input.results[winner.rule].counts, winner.row);
    for (const member of challengers) setBit(input.results[member.rule].matters, member.row);
    if (winner) for (const member of sharing.members) if (member !== winner) put(draft.instead, member, winner);
    if (winner && challengers.some((member) => member.group !== winner.group)) draft.losable.push(winner);
    for (const ends of contestEnds(outcome)) {
      put(draft.ends, ends.carrier, [ends.least, ends.greatest]);
      draft.carried.push(ends);
    }
  }
  return {
    name, members, carried: draft.carried, losable: draft.losable,
    instead: (rule, row) => draft.instead.get(rule)?.get(row) ?? null,
    ends: (rule, row) => draft.ends.get(rule)?.get(row) ?? [0, 0],
  };
}

/** Settles `one` over all pools. Rules that stand in none are handed on as they are. */
export function settlePools(input: PoolInput): Settled {
  const pools = [...poolMembers(input.results.map(({ rule }) => rule))];
  const open = input.results.map((result) => (result.pool < 0 ? result : { ...result, counts: result.counts.slice(), matters: result.matters.slice() }));
  return { rules: open, pools: pools.map(([name, members]) => settlePool(name, members, { ...input, results: open })) };
}
