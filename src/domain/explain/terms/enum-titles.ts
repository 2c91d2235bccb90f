import type { FieldDeclaration } from "../../model/kinds.js";
import type { Scheme } from "../../model/scheme.js";
import type { Language } from "../phrases/phrases.js";
import { recordFields, subjectField } from "../titles.js";

type Declared = Pick<Scheme, "facts"> & Partial<Pick<Scheme, "kinds" | "subject">>;
type WithKinds = Pick<Scheme, "facts" | "kinds" | "subject">;

const RECORD = "record.";
const SCOPE = "scope.";

const withoutPrefix = (field: string): string => (field.startsWith(RECORD) ? field.slice(RECORD.length) : field);

/** The declared fields whose values a fact, a record field or a scope can hold. */
function fieldsOf(scheme: WithKinds, name: string): readonly FieldDeclaration[] {
  const attribute = (field: string): readonly FieldDeclaration[] => [subjectField(scheme, field) ?? []].flat();
  if (name.startsWith(RECORD)) return recordFields(scheme, withoutPrefix(name));
  if (name.startsWith(SCOPE)) return attribute(name.slice(SCOPE.length));
  const fact = scheme.facts.find((declared) => declared.name === name);
  if (fact?.from === "attribute") return attribute(fact.field);
  if (fact?.from !== "records" || fact.of === undefined) return [];
  const field = withoutPrefix(fact.of);
  return fact.select.kinds.flatMap((kind) => scheme.kinds.records.get(kind)?.fields.get(field) ?? []);
}

/** What the kinds call a code of a fact or record field; undefined: they have no words for it. */
export function enumTitle(scheme: Declared, name: string, code: string, language: Language): string | undefined {
  const { facts, kinds, subject } = scheme;
  if (!kinds || subject === undefined) return undefined;
  return fieldsOf({ facts, kinds, subject }, name).flatMap(({ codes }) => codes?.get(code) ?? [])[0]?.[language];
}
