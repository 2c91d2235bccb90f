import type { ListSpec } from "../../model/scheme.js";
import type { Goal } from "../logic/satisfiable.js";
import { satisfiable } from "../logic/satisfiable.js";
import type { Whole } from "../logic/whole.js";
import { entering, isTrue, listIs } from "./list-entry.js";

/** Nobody is on a list whose gate does not hold: what the gates of the lists that are read ask for holds too. */
function gatesRead(lists: readonly ListSpec[], goals: readonly Goal[], seen: readonly ListSpec[] = []): readonly Goal[] {
  const text = JSON.stringify(goals);
  const read = lists.filter((list) => list.gate && !seen.includes(list) && text.includes(`"list.${list.id}"`));
  if (read.length === 0) return goals;
  const gates = read.flatMap((list) => (list.gate ? [isTrue({ kind: "any", parts: [listIs(list, false), list.gate], pointer: list.pointer })] : []));
  return gatesRead(lists, [...goals, ...gates], [...seen, ...read]);
}

/** Facts of one order among all: where they decide two lists, the lists have a top and a bottom. */
const ORDER = /"(score|grade|rank|rankFromEnd|percentile|points\.[^"]*|list\.[^"]*)"/;
const byOrder = (list: ListSpec): boolean => (list.quota !== undefined && list.quota.by.length > 0) || ORDER.test(JSON.stringify([list.gate, list.conditions]));

/** Warns of an honour and a shame list by score, grade or rank that one subject can enter at once, as places from both ends do in a small population. */
export function checkMeetingLists(whole: Whole): void {
  const { context: { problems }, universe, scheme: { lists } } = whole;
  for (const honour of lists.filter(({ tone }) => tone === "honour")) {
    for (const shame of lists.filter(({ tone }) => tone === "shame" || tone === "warning")) {
      if (!byOrder(honour) || !byOrder(shame)) continue;
      const later = lists.indexOf(shame) > lists.indexOf(honour) ? shame : honour;
      if (satisfiable(universe, gatesRead(lists, [...entering(whole, honour), ...entering(whole, shame)]))) problems.add("lists-meet", later.pointer, { name: honour.id, other: shame.id });
    }
  }
}
