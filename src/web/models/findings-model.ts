import type { Finding } from "../../domain/model/card.js";
import type { Known, Scheme } from "../../domain/model/scheme.js";
import { isoDay } from "../../domain/calendar/days.js";
import { titleOf } from "../../domain/explain/titles.js";
import { valueInWords } from "../../domain/explain/value-words.js";
import { fill, wordsOf, type Language } from "../language.js";
import { basisInShort } from "../words/phrases.js";
import { DISCLOSURES, LACKING } from "../words/disclosures.js";
import { ruleModel, type CardSource, type RuleModel } from "./items-model.js";
import { anchorOf } from "./records-model.js";

export interface FindingModel {
  readonly anchor: string;
  readonly title: string;
  readonly basis: string;
  readonly look: string;
  readonly result: string;
  readonly details: readonly string[];
  readonly rule: RuleModel | false;
}

/** Details whose meaning is known to the words of this page; all others are told by their title. */
const KNOWN_DETAILS = { since: "since", postedOn: "postedOn", takenDownOn: "takenDownOn", lacking: "lacking", age: "age", unanswered: "unanswered" } as const;

/** The fact that a detail shows; undefined: it shows something computed. */
function factOf(scheme: Scheme, finding: Finding, detail: string): string | undefined {
  const expression = scheme.rules.find(({ name }) => name === finding.rule)?.event.details?.get(detail);
  return expression?.op === "fact" ? expression.fact : undefined;
}

function detailInWords(scheme: Scheme, finding: Finding, [detail, value]: readonly [string, Known], language: Language): string {
  const words = wordsOf(DISCLOSURES, language);
  const known = Object.hasOwn(KNOWN_DETAILS, detail) ? KNOWN_DETAILS[detail as keyof typeof KNOWN_DETAILS] : null;
  const fact = factOf(scheme, finding, detail);
  const day = typeof value === "number" && scheme.facts.find(({ name }) => name === fact)?.type === "day" ? isoDay(value) : value;
  const text = Array.isArray(day) ? day.map((part) => lackingInWords(String(part), language)).join(language === "en" ? ", " : "、") : valueInWords(day, typeof day === "string" ? (fact ?? "") : "", scheme, language);
  return known === null ? `${fact === undefined ? detail : titleOf(scheme, fact, language)} ${text}` : fill(words[known], { day: text, what: text, n: text });
}

const lackingInWords = (code: string, language: Language): string => (Object.hasOwn(LACKING, code) ? LACKING[code][language === "en" ? 1 : 0] : code);

/** What lacks, since when: the details of a finding in words. */
export function detailsInWords(scheme: Scheme, finding: Finding, language: Language): readonly string[] {
  const words = wordsOf(DISCLOSURES, language);
  const given = Object.entries(finding.details).filter((entry): entry is [string, Known] => entry[1] !== null);
  const never = finding.result === "notInspected" && !given.some(([detail]) => detail === "since");
  return [...(never ? [words.never] : []), ...given.map((entry) => detailInWords(scheme, finding, entry, language))];
}

/** A result as its scheme calls it. */
export const resultInWords = (scheme: Scheme, result: string, language: Language): string => scheme.results.find(({ id }) => id === result)?.title[language] ?? result;

/** One row per check of the scheme, in the order of the board; a check without a finding says so. */
export function findingModels(source: CardSource): readonly FindingModel[] {
  const { card, scheme, language } = source;
  const words = wordsOf(DISCLOSURES, language);
  return [...scheme.checks].map(([check, { title, basis }]) => {
    const finding = card.findings.find((each) => each.check === check);
    const common = { anchor: anchorOf("c", check), title: title[language], basis: basisInShort(basis, scheme, language) };
    if (!finding) return { ...common, look: "none", result: words.none, details: [words.noneDetail], rule: false };
    const rule = scheme.rules.find(({ name }) => name === finding.rule);
    return { ...common, look: finding.result.replace(/[^A-Za-z]/g, ""), result: resultInWords(scheme, finding.result, language), details: detailsInWords(scheme, finding, language), rule: rule !== undefined && ruleModel(rule, source) };
  });
}
