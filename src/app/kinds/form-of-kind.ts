import type { Text } from "../../domain/model/documents.js";
import type { FieldDeclaration, KindDeclaration, ObjectDeclaration } from "../../domain/model/kinds.js";

/** How a field is entered. group: a few fields together; groups: a list of such groups; texts and choices: several values. */
export type FormInput = "text" | "longText" | "number" | "integer" | "day" | "instant" | "boolean" | "choice" | "choices" | "texts" | "group" | "groups";

/** One field of a form. Limits are those that the kind states, or that hold by default. */
export interface FormField {
  /** `occurredOn`, `data.act`; of a part: its name in the group. */
  readonly name: string;
  readonly title: Text;
  readonly input: FormInput;
  readonly required: boolean;
  readonly personal: boolean;
  readonly public: boolean;
  readonly choices?: readonly { readonly value: string; readonly title: Text }[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Characters of a text, or of each of several. */
  readonly maxLength?: number;
  /** Items of a list. */
  readonly maxItems?: number;
  /** Of a group, or of each of several: its fields in order. */
  readonly parts?: readonly FormField[];
}

/** What a person enters of one record of a kind. */
export interface KindForm {
  readonly kind: string;
  readonly title: Text;
  /** Fields that all records have, in the order in which people think of them; the record's id and its steps are not theirs to enter. */
  readonly envelope: readonly FormField[];
  /** Fields of the kind, in the order of its declaration. */
  readonly fields: readonly FormField[];
}

const ENTERED = ["occurredOn", "foundOn", "dueOn", "endedOn", "validUntil", "source", "sourceNumber", "incident"] as const;
/** Texts that may be longer are entered in several lines. */
const ONE_LINE = 200;

function inputOf({ type, oneOf, integer, instant, maxLength = 0 }: FieldDeclaration): FormInput {
  if (type === "list") return oneOf ? "choices" : "texts";
  if (type === "number") return integer === true ? "integer" : "number";
  if (type !== "string") return type;
  if (instant === true) return "instant";
  return oneOf ? "choice" : maxLength > ONE_LINE ? "longText" : "text";
}

const codeTitle = (code: string): Text => ({ "zh-CN": code, en: code });

function formField(field: FieldDeclaration): FormField {
  const { name, title, required, personal, public: shown, oneOf, codes, minimum, maximum, maxLength, maxItems } = field;
  return {
    name, title, input: inputOf(field), required, personal, public: shown,
    ...(oneOf ? { choices: oneOf.map((value) => ({ value, title: codes?.get(value) ?? codeTitle(value) })) } : {}),
    ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }), ...(maxLength === undefined || oneOf ? {} : { maxLength }), ...(maxItems === undefined ? {} : { maxItems }),
  };
}

function groupField({ name, title, required, maxItems, fields }: ObjectDeclaration): FormField {
  const parts = [...fields.values()].map(formField);
  return { name, title, input: maxItems === undefined ? "group" : "groups", required, personal: false, public: parts.some((part) => part.public), parts, ...(maxItems === undefined ? {} : { maxItems }) };
}

/** The form by which a record of the kind is entered: it follows from the declaration alone. */
export function formOfKind(kind: KindDeclaration): KindForm {
  const order = kind.order ?? [...kind.fields.keys()].filter((name) => name.startsWith("data."));
  const fields = order.flatMap((name) => {
    const [object, field] = [kind.objects?.get(name), kind.fields.get(name)];
    if (object) return [groupField(object)];
    return field ? [formField(field)] : [];
  });
  const envelope = ENTERED.flatMap((name) => { const field = kind.fields.get(name); return field ? [formField({ ...field, maxLength: field.type === "string" ? ONE_LINE : undefined })] : []; });
  return { kind: kind.id, title: kind.title, envelope, fields };
}
