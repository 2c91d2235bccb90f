import type { Frozen } from "../model/columns.js";
import type { Rule } from "../model/scheme.js";
import { ELIGIBLE, eligibilityOf } from "./eligibility.js";
import { type Memory, createMemory } from "./memory.js";
import { type Settled, settlePools } from "./pools.js";
import type { Program } from "./program.js";
import type { ChildTable } from "../model/columns.js";
import type { PoolInput } from "./pool-members.js";
import type { RuleResult, RuleResults } from "./results.js";
import { ruleOutcome } from "./rule-outcome.js";
import { type ScoreOfInput, scoreOf } from "./score/score-of.js";
import { withoutDisputed } from "./score/without-disputed.js";
import { ownersOf } from "./settled/at-subjects.js";
import { rowsWhere } from "./settled/bits.js";
import { type TableRun, createTableRun } from "./table-run.js";

/** The tables of one run: subjects, and the records of each selection. */
interface Tables {
  readonly subjects: TableRun;
  of(child: ChildTable | null): TableRun;
}

function createTables({ subjects: pool, records, operators }: Program, frozen: Frozen, memory: Memory): Tables {
  const subjects = createTableRun({ pool, frozen, operators, memory, child: null, subjects: null });
  const runs = new Map<ChildTable, TableRun>();
  for (const [key, child] of frozen.children) {
    const own = records.get(key);
    if (own) runs.set(child, createTableRun({ pool: own, frozen, operators, memory, child, subjects }));
  }
  const lacks = (): never => {
    throw new RangeError("no rule walks these records");
  };
  return { subjects, of: (child) => (child ? (runs.get(child) ?? lacks()) : subjects) };
}

function tableOf({ each }: Rule, tables: Tables, frozen: Frozen): TableRun {
  if (!each) return tables.subjects;
  const child = frozen.children.get(each.forKey);
  if (!child) throw new RangeError(`the frozen facts lack the records of ${each.forKey}`);
  return tables.of(child);
}

/** Eligible, scored if there is a score, and no rule with onUnknown `notRated` unknown (R14, R24). */
function ratedOf(eligibility: Int32Array, rules: readonly RuleResult[], scored: Uint32Array | null): Uint32Array {
  const rated = rowsWhere(eligibility.length, (row) => eligibility[row] === ELIGIBLE);
  const clear = (words: Uint32Array): void => {
    for (let w = 0; w < rated.length; w++) rated[w] &= ~words[w];
  };
  for (const result of rules) if (result.rule.onUnknown === "notRated") clear(ownersOf(result.matters, result, eligibility.length));
  if (scored) for (let w = 0; w < rated.length; w++) rated[w] &= scored[w];
  return rated;
}

function outcomesOf({ rules, ranges }: Program, frozen: Frozen, memory: Memory, tables: Tables): readonly RuleResult[] {
  return rules.map((plan) => ruleOutcome(plan, { ranges, frozen, memory, table: tableOf(plan.rule, tables, frozen) }));
}

/**
 * Stages 3 and 5 to 10 for a whole population (R10 to R15, R21, R24). Pure: the same program and facts give the same results. `memory`: buffers of
 * an earlier run to be used again, whose results are then overwritten. Throws ProblemError where items could add up beyond exact whole numbers.
 */
export function runRules(program: Program, frozen: Frozen, memory: Memory = createMemory()): RuleResults {
  const { scheme, operators } = program;
  memory.reset();
  const tables = createTables(program, frozen, memory);
  const table = tables.subjects;
  const eligibility = eligibilityOf(scheme, table);
  const poolInput: PoolInput = { results: outcomesOf(program, frozen, memory, tables), frozen, tableOf: ({ child }) => tables.of(child), without: null };
  const { rules, pools }: Settled = settlePools(poolInput);
  const input: ScoreOfInput | null = scheme.score
    ? { score: scheme.score, ranges: program.ranges, calendar: frozen.calendar, table, memory, subjects: table.rows, rules, pools }
    : null;
  const scored = input && scoreOf(input);
  const rated = ratedOf(eligibility, rules, scored && scored.score.known);
  return {
    scheme, operators, frozen, subjects: table.rows, eligibility, rules, pools, rated,
    groups: scored?.groups ?? [],
    score: scored && { ...scored.score, known: rated },
    scoreWithoutDisputed: input && withoutDisputed(poolInput, input, rated),
    testBits: (test, child) => tables.of(child).bitsOf(test),
    conditionBits: (condition, child) => tables.of(child).bitsOf(condition),
    column: (fact, child) => tables.of(child).column(fact),
  };
}
