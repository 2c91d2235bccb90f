import { aggregateInWords, oneInWords } from "../../explain/fact-words.js";
import { expressionInWords } from "../../explain/expression-words.js";
import { plainNumber } from "../../explain/format-number.js";
import { phrase } from "../../explain/phrases/phrases.js";
import { wholeFactInWords } from "../../explain/scheme/fact-paragraph.js";
import { cohortInWords, cohortScopeInWords } from "../../explain/terms/cohort-words.js";
import { orderInWords } from "../../explain/list-words.js";
import { linkedAggregateInWords, viaInWords } from "../../explain/terms/linked-words.js";
import type { Telling } from "../../explain/scheme/paragraph.js";
import { distinctTitle, subjectField, titleOf } from "../../explain/titles.js";
import { valueInWords } from "../../explain/value-words.js";
import type { CohortFact } from "../../model/facts.js";
import type { AttributeFact, Fact, FormulaFact, LinkedFact, RecordsFact } from "../../model/scheme.js";
import { changesOf, fromTo, within, type Place, type Rows } from "../parts.js";
import { unnamed, type Sort } from "../entities.js";
import { conditionRow } from "../conditions.js";
import { saidRows } from "./notes.js";
import { fieldOf, SELECTION } from "./selection-changes.js";

type Common<F extends Fact> = Omit<F, "from" | "field" | "select" | "aggregate" | "of" | "satisfies" | "weight" | "one" | "current" | "expression" | "via" | "where" | "missing" | "by" | "scope" | "atLeast">;

const COMMON: Rows<Common<AttributeFact>> = {
  ...saidRows<Common<AttributeFact>>(), name: null, stage: null, pointer: null,
  type: { aspect: "aspect.type", say: (type, { language }) => phrase(`say.${type}`, language) },
  decimals: { aspect: "aspect.decimals", say: (decimals) => String(decimals) },
  range: { aspect: "aspect.range", say: ([from, to], { language }) => phrase("pair.of", language, { from: plainNumber(from), to: plainNumber(to) }) },
  knownIf: conditionRow("aspect.knownIf", "/knownIf"),
  whenMissing: { aspect: "aspect.whenMissing", say: (value, { scheme, language }, { name }) => valueInWords(value, name, scheme, language) },
};
const ATTRIBUTE: Rows<AttributeFact> = { ...COMMON, from: null, field: { aspect: "aspect.field", say: (field, { scheme, language }) => phrase("quoted", language, { value: subjectField(scheme, field)?.title[language] ?? field }) } };
const RECORDS = {
  ...COMMON, from: null,
  select: { parts: (place, [before, after]) => (before && after ? changesOf(place, before, after, SELECTION) : []) },
  aggregate: { aspect: "aspect.aggregate", say: (_, { scheme, language }, fact) => aggregateInWords(fact, phrase("say.records", language), scheme, language) },
  of: { aspect: "aspect.of", say: fieldOf },
  satisfies: conditionRow("aspect.of", "/of"),
  weight: { aspect: "aspect.weight", say: fieldOf },
  one: { aspect: "aspect.one", say: (one, { scheme, language }) => oneInWords(one, scheme, language) },
  current: { aspect: "aspect.current", say: (current, { language }) => phrase(current ? "true" : "false", language) },
} satisfies Rows<RecordsFact>;
const FORMULA: Rows<FormulaFact> = { ...COMMON, from: null, expression: { aspect: "aspect.expression", say: (expression, { scheme, language }) => expressionInWords(expression, scheme, language) } };

const factTitle = (name: string, { scheme, language }: Telling): string => phrase("quoted", language, { value: titleOf(scheme, name, language) });
const LINKED = {
  ...COMMON, from: null, via: { aspect: "aspect.via", say: (via, { scheme, language }) => viaInWords(via, scheme, language) },
  aggregate: { aspect: "aspect.aggregate", say: (_, { scheme, language }, fact) => linkedAggregateInWords(fact, phrase("say.linked", language), scheme, language) },
  of: { aspect: "aspect.of", say: factTitle }, weight: { aspect: "aspect.weight", say: factTitle }, where: conditionRow("aspect.linkedWhere", "/where"),
  missing: { aspect: "aspect.linkedMissing", say: (missing, { language }) => phrase(`linked.missing.${missing}`, language) },
} satisfies Rows<LinkedFact>;

const COHORT = {
  ...COMMON, from: null, of: { aspect: "aspect.cohort", say: (_, { scheme, language }, fact) => cohortInWords(fact, scheme, language) },
  by: { aspect: "aspect.by", say: (by, { scheme, language }) => orderInWords([by], scheme, language) },
  scope: { aspect: "aspect.scope", say: (scope, { scheme, language }) => cohortScopeInWords({ scope }, scheme, language) }, atLeast: { aspect: "aspect.atLeast", say: String },
} satisfies Rows<CohortFact>;

/** The rows of both when they come from the same place, else one row for the whole derivation. */
function rowsOf(before: Fact, after: Fact): Rows<Fact> {
  if (before.from === after.from) return ({ attribute: ATTRIBUTE, records: RECORDS, formula: FORMULA, linked: LINKED, cohort: COHORT } satisfies Record<Fact["from"], unknown>)[before.from] as unknown as Rows<Fact>;
  const from = {
    parts: (place: Place) => [fromTo(within(place, "aspect.how", ""), (side, language) => wholeFactInWords(side === "before" ? before : after, place.versions[side], language), { weight: "decides" })],
  };
  return { ...COMMON, from } as unknown as Rows<Fact>;
}

/** Facts in the order of their derivation, which decides nothing. */
export const FACTS: Sort<Fact> = {
  thing: "thing.fact", key: ({ name }) => name, content: unnamed("name"), title: ({ name }, { scheme, language }) => distinctTitle(scheme, name, language),
  says: (fact, { scheme, language }) => wholeFactInWords(fact, scheme, language), path: ({ pointer }) => pointer, rows: rowsOf, weights: { comes: "decides", renamed: "words", moved: "words" },
};
