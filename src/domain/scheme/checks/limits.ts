import type { ReadContext } from "../vocabulary/context.js";

/** Limits of the language; all are refused with their place. */
export const LIMITS = { depth: 32, rules: 2000, facts: 5000, text: 5_000_000, nesting: 200 } as const;

/** Conditions and expressions end at a depth that people can still read; deeper ones are refused. */
export function tooDeep(context: ReadContext, depth: number, pointer: string): boolean {
  if (depth <= LIMITS.depth) return false;
  context.problems.add("condition-too-deep", pointer, { limit: LIMITS.depth });
  return true;
}

/** Rules and facts are counted after expansion. */
export function checkCounts(context: ReadContext, rules: number, facts: number): void {
  if (rules > LIMITS.rules) context.problems.add("too-many-rules", "/rules", { found: rules, limit: LIMITS.rules });
  if (facts > LIMITS.facts) context.problems.add("too-many-facts", "/facts", { found: facts, limit: LIMITS.facts });
}
