import type { Json } from "../../model/documents.js";
import type { Consequence, Scheme } from "../../model/scheme.js";
import { durationInWords } from "../duration-words.js";
import { joined, phrase, PHRASES, type Language, type PhraseName } from "../phrases/phrases.js";
import { paragraphOf, type Paragraph, type Telling } from "./paragraph.js";

/** What it follows from: a grade, or a list by its title. */
export function occasionInWords({ grade, list }: Consequence["for"], scheme: Scheme, language: Language): string {
  if (grade !== undefined) return phrase("consequence.grade", language, { grade });
  return scheme.lists.find(({ id }) => id === list)?.title[language] ?? list ?? "";
}

export function consequenceInWords({ text, term }: Consequence, language: Language): string {
  return term ? phrase("consequence.term", language, { text: text[language], duration: durationInWords(term, language) }) : text[language];
}

export function consequenceParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme, language } = telling;
  return scheme.consequences.map((each, i) => paragraphOf(telling, { title: occasionInWords(each.for, scheme, language), text: consequenceInWords(each, language), pointer: `/consequences/${i}`, of: each }));
}

const isObject = (raw: Json): raw is { readonly [key: string]: Json } => typeof raw === "object" && raw !== null && !Array.isArray(raw);

/** What an author wrote of the procedure, key by key; `disputed` has its own words. */
export const procedureEntries = ({ procedure: { raw } }: Pick<Scheme, "procedure">): readonly (readonly [string, Json])[] => (isObject(raw) ? Object.entries(raw).filter(([key]) => key !== "disputed") : []);

function procedureValue(value: Json, language: Language): string {
  if (typeof value === "boolean") return phrase(value ? "true" : "false", language);
  if (isObject(value) && typeof value["zh-CN"] === "string") return String(value[language] ?? value["zh-CN"]);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** One statement of the procedure. */
export function procedureInWords(key: string, value: Json, language: Language): string {
  const words = procedureValue(value, language);
  const name = `procedure.${key}`;
  return Object.hasOwn(PHRASES, name) ? phrase(name as PhraseName, language, { value: words }) : phrase("procedure.other", language, { key, value: words });
}

export function procedureParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme, language } = telling;
  const say = (text: string, pointer: string): Paragraph => paragraphOf(telling, { text, pointer, unmarked: true });
  return [
    say(phrase(`procedure.disputed.${scheme.procedure.disputed}`, language), "/procedure/disputed"),
    ...procedureEntries(scheme).map(([key, value]) => say(procedureInWords(key, value, language), `/procedure/${key}`)),
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
