import type { KindDeclaration } from "../../domain/model/kinds.js";
import type { EvidenceRecord, Json } from "../../domain/model/documents.js";
import { formOfKind, type FormField } from "../../app/kinds/form-of-kind.js";
import { wordsOf, type Language } from "../language.js";
import { ENTRY_WORDS } from "../words/desk-entry.js";
import type { Typed } from "./kind-fields.js";
import type { FactOptions } from "./panel-model.js";

type Values = Readonly<Record<string, Json>>;

/** The value of a form's field in a record; undefined: it has none. */
export function valueAt(record: EvidenceRecord, data: Values, name: string): Json | undefined {
  if (!name.startsWith("data.")) return (record as unknown as Values)[name];
  return name.slice("data.".length).split(".").reduce<Json | undefined>((value, key) => (typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Values)[key] : undefined), data);
}

function textOf(value: Json, { choices = [] }: FormField, language: Language): string {
  const words = wordsOf(ENTRY_WORDS, language);
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((part) => textOf(part as Json, { choices } as FormField, language)).join(language === "en" ? ", " : "、");
  if (typeof value === "object" && value !== null) return Object.values(value).map(String).join(" ");
  return choices.find((choice) => choice.value === value)?.title[language] ?? String(value);
}

const fieldsOf = (kind: KindDeclaration): readonly FormField[] => {
  const { envelope, fields } = formOfKind(kind);
  return [...envelope, ...fields].flatMap((each) => (each.input === "group" ? (each.parts ?? []).map((part) => ({ ...part, name: `${each.name}.${part.name}` })) : [each]));
};

/** What a record says, field by field, as its kind calls them; `data`: with the personal values, for those who may see them. */
export function recordFacts(record: EvidenceRecord, data: Values, kind: KindDeclaration, language: Language): readonly FactOptions[] {
  return fieldsOf(kind).flatMap((each) => {
    const value = valueAt(record, data, each.name);
    return value === undefined || value === null ? [] : [{ label: each.title[language], text: textOf(value, each, language) }];
  });
}

/** What stands in the boxes of a form that shows a record as it is. */
export function typedOf(record: EvidenceRecord, data: Values, kind: KindDeclaration): Typed {
  const plain = (value: Json): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);
  const entries = fieldsOf(kind).flatMap((each): readonly (readonly [string, readonly string[]])[] => {
    const value = valueAt(record, data, each.name);
    if (value === undefined || value === null) return [];
    if (each.input === "texts") return [[each.name, [plain(value).join("\n")]]];
    if (each.input !== "groups") return [[each.name, plain(value)]];
    return (value as readonly Values[]).flatMap((group, i) => Object.entries(group).map(([part, one]) => [`${each.name}.${i}.${part}`, plain(one)] as const));
  });
  return new Map(entries);
}
