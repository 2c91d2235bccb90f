import type { Fact, Scheme } from "../../model/scheme.js";
import { factInWords } from "../fact-words.js";
import { phrase, type Language } from "../phrases/phrases.js";
import { distinctTitle } from "../titles.js";
import { paragraphOf, type Paragraph, type Telling } from "./paragraph.js";

/** What counts whole things: their decimals say nothing. */
const WHOLE: ReadonlySet<string> = new Set(["count", "distinct", "daysSince", "consecutive"]);
const isCounted = (fact: Fact): boolean => fact.from === "attribute" || (fact.from === "linked" ? fact.aggregate === "count" : fact.from === "records" ? WHOLE.has(fact.aggregate) : fact.from === "formula" && ["days", "workdays"].includes(fact.expression.op));

/** A fact whole: how it is derived, and to how many places. */
export function wholeFactInWords(fact: Fact, scheme: Scheme, language: Language): string {
  const what = factInWords(fact, scheme, language);
  if (fact.type !== "number" || isCounted(fact)) return what;
  return fact.decimals === 0 ? phrase("fact.whole", language, { what }) : phrase("fact.decimals", language, { what, n: String(fact.decimals) });
}

export function factParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme, language } = telling;
  const told = (fact: Fact, title: string): Paragraph => paragraphOf(telling, { title, text: wholeFactInWords(fact, scheme, language), pointer: fact.pointer, of: fact });
  const others = [...(scheme.about ?? [])].flatMap(([kind, facts]) => facts.map((fact) => {
    const title = phrase("fact.about", language, { title: distinctTitle(scheme, fact.name, language), kind: scheme.kinds.subjects.get(kind)?.title[language] ?? kind });
    return told(fact, title);
  }));
  return [...others, ...scheme.facts.map((fact) => told(fact, distinctTitle(scheme, fact.name, language)))];
}
