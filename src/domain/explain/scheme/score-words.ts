import type { Group, ScoreSpec } from "../../model/scheme.js";
import { expressionInWords } from "../expression-words.js";
import { plainNumber } from "../format-number.js";
import { joined, phrase, type Language } from "../phrases/phrases.js";
import { paragraphOf, type Paragraph, type Telling } from "./paragraph.js";

/** "不低于 0 分，不高于 80 分"; null: without bounds. */
export function limitsInWords({ min, max }: { readonly min?: number; readonly max?: number }, language: Language): string | null {
  const values = { min: plainNumber(min ?? 0), max: plainNumber(max ?? 0) };
  if (min !== undefined && max !== undefined) return phrase("part.between", language, values);
  if (min !== undefined) return phrase("part.least", language, values);
  return max === undefined ? null : phrase("part.most", language, values);
}

/** How the points of a group come about, from its items to the running total. */
export function partInWords(group: Group, language: Language): string {
  const { scale, weight, total } = group;
  const limits = limitsInWords(group, language);
  const kept = total ? limitsInWords(total, language) : null;
  const parts = [
    scale === undefined ? phrase("part.sum", language) : phrase("part.scale", language, { scale: plainNumber(scale) }),
    ...(limits === null ? [] : [limits]),
    ...(weight === undefined ? [] : [phrase("part.weight", language, { weight: plainNumber(weight) })]),
    ...(scale === undefined && weight === undefined ? [] : [phrase(`part.missing.${group.missing}`, language)]),
    ...(kept === null ? [] : [phrase("part.total", language, { limits: kept })]),
  ];
  return parts.join(phrase("clause.join", language));
}

/** To how many places items and total are kept, and how. */
export const roundInWords = ({ places, items, mode }: ScoreSpec["round"], language: Language): string =>
  phrase("score.round", language, { places: String(places), items: String(items), mode: phrase(`mode.${mode}`, language) });

export function scoreParagraphs(telling: Telling): readonly Paragraph[] {
  const { scheme: { score }, scheme, language } = telling;
  if (!score) return [];
  const say = (text: string, pointer: string): Paragraph => paragraphOf(telling, { text, pointer, unmarked: true });
  return [
    say(phrase("score.start", language, { start: expressionInWords(score.start, scheme, language) }), "/score/start"),
    say(phrase("score.groups", language, { groups: joined(score.groups.map((group) => group.title[language]), language) }), "/score/groups"),
    say(phrase(score.better === "high" ? "score.high" : "score.low", language), "/score/better"),
    say(roundInWords(score.round, language), "/score/round"),
  ];
}

/** What a group is, above its rules. */
export function partParagraph(telling: Telling, group: Group, place: number): Paragraph {
  return paragraphOf(telling, { text: partInWords(group, telling.language), pointer: `/score/groups/${place}`, of: group });
}
