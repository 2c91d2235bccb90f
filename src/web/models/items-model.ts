import type { Evidence } from "../../app/queries/evidence.js";
import type { Card, ItemCard, Trace } from "../../domain/model/card.js";
import type { Rule, Scheme } from "../../domain/model/scheme.js";
import { formatSigned, plainNumber } from "../../domain/explain/format-number.js";
import { ruleInWords } from "../../domain/explain/rule-words.js";
import { fill, wordsOf, type Language } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { basisInShort } from "../words/phrases.js";
import { SCORECARD } from "../words/scorecard.js";
import type { Link } from "../pages/layout-model.js";
import type { Mark } from "./marks.js";
import { anchorOf, recordLink } from "./records-model.js";
import { recordsOfRule } from "./rule-records.js";
import { traceModel, type TraceModel } from "./trace-model.js";

/** What a card's parts are told from. */
export interface CardSource {
  readonly card: Card;
  readonly trace: Trace;
  readonly scheme: Scheme;
  readonly evidence: Evidence;
  readonly language: Language;
}
export interface RuleModel {
  readonly anchor: string;
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly basis: string;
  readonly records: number;
  readonly points: string;
  readonly missing: boolean;
  /** What the rule says, in one sentence. */
  readonly says: string;
  readonly notes: readonly string[];
  readonly traces: readonly TraceModel[];
  readonly links: readonly Link[];
}
export interface GroupModel {
  readonly anchor: string;
  readonly title: string;
  readonly points: string;
  readonly rules: readonly RuleModel[];
}

function notesOf(items: readonly ItemCard[], source: CardSource): readonly string[] {
  const words = wordsOf(SCORECARD, source.language);
  const titles = items.flatMap(({ insteadCounts }) => (insteadCounts === null ? [] : [source.scheme.rules.find(({ name }) => name === insteadCounts.rule)?.title[source.language] ?? insteadCounts.rule]));
  return [...new Set(titles)].map((title) => fill(words.instead, { title }));
}

function pointsOf(items: readonly ItemCard[], source: CardSource): string {
  const certain = items.filter(({ outcome }) => outcome === "true");
  if (certain.length === 0) return items.length === 0 ? "" : wordsOf(SCORECARD, source.language).unknown;
  return formatSigned(certain.reduce((sum, { points }) => sum + points, 0), source.scheme.score?.round.items ?? 0);
}

/** One rule as it stands on the card: its points, marks, records and every condition with the value read. */
export function ruleModel(rule: Rule, source: CardSource): RuleModel {
  const { card, trace, scheme, evidence, language } = source;
  const items = card.items.filter((item) => item.rule === rule.name);
  const words = { ...wordsOf(COMMON, language), ...wordsOf(SCORECARD, language) };
  const links = recordsOfRule(rule, trace, evidence).map((id) => recordLink(evidence, id, scheme, language));
  const traces = trace.rules.filter((each) => each.rule === rule.name);
  const unknown = items.length > 0 && items.every(({ outcome }) => outcome === "unknown");
  return {
    anchor: anchorOf("i", rule.name), title: rule.title[language], marks: items.some((item) => item.disputed) ? [{ text: words.disputed, look: "warn" }] : [],
    basis: basisInShort(rule.basis, scheme, language), records: links.length, points: pointsOf(items, source), missing: unknown, says: ruleInWords(rule, scheme, language),
    notes: [...(unknown ? [words.unknownItem] : []), ...notesOf(items, source)], links: rule.each ? [] : links,
    traces: traces.map((each) => traceModel(each, scheme, language, each.record !== null && recordLink(evidence, each.record, scheme, language))),
  };
}

function limits(scheme: Scheme, id: string, language: Language): string {
  const group = scheme.score?.groups.find((each) => each.id === id);
  const words = wordsOf(SCORECARD, language);
  if (group?.max !== undefined && group.max > 0) return fill(words.most, { max: plainNumber(group.max) });
  return group?.min !== undefined && group.min < 0 ? fill(words.least, { min: plainNumber(group.min) }) : "";
}

/** The groups of the score with the rules that count or are open, in the order of the scheme. */
export function groupModels(source: CardSource): readonly GroupModel[] {
  const { card, scheme, language } = source;
  const withItems = new Set(card.items.map(({ rule }) => rule));
  return (scheme.score?.groups ?? []).map((group) => {
    const points = card.groups.find(({ id }) => id === group.id)?.points ?? null;
    const rules = scheme.rules.filter(({ name, event }) => withItems.has(name) && event.type === "points" && event.group === group.id);
    return {
      anchor: anchorOf("g", group.id), title: `${group.title[language]}${limits(scheme, group.id, language)}`,
      points: points === null ? wordsOf(SCORECARD, language).unknown : formatSigned(points, scheme.score?.round.items ?? 0), rules: rules.map((rule) => ruleModel(rule, source)),
    };
  });
}

/** Rules that brought nothing to this card, with their traces, for the fold at the end. */
export function restModels(source: CardSource): readonly RuleModel[] {
  const shown = new Set([...source.card.items.map(({ rule }) => rule), ...source.card.findings.map(({ rule }) => rule)]);
  return source.scheme.rules.filter(({ name }) => !shown.has(name)).map((rule) => ruleModel(rule, source));
}
