import type { DatedParameter, DecisionTrace, RuleTrace, Trace } from "../model/card.js";
import type { Condition } from "../model/scheme.js";
import { isoDay } from "../calendar/days.js";
import { valueOn } from "../facts/value-on.js";
import type { Day } from "../model/documents.js";
import { unitsToNumber } from "../decimal/fraction.js";
import { hasBit } from "../evaluate/settled/bits.js";
import type { Results } from "../evaluate/decide/results.js";
import type { RuleResult } from "../evaluate/results.js";
import { recordOf } from "./item-cards.js";
import { linkedAt } from "./linked-subjects.js";
import { endRow, firstRow } from "./rows-of.js";
import { nodeBuilder, type NodeAt } from "./trace-nodes.js";

type RuleAt = (row: number) => RuleTrace;
interface DecisionPlan {
  readonly of: DecisionTrace["of"];
  readonly id: string;
  readonly node: NodeAt;
}
interface TracePlan {
  readonly rules: readonly { readonly result: RuleResult; readonly at: RuleAt }[];
  readonly eligibility: readonly DecisionPlan[];
  readonly decisions: readonly DecisionPlan[];
}

function amountAt({ amounts, holds }: RuleResult, row: number, places: number): number | null {
  if (!amounts || !hasBit(holds.certain, row)) return null;
  return unitsToNumber(amounts.constant ?? amounts.low?.[row] ?? 0, places);
}

/** Dated parameters as they were on a day. */
function parametersOn({ scheme: { parameters } }: Results, names: Iterable<string>, day: Day): readonly DatedParameter[] {
  return [...names].flatMap((name) => {
    const values = parameters.get(name)?.values;
    const found = values && valueOn(values, day);
    return values ? [{ name, value: found?.value ?? null, since: found ? isoDay(found.from) : null }] : [];
  });
}

function ruleAt(results: Results, result: RuleResult): RuleAt {
  const { rule, child, inForce, applies, holds } = result;
  const places = results.scheme.score?.round.items ?? 0;
  const appliesNode = rule.applies ? nodeBuilder(results, rule.applies, child) : null;
  const conditionsNode = rule.conditions ? nodeBuilder(results, rule.conditions, child) : null;
  return (row) => {
    const record = recordOf(results, result, row);
    const off = { rule: rule.name, record, outcome: "false", conditions: null, amount: null } as const;
    if (inForce && !hasBit(inForce, row)) return { ...off, state: "notInForce", applies: null };
    const applied = appliesNode ? appliesNode(row) : null;
    if (applies && !hasBit(applies.possible, row)) return { ...off, state: "notApplicable", applies: applied };
    return {
      rule: rule.name, record, state: "evaluated",
      outcome: hasBit(holds.certain, row) ? "true" : hasBit(holds.possible, row) ? "unknown" : "false",
      applies: applied, conditions: conditionsNode ? conditionsNode(row) : null, amount: amountAt(result, row, places),
      ...(rule.dated && child ? { parameters: parametersOn(results, rule.dated, child.on[row]) } : {}),
    };
  };
}

function decisionPlans(results: Results): readonly DecisionPlan[] {
  const { scheme } = results;
  const plan = (of: DecisionTrace["of"], id: string, condition: Condition | undefined, read = results): readonly DecisionPlan[] =>
    condition ? [{ of, id, node: nodeBuilder(read, condition, null) }] : [];
  return [
    ...scheme.grades.flatMap((band) => plan("band", band.grade, band.when)),
    ...(results.grades ? scheme.atMost : []).flatMap((entry, place) => plan("atMost", String(place), entry.when)),
    ...results.lists.flatMap(({ list, read }) => [...plan("gate", list.id, list.gate, read), ...plan("list", list.id, list.conditions, read), ...plan("exit", list.id, list.exit, read)]),
  ];
}

const plans = new WeakMap<Results, TracePlan>();

function planOf(results: Results): TracePlan {
  let plan = plans.get(results);
  if (!plan) {
    plan = {
      rules: results.rules.map((result) => ({ result, at: ruleAt(results, result) })),
      eligibility: results.scheme.eligibility.map(({ conditions }, place) => ({ of: "eligibility", id: String(place), node: nodeBuilder(results, conditions, null) })),
      decisions: decisionPlans(results),
    };
    plans.set(results, plan);
  }
  return plan;
}

function decisionTrace({ of, id, node }: DecisionPlan, row: number): DecisionTrace {
  const conditions = node(row);
  return { of, id, outcome: conditions.outcome, conditions };
}

/** What all else than rules with `for` read of dated parameters; nothing in a scheme without any. */
function datedOf(results: Results): Pick<Trace, "parameters"> {
  const { dated, parameters } = results.scheme;
  return dated ? { parameters: parametersOn(results, parameters.keys(), results.frozen.asOf) } : {};
}

/** Everything behind one card (R23): every rule for every record, every condition with the value read, nothing hidden by short-circuit. */
export function traceOf(results: Results, row: number): Trace {
  const plan = planOf(results);
  const eligibility = plan.eligibility.map((decision) => decisionTrace(decision, row));
  const beside = { ...datedOf(results), ...linkedAt(results, row) };
  if (results.eligibility[row] >= 0) return { rules: [], decisions: eligibility, ...beside };
  const rules: RuleTrace[] = [];
  for (const { result, at } of plan.rules) {
    const end = endRow(result, row);
    for (let i = firstRow(result, row); i < end; i++) rules.push(at(i));
  }
  return { rules, decisions: [...eligibility, ...plan.decisions.map((decision) => decisionTrace(decision, row))], ...beside };
}
