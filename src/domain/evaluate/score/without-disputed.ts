import type { PoolInput } from "../pool-members.js";
import { type Settled, settlePools } from "../pools.js";
import type { RuleResult, RuleResults } from "../results.js";
import { hasBit, or, rowsWhere, without, wordsFor } from "../settled/bits.js";
import { ownersOf } from "../settled/at-subjects.js";
import { type ScoreOfInput, scoreOf } from "./score-of.js";

type WithoutDisputed = NonNullable<RuleResults["scoreWithoutDisputed"]>;

/** Rows of certain points that rest on a disputed record; null: none. */
function fallingRows(result: RuleResult, disputed: Uint32Array): Uint32Array | null {
  const { child, holds: { certain }, rule } = result;
  if (!child || rule.event.type !== "points") return null;
  const falling = rowsWhere(result.rows, (row) => hasBit(certain, row) && hasBit(disputed, child.records[row]));
  return falling.some((word) => word !== 0) ? falling : null;
}

/**
 * The reported score as if every certain item of a disputed record fell, before `one` chooses (R21); null: there is no such item. What the groups
 * are out of stays as it is.
 */
export function withoutDisputed(pools: PoolInput, input: ScoreOfInput, rated: Uint32Array): WithoutDisputed | null {
  const falling = new Map<RuleResult["rule"], Uint32Array>();
  let has: Uint32Array = new Uint32Array(wordsFor(input.subjects));
  for (const result of pools.results) {
    const rows = fallingRows(result, pools.frozen.records.disputed);
    if (!rows) continue;
    falling.set(result.rule, rows);
    has = or(has, ownersOf(rows, result, input.subjects));
  }
  if (falling.size === 0) return null;
  const left = (result: RuleResult): RuleResult => {
    const rows = falling.get(result.rule);
    return rows ? { ...result, counts: without(result.counts, rows) } : result;
  };
  const settled: Settled = settlePools({ ...pools, results: pools.results.map(left), without: (result, row) => hasBit(falling.get(result.rule) ?? NONE, row) });
  const { score } = scoreOf({ ...input, rules: settled.rules, pools: settled.pools });
  return { has: has.map((word, w) => word & rated[w] & score.known[w]), units: score.reported };
}
const NONE = new Uint32Array(0);
