import type { Text } from "../../domain/model/documents.js";
import type { FactType, FieldDeclaration, ObjectDeclaration } from "../../domain/model/kinds.js";
import type { Field, Part } from "../../generated/types/kind.js";

type Plain = "string" | "number" | "integer" | "boolean" | "array";
const TYPES: Readonly<Record<Plain, FactType>> = { string: "string", number: "number", integer: "number", boolean: "boolean", array: "list" };

/** Characters of a text, and items of a list, for which the kind states no limit of its own. */
export const DEFAULT_LENGTH = 2000;
export const DEFAULT_ITEMS = 200;

/** Words of a declaration in both languages; without English the Chinese stands for both. */
export const words = (zh: string, en: string | undefined): Text => ({ "zh-CN": zh, en: en ?? zh });

/** What a field may hold; texts have a limit, stated or not. */
function boundsOf(field: Field | Part): Partial<FieldDeclaration> {
  const list = field.type === "array" ? (field as Field) : undefined;
  const text = field.type === "string" && field.format === undefined;
  return {
    ...(field.minimum === undefined ? {} : { minimum: field.minimum }), ...(field.maximum === undefined ? {} : { maximum: field.maximum }), ...(field.type === "integer" ? { integer: true } : {}),
    ...(text ? { maxLength: field.maxLength ?? DEFAULT_LENGTH } : {}), ...(list ? { maxLength: list.items?.maxLength ?? DEFAULT_LENGTH, maxItems: list.maxItems ?? DEFAULT_ITEMS } : {}),
    ...(field.format === "date-time" ? { instant: true } : {}),
  };
}

/** A field of a kind, or of an object in it, as it is declared. `name`: with its prefix. */
export function fieldOf(name: string, field: Field | Part, required: boolean): FieldDeclaration {
  const own = field as Field;
  const oneOf = own.enum ?? own.items?.enum;
  const titles = own["x-enum-titles"];
  return {
    name, type: own.format === "date" ? "day" : TYPES[own.type as Plain], title: words(own.title, own["x-en"]), required,
    public: own["x-public"] === true, personal: own["x-personal"] === true,
    ...(oneOf ? { oneOf } : {}), ...(titles ? { codes: new Map(Object.entries(titles)) } : {}), ...boundsOf(field),
    ...(own["x-subject"] === undefined ? {} : { subject: own["x-subject"] }),
  };
}

/** Whether a field is an object, or a list of objects. */
export const isGroup = (field: Field): boolean => field.type === "object" || field.items?.type === "object";

/** An object or a list of objects as it is declared. `name`: with its prefix. */
export function objectOf(name: string, field: Field, required: boolean): ObjectDeclaration {
  const { properties = {}, required: always = [] } = field.type === "array" ? (field.items ?? {}) : field;
  const fields = Object.entries(properties).map(([part, declared]) => [part, fieldOf(part, declared, always.includes(part))] as const);
  return { name, title: words(field.title, field["x-en"]), required, fields: new Map(fields), ...(field.type === "array" ? { maxItems: field.maxItems ?? DEFAULT_ITEMS } : {}) };
}

/** Parts of several objects may be called the same: each is named with its object. */
const partTitle = (object: ObjectDeclaration, part: FieldDeclaration): Text => ({ "zh-CN": `${object.title["zh-CN"]}·${part.title["zh-CN"]}`, en: `${object.title.en}: ${part.title.en}` });

/** The fields of a single object as rules name them: `data.slips.order`. A list's are not readable: none. */
export function readableParts(object: ObjectDeclaration): readonly FieldDeclaration[] {
  if (object.maxItems !== undefined) return [];
  return [...object.fields.values()].map((field) => ({ ...field, title: partTitle(object, field), name: `${object.name}.${field.name}`, required: object.required && field.required, within: object.name }));
}
