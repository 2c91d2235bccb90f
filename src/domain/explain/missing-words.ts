import type { Card, MissingFact } from "../model/card.js";
import type { Scheme } from "../model/scheme.js";
import { isPublic } from "./is-public.js";
import { joined, phrase, type Language } from "./phrases/phrases.js";
import { distinctTitle } from "./titles.js";
import { endsInWords, reasonInWords } from "./trace-words.js";
import { valueInWords } from "./value-words.js";

const NAMED = 3;

/** One missing fact with its reason, and the value that stands in for it. */
export function missingInWords(missing: MissingFact, scheme: Scheme, language: Language): string {
  const [title, reason] = [distinctTitle(scheme, missing.fact, language), reasonInWords(missing.reason, language)];
  if (missing.assumed === null) return phrase("parameter", language, { value: title, title: reason });
  const value = isPublic(scheme, missing.fact) ? valueInWords(missing.assumed, missing.fact, scheme, language) : phrase("notPublic", language);
  return phrase("assumed", language, { title, reason, value });
}

/** The first few of a list, and how many there are in all. */
function few(all: readonly string[], language: Language): string {
  const named = joined(all.slice(0, NAMED), language);
  return all.length <= NAMED ? named : phrase("missing.more", language, { facts: named, count: String(all.length) });
}

/** How much is known, what is missing, and which rules cannot be told for it. */
export function missingPart(card: Card, scheme: Scheme, language: Language): readonly string[] {
  const rules = card.unknownRules.map((name) => scheme.rules.find((rule) => rule.name === name)?.title[language] ?? name);
  if (card.missing.length === 0 && rules.length === 0) return [];
  const facts = card.missing.map((fact) => missingInWords(fact, scheme, language));
  return [
    phrase("missing.share", language, { known: String(card.known.known), of: String(card.known.of) }),
    ...(facts.length === 0 ? [] : [phrase("missing.facts", language, { facts: few(facts, language) })]),
    ...(rules.length === 0 ? [] : [phrase("missing.rules", language, { rules: few([...new Set(rules)], language) })]),
  ];
}

const gradeOr = (grade: string | null, language: Language): string => grade ?? phrase("could.none", language);

/** What the missing could still change: the ends of the score, and the best and the worst grade. */
export function couldChange(card: Card, scheme: Scheme, language: Language): readonly string[] {
  const parts: string[] = [];
  if (card.status === "rated" && card.score !== null && (card.least !== card.score || card.greatest !== card.score)) {
    parts.push(phrase("could.score", language, { ends: endsInWords(card, "score", scheme, language) }));
  }
  const [best, worst] = [card.reachable[0], card.reachable[card.reachable.length - 1]];
  const open = parts.length > 0 || card.missing.length > 0 || card.unknownRules.length > 0;
  if (best === undefined || !open) return parts;
  if (card.reachable.length > 1) return [...parts, phrase("could.between", language, { best: gradeOr(best, language), worst: gradeOr(worst, language) })];
  return card.grade === null ? parts : [...parts, phrase("could.same", language, { grade: card.grade })];
}
