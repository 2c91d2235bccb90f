import type { Frozen } from "../model/columns.js";
import type { Rule } from "../model/scheme.js";
import { amountsOf } from "./amounts.js";
import { allRows, rowsWhere, without } from "./settled/bits.js";
import type { Memory } from "./memory.js";
import type { RulePlan } from "./program.js";
import type { Amounts, Bits, RuleResult } from "./results.js";
import type { Ranges } from "./row-reader.js";
import type { TableRun } from "./table-run.js";

export interface OutcomeInput {
  readonly ranges: Ranges;
  readonly frozen: Frozen;
  readonly memory: Memory;
  readonly table: TableRun;
}

/** Rows in whose day `effective` holds: the record's own day, else the as-of day; null: all (R11). */
function inForceOf({ effective, each }: Rule, { frozen, table }: OutcomeInput): Uint32Array | null {
  if (!effective || (effective.from === undefined && effective.to === undefined)) return null;
  const { from = -Infinity, to = Infinity } = effective;
  const days = each && table.child ? table.child.on : null;
  if (days) return rowsWhere(table.rows, (row) => days[row] >= from && days[row] <= to);
  return frozen.asOf >= from && frozen.asOf <= to ? null : rowsWhere(table.rows, () => false);
}

/** What makes a rule's outcome besides its conditions; null where there is none of it. */
interface Circumstances {
  readonly inForce: Uint32Array | null;
  readonly applies: Bits | null;
  readonly uncertain: Uint32Array | null;
}

/** Outcome without the amount: an unknown `applies` or selection makes a rule unknown, whatever its conditions say. */
function combine(conditions: Bits, { inForce, applies, uncertain }: Circumstances, rows: number): Bits {
  if (!inForce && !applies && !uncertain) return conditions;
  const all = allRows(rows);
  const certain = new Uint32Array(all.length);
  const possible = new Uint32Array(all.length);
  for (let w = 0; w < all.length; w++) {
    const force = inForce ? inForce[w] : all[w];
    const can = force & (applies ? applies.possible[w] : all[w]);
    const open = (applies ? ~applies.certain[w] : 0) | (uncertain ? uncertain[w] : 0);
    certain[w] = can & ~open & conditions.certain[w];
    possible[w] = can & (open | conditions.possible[w]);
  }
  return { certain, possible };
}

function withAmount({ amount }: RulePlan, holds: Bits, input: OutcomeInput): { readonly amounts: Amounts | null; readonly holds: Bits } {
  if (!amount) return { amounts: null, holds };
  const { amounts, missing } = amountsOf(amount, holds.possible, { ...input, calendar: input.frozen.calendar });
  return { amounts, holds: missing ? { certain: without(holds.certain, missing), possible: holds.possible } : holds };
}

/** One rule over all rows of its table (R11), before `one`: everything that is certain counts, everything else that is possible matters. */
export function ruleOutcome(plan: RulePlan, input: OutcomeInput): RuleResult {
  const { table, memory } = input;
  const { rule, pool } = plan;
  const inForce = inForceOf(rule, input);
  const applies = rule.applies ? table.bitsOf(rule.applies) : null;
  const conditions = rule.conditions ? table.bitsOf(rule.conditions) : null;
  const all = conditions ? null : allRows(table.rows);
  const uncertain = table.child?.uncertain ?? null;
  const combined = combine(conditions ?? { certain: all ?? NONE, possible: all ?? NONE }, { inForce, applies, uncertain }, table.rows);
  const { amounts, holds: open } = withAmount(plan, combined, input);
  const holds = rule.onUnknown === "false" ? { certain: open.certain, possible: open.certain } : open;
  const matters = memory.words(holds.certain.length);
  for (let w = 0; w < matters.length; w++) matters[w] = holds.possible[w] & ~holds.certain[w];
  return { rule, child: table.child, rows: table.rows, inForce, applies, conditions, holds, amounts, counts: holds.certain, matters, pool };
}
const NONE = new Uint32Array(0);
