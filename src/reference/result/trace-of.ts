import type { DecisionTrace, RuleTrace, Trace, TraceNode } from "../../domain/model/card.js";
import { toNumber } from "../arithmetic/fraction.js";
import type { RuleRow } from "../stages/rule-rows.js";
import type { Sheet } from "../stages/sheet.js";
import type { World } from "../world.js";

function ruleTrace({ rule, record, state, outcome, applies, conditions, amount }: RuleRow): RuleTrace {
  return { rule: rule.name, record: record?.record.id ?? null, state, outcome, applies, conditions, amount: amount && toNumber(amount) };
}

function decision(of: DecisionTrace["of"], id: string, node: TraceNode | null | undefined): readonly DecisionTrace[] {
  return node ? [{ of, id, outcome: node.outcome, conditions: node }] : [];
}

/** Every condition behind one card, in the order of R23. */
export function traceOf(world: World, sheet: Sheet): Trace {
  const { scheme } = world;
  const eligibility = sheet.eligibility.flatMap((node, i) => decision("eligibility", String(i), node));
  if (sheet.status === "notEligible") return { rules: [], decisions: eligibility };
  const bands = scheme.grades.flatMap((band, i) => decision("band", band.grade, sheet.graded?.bands[i]));
  const atMost = scheme.atMost.flatMap((_cap, i) => decision("atMost", String(i), sheet.graded?.atMost[i]));
  const lists = scheme.lists.flatMap(({ id }) => [...decision("gate", id, sheet.lists.get(id)?.gate), ...decision("list", id, sheet.lists.get(id)?.conditions)]);
  return { rules: sheet.rows.map(ruleTrace), decisions: [...eligibility, ...bands, ...atMost, ...lists] };
}
