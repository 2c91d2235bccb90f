import { atMostInWords, bandInWords } from "../../domain/explain/band-words.js";
import { conditionInWords } from "../../domain/explain/condition-words.js";
import { expressionInWords } from "../../domain/explain/expression-words.js";
import { plainNumber, formatSigned } from "../../domain/explain/format-number.js";
import { listInWords } from "../../domain/explain/list-words.js";
import { phrase } from "../../domain/explain/phrases/phrases.js";
import { checkParagraphs, procedureParagraphs } from "../../domain/explain/scheme/ending-words.js";
import { factParagraphs } from "../../domain/explain/scheme/fact-paragraph.js";
import { rankingParagraphs } from "../../domain/explain/scheme/ranking-words.js";
import { partInWords, scoreParagraphs } from "../../domain/explain/scheme/score-words.js";
import { ruleInWords } from "../../domain/explain/rule-words.js";
import type { Rule, Scheme } from "../../domain/model/scheme.js";
import { fill, wordsOf, type Language } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { basisInShort, basisInWords, outcomeInWords, shortTitle, withoutTitle } from "../words/phrases.js";
import { timesInWords } from "../../domain/explain/consequence-words.js";
import { datedInWords } from "../../domain/explain/terms/dated-words.js";
import { SCHEMES } from "../words/schemes.js";
import { chipOf, listMark } from "./marks.js";
import { anchorOf } from "./records-model.js";

type Model = Readonly<Record<string, unknown>>;
const kindOf = (official: boolean, language: Language): string => wordsOf(COMMON, language)[official ? "official" : "profile"];

function amountOf(rule: Rule, scheme: Scheme, language: Language): string {
  if (rule.event.type !== "points") return "";
  const { amount, outOf } = rule.event;
  const places = amount.op === "number" && Number.isInteger(amount.value) ? 0 : scheme.score?.round.items ?? 0;
  const text = amount.op === "number" ? formatSigned(amount.value, places) : expressionInWords(amount, scheme, language);
  return outOf?.op === "number" ? `${text} / ${plainNumber(outOf.value)}` : text;
}

/** What is said, with the author's own remark behind it. */
const remarked = (text: string, description: string | undefined, language: Language): string => (description ? phrase("line.remark", language, { text, description }) : text);

function ruleLine(rule: Rule, scheme: Scheme, language: Language): Model {
  return { anchor: anchorOf("s", rule.name), title: rule.title[language], amount: amountOf(rule, scheme, language), says: remarked(ruleInWords(rule, scheme, language), rule.description?.[language], language), basis: basisInShort(rule.basis, scheme, language), kind: kindOf(rule.official, language), checks: "" };
}

function limits({ min, max }: { readonly min?: number; readonly max?: number }): string {
  return [...(min === undefined ? [] : [`≥ ${plainNumber(min)}`]), ...(max === undefined ? [] : [`≤ ${plainNumber(max)}`])].join(" · ");
}

/** What a rule without points does, in a word: its result, list, grade or flag. */
function effectOf({ event }: Rule, scheme: Scheme, language: Language): string {
  if (event.type === "finding") return scheme.results.find(({ id }) => id === event.result)?.title[language] ?? event.result;
  if (event.type === "list") return shortTitle(scheme.lists.find(({ id }) => id === event.list)?.title[language] ?? event.list);
  if (event.type === "flag") return scheme.flags.get(event.flag)?.[language] ?? event.flag;
  return event.type === "cap" ? `≤ ${event.grade}` : "";
}

/** Rules without points; those that say the same of several checks stand once, with the checks. */
function otherModels(scheme: Scheme, language: Language): readonly Model[] {
  const byTitle = new Map<string, Rule[]>();
  for (const rule of scheme.rules.filter(({ event }) => event.type !== "points")) {
    const key = rule.event.type === "finding" ? `${rule.title[language]} ${rule.event.result}` : rule.name;
    byTitle.set(key, [...(byTitle.get(key) ?? []), rule]);
  }
  return [...byTitle.values()].map((rules) => {
    const checks = rules.flatMap(({ event: { check } }) => (check === undefined ? [] : [scheme.checks.get(check)?.title[language] ?? check]));
    return { ...ruleLine(rules[0], scheme, language), amount: effectOf(rules[0], scheme, language), checks: checks.length === scheme.checks.size ? fill(wordsOf(SCHEMES, language).allChecks, { n: checks.length }) : checks.join(language === "en" ? "; " : "；") };
  });
}

