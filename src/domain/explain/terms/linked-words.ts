import type { LinkedFact, LinkStep, Scheme } from "../../model/scheme.js";
import { conditionInWords } from "../condition-words.js";
import { phrase, type Language } from "../phrases/phrases.js";
import { titleOf } from "../titles.js";

/** Title of a link: it is declared by the kind at which it begins. */
function linkTitle({ link, backward, kind }: LinkStep, from: string, scheme: Scheme, language: Language): string {
  const title = scheme.kinds.subjects.get(backward ? kind : from)?.links?.get(link)?.title[language] ?? link;
  return phrase(backward ? "via.backward" : "via.forward", language, { link: title });
}

/** The subjects that a chain of links reaches: "经“服务企业”关联的物业服务企业". */
export function viaInWords(via: readonly LinkStep[], scheme: Scheme, language: Language): string {
  const links = via.map((step, i) => linkTitle(step, i === 0 ? scheme.subject : via[i - 1].kind, scheme, language));
  const kind = via.length === 0 ? scheme.subject : via[via.length - 1].kind;
  return phrase("via.words", language, { links: links.join(phrase("via.join", language)), kind: scheme.kinds.subjects.get(kind)?.title[language] ?? kind });
}

/** What is made of the linked subjects, whichever they are. */
export function linkedAggregateInWords(fact: LinkedFact, records: string, scheme: Scheme, language: Language): string {
  return phrase(`aggregate.${fact.aggregate}`, language, { records, of: fact.of === undefined ? "" : titleOf(scheme, fact.of, language) });
}

/** A fact over linked subjects: which, what of them, by what weight, and what one without a value does. */
export function linkedInWords(fact: LinkedFact, scheme: Scheme, language: Language): string {
  const where = fact.where ? phrase("records.where", language, { condition: conditionInWords(fact.where, scheme, language) }) : "";
  const what = linkedAggregateInWords(fact, viaInWords(fact.via, scheme, language) + where, scheme, language);
  const weighted = fact.weight === undefined ? what : phrase("fact.weight", language, { what, weight: titleOf(scheme, fact.weight, language) });
  return [weighted, ...(fact.of === undefined ? [] : [phrase(`linked.missing.${fact.missing}`, language)])].join(phrase("clause.join", language));
}

