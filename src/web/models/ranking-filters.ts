import type { Coded } from "../../app/queries/ranking-snapshot.js";
import { wordsOf } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { outcomeInWords, shortTitle } from "../words/phrases.js";
import { attributeInWords } from "./field-words.js";
import { isGrade } from "./marks.js";
import type { OpenRanking } from "../pages/ranking-page.js";

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly chosen: boolean;
}
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Choice[];
}

/** The texts of a column in code-unit order. */
export const textsOf = (column: Coded): readonly string[] => column.texts.slice(1).sort((a, b) => (a < b ? -1 : 1));

/** A select with "all" before its choices; none if there is nothing to choose among. */
export function field(name: string, label: string, all: string, choices: readonly Choice[]): readonly Field[] {
  if (choices.length < 2 && !choices.some(({ chosen }) => chosen)) return [];
  return [{ name, label, options: [{ value: "", text: all, chosen: false }, ...choices] }];
}

/** The filters of a ranking: period, district, grade, size, list. */
export function filterFields(open: OpenRanking, periods: readonly Choice[]): readonly Field[] {
  const { ask, scheme, snapshot, shown, filter } = open;
  const words = wordsOf(COMMON, ask.language);
  const choice = (value: string, text: string, chosen: string | undefined): Choice => ({ value, text, chosen: value === chosen });
  const grades = shown.run.distribution.map(({ grade }) => choice(grade, isGrade(scheme, grade) ? grade : outcomeInWords(scheme, grade, ask.language), filter.grade));
  return [
    ...(periods.length > 1 ? [{ name: "period", label: words.period, options: periods }] : []),
    ...field("district", words.district, words.all, textsOf(snapshot.district).map((text) => choice(text, text, filter.district))),
    ...field("grade", words.grade, words.all, grades),
    ...field("size", words.size, words.all, textsOf(snapshot.sizes).map((text) => choice(text, attributeInWords("size", text, scheme, ask.language), filter.size))),
    ...field("list", words.list, words.all, scheme.lists.map(({ id, title }) => choice(id, shortTitle(title[ask.language]), filter.list))),
  ];
}
