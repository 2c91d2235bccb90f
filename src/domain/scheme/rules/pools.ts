import type { Rule } from "../../model/scheme.js";

/** Rules that share a name of `one`: of what they bring, one counts. In the order of the file; at least one each. */
export function poolsOf(rules: readonly Rule[]): ReadonlyMap<string, readonly [Rule, ...Rule[]]> {
  const pools = new Map<string, [Rule, ...Rule[]]>();
  for (const rule of rules) {
    const name = rule.one?.of;
    if (name === undefined) continue;
    const pool = pools.get(name);
    if (pool) pool.push(rule);
    else pools.set(name, [rule]);
  }
  return pools;
}
