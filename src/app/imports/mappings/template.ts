import type { Text } from "../../../domain/model/documents.js";
import type { Context } from "../../context.js";
import { kindsOf } from "../../kinds/stored-kinds.js";
import { templateOfKind } from "../../kinds/template-of-kind.js";
import type { TemplateColumn } from "../../ports/table-files.js";
import { type Target, type TargetField, targetOf } from "./target.js";

export interface Template {
  readonly title: string;
  readonly columns: readonly TemplateColumn[];
}

const REMARKS: Readonly<Record<string, Text>> = {
  subject: { "zh-CN": "编号，或准确的名称", en: "its id, or its exact name" }, target: { "zh-CN": "编号，或准确的名称", en: "its id, or its exact name" },
};
const TYPES = { number: "number", boolean: "boolean", day: "day", string: "text", list: "text" } as const;

function columnOf({ name, declaration }: TargetField, language: keyof Text): TemplateColumn {
  const choices = declaration.type === "string" ? declaration.oneOf?.map((code) => declaration.codes?.get(code)?.[language] ?? code) : undefined;
  return { heading: declaration.title[language], remark: REMARKS[name]?.[language] ?? "", type: TYPES[declaration.type], required: declaration.required, ...(choices ? { choices } : {}) };
}

function columnsOf({ collection, declaration, fields }: Target, language: keyof Text): readonly TemplateColumn[] {
  if (collection === "records" && declaration) return templateOfKind(declaration, language);
  return [...fields.values()].map((field) => columnOf(field, language));
}

/** The empty table of a kind of record, subject or link. The headings are those that the general mapping knows. */
export async function targetTemplate(context: Context, kind: string, language: keyof Text): Promise<Template> {
  const target = targetOf(await kindsOf(context), kind);
  return { title: target.title[language], columns: columnsOf(target, language) };
}
