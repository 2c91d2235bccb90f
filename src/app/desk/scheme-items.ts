import { eventInWords } from "../../domain/explain/rule-words.js";
import { basisInWords } from "../../domain/explain/scheme/basis-words.js";
import type { Language } from "../../domain/explain/phrases/phrases.js";
import type { Text } from "../../domain/model/documents.js";
import type { Condition, Rule, Scheme } from "../../domain/model/scheme.js";
import type { RuleLibrary } from "../ports/rule-library.js";

/** An item of a standard that a record of some kind can give rise to: what it is called, what it costs or brings, by which article, and what the record says then. */
export interface SchemeItem {
  readonly scheme: string;
  /** Kind of those whom the standard rates. */
  readonly subject: string;
  /** It counts records of those who are linked to them, too. */
  readonly linked: boolean;
  readonly schemeTitle: Text;
  readonly rule: string;
  readonly title: Text;
  /** Points or other effect, in words. */
  readonly says: Text;
  /** The article as the notice writes it; "" where the rule states none. */
  readonly basis: Text;
  /** Field of the record's data -> the value by which the rule knows it. */
  readonly values: Readonly<Record<string, string>>;
}

const FIELD = "record.data.";

/** Equalities that must hold for the record, out of the parts that must all hold. */
function equalities(condition: Condition | undefined): readonly (readonly [string, string])[] {
  if (condition === undefined) return [];
  if (condition.kind === "all") return condition.parts.flatMap(equalities);
  if (condition.kind !== "test" || condition.operator !== "equal" || !condition.fact.startsWith(FIELD)) return [];
  return condition.value.kind === "constant" && typeof condition.value.value === "string" ? [[condition.fact.slice(FIELD.length), condition.value.value]] : [];
}

const both = (words: (language: Language) => string): Text => ({ "zh-CN": words("zh-CN"), en: words("en") });

function itemOf(scheme: Scheme, rule: Rule): SchemeItem | null {
  const values = [...equalities(rule.each?.where), ...equalities(rule.conditions)];
  if (values.length === 0) return null;
  return {
    scheme: scheme.id, subject: scheme.subject, linked: rule.each?.via !== undefined, schemeTitle: scheme.title, rule: rule.name, title: rule.title, values: Object.fromEntries(values),
    says: both((language) => eventInWords(rule.event, scheme, language)), basis: both((language) => basisInWords(rule.basis, scheme, language)),
  };
}

/** The items of these standards that records of a kind give rise to, in the order of their files. Standards that the library lacks, or that do not read, have none. */
export type ItemsOf = (kind: string, schemes: readonly string[]) => Promise<readonly SchemeItem[]>;

/** Reads each standard of a library once. */
export function createItems(library: Pick<RuleLibrary, "find" | "read">): ItemsOf {
  const known = new Map<string, Promise<Scheme | null>>();
  const read = async (id: string): Promise<Scheme | null> => {
    const source = await library.find(id);
    return source ? library.read(source.text, source.kinds, source.bases).scheme : null;
  };
  const schemeOf = (id: string): Promise<Scheme | null> => {
    const asked = known.get(id) ?? read(id);
    known.set(id, asked);
    return asked;
  };
  return async (kind, schemes) => (await Promise.all(schemes.map(schemeOf))).flatMap((scheme) =>
    scheme === null ? [] : scheme.rules.filter((rule) => rule.each?.kinds.includes(kind)).flatMap((rule) => itemOf(scheme, rule) ?? []));
}
