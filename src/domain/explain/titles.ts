import type { Text } from "../model/documents.js";
import type { FieldDeclaration } from "../model/kinds.js";
import type { Scheme } from "../model/scheme.js";
import { fill, phrase, type Language } from "./phrases/phrases.js";
import { MARK_TITLES, RESERVED_FAMILIES, RESERVED_TITLES } from "./phrases/reserved-titles.js";

type Titles = Pick<Scheme, "facts" | "kinds" | "subject" | "flags" | "checks" | "results" | "lists"> & Pick<Partial<Scheme>, "score" | "about" | "parameters">;

/** Declarations of a record field in all kinds that have it. */
export function recordFields(scheme: Pick<Scheme, "kinds">, field: string): readonly FieldDeclaration[] {
  return [...scheme.kinds.records.values()].flatMap((kind) => kind.fields.get(field) ?? []);
}

/** The scheme with these kinds of records before all others: a field is called as they call it, though another kind has one of the same name. */
export function amongKinds<T extends Pick<Scheme, "kinds">>(scheme: T, select: { readonly kinds: readonly string[] } | undefined): T {
  if (select === undefined) return scheme;
  const { records } = scheme.kinds;
  const first = select.kinds.flatMap((id) => { const kind = records.get(id); return kind ? [[id, kind] as const] : []; });
  return { ...scheme, kinds: { ...scheme.kinds, records: new Map([...first, ...[...records].filter(([id]) => !select.kinds.includes(id))]) } };
}

/** Declaration of a field of the subjects that are rated; of another kind's for records about others. */
export function subjectField(scheme: Pick<Scheme, "kinds" | "subject">, field: string): FieldDeclaration | undefined {
  return scheme.kinds.subjects.get(scheme.subject)?.fields.get(field) ?? [...scheme.kinds.subjects.values()].map((kind) => kind.fields.get(field)).find((f) => f !== undefined);
}

/** Where the members of a family of reserved facts have their titles. */
const FAMILY_TITLES: Readonly<Record<string, (scheme: Titles, id: string) => Text | undefined>> = {
  "points.": (scheme, id) => scheme.score?.groups.find((group) => group.id === id)?.title,
  "items.": (scheme, id) => scheme.score?.groups.find((group) => group.id === id)?.title,
  "flag.": (scheme, id) => scheme.flags.get(id),
  "check.": (scheme, id) => scheme.checks.get(id)?.title,
  "results.": (scheme, id) => scheme.results.find((result) => result.id === id)?.title,
  "list.": (scheme, id) => scheme.lists.find((list) => list.id === id)?.title,
  "scope.": (scheme, id) => subjectField(scheme, id)?.title,
};

function recordTitle(scheme: Titles, field: string): Text | undefined {
  if (field.startsWith("subject.")) return subjectField(scheme, field.slice("subject.".length))?.title;
  return MARK_TITLES[field] ?? recordFields(scheme, field)[0]?.title;
}

/** A dated parameter as a rule with `for` reads it: `record.parameter.<name>@<field>`. */
function parameterTitle({ parameters }: Titles, name: string): Text {
  const id = name.slice("record.parameter.".length, name.lastIndexOf("@"));
  return parameters?.get(id)?.title ?? { "zh-CN": id, en: id };
}

/** A fact of the scheme, about what is rated or about what is linked to it. */
export function declaredFact({ facts, about }: Pick<Titles, "facts" | "about">, name: string): Scheme["facts"][number] | undefined {
  const own = facts.find((fact) => fact.name === name);
  return own ?? (about ? [...about.values()].flat().find((fact) => fact.name === name) : undefined);
}

/** Title of a fact, record field (`record.<field>`) or reserved fact; its name where it has none. */
export function titleOf(scheme: Titles, name: string, language: Language): string {
  const declared = declaredFact(scheme, name);
  if (declared) return (declared.title ?? attributeTitle(scheme, declared))?.[language] ?? name;
  if (Object.hasOwn(RESERVED_TITLES, name)) return RESERVED_TITLES[name][language];
  if (name.startsWith("record.parameter.")) return parameterTitle(scheme, name)[language];
  if (name.startsWith("record.")) return recordTitle(scheme, name.slice("record.".length))?.[language] ?? name.slice("record.".length);
  const prefix = name.slice(0, name.indexOf(".") + 1);
  if (!Object.hasOwn(RESERVED_FAMILIES, prefix)) return name;
  const id = name.slice(prefix.length);
  return fill(RESERVED_FAMILIES[prefix][language], { title: FAMILY_TITLES[prefix](scheme, id)?.[language] ?? id });
}

function attributeTitle(scheme: Titles, fact: Scheme["facts"][number]): Text | undefined {
  return fact.from === "attribute" ? subjectField(scheme, fact.field)?.title : undefined;
}

/** Title of a fact; of a fact that shares its title with others (one for each row of a table) with the title of its row. */
export function distinctTitle(scheme: Titles & Pick<Scheme, "rules">, name: string, language: Language): string {
  const title = titleOf(scheme, name, language);
  const row = name.slice(name.lastIndexOf(".") + 1);
  const words = (scheme.checks.get(row) ?? scheme.rules.find((rule) => rule.row === row))?.title[language];
  const shared = words !== undefined && words !== title && scheme.facts.filter((fact) => fact.title?.[language] === title).length > 1;
  return shared ? phrase("parameter", language, { value: title, title: words }) : title;
}
