import type { Condition, ListSpec, Rule } from "../../model/scheme.js";
import { satisfiable, type Goal } from "../logic/satisfiable.js";
import type { Whole } from "../logic/whole.js";

const nominates = (rule: Rule, list: ListSpec): boolean => rule.event.type === "list" && rule.event.list === list.id;

/** What must hold where a rule nominates; rules that walk records tell of each record alone: nothing is said of them. */
function nomination(rule: Rule): Condition {
  const parts = rule.each ? [] : [rule.applies, rule.conditions].flatMap((condition) => condition ?? []);
  return { kind: "all", parts, pointer: rule.pointer };
}

export const isTrue = (condition: Condition): Goal => ({ condition, wish: "true" });
export const listIs = (list: ListSpec, value: boolean): Condition => ({ kind: "test", fact: `list.${list.id}`, type: "boolean", operator: "equal", value: { kind: "constant", value, type: "boolean" }, pointer: list.pointer });

/** The ways into a list: its conditions, and rules that nominate. */
const waysInto = ({ scheme: { rules } }: Whole, list: ListSpec): readonly Condition[] => [...(list.conditions ? [list.conditions] : []), ...rules.filter((rule) => nominates(rule, list)).map(nomination)];

/** What must hold for a subject to be entered. */
export function entering(whole: Whole, list: ListSpec): readonly Goal[] {
  return [isTrue({ kind: "any", parts: waysInto(whole, list), pointer: list.pointer }), ...(list.gate ? [isTrue(list.gate)] : []), isTrue(listIs(list, true))];
}

/** Warns of a list that nobody can enter: it has neither conditions nor a rule that nominates (R19), or its gate excludes them. What can never hold by itself is told there. */
export function checkListEntry(whole: Whole): void {
  const { context: { problems }, universe, scheme: { lists } } = whole;
  for (const list of lists) {
    const ways = waysInto(whole, list);
    const apart = [ways, list.gate ? [list.gate] : []].every((parts) => parts.length === 0 || parts.some((part) => satisfiable(universe, [isTrue(part)])));
    if (apart && !satisfiable(universe, entering(whole, list))) problems.add("list-without-entry", list.pointer, { name: list.id });
  }
}
