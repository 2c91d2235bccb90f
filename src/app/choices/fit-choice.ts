import { cardOf } from "../../domain/cards/card-of.js";
import type { Results } from "../../domain/evaluate/decide/results.js";
import type { Card } from "../../domain/model/card.js";
import type { Choice } from "../../domain/model/choice.js";
import { quote, Refusal } from "../refusal.js";

/** What a person says about a run. */
export interface Word {
  /** The list; left out: the ranking. */
  readonly list?: string;
  /** Who is chosen, in order. */
  readonly choose: readonly string[];
  /** Who is turned down: of a list alone. */
  readonly reject: readonly string[];
}

const inOrder = (ids: readonly string[]): readonly string[] => [...ids].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const isOpen = (card: Card, list: string): boolean => card.lists.some((entry) => entry.list === list && (entry.status === "undecided" || entry.status === "proposed"));

function unfitting(code: string, zh: string, en: string): Refusal {
  return new Refusal("refused", code, { "zh-CN": zh, en });
}

/** The cards of those who are named; refuses names that the run does not have. */
function cardsNamed(results: Results, ids: readonly string[]): readonly Card[] {
  return ids.map((id) => {
    const row = results.frozen.subjects.indexOf(id);
    if (row < 0) throw new Refusal("notFound", "unknown-subject", { "zh-CN": `这次运行中没有对象“${quote(id)}”。`, en: `The run has no subject "${quote(id)}".` });
    return cardOf(results, row);
  });
}

/** All who share the rank of the first of those chosen: the order must name each of them once. */
function rankChoice(results: Results, choose: readonly string[]): readonly Choice[] {
  const [first] = cardsNamed(results, choose);
  const among = inOrder(choose);
  const isTie = results.scheme.ranking?.ties === "refuse" && first.rank !== null && first.tied === choose.length - 1 && first.tied > 0;
  const alike = isTie && cardsNamed(results, choose).every((card) => card.rank === first.rank && card.scope === first.scope && card.tied === first.tied);
  if (alike && new Set(choose).size === choose.length) return [{ what: "rankTie", of: "", among, chosen: choose }];
  throw unfitting("no-tie", "所列对象并非待人工排定的全部并列者：请把同一名次的所有对象按先后逐一列出。", "These are not all who share a rank that waits for a person: name every one of them, in their order.");
}

/** All who are tied for the last places of one scope of a list, the chosen among them; null: nobody of these is. */
function placeChoice(results: Results, list: string, choose: readonly string[]): Choice | null {
  const found = results.lists.find((each) => each.list.id === list);
  const { subjects } = results.frozen;
  const tied = (found?.tied ?? []).filter((row) => sameScope(results, found?.list.quota?.scope, row, subjects.indexOf(choose[0])));
  const among = inOrder(tied.map((row) => subjects[row]));
  return choose.length > 0 && choose.every((id) => among.includes(id)) ? { what: "placeTie", of: list, among, chosen: choose } : null;
}

function sameScope(results: Results, attribute: string | undefined, a: number, b: number): boolean {
  if (attribute === undefined) return true;
  const { known, codes } = results.column(`scope.${attribute}`, null);
  const value = (row: number): number => (((known[row >>> 5] >>> (row & 31)) & 1) === 1 ? (codes?.[row] ?? 0) : -1);
  return value(a) === value(b);
}

/** One choice for each: enters, or does not. */
function entryChoices(results: Results, list: string, { choose, reject }: Word): readonly Choice[] {
  const closed = cardsNamed(results, [...choose, ...reject]).filter((card) => !isOpen(card, list));
  if (closed.length > 0) {
    const ids = closed.map(({ subject }) => subject);
    throw unfitting("not-open", `这些对象是否列入并不待人决定：${ids.join("、")}。`, `Nothing waits for a person about these: ${ids.join(", ")}.`);
  }
  return [...choose.map((id): Choice => ({ what: "entry", of: list, among: [id], chosen: [id] })), ...reject.map((id): Choice => ({ what: "entry", of: list, among: [id], chosen: [] }))];
}

/**
 * What a person's word comes to in a run: the order of a tie, the places of equals, or entries one by one. Refuses what does not wait for a person,
 * with what would.
 */
export function fitChoice(results: Results, word: Word): readonly Choice[] {
  const { list, choose, reject } = word;
  if (choose.length + reject.length === 0) throw new Refusal("invalid", "nobody-chosen", { "zh-CN": "请用 --choose 或 --reject 写明对象。", en: "Name subjects with --choose or --reject." });
  if (list === undefined) return rankChoice(results, choose);
  if (!results.scheme.lists.some(({ id }) => id === list)) throw new Refusal("notFound", "unknown-list", { "zh-CN": `这次运行中没有名单“${quote(list)}”。`, en: `The run has no list "${quote(list)}".` });
  cardsNamed(results, [...choose, ...reject]);
  const places = reject.length === 0 ? placeChoice(results, list, choose) : null;
  return places ? [places] : entryChoices(results, list, word);
}
