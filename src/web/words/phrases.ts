import type { Text } from "../../domain/model/documents.js";
import type { BasisReference, Scheme } from "../../domain/model/scheme.js";
import type { Language } from "../language.js";
import { KINDS, OTHER_KIND } from "./chrome.js";

const QUARTERS = ["一", "二", "三", "四"];
const HALVES = ["上", "下"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "2026年第一季度", "2026 Q1"; a day stays as it is written. */
export function periodInWords(id: string, language: Language): string {
  const [, year, letter, part] = /^(\d{4})(?:-(Q|H)?(\d{1,2}))?$/.exec(id) ?? [];
  if (!year) return id;
  const n = Number(part);
  if (language === "en") return letter ? `${year} ${letter}${n}` : part ? `${MONTHS[n - 1]} ${year}` : year;
  if (letter === "Q") return `${year}年第${QUARTERS[n - 1]}季度`;
  if (letter === "H") return `${year}年${HALVES[n - 1]}半年`;
  return part ? `${year}年${n}月` : `${year}年`;
}

const kindOf = (kind: string): (typeof KINDS)[string] => KINDS[kind] ?? { ...OTHER_KIND, noun: [...OTHER_KIND.noun] };

/** "649 家", "649 firms". */
export function countOf(n: number, kind: string, language: Language): string {
  const { measure, noun, plural } = kindOf(kind);
  return language === "en" ? `${n} ${n === 1 ? noun[1] : plural}` : `${n} ${measure}`;
}

/** "企业", "Firm": the heading of the column of names. */
export function nounOf(kind: string, language: Language): string {
  const { noun } = kindOf(kind);
  return language === "en" ? noun[1][0].toUpperCase() + noun[1].slice(1) : noun[0];
}

/** Each source as the notice writes it: its article, with its document where `whole` or where there is no article. */
function sourcesOf(basis: readonly BasisReference[], scheme: Scheme, whole: boolean): readonly string[] {
  const parts = basis.map((reference) => {
    const source = scheme.basis.find(({ id }) => id === reference.ref);
    const document = reference.document ?? source?.document;
    const article = reference.article ?? source?.article;
    const named = whole || article === undefined;
    return [named && document ? `《${document}》` : "", named ? reference.number ?? source?.number ?? "" : "", article ?? ""].filter((part) => part !== "").join(" ");
  });
  return [...new Set(parts.filter((part) => part !== ""))];
}

/** All sources, with their documents. */
export const basisInWords = (basis: readonly BasisReference[], scheme: Scheme): string => sourcesOf(basis, scheme, true).join("；");

/** The first source, and how many more there are: for narrow columns. */
export function basisInShort(basis: readonly BasisReference[], scheme: Scheme, language: Language): string {
  const sources = sourcesOf(basis, scheme, false);
  if (sources.length <= 1) return sources.join("");
  const whole = sourcesOf(basis, scheme, true);
  return language === "en" ? `${whole[0]} and ${whole.length - 1} more` : `${whole[0]} 等 ${whole.length} 处`;
}

/** What stands in the way of a rating, by its name in the scheme: a rule, group or fact. */
export function nameOf(scheme: Scheme, id: string, language: Language): string {
  const titles: readonly (Text | undefined)[] = [
    scheme.rules.find((rule) => rule.name === id)?.title, scheme.score?.groups.find((group) => group.id === id)?.title,
    scheme.facts.find((fact) => fact.name === id)?.title, scheme.lists.find((list) => list.id === id)?.title, scheme.parameters.get(id)?.title,
    id === "eligibility" ? { "zh-CN": "参评资格所需的资料", en: "what decides whether it is rated" } : undefined,
  ];
  return titles.find((title) => title !== undefined)?.[language] ?? id;
}

const HEAD = /^([^：:]+)[：:]\s*(.+)$/;

function eligibilityTitle(scheme: Scheme, outcome: string): Text | undefined {
  return scheme.eligibility.find(({ otherwise }) => otherwise === outcome)?.title;
}

/** A named outcome of eligibility as a label: the author's word in Chinese, the head of its title in English. */
export function outcomeInWords(scheme: Scheme, outcome: string, language: Language): string {
  const title = eligibilityTitle(scheme, outcome)?.[language];
  return language === "zh-CN" || title === undefined ? outcome : HEAD.exec(title)?.[1] ?? title;
}

/** Why a subject has that outcome. */
export function outcomeReason(scheme: Scheme, outcome: string, language: Language): string {
  const title = eligibilityTitle(scheme, outcome)?.[language] ?? outcome;
  return HEAD.exec(title)?.[2] ?? title;
}

/** A sentence without the title before its colon, where that title stands beside it anyway. */
export const withoutTitle = (sentence: string, title: string): string => (sentence.startsWith(title) ? sentence.slice(title.length).replace(/^\s*[：:]\s*/, "") : sentence);

/** A title without what it explains in brackets. */
export const shortTitle = (title: string): string => title.replace(/\s*[（(].*$/, "") || title;
