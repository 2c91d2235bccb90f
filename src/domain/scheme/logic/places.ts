import type { Condition, Rule } from "../../model/scheme.js";
import { recordUniverse } from "./universe.js";
import type { Goal, Universe } from "./satisfiable.js";
import type { Whole } from "./whole.js";

/** A condition that somebody reads, with what its facts can be there. */
export interface Place {
  readonly condition: Condition;
  readonly universe: Universe;
}

/** What the facts of a rule can be: of one that walks records, their fields too. */
export function ruleUniverse({ context, universe }: Whole, rule: Rule): Universe {
  return rule.each ? recordUniverse({ context }, universe, rule.each.kinds) : universe;
}

/** What must hold for a rule to hold, apart from the days on which it is in force. */
export function goalsOf(rule: Rule): readonly Goal[] {
  return [rule.each?.where, rule.applies, rule.conditions].flatMap((condition): readonly Goal[] => (condition ? [{ condition, wish: "true" }] : []));
}

function ofFacts(whole: Whole): readonly (Place | undefined)[] {
  const { context, universe, scheme: { facts } } = whole;
  return facts.flatMap((fact) => {
    const own = fact.knownIf && { condition: fact.knownIf, universe };
    if (fact.from !== "records") return [own];
    const records = recordUniverse({ context }, universe, fact.select.kinds);
    return [own, ...[fact.select.where, fact.satisfies].map((condition) => condition && { condition, universe: records })];
  });
}

/** Every condition of a scheme at every place where it is read (a named one, and one over rows, at several). */
export function placesOf(whole: Whole): readonly Place[] {
  const { universe, scheme: { eligibility, rules, grades, atMost, lists } } = whole;
  const plain = [
    ...eligibility.map(({ conditions }) => conditions), ...[...grades, ...atMost].map(({ when }) => when), ...lists.flatMap(({ gate, conditions }) => [gate, conditions]),
  ].map((condition) => condition && { condition, universe });
  const ofRules = rules.flatMap((rule) => {
    const own = ruleUniverse(whole, rule);
    return [rule.each?.where, rule.applies, rule.conditions].map((condition) => condition && { condition, universe: own });
  });
  return [...ofFacts(whole), ...plain, ...ofRules].filter((place): place is Place => place !== undefined);
}
