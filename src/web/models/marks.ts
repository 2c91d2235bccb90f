import type { RankingRow } from "../../app/queries/ranking-query.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { wordsOf, type Language } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { outcomeInWords, shortTitle } from "../words/phrases.js";

export interface Chip {
  readonly text: string;
  /** c1 (best) to c5, cm: an outcome other than a grade. */
  readonly look: string;
}
export interface Mark {
  readonly text: string;
  readonly look: string;
}

const SHADES = 5;
const SIGNS = { honour: "✿ ", warning: "▰ ", shame: "■ ", neutral: "" } as const;

/** Shade of a grade, 1 (best) to 5, by its place on the scale. */
export function shadeOf(scheme: Scheme, grade: string): number {
  const grades = [...new Set(scheme.grades.map((band) => band.grade))];
  const place = grades.indexOf(grade);
  return grades.length <= SHADES ? place + 1 : 1 + Math.floor((place * SHADES) / grades.length);
}

export const isGrade = (scheme: Scheme, grade: string): boolean => scheme.grades.some((band) => band.grade === grade);

/** A grade with its shade; anything else (an outcome of eligibility) is hatched. */
export function chipOf(scheme: Scheme, grade: string, language: Language): Chip {
  return isGrade(scheme, grade) ? { text: grade, look: `c${shadeOf(scheme, grade)}` } : { text: outcomeInWords(scheme, grade, language), look: "cm" };
}

const LOOKS = { honour: "honour", warning: "warn", shame: "shame", neutral: "plain" } as const;

/** The mark of a list in its tone: red is the honour, black the shame, yellow a warning. */
export function listMark(scheme: Scheme, list: string, language: Language): Mark {
  const spec = scheme.lists.find(({ id }) => id === list);
  const tone = spec?.tone ?? "neutral";
  return { text: `${SIGNS[tone]}${shortTitle(spec?.title[language] ?? list)}`, look: LOOKS[tone] };
}

/** Lists, disputes and few data of one row. */
export function marksOf(scheme: Scheme, row: Pick<RankingRow, "lists" | "disputed" | "fewData">, language: Language): readonly Mark[] {
  const words = wordsOf(COMMON, language);
  const lists = row.lists.flatMap(({ list, status }): Mark[] => {
    if (status === "in") return [listMark(scheme, list, language)];
    const title = shortTitle(scheme.lists.find(({ id }) => id === list)?.title[language] ?? list);
    return status === "undecided" ? [{ text: `${title} ${words.undecided}`, look: "open" }] : status === "proposed" ? [{ text: `${title} ${words.proposed}`, look: "open" }] : status === "noPlace" ? [{ text: `${title} ${words.noPlace}`, look: "plain" }] : [];
  });
  return [...lists, ...(row.disputed ? [{ text: words.disputed, look: "warn" }] : []), ...(row.fewData ? [{ text: words.fewData, look: "plain" }] : [])];
}
