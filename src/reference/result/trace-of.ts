import type { DecisionTrace, RuleTrace, Trace, TraceNode } from "../../domain/model/card.js";
import { membersOf } from "../facts/derive.js";
import { linkedTrace } from "../links/linked.js";
import { toNumber } from "../arithmetic/fraction.js";
import type { RuleRow } from "../stages/rule-rows.js";
import type { Sheet } from "../stages/sheet.js";
import type { World } from "../world.js";
import { datedOn } from "../facts/parameter-on.js";

function ruleTrace({ scheme }: World, { rule, record, day, state, outcome, applies, conditions, amount }: RuleRow): RuleTrace {
  const trace = { rule: rule.name, record: record?.record.id ?? null, state, outcome, applies, conditions, amount: amount && toNumber(amount) };
  return rule.dated && state === "evaluated" ? { ...trace, parameters: datedOn(rule.dated.map((name) => scheme.parameters.get(name)), day) } : trace;
}

function decision(of: DecisionTrace["of"], id: string, node: TraceNode | null | undefined): readonly DecisionTrace[] {
  return node ? [{ of, id, outcome: node.outcome, conditions: node }] : [];
}

/** The subjects behind the `linked` facts; nothing for a scheme without them (R28). */
function linkedOf(world: World, sheet: Sheet): Pick<Trace, "linked"> {
  const linked = world.scheme.facts.flatMap((fact) => (fact.from === "linked" ? [linkedTrace(fact, membersOf(world, fact, sheet.subject.id))] : []));
  return linked.length === 0 ? {} : { linked };
}

/** Every condition behind one card, in the order of R23. */
export function traceOf(world: World, sheet: Sheet): Trace {
  const { scheme } = world;
  const dated = scheme.dated ? { parameters: datedOn(scheme.parameters.values(), world.input.asOf) } : {};
  const beside = { ...dated, ...linkedOf(world, sheet) };
  const eligibility = sheet.eligibility.flatMap((node, i) => decision("eligibility", String(i), node));
  if (sheet.status === "notEligible") return { rules: [], decisions: eligibility, ...beside };
  const bands = scheme.grades.flatMap((band, i) => decision("band", band.grade, sheet.graded?.bands[i]));
  const atMost = scheme.atMost.flatMap((_cap, i) => decision("atMost", String(i), sheet.graded?.atMost[i]));
  const lists = scheme.lists.flatMap(({ id }) => [...decision("gate", id, sheet.lists.get(id)?.gate), ...decision("list", id, sheet.lists.get(id)?.conditions), ...decision("exit", id, sheet.lists.get(id)?.exit)]);
  return { rules: sheet.rows.map((row) => ruleTrace(world, row)), decisions: [...eligibility, ...bands, ...atMost, ...lists], ...beside };
}
