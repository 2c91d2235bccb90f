import type { CapCard, Card, Finding, ListCard, Outcome } from "../model/card.js";
import type { Expression, Known } from "../model/scheme.js";
import { roundFraction, unitsToNumber } from "../decimal/fraction.js";
import { evaluateExpression, isMissing } from "../facts/expression.js";
import { atSubjects } from "../evaluate/settled/at-subjects.js";
import { hasBit } from "../evaluate/settled/bits.js";
import { outcomeAt } from "../evaluate/settled/outcomes.js";
import { certainReading, plainValue } from "../evaluate/settled/plain-value.js";
import { LIST_STATUS, type Results } from "../evaluate/decide/results.js";
import type { RuleResult } from "../evaluate/results.js";
import { recordOf } from "./item-cards.js";
import { endRow, firstRow } from "./rows-of.js";
import { shownValue } from "./shown-value.js";

type Flags = Card["flags"];
/** Places of a detail that is computed. */
const DETAIL_PLACES = 6;

function detail(results: Results, result: RuleResult, expression: Expression, row: number): Known | null {
  if (expression.op === "fact") return shownValue(plainValue(results, expression.fact, row, result.child), results.column(expression.fact, result.child).type);
  const value = evaluateExpression(expression, (fact) => certainReading(results, fact, row, result.child), results.frozen.calendar, DETAIL_PLACES);
  return isMissing(value) ? null : unitsToNumber(roundFraction(value, DETAIL_PLACES, "half-away"), DETAIL_PLACES);
}

function finding(results: Results, result: RuleResult, row: number): Finding {
  const { rule } = result;
  const details: Record<string, Known | null> = {};
  for (const [name, expression] of rule.event.details ?? []) details[name] = detail(results, result, expression, row);
  return { check: rule.event.check ?? "", result: rule.event.result ?? "", rule: rule.name, record: recordOf(results, result, row), details };
}

/** Certain findings that count, of any event that carries a check and a result. */
export function findingCards(results: Results, rules: readonly RuleResult[], subject: number): readonly Finding[] {
  const found: Finding[] = [];
  for (const result of rules) {
    const end = endRow(result, subject);
    for (let row = firstRow(result, subject); row < end; row++) if (hasBit(result.counts, row)) found.push(finding(results, result, row));
  }
  return found;
}

/** Caps that count or could, rules first, then `atMost` (with rule null). */
export function capCards(results: Results, rules: readonly RuleResult[], subject: number): readonly CapCard[] {
  const caps: CapCard[] = [];
  for (const result of rules) {
    const { rule } = result;
    const end = endRow(result, subject);
    for (let row = firstRow(result, subject); row < end; row++) {
      const counts = hasBit(result.counts, row);
      if (!counts && !hasBit(result.matters, row)) continue;
      caps.push({ rule: rule.name, grade: rule.event.type === "cap" ? rule.event.grade : "", outcome: counts ? "true" : "unknown", record: recordOf(results, result, row) });
    }
  }
  results.grades?.atMost.forEach((bits, place) => {
    const outcome = outcomeAt(bits, subject);
    if (outcome !== "false") caps.push({ rule: null, grade: results.scheme.atMost[place].grade, outcome, record: null });
  });
  return caps;
}

/** Flags with the places of the rules that raise them: declared ones first, the others in the order of rules. */
export function flagRules(results: Results): ReadonlyMap<string, readonly number[]> {
  const rules = new Map<string, number[]>([...results.scheme.flags.keys()].map((flag) => [flag, []]));
  results.rules.forEach(({ rule: { event } }, index) => {
    if (event.type === "flag") rules.set(event.flag, [...(rules.get(event.flag) ?? []), index]);
  });
  return rules;
}

export function flagCards(results: Results, flags: ReadonlyMap<string, readonly number[]>, subject: number): Flags {
  const cards: { flag: string; outcome: Outcome }[] = [];
  for (const [flag, rules] of flags) {
    const at = (which: "counts" | "matters"): boolean => rules.some((rule) => hasBit(atSubjects(results, rule)[which], subject));
    if (at("counts")) cards.push({ flag, outcome: "true" });
    else if (at("matters")) cards.push({ flag, outcome: "unknown" });
  }
  return cards;
}

/** The status of every list, with the rules that certainly nominated. */
export function listCards(results: Results, subject: number): readonly ListCard[] {
  const eligible = results.eligibility[subject] < 0;
  return results.lists.map(({ list, status, nominators }) => ({
    list: list.id,
    status: LIST_STATUS[status[subject]],
    nominatedBy: eligible ? nominators.filter((rule) => hasBit(atSubjects(results, rule).counts, subject)).map((rule) => results.rules[rule].rule.name) : [],
  }));
}
