import type { AttributeFact, Fact, RecordsFact, RecordSelection, Scheme } from "../model/scheme.js";
import { cohortInWords } from "./terms/cohort-words.js";
import { conditionInWords } from "./condition-words.js";
import { windowInWords } from "./duration-words.js";
import { expressionInWords } from "./expression-words.js";
import { plainNumber } from "./format-number.js";
import { linkedInWords, viaInWords } from "./terms/linked-words.js";
import { joined, phrase, type Language } from "./phrases/phrases.js";
import { amongKinds, subjectField, titleOf } from "./titles.js";
import { valueInWords } from "./value-words.js";

const recordField = (field: string): string => (field.startsWith("record.") ? field : `record.${field}`);

/** Which records are taken: kinds, windows, conditions, and the date that counts where it is not the day of the act. */
export function recordsInWords(select: RecordSelection, whole: Scheme, language: Language): string {
  const scheme = amongKinds(whole, select);
  const kinds = select.kinds.map((kind) => phrase("records.kind", language, { kind: scheme.kinds.records.get(kind)?.title[language] ?? kind }));
  const windows = select.windows.map((window) => windowInWords(window, scheme, language)).join(phrase("window.join", language));
  const where = select.where ? phrase("records.where", language, { condition: conditionInWords(select.where, scheme, language) }) : "";
  const on = select.on === "occurredOn" ? "" : phrase("records.on", language, { on: titleOf(scheme, recordField(select.on), language) });
  const records = phrase("records", language, { kinds: joined(kinds, language), window: windows, where: where + on });
  const linked = select.via ? phrase("records.via", language, { records, via: viaInWords(select.via, scheme, language) }) : records;
  return select.at === "act" ? phrase("records.atAct", language, { records: linked }) : linked;
}

/** What is made of the records of a fact, whichever they are. */
export function aggregateInWords(fact: RecordsFact, records: string, scheme: Scheme, language: Language): string {
  const of = fact.satisfies ? conditionInWords(fact.satisfies, scheme, language) : fact.of === undefined ? "" : titleOf(scheme, recordField(fact.of), language);
  return phrase(`aggregate.${fact.aggregate}`, language, { records, of });
}

function recordsFact(fact: RecordsFact, whole: Scheme, language: Language): string {
  const scheme = amongKinds(whole, fact.select);
  const what = aggregateInWords(fact, recordsInWords(fact.select, scheme, language), scheme, language);
  const weighted = fact.weight === undefined ? what : phrase("fact.weight", language, { what, weight: titleOf(scheme, recordField(fact.weight), language) });
  const own = fact.current ? phrase("fact.current", language, { what: weighted }) : weighted;
  if (!fact.one) return own;
  return own + phrase("clause.join", language) + oneInWords(fact.one, scheme, language);
}

/** "每个“事件”只计最大一项". */
export function oneInWords(one: { readonly per: readonly string[]; readonly take: "latest" | "earliest" | "largest" | "first" }, scheme: Scheme, language: Language): string {
  if (one.per.length === 0) return phrase(`one.${one.take}.alone`, language);
  return phrase(`one.${one.take}`, language, { per: joined(one.per.map((name) => titleOf(scheme, name, language)), language) });
}

function attributeFact(fact: AttributeFact, scheme: Scheme, language: Language): string {
  return phrase("fact.attribute", language, { field: subjectField(scheme, fact.field)?.title[language] ?? fact.field });
}

function derivedInWords(fact: Fact, scheme: Scheme, language: Language): string {
  switch (fact.from) {
    case "attribute": return attributeFact(fact, scheme, language);
    case "records": return recordsFact(fact, scheme, language);
    case "cohort": return cohortInWords(fact, scheme, language);
    case "linked": return linkedInWords(fact, scheme, language);
    case "formula": return expressionInWords(fact.expression, scheme, language);
  }
}

/** How a fact is derived, in one phrase. */
export function factInWords(fact: Fact, scheme: Scheme, language: Language): string {
  let what = derivedInWords(fact, scheme, language);
  if (fact.knownIf) what = phrase("fact.knownIf", language, { what, condition: conditionInWords(fact.knownIf, scheme, language) });
  if (fact.whenMissing !== undefined) what = phrase("fact.whenMissing", language, { what, value: valueInWords(fact.whenMissing, fact.name, scheme, language) });
  if (!fact.range) return what;
  return phrase("fact.range", language, { what, from: plainNumber(fact.range[0]), to: plainNumber(fact.range[1]) });
}
