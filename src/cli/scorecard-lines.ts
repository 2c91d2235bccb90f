import type { Card } from "../domain/model/card.js";
import type { Scheme } from "../domain/model/scheme.js";
import type { UnusedRecord } from "../app/unused-records.js";
import { becauseInWords } from "../domain/explain/card-sentence.js";
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

/** The score of a card; nothing where it is rated under a scheme that gives none. */
export function scoreWords(card: Card, places: number, terminal: Terminal): string {
  if (card.score !== null) return formatNumber(card.score, places);
  return card.status === "rated" ? "" : say(terminal, { "zh-CN": "未评", en: "not rated" });
}

/** What a subject is not rated for. */
function reasonLines(scheme: Scheme, card: Card, terminal: Terminal): readonly string[] {
  if (card.status !== "notRated") return [];
  const because = card.because.map((each) => becauseInWords(each, scheme, terminal.language));
  return [`    ${say(terminal, { "zh-CN": `无法确定：${because.join("、")}`, en: `cannot be told: ${because.join(", ")}` })}`];
}

/** What keeps the grade down, or may do so. */
function capLines(card: Card, title: (rule: string) => string, terminal: Terminal): readonly string[] {
  return card.caps.filter(({ outcome }) => outcome !== "false").map(({ rule, grade, outcome, record }) => {
    const [zh, en] = outcome === "true" ? ["等级最高为", "at most"] : ["等级可能最高为", "perhaps at most"];
    return `    ${say(terminal, { "zh-CN": zh, en })} ${grade}${rule === null ? "" : `  ${title(rule)}`}${record === null ? "" : `  (${record})`}`;
  });
}

/** The groups as they enter the score, where that is not the plain sum of their items. */
function groupLines(scheme: Scheme, { groups }: Card, places: number, terminal: Terminal): readonly string[] {
  if (groups.every(({ points, sum }) => points === null || points === sum)) return [];
  const titles = new Map(scheme.score?.groups.map(({ id, title }) => [id, say(terminal, title)]));
  const parts = groups.map(({ id, points }) => `${titles.get(id) ?? id} ${points === null ? "—" : formatNumber(points, places)}`);
  return [`    ${say(terminal, { "zh-CN": "计入总分", en: "in the score" })}  ${parts.join(" · ")}`];
}

/** A card in lines: the result and why there is none, every item that counts, the groups where they are weighted or clamped, and what caps the grade. */
export function scorecardLines(scheme: Scheme, card: Card, terminal: Terminal): readonly string[] {
  const places = scheme.score?.round ?? { places: 0, items: 0 };
  const title = (rule: string): string => {
    const found = scheme.rules.find(({ name }) => name === rule);
    return found ? say(terminal, found.title) : rule;
  };
  const rank = card.rank === null ? "" : `${card.rank}${card.tied > 0 ? "=" : ""} / ${card.population}`;
  const lists = card.lists.filter(({ status }) => status !== "out").map(({ list, status }) => (status === "in" ? list : `${list}?`));
  const head = [card.subject, card.grade ?? card.outcome ?? "—", scoreWords(card, places.places, terminal), rank, ...lists].filter((part) => part !== "").join("  ");
  const items = card.items.filter((item) => item.outcome === "true").map((item) => `    ${formatSigned(item.points, places.items)}  ${title(item.rule)}${item.record === null ? "" : `  (${item.record})`}`);
  const findings = card.findings.map(({ check, result }) => `    ${check}: ${result}`);
  return [head, ...reasonLines(scheme, card, terminal), ...items, ...groupLines(scheme, card, places.items, terminal), ...capLines(card, title, terminal), ...findings];
}

const UNUSED = {
  notVerified: { "zh-CN": "没有核实，不算数", en: "not verified, does not count" },
  later: { "zh-CN": "发生在截止日之后", en: "after the as-of day" },
  notTaken: { "zh-CN": "没有哪条规则或事实取用（种类、行为代码、字段的值或日期不合）", en: "no rule or fact takes it (by its kind, act, fields or day)" },
} as const;
const MOST_UNUSED = 20;

/** The records that brought nothing: what is misspelt in them would else go unnoticed. */
export function unusedLines(unused: readonly UnusedRecord[], terminal: Terminal): readonly string[] {
  if (unused.length === 0) return [];
  const shown = unused.slice(0, MOST_UNUSED).map(({ record, kind, act, reason }) => `    ${record}  ${kind}${act === null ? "" : ` ${act}`}  ${say(terminal, UNUSED[reason])}`);
  const more = unused.length - shown.length;
  return [
    say(terminal, { "zh-CN": `没有用到的记录 ${unused.length}`, en: `records not used ${unused.length}` }), ...shown,
    ...(more > 0 ? [`    ${say(terminal, { "zh-CN": `……另有 ${more} 条`, en: `... and ${more} more` })}`] : []),
  ];
}
