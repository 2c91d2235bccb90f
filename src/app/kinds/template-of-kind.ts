import type { KindDeclaration } from "../../domain/model/kinds.js";
import type { Text } from "../../domain/model/documents.js";
import type { TemplateColumn } from "../ports/table-files.js";
import { formOfKind, type FormField, type FormInput } from "./form-of-kind.js";

/** A column of a template, and the field that a row fills by it. */
export interface KindColumn extends TemplateColumn {
  /** `subject`, `occurredOn`, `data.act`; `data.slips.order` within a group. */
  readonly field: string;
}

type Language = keyof Text;
const TYPES: Readonly<Record<FormInput, TemplateColumn["type"]>> = {
  text: "text", longText: "text", number: "number", integer: "number", day: "day", instant: "text", boolean: "boolean", choice: "text", choices: "text", texts: "text", group: "text", groups: "text",
};
const SUBJECT: Text = { "zh-CN": "对象", en: "Subject" };
const SUBJECT_REMARK: Text = { "zh-CN": "编号，或准确的名称", en: "its id, or its exact name" };
const WORDS = {
  personal: { "zh-CN": "个人信息，分开保管", en: "personal: kept apart" }, whole: { "zh-CN": "整数", en: "a whole number" }, instant: { "zh-CN": "写作 2026-03-31T09:00:00+08:00", en: "written 2026-03-31T09:00:00+08:00" },
  several: { "zh-CN": "几项以顿号隔开", en: "several are separated by ;" },
} as const;

/** "0–100": the bounds that a number is held to. */
function boundsIn({ minimum, maximum }: FormField): readonly string[] {
  if (minimum !== undefined && maximum !== undefined) return [`${minimum}–${maximum}`];
  if (minimum !== undefined) return [`≥ ${minimum}`];
  return maximum === undefined ? [] : [`≤ ${maximum}`];
}

function remarkOf(field: FormField, language: Language): string {
  const longest = field.maxLength === undefined ? [] : [language === "zh-CN" ? `至多 ${field.maxLength} 字` : `at most ${field.maxLength} characters`];
  const notes = [
    ...(field.input === "integer" ? [WORDS.whole[language]] : []), ...boundsIn(field), ...(field.input === "instant" ? [WORDS.instant[language]] : []),
    ...(field.input === "choices" || field.input === "texts" ? [WORDS.several[language]] : []), ...longest, ...(field.personal ? [WORDS.personal[language]] : []),
  ];
  return notes.join(language === "zh-CN" ? "；" : "; ");
}

function column(field: FormField, name: string, language: Language, group?: FormField): KindColumn {
  return {
    field: name, heading: field.title[language], remark: remarkOf(field, language), type: TYPES[field.input], required: group ? group.required && field.required : field.required,
    ...(field.input === "choice" && field.choices ? { choices: field.choices.map((choice) => choice.title[language]) } : {}),
  };
}

/** Columns of an empty table of records of a kind. Fields within a group stand for themselves; lists of groups have no column: they are entered by form, NDJSON or the API. */
export function templateOfKind(kind: KindDeclaration, language: Language): readonly KindColumn[] {
  const { envelope, fields } = formOfKind(kind);
  const subject: KindColumn = { field: "subject", heading: SUBJECT[language], remark: SUBJECT_REMARK[language], type: "text", required: true };
  const own = fields.flatMap((field) => {
    if (field.input === "groups") return [];
    if (field.input !== "group") return [column(field, field.name, language)];
    return (field.parts ?? []).map((part) => {
      const name = `${field.name}.${part.name}`;
      return column({ ...part, title: kind.fields.get(name)?.title ?? part.title }, name, language, field);
    });
  });
  return [subject, ...envelope.map((field) => column(field, field.name, language)), ...own];
}
