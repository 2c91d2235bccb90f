import type { Consequence, Scheme } from "../../model/scheme.js";
import { timesInWords } from "../consequence-words.js";
import { joined, phrase, type Language } from "../phrases/phrases.js";
import { PROCEDURE_KEYS, procedureInWords } from "../procedure-words.js";
import { paragraphOf, type Paragraph, type Telling } from "./paragraph.js";

/** What it follows from: a grade, or a list by its title. */
export function occasionInWords({ grade, list }: Consequence["for"], scheme: Scheme, language: Language): string {
  if (grade !== undefined) return phrase("consequence.grade", language, { grade });
  return scheme.lists.find(({ id }) => id === list)?.title[language] ?? list ?? "";
}

/** What follows, since when and how long, as the standard says it. */
export function consequenceInWords(consequence: Consequence, language: Language): string {
  const times = timesInWords(consequence, language).join(phrase("clause.join", language));
  const text = consequence.text[language];
  return times === "" ? text : phrase("consequence.told", language, { text, times });
}

export function consequenceParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme, language } = telling;
  return scheme.consequences.map((each, i) => paragraphOf(telling, { title: occasionInWords(each.for, scheme, language), text: consequenceInWords(each, language), pointer: `/consequences/${i}`, of: each }));
}

export function procedureParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme, language } = telling;
  const say = (text: string, pointer: string): Paragraph => paragraphOf(telling, { text, pointer, unmarked: true });
  return [
    say(phrase(`procedure.disputed.${scheme.procedure.disputed}`, language), "/procedure/disputed"),
    ...PROCEDURE_KEYS.flatMap((key) => {
      const words = procedureInWords(key, scheme, language);
      return words === null ? [] : [say(words, `/procedure/${key}`)];
    }),
  ];
}

/** What is checked, what a check can come to, and the flags; a scheme without checks and flags says nothing here. */
export function checkParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme, language } = telling;
  const say = (text: string, pointer: string): Paragraph => paragraphOf(telling, { text, pointer, unmarked: true });
  const checks = [...scheme.checks].map(([id, check]) => paragraphOf(telling, { text: check.title[language], pointer: `/checks/${id}`, of: check }));
  const results = scheme.results.map(({ title }) => title[language]);
  const flags = [...scheme.flags.values()].map((title) => title[language]);
  return [
    ...checks, ...(checks.length > 0 ? [say(phrase("checks.results", language, { results: joined(results, language) }), "/results")] : []),
    ...(flags.length > 0 ? [say(phrase("checks.flags", language, { flags: joined(flags, language) }), "/flags")] : []),
  ];
}
