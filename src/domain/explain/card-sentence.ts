import type { Card, ListCard } from "../model/card.js";
import type { Scheme } from "../model/scheme.js";
import { formatNumber } from "./format-number.js";
import { groupsInWords } from "./group-words.js";
import { couldChange, missingPart } from "./missing-words.js";
import { nextGradeInWords } from "./next-grade.js";
import { joined, phrase, type Language, type PhraseName } from "./phrases/phrases.js";
import { titleOf } from "./titles.js";

type Status = ListCard["status"];

/** What a subject is not rated for: a group, a rule or a fact by its title. */
export function becauseInWords(because: string, scheme: Scheme, language: Language): string {
  if (because === "eligibility" || because === "score.start") return phrase(`because.${because}`, language);
  const named = scheme.score?.groups.find((group) => group.id === because) ?? scheme.rules.find((rule) => rule.name === because);
  return named?.title[language] ?? titleOf(scheme, because, language);
}

function resultInWords(card: Card, scheme: Scheme, language: Language): string {
  if (card.status === "notEligible") return phrase("card.notEligible", language, { outcome: card.outcome ?? "" });
  if (card.status === "notRated") return phrase("card.notRated", language, { because: joined(card.because.map((b) => becauseInWords(b, scheme, language)), language) });
  const score = card.score === null ? phrase("card.noScore", language) : phrase("card.score", language, { score: formatNumber(card.score, scheme.score?.round.places ?? 0) });
  if (scheme.grades.length === 0) return score;
  return card.grade === null ? phrase("card.noGrade", language, { score }) : phrase("card.grade", language, { score, grade: card.grade });
}

function rankInWords(what: string, card: Card, language: Language): string {
  if (card.fewData) return what + phrase("clause.join", language) + phrase("card.fewData", language);
  if (card.rank === null || card.population === null) return what;
  const ranked = phrase("card.rank", language, { what, rank: String(card.rank), population: String(card.population) });
  return card.tied === 0 ? ranked : phrase("card.tied", language, { what: ranked, tied: String(card.tied) });
}

function listsInWords(card: Card, scheme: Scheme, language: Language): readonly string[] {
  const titles = (status: Status): readonly string[] =>
    card.lists.filter((l) => l.status === status).map((l) => scheme.lists.find((list) => list.id === l.list)?.title[language] ?? l.list);
  const running = (card.standing ?? []).filter(({ list }) => !card.lists.some((entry) => entry.list === list && entry.status === "in"))
    .map(({ list, since, until }) => phrase("list.standing.one", language, { list: scheme.lists.find(({ id }) => id === list)?.title[language] ?? list, since, until }));
  const still = running.length === 0 ? [] : [phrase("list.standing", language, { lists: joined(running, language) })];
  const said: readonly (readonly [Status, PhraseName])[] = [["in", "list.in"], ["proposed", "list.proposed"], ["noPlace", "list.noPlace"], ["undecided", "list.undecided"]];
  return [...still, ...said.flatMap(([status, name]) => (titles(status).length === 0 ? [] : [phrase(name, language, { lists: joined(titles(status), language) })]))];
}

function disputedPart(card: Card, scheme: Scheme, language: Language): readonly string[] {
  if (card.scoreWithoutDisputed === null) return [];
  return [phrase("disputed.score", language, { score: formatNumber(card.scoreWithoutDisputed, scheme.score?.round.places ?? 0) })];
}

const capitalised = (sentence: string): string => sentence.slice(0, 1).toUpperCase() + sentence.slice(1);

/**
 * The generated sentence of a scorecard: the result and its rank, what weighed most in each group, how far it is to the next grade, what is missing
 * and what that could change, lists and disputes. Numbers have the scheme's own decimals.
 */
export function cardSentence(card: Card, scheme: Scheme, language: Language): string {
  const next = nextGradeInWords(card, scheme, language);
  const paragraphs: readonly (readonly string[])[] = [
    [rankInWords(resultInWords(card, scheme, language), card, language)],
    card.status === "rated" ? groupsInWords(card, scheme, language) : [],
    next === null ? [] : [next],
    missingPart(card, scheme, language),
    card.status === "notEligible" ? [] : couldChange(card, scheme, language),
    disputedPart(card, scheme, language),
    listsInWords(card, scheme, language),
  ];
  const sentences = paragraphs.filter((clauses) => clauses.length > 0).map((clauses) => capitalised(clauses.join(phrase("clause.join", language))) + phrase("sentence.end", language));
  return sentences.join(phrase("sentence.join", language));
}
