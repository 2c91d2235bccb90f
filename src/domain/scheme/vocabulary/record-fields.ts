import { recordField } from "../../language/record-fields.js";
import type { FieldDeclaration, KindDeclaration } from "../../model/kinds.js";
import { hintOf } from "../did-you-mean.js";
import { FACT_TYPE_WORDS, type ReadContext, type Readable, type Reader, type Row, type Scope } from "./context.js";

/** The declared kinds of a selection; unknown ones are a problem each. */
export function kindsAt(context: ReadContext, names: readonly string[], pointer: (place: number) => string): readonly KindDeclaration[] {
  return names.flatMap((name, place) => {
    const kind = context.kinds.records.get(name);
    if (!kind) context.problems.add("unknown-kind", pointer(place), { name, ...hintOf(name, context.kinds.records.keys()) });
    return kind ? [kind] : [];
  });
}

const SUBJECT = "subject.";
const SUBJECT_ID: FieldDeclaration = { name: "subject.id", type: "string", title: { "zh-CN": "对象", en: "Subject" }, required: true, public: true, personal: false };

/** A record kind whose records also tell of the subject that they are about: `subject.id`, `subject.<attribute>`. */
export function withSubject(kind: KindDeclaration, subject: KindDeclaration | undefined): KindDeclaration {
  if (!subject) return kind;
  const own = [...subject.fields.values()].filter(({ name }) => name !== "id").map((field) => ({ ...field, name: `${SUBJECT}${field.name}` }));
  return { ...kind, fields: new Map([...kind.fields, ...[SUBJECT_ID, ...own].map((field) => [field.name, field] as const)]) };
}

const PREFIX = "record.";
/** A field as it is named with or without `record.` in front. */
export const plainField = (name: string): string => (name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name);

/** A field that all of the kinds have with one type; undefined if one has it not. */
export function commonField(kinds: readonly KindDeclaration[], name: string): FieldDeclaration | undefined {
  const fields = kinds.map((kind) => recordField(kind, name));
  const first = fields[0];
  if (!first || fields.some((field) => field?.type !== first.type)) return undefined;
  const all = fields as readonly FieldDeclaration[];
  const oneOf = all.every((field) => field.oneOf) ? { oneOf: [...new Set(all.flatMap((field) => field.oneOf ?? []))] } : { oneOf: undefined };
  const minimum = all.every((field) => field.minimum !== undefined) ? { minimum: Math.min(...all.map((field) => field.minimum ?? 0)) } : { minimum: undefined };
  const maximum = all.every((field) => field.maximum !== undefined) ? { maximum: Math.max(...all.map((field) => field.maximum ?? 0)) } : { maximum: undefined };
  const merged = { ...first, ...oneOf, ...minimum, ...maximum };
  return { ...merged, required: all.every((field) => field.required), personal: all.some((field) => field.personal) };
}

/** Says of a field that not all of the kinds have (with one type) which kind lacks it. */
export function reportField(context: ReadContext, kinds: readonly KindDeclaration[], name: string, pointer: string): void {
  const lacking = kinds.find((kind) => !recordField(kind, name));
  if (lacking) return context.problems.add("unknown-field", pointer, { kind: lacking.id, name, ...hintOf(name, lacking.fields.keys()) });
  const types = kinds.map((kind) => recordField(kind, name)?.type ?? "string");
  const other = types.find((type) => type !== types[0]) ?? types[0];
  context.problems.add("wrong-field-type", pointer, { name, found: FACT_TYPE_WORDS[other], expected: FACT_TYPE_WORDS[types[0]] });
}

export function readableField(field: FieldDeclaration): Readable {
  return {
    name: `record.${field.name}`, type: field.type, personal: field.personal,
    ...(field.oneOf ? { oneOf: field.oneOf } : {}), ...(field.minimum === undefined ? {} : { minimum: field.minimum }), ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
  };
}

/** What `where` and the `of` of `consecutive` may read: the fields of the records, without prefix. */
export function recordScope(context: ReadContext, kinds: readonly KindDeclaration[], reader: Reader, row?: Row): Scope {
  return {
    reader,
    ...(row ? { row } : {}),
    find: (name) => {
      const field = commonField(kinds, plainField(name));
      return field && readableField(field);
    },
    candidates: () => kinds[0]?.fields.keys() ?? [],
    explain: (name, pointer) => {
      if (kinds.length > 0) reportField(context, kinds, plainField(name), pointer);
      return true;
    },
  };
}
