import type { OperatorTable } from "../language/operators.js";
import type { Rule, Scheme } from "../model/scheme.js";
import { type AmountPlan, amountPlan } from "./amounts.js";
import { type ConditionPool, createConditionPool } from "./condition-pool.js";
import { poolMembers } from "./pools.js";
import type { Ranges } from "./row-reader.js";

/** A rule with what does not depend on the facts. */
export interface RulePlan {
  readonly rule: Rule;
  /** null: it gives no points. */
  readonly amount: AmountPlan | null;
  /** Index of its pool; -1: no `one`. */
  readonly pool: number;
}

/** A scheme made ready for any population: each condition once, as a pass over columns of its table. Never changed by a run. */
export interface Program {
  readonly scheme: Scheme;
  readonly operators: OperatorTable;
  readonly subjects: ConditionPool;
  /** One per selection of records that rules walk, by its key. */
  readonly records: ReadonlyMap<string, ConditionPool>;
  /** In the order of the file. */
  readonly rules: readonly RulePlan[];
  readonly ranges: Ranges;
}

function addRule(pool: ConditionPool, { applies, conditions }: Rule): void {
  if (applies) pool.slotOf(applies);
  if (conditions) pool.slotOf(conditions);
}

/** Compiles eligibility and rules. Nothing of the facts is known yet; a test that the operators lack is found when it is bound. */
export function compileProgram(scheme: Scheme, operators: OperatorTable): Program {
  const subjects = createConditionPool("subjects");
  const records = new Map<string, ConditionPool>();
  for (const { conditions } of scheme.eligibility) subjects.slotOf(conditions);
  for (const rule of scheme.rules) {
    if (!rule.each) addRule(subjects, rule);
    else {
      const pool = records.get(rule.each.forKey) ?? createConditionPool("records");
      records.set(rule.each.forKey, pool);
      addRule(pool, rule);
    }
  }
  for (const pool of records.values()) for (const step of pool.steps) if (step.kind === "spread") subjects.slotOf(step.condition);
  const pools = [...poolMembers(scheme.rules).keys()];
  const rules = scheme.rules.map((rule) => ({ rule, amount: amountPlan(rule, scheme), pool: rule.one ? pools.indexOf(rule.one.of) : -1 }));
  const ranges: Ranges = new Map(scheme.facts.flatMap(({ name, range }) => (range ? [[name, range] as const] : [])));
  return { scheme, operators, subjects, records, rules, ranges };
}