/** Groups with their rules; rules that give no points stand apart. */
export function groupModels(scheme: Scheme, language: Language): { readonly groups: readonly Model[]; readonly others: readonly Model[] } {
  const ofGroup = (id: string): readonly Rule[] => scheme.rules.filter(({ event }) => event.type === "points" && event.group === id);
  const groups = (scheme.score?.groups ?? []).map((group) => ({ title: group.title[language], limits: partInWords(group, language), rules: ofGroup(group.id).map((rule) => ruleLine(rule, scheme, language)) }));
  return { groups, others: otherModels(scheme, language) };
}

export function bandModels(scheme: Scheme, language: Language): readonly Model[] {
  const bands = scheme.grades.map((band) => ({ chip: chipOf(scheme, band.grade, language), says: withoutTitle(bandInWords(band, scheme, language), band.grade), kind: kindOf(band.official, language) }));
  return [...bands, ...scheme.atMost.map((entry) => ({ chip: chipOf(scheme, entry.grade, language), says: atMostInWords(entry, scheme, language), kind: "" }))];
}

export function listModels(scheme: Scheme, language: Language): readonly Model[] {
  return scheme.lists.map((list) => ({ mark: listMark(scheme, list.id, language), says: withoutTitle(listInWords(list, scheme, language), list.title[language]), basis: basisInWords(list.basis, scheme), kind: kindOf(list.official, language) }));
}

export function consequenceModels(scheme: Scheme, language: Language): readonly Model[] {
  return scheme.consequences.map(({ for: { grade, list }, text, basis, ...times }) => ({
    chip: grade !== undefined && chipOf(scheme, grade, language), mark: list !== undefined && listMark(scheme, list, language), text: text[language], basis: basisInWords(basis, scheme), term: timesInWords(times, language).join(language === "en" ? ", " : "，"),
  }));
}

export function eligibilityModels(scheme: Scheme, language: Language): readonly Model[] {
  const words = wordsOf(SCHEMES, language);
  return scheme.eligibility.map(({ conditions, otherwise }) => ({ says: conditionInWords(conditions, scheme, language), otherwise: fill(words.otherwise, { outcome: outcomeInWords(scheme, otherwise, language) }) }));
}

export function parameterModels(scheme: Scheme, language: Language): readonly Model[] {
  return [...scheme.parameters.values()].map(({ title, value, values, min, max, official }) => ({ title: title[language], value: values ? datedInWords(values, language) : plainNumber(value), range: min !== undefined && max !== undefined ? `${plainNumber(min)} … ${plainNumber(max)}` : limits({ min, max }), kind: kindOf(official, language) }));
}

export function factModels(scheme: Scheme, language: Language): readonly Model[] {
  return factParagraphs({ scheme, language }).map(({ title, text, description }) => ({ title, says: remarked(text, description, language) }));
}

export function checkModels(scheme: Scheme, language: Language): readonly Model[] {
  return [...scheme.checks].map(([, { title, basis }]) => ({ title: title[language], basis: basisInWords(basis, scheme) }));
}

export function sourceModels(scheme: Scheme): readonly string[] {
  return scheme.basis.map(({ document, number, date, article }) => [document ? `《${document}》` : "", number ?? "", article ?? "", date ?? ""].filter((part) => part !== "").join(" "));
}

/** Within what is ranked, by what, and who stands outside. */
export const rankingWords = (scheme: Scheme, language: Language): string => rankingParagraphs({ scheme, language }).map(({ text }) => `${text}${phrase("sentence.end", language)}`).join("");

/** Where the score starts, which is better, and how it is rounded; the groups stand below it. */
export const scoreWords = (scheme: Scheme, language: Language): string =>
  scoreParagraphs({ scheme, language }).filter(({ pointer }) => pointer !== "/score/groups").map(({ text }) => `${text}${phrase("sentence.end", language)}`).join(phrase("sentence.join", language));

/** The procedure, statement by statement. */
export const procedureModels = (scheme: Scheme, language: Language): readonly string[] => procedureParagraphs({ scheme, language }).map(({ text }) => text);

/** What a check can come to, and the flags. */
export const resultModels = (scheme: Scheme, language: Language): readonly string[] => checkParagraphs({ scheme, language }).filter(({ official }) => official === null).map(({ text }) => text);
