import type { ShownRun } from "../../app/queries/published-runs.js";
import { dayOf, shanghaiDay } from "../../domain/calendar/days.js";
import { spanInWords, type ResultDays } from "../../domain/explain/consequence-words.js";
import type { Card } from "../../domain/model/card.js";
import type { Day } from "../../domain/model/documents.js";
import type { Consequence, Scheme } from "../../domain/model/scheme.js";
import type { Language } from "../language.js";
import { basisInWords } from "../words/phrases.js";

function daysOf({ run, publication }: ShownRun): ResultDays {
  return { periodTo: dayOf(run.period.to) as Day, publishedOn: publication && shanghaiDay(publication.at) };
}

/** What follows from the results of a run, from when to when, with the legal basis; those that `of` takes. */
export function consequencesShown(scheme: Scheme, shown: ShownRun, of: (consequence: Consequence) => boolean, language: Language): readonly object[] {
  const days = daysOf(shown);
  return scheme.consequences.filter(of).map((each) => ({ text: each.text[language], basis: basisInWords(each.basis, scheme), term: spanInWords(each, days, language) }));
}

/** What follows for one subject: from its grade, and from the lists that it is on. */
export function cardConsequences(card: Card, scheme: Scheme, shown: ShownRun, language: Language): readonly object[] {
  const listed = new Set(card.lists.filter(({ status }) => status === "in").map(({ list }) => list));
  return consequencesShown(scheme, shown, ({ for: { grade, list } }) => (list === undefined ? grade === card.grade && card.grade !== null : listed.has(list)), language);
}
