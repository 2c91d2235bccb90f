import { plainNumber } from "../../explain/format-number.js";
import { phrase } from "../../explain/phrases/phrases.js";
import { sourceInWords } from "../../explain/scheme/basis-words.js";
import { datedInWords } from "../../explain/terms/dated-words.js";
import { eligibilityInWords, parameterInWords, subjectInWords } from "../../explain/scheme/about-words.js";
import type { DatedValue, Parameter, Scheme } from "../../model/scheme.js";
import type { Weight } from "../change.js";
import { unnamed, type Sort } from "../entities.js";
import { contentOf } from "../same.js";
import { conditionRow } from "../conditions.js";
import { saidRows } from "./notes.js";

type Source = Scheme["basis"][number];
type Eligible = Scheme["eligibility"][number];
const words = { comes: "words", renamed: "words", moved: "words" } as const;
const asIs = (value: string): string => value;

/** The documents that a scheme rests on. */
export const SOURCES: Sort<Source> = {
  thing: "thing.source", key: ({ id }) => id, content: (source) => contentOf(source, ["id"]), title: ({ id, document }) => document ?? id, says: (source, { language }) => sourceInWords(source, language),
  path: (_, place) => `/basis/${place}`, weights: words,
  rows: () => ({
    id: null, ref: { aspect: "aspect.document", weight: "words", say: asIs }, document: { aspect: "aspect.document", weight: "words", say: asIs },
    number: { aspect: "aspect.number", weight: "words", say: asIs }, date: { aspect: "aspect.date", weight: "words", say: asIs }, article: { aspect: "aspect.article", weight: "words", say: asIs },
  }),
};

/** What is said beside a dated value binds nobody: days and numbers do. */
function dated({ values: before = [] }: Parameter, { values: after = [] }: Parameter): Weight {
  const plain = (values: readonly DatedValue[]): string => contentOf(values.map(({ from, value }) => [from, value]));
  return plain(before) === plain(after) ? "words" : "decides";
}

/** The numbers that a regulator turns; their bounds bind whoever turns them, and no result. */
export const PARAMETERS: Sort<Parameter> = {
  thing: "thing.parameter", key: ({ name }) => name, content: unnamed("name"), title: ({ title }, { language }) => title[language], says: (parameter, { language }) => parameterInWords(parameter, language),
  path: ({ name }) => `/parameters/${name}`, weights: { comes: "words", renamed: "words", moved: "words" },
  rows: () => ({
    ...saidRows<Parameter>(), name: null, value: { aspect: null, weight: "decides", say: (value) => plainNumber(value) },
    values: { aspect: "aspect.values", weight: dated, say: (values, { language }) => datedInWords(values, language) }, since: null,
    min: { aspect: "aspect.min", weight: "words", say: (value) => plainNumber(value) }, max: { aspect: "aspect.max", weight: "words", say: (value) => plainNumber(value) },
  }),
};

/** Who is rated; the first entry that is not met decides, so their order does too. */
export const ELIGIBILITY: Sort<Eligible> = {
  thing: "thing.eligibility", key: ({ otherwise }) => otherwise, content: unnamed("otherwise"), title: ({ otherwise, title }, { language }) => title?.[language] ?? otherwise,
  says: (entry, { scheme, language }) => eligibilityInWords(entry, scheme, language), path: (_, place) => `/eligibility/${place}`, weights: { comes: "decides", renamed: "decides", moved: "decides" },
  rows: () => ({ ...saidRows<Eligible>(), otherwise: null, conditions: conditionRow(null, "/conditions") }),
};

/** What is rated, by its title. */
export const subjectOf = (scheme: Scheme, language: "zh-CN" | "en"): string => subjectInWords(scheme, language);
export const cadenceOf = (cadence: Scheme["cadence"], language: "zh-CN" | "en"): string => phrase(`cadence.${cadence}`, language);
