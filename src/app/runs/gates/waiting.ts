import type { Card } from "../../../domain/model/card.js";
import type { Scheme } from "../../../domain/model/scheme.js";
import type { Waiting } from "../../documents.js";
import type { Computed } from "../compute-run.js";

/** Subjects named of one matter; more are counted only. */
const NAMED = 20;

const matter = (why: Waiting["why"], of: string, subjects: readonly string[]): readonly Waiting[] =>
  subjects.length === 0 ? [] : [{ why, of, subjects: subjects.length, first: subjects.slice(0, NAMED) }];

const idsWhere = (cards: readonly Card[], holds: (card: Card) => boolean): readonly string[] => cards.filter(holds).map((card) => card.subject);

function unknownRules(scheme: Scheme, cards: readonly Card[]): readonly Waiting[] {
  const blocking = scheme.rules.filter((rule) => rule.onUnknown === "block");
  return blocking.flatMap(({ name }) => matter("rule", name, idsWhere(cards, (card) => card.blocked.includes(name))));
}

function refusedTies({ ranking }: Scheme, cards: readonly Card[]): readonly Waiting[] {
  return ranking?.ties === "refuse" ? matter("rankTie", "", idsWhere(cards, ({ rank, tied }) => rank !== null && tied > 0)) : [];
}

function tiedPlaces({ results }: Computed): readonly Waiting[] {
  return results.lists.flatMap(({ list, tied }) => matter("placeTie", list.id, [...tied].sort((a, b) => a - b).map((row) => results.frozen.subjects[row])));
}

function undecidedEntries(scheme: Scheme, cards: readonly Card[]): readonly Waiting[] {
  const blocking = scheme.lists.filter((list) => list.onUnknown === "block");
  return blocking.flatMap(({ id }) => matter("undecided", id, idsWhere(cards, ({ lists }) => lists.some((entry) => entry.list === id && entry.status === "undecided"))));
}

/** Everything in a computed run that a person decides before it is published, in the order in which it was settled. */
export function waitingOf(scheme: Scheme, computed: Computed): readonly Waiting[] {
  const { cards } = computed;
  return [...unknownRules(scheme, cards), ...refusedTies(scheme, cards), ...tiedPlaces(computed), ...undecidedEntries(scheme, cards)];
}
