import { isoDay } from "../calendar/days.js";
import type { Rule, RuleEvent, Scheme } from "../model/scheme.js";
import { conditionInWords } from "./condition-words.js";
import { expressionInWords } from "./expression-words.js";
import { oneInWords, recordsInWords } from "./fact-words.js";
import { formatSignedLimit } from "./format-number.js";
import { joined, phrase, type Language } from "./phrases/phrases.js";
import { amongKinds, titleOf } from "./titles.js";

type Points = Extract<RuleEvent, { readonly type: "points" }>;

function pointsInWords(event: Points, scheme: Scheme, language: Language): string {
  const group = scheme.score?.groups.find((g) => g.id === event.group)?.title[language] ?? event.group;
  const signed = (value: number): string => formatSignedLimit(value, scheme.score?.round.items ?? 0);
  const { amount } = event;
  const words = amount.op === "number" && amount.parameter === undefined
    ? phrase("event.points", language, { group, amount: phrase("event.amount", language, { amount: signed(amount.value) }) })
    : phrase("event.by", language, { group, amount: expressionInWords(amount, scheme, language) });
  const limits = [
    ...(event.min === undefined ? [] : [phrase("event.min", language, { value: signed(event.min) })]),
    ...(event.max === undefined ? [] : [phrase("event.max", language, { value: signed(event.max) })]),
    ...(event.outOf === undefined ? [] : [phrase("event.outOf", language, { value: expressionInWords(event.outOf, scheme, language) })]),
  ];
  return limits.length === 0 ? words : phrase("event.limits", language, { event: words, limits: joined(limits, language) });
}

function findingInWords(check: string, result: string, scheme: Scheme, language: Language): string {
  const title = scheme.checks.get(check)?.title[language] ?? check;
  return phrase("event.finding", language, { check: title, result: scheme.results.find((r) => r.id === result)?.title[language] ?? result });
}

function bareEvent(event: RuleEvent, scheme: Scheme, language: Language): string {
  switch (event.type) {
    case "points": return pointsInWords(event, scheme, language);
    case "cap": return phrase("event.cap", language, { grade: event.grade });
    case "list": return phrase("event.list", language, { list: scheme.lists.find((list) => list.id === event.list)?.title[language] ?? event.list });
    case "finding": return findingInWords(event.check, event.result, scheme, language);
    case "flag": return phrase("event.flag", language, { flag: scheme.flags.get(event.flag)?.[language] ?? titleOf(scheme, event.flag, language) });
  }
}

/** What a fired rule does: points with their limits, a cap, a nomination, a finding, a flag. */
export function eventInWords(event: RuleEvent, scheme: Scheme, language: Language): string {
  let words = bareEvent(event, scheme, language);
  if ("reason" in event && event.reason) words = phrase("event.reason", language, { event: words, reason: event.reason[language] });
  if (event.type !== "finding" && event.check !== undefined && event.result !== undefined) words += phrase("clause.join", language) + findingInWords(event.check, event.result, scheme, language);
  if (!event.details || event.details.size === 0) return words;
  return words + phrase("event.details", language, { details: joined([...event.details.values()].map((detail) => expressionInWords(detail, scheme, language)), language) });
}

/** The item under which points are noted, where it is not the rule's own. */
function itemInWords(words: string, { name, event }: Rule, language: Language): string {
  return event.type !== "points" || event.item === name ? words : phrase("event.item", language, { event: words, item: event.item });
}

const NAMED = 2;

/** Which one of its pool counts, and which other rules are in it. */
function poolInWords(rule: Rule, one: NonNullable<Rule["one"]>, scheme: Scheme, language: Language): string {
  const others = scheme.rules.filter((other) => other.one?.of === one.of && other.name !== rule.name).map((other) => phrase("quoted", language, { value: other.title[language] }));
  const named = joined([...new Set(others)].slice(0, NAMED), language);
  const rules = others.length > NAMED ? phrase("pool.many", language, { rules: named, n: String(others.length) }) : named;
  const priority = rule.priority === 1 ? "" : phrase("pool.priority", language, { n: String(rule.priority) });
  return oneInWords(one, scheme, language) + (others.length === 0 ? "" : phrase("pool.others", language, { rules })) + priority;
}

function effectiveInWords(rest: string, effective: NonNullable<Rule["effective"]>, language: Language): string {
  const from = effective.from === undefined ? phrase("rule.openFrom", language) : isoDay(effective.from);
  const to = effective.to === undefined ? phrase("rule.openTo", language) : isoDay(effective.to);
  return phrase("rule.effective", language, { rest, from, to });
}

/** A whole rule in one sentence without its title: for which records, when, what follows, and what is said while it cannot be told. */
export function ruleInWords(rule: Rule, whole: Scheme, language: Language): string {
  const scheme = amongKinds(whole, rule.each);
  const event = itemInWords(eventInWords(rule.event, scheme, language), rule, language);
  let rest = rule.conditions ? phrase("rule.if", language, { condition: conditionInWords(rule.conditions, scheme, language), event }) : phrase("rule.always", language, { event });
  if (rule.each) rest = phrase("rule.each", language, { records: recordsInWords(rule.each, scheme, language), rest });
  if (rule.applies) rest = phrase("rule.applies", language, { rest, condition: conditionInWords(rule.applies, scheme, language) });
  if (rule.one) rest = phrase("rule.one", language, { rest, one: poolInWords(rule, rule.one, scheme, language) });
  if (rule.effective) rest = effectiveInWords(rest, rule.effective, language);
  return rest + phrase(`unknown.${rule.onUnknown}`, language);
}
