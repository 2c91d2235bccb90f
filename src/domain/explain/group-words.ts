import type { Card, GroupCard, ItemCard } from "../model/card.js";
import type { Group, Scheme } from "../model/scheme.js";
import { formatNumber, formatSigned } from "./format-number.js";
import { joined, phrase, type Language } from "./phrases/phrases.js";

const MOST = 2;

interface Weight {
  readonly rule: string;
  readonly points: number;
}

const size = (value: number): number => Math.abs(value);

/** The rules that weighed most in a group: the points of all their items together, greatest first. */
function heaviest(items: readonly ItemCard[], group: string): readonly Weight[] {
  const sums = new Map<string, number>();
  for (const item of items) if (item.group === group && item.points !== 0) sums.set(item.rule, (sums.get(item.rule) ?? 0) + item.points);
  return [...sums].map(([rule, points]) => ({ rule, points })).sort((a, b) => size(b.points) - size(a.points)).slice(0, MOST);
}

function groupInWords(group: GroupCard, declared: Group | undefined, card: Card, { scheme, language }: { readonly scheme: Scheme; readonly language: Language }): string {
  const title = declared?.title[language] ?? group.id;
  const places = scheme.score?.round.items ?? 0;
  if (group.points === null) return phrase("group.missing", language, { group: title });
  const words = phrase("group.points", language, { group: title, points: formatNumber(group.points, places) });
  const most = heaviest(card.items, group.id).map(({ rule, points }) =>
    phrase("group.item", language, { title: scheme.rules.find((r) => r.name === rule)?.title[language] ?? rule, points: formatSigned(points, places) }));
  return most.length === 0 ? words : phrase("group.most", language, { group: words, items: joined(most, language) });
}

/** Each group with its points and what weighed most in it. */
export function groupsInWords(card: Card, scheme: Scheme, language: Language): readonly string[] {
  return card.groups.map((group) => groupInWords(group, scheme.score?.groups.find((g) => g.id === group.id), card, { scheme, language }));
}
