import type { Card } from "../domain/model/card.js";
import type { Scheme } from "../domain/model/scheme.js";
import { formatNumber, formatSigned } from "../domain/explain/format-number.js";
import { say, type Terminal } from "./output.js";

/** A card as scripts read it: what decides and what was missing, without the machinery behind it. */
export function scorecardAnswer(card: Card): object {
  const { subject, status, score, least, greatest, grade, outcome, reachable, rank, population, because } = card;
  return {
    subject, status, score, least, greatest, grade: grade ?? outcome, reachable, rank, population,
    lists: card.lists.filter((list) => list.status === "in").map((list) => list.list),
    undecided: card.lists.filter((list) => list.status === "undecided").map((list) => list.list),
    items: card.items.filter((item) => item.outcome === "true").map(({ rule, item, group, points, amount, record, insteadCounts, disputed }) => ({ rule, item, group, points, amount, record, insteadCounts, disputed })),
    findings: card.findings, flags: card.flags, caps: card.caps, missing: card.missing, unknownRules: card.unknownRules, because,
  };
}

/** A card in lines: the result, then every item that counts. */
export function scorecardLines(scheme: Scheme, card: Card, terminal: Terminal): readonly string[] {
  const places = scheme.score?.round ?? { places: 0, items: 0 };
  const title = (rule: string): string => {
    const found = scheme.rules.find(({ name }) => name === rule);
    return found ? say(terminal, found.title) : rule;
  };
  const score = card.score === null ? say(terminal, { "zh-CN": "未评", en: "not rated" }) : formatNumber(card.score, places.places);
  const rank = card.rank === null ? "" : `${card.rank}${card.tied > 0 ? "=" : ""} / ${card.population}`;
  const lists = card.lists.filter(({ status }) => status !== "out").map(({ list, status }) => (status === "in" ? list : `${list}?`));
  const head = [card.subject, card.grade ?? card.outcome ?? "—", score, rank, ...lists].filter((part) => part !== "").join("  ");
  const items = card.items.filter((item) => item.outcome === "true").map((item) => `    ${formatSigned(item.points, places.items)}  ${title(item.rule)}${item.record === null ? "" : `  (${item.record})`}`);
  const findings = card.findings.map(({ check, result }) => `    ${check}: ${result}`);
  return [head, ...items, ...findings];
}
