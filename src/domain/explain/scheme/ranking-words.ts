import { fractionOf, roundFraction } from "../../decimal/fraction.js";
import type { Ranking, Scheme } from "../../model/scheme.js";
import { plainNumber } from "../format-number.js";
import { orderInWords } from "../list-words.js";
import { phrase, type Language } from "../phrases/phrases.js";
import { subjectField } from "../titles.js";
import { paragraphOf, type Paragraph, type Telling } from "./paragraph.js";

/** A share as a percentage, exact to a hundredth of it: 0.6 is "60". */
export const percentInWords = (share: number): string => plainNumber(Number(roundFraction(fractionOf(share), 4, "half-away")) / 100);

/** Within what is ranked, from narrow to wide. */
export function scopeInWords({ scope, atLeast }: Ranking, scheme: Scheme, language: Language): string {
  const [narrow, ...wider] = scope.map((name) => subjectField(scheme, name)?.title[language] ?? name);
  if (narrow === undefined) return phrase("ranking.all", language);
  const n = String(atLeast ?? 0);
  const steps = wider.map((wide, i) => phrase("ranking.wider", language, { scope: i === 0 ? narrow : wider[i - 1], n, wider: wide }));
  const last = atLeast === undefined ? [] : wider.length === 0 ? [phrase("ranking.few", language, { n })] : steps;
  return [phrase("ranking.scope", language, { scope: narrow }), ...last].join(phrase("clause.join", language));
}

/** Who has too little known to be ranked. */
export const requiresInWords = (known: number, language: Language): string => phrase("ranking.requires", language, { share: percentInWords(known) });

/** The ranking: within what, by what, who is equal, and who stands outside. */
export function rankingParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme: { ranking }, scheme, language } = telling;
  if (!ranking) return [];
  const texts = [
    scopeInWords(ranking, scheme, language), phrase("ranking.by", language, { by: orderInWords(ranking.by, scheme, language) }), phrase(`ties.${ranking.ties}`, language),
    ...(ranking.requires ? [requiresInWords(ranking.requires.known, language)] : []), ...(scheme.rankingFirst ? [phrase("ranking.first", language)] : []),
  ];
  return [paragraphOf(telling, { text: texts.join(`${phrase("sentence.end", language)}${phrase("sentence.join", language)}`), pointer: "/ranking", of: ranking })];
}
