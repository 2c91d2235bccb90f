import type { DatedValue, Parameter, Scheme } from "../../model/scheme.js";
import { conditionInWords } from "../condition-words.js";
import { datedInWords } from "../terms/dated-words.js";
import { plainNumber } from "../format-number.js";
import { joined, phrase, type Language } from "../phrases/phrases.js";
import { sourceInWords } from "./basis-words.js";
import { paragraphOf, type Paragraph, type Telling } from "./paragraph.js";

/** The kind of subject that is rated, by its title. */
export const subjectInWords = ({ kinds, subject }: Pick<Scheme, "kinds" | "subject">, language: Language): string => kinds.subjects.get(subject)?.title[language] ?? subject;

/** Schemes whose results this one reads; null: none. */
export function readsInWords(scheme: Scheme, language: Language): string | null {
  if (scheme.reads.length === 0) return null;
  const names = scheme.reads.map((id) => (id === scheme.id ? phrase("about.own", language) : id));
  return phrase("about.reads", language, { schemes: joined(names, language) });
}

/** What is rated, how often, on whose word, and on which other results it rests. */
export function aboutParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme, language } = telling;
  const say = (text: string, pointer: string): Paragraph => paragraphOf(telling, { text, pointer, unmarked: true });
  const reads = readsInWords(scheme, language);
  return [
    ...(scheme.description ? [say(scheme.description[language], "/description")] : []),
    say(phrase("about.subject", language, { kind: subjectInWords(scheme, language) }), "/subject"),
    say(phrase("about.cadence", language, { cadence: phrase(`cadence.${scheme.cadence}`, language) }), "/period"),
    say(phrase(scheme.official ? "about.official" : "about.profile", language), "/official"),
    ...(reads === null ? [] : [say(reads, "/facts")]),
  ];
}

export function sourceParagraphs(telling: Telling): readonly Paragraph[] {
  return telling.scheme.basis.map((source, i) => paragraphOf(telling, { text: sourceInWords(source, telling.language), pointer: `/basis/${i}`, unmarked: true }));
}

/** One entry of eligibility: what must hold, and what a subject is called that it does not hold for. */
export function eligibilityInWords({ conditions, otherwise, title }: Scheme["eligibility"][number], scheme: Scheme, language: Language): string {
  const words = phrase("eligibility.words", language, { condition: conditionInWords(conditions, scheme, language), otherwise });
  return title ? phrase("eligibility.why", language, { words, title: title[language] }) : words;
}

export function eligibilityParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme, language } = telling;
  return scheme.eligibility.map((entry, i) => paragraphOf(telling, { text: eligibilityInWords(entry, scheme, language), pointer: `/eligibility/${i}`, of: entry }));
}

/** A parameter's value (of a dated one: all of them, with their days) and the bounds within which it may be turned. */
export function parameterInWords({ value, values: dated, min, max }: Parameter, language: Language): string {
  const values = { value: dated ? datedInWords(dated, language) : plainNumber(value), min: plainNumber(min ?? 0), max: plainNumber(max ?? 0) };
  if (min !== undefined && max !== undefined) return phrase("parameter.between", language, values);
  if (min !== undefined) return phrase("parameter.least", language, values);
  return phrase(max === undefined ? "parameter.words" : "parameter.most", language, values);
}

/** The values of a dated parameter of which more is said than their days. */
function datedParagraphs(telling: Telling, { name, title, values = [] }: Parameter): readonly Paragraph[] {
  const { language } = telling;
  const noted = (value: DatedValue): boolean => value.basis !== undefined || value.description !== undefined || value.official === true;
  return values.flatMap((value, i) => (noted(value) ? [paragraphOf(telling, { title: title[language], text: datedInWords([value], language), pointer: `/parameters/${name}/values/${i}`, of: value })] : []));
}

export function parameterParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme, language } = telling;
  return [...scheme.parameters.values()].flatMap((parameter) => [
    paragraphOf(telling, { title: parameter.title[language], text: parameterInWords(parameter, language), pointer: `/parameters/${parameter.name}`, of: parameter }),
    ...datedParagraphs(telling, parameter),
  ]);
}
