import type { Json } from "../../domain/model/documents.js";
import type { FieldDeclaration, KindDeclaration, ObjectDeclaration } from "../../domain/model/kinds.js";
import type { Problem } from "../../domain/model/problem.js";
import { hintOf } from "../../domain/scheme/did-you-mean.js";
import { below, isObject, member, type JsonObject } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import { typeWords } from "../../domain/scheme/vocabulary/context.js";
import { checkValue } from "./check-value.js";

/** The object of a document that holds the declared fields, and how the kind names them. */
export interface Fields {
  readonly kind: KindDeclaration;
  readonly values: JsonObject;
  readonly pointer: string;
  /** "data." for records. */
  readonly prefix: string;
  readonly find: (name: string) => FieldDeclaration | undefined;
  /** Required fields may be left out: cases say only what they need. */
  readonly partial?: boolean;
  readonly check: (field: FieldDeclaration, value: Json, pointer: string) => readonly Problem[];
}

const isDated = (value: Json): value is readonly JsonObject[] => Array.isArray(value) && value.length > 0 && (value as readonly Json[]).every((each) => isObject(each) && Object.hasOwn(each, "value"));

const DATED_KEYS: readonly string[] = ["from", "to", "value"];
const DAY: FieldDeclaration = { name: "from", type: "day", title: { "zh-CN": "日期", en: "Day" }, required: false, public: true, personal: false };

/** A value that always held, or a list of {from, to, value}. */
export function checkAttribute(field: FieldDeclaration, value: Json, pointer: string): readonly Problem[] {
  if (!isDated(value)) return checkValue(field, value, pointer);
  return value.flatMap((entry, i) => {
    const at = below(pointer, i);
    const unknown = Object.keys(entry).filter((key) => !DATED_KEYS.includes(key)).map((key) => problemOf("unknown-key", below(at, key), { key, ...hintOf(key, DATED_KEYS) }));
    const days = ["from", "to"].flatMap((key) => checkValue(DAY, member(entry, key) ?? null, below(at, key)));
    const { from, to } = entry;
    const empty = typeof from === "string" && typeof to === "string" && from > to ? [problemOf("empty-span", at, { from, to })] : [];
    return [...unknown, ...days, ...empty, ...checkValue(field, entry.value, below(at, "value"))];
  });
}

type Unknown = Pick<Fields, "kind"> & { readonly names: readonly string[] };

const unknownField = ({ kind, names }: Unknown, name: string, pointer: string): Problem => problemOf("unknown-field", pointer, { kind: kind.id, name, ...hintOf(name, names) });
const isAbsent = (values: JsonObject, name: string): boolean => (member(values, name) ?? null) === null;

/** One object of a group of fields. */
function checkParts(kind: KindDeclaration, { fields }: ObjectDeclaration, value: Json, pointer: string): readonly Problem[] {
  if (!isObject(value)) return [problemOf("wrong-type", pointer, { expected: ["对象", "an object"], found: typeWords(value) })];
  const names = [...fields.keys()];
  const present = Object.entries(value).flatMap(([name, part]) => {
    const field = fields.get(name);
    const at = below(pointer, name);
    return field ? checkValue(field, part, at) : [unknownField({ kind, names }, name, at)];
  });
  const missing = [...fields.values()].filter(({ name, required }) => required && isAbsent(value, name));
  return [...present, ...missing.map(({ name }) => problemOf("missing-key", pointer, { key: name }))];
}

/** A group of fields, or a list of them; null is absence. */
function checkGroup(kind: KindDeclaration, object: ObjectDeclaration, value: Json, pointer: string): readonly Problem[] {
  const { maxItems } = object;
  if (value === null) return [];
  if (maxItems === undefined) return checkParts(kind, object, value, pointer);
  if (!Array.isArray(value)) return [problemOf("wrong-type", pointer, { expected: ["列表", "a list"], found: typeWords(value) })];
  const items = value as readonly Json[];
  if (items.length > maxItems) return [problemOf("too-many", pointer, { limit: maxItems, found: items.length })];
  return items.flatMap((each, i) => checkParts(kind, object, each, below(pointer, i)));
}

/** Unknown fields, missing ones, and values that do not fit. */
export function checkFields({ kind, values, pointer, prefix, find, check, partial = false }: Fields): readonly Problem[] {
  const declared = [...kind.fields.values(), ...(kind.objects?.values() ?? [])].filter((each) => each.name.startsWith(prefix) && !("within" in each));
  const names = declared.map(({ name }) => name.slice(prefix.length));
  const present = Object.entries(values).flatMap(([name, value]) => {
    const [object, field] = [kind.objects?.get(`${prefix}${name}`), find(`${prefix}${name}`)];
    const at = below(pointer, name);
    if (object) return checkGroup(kind, object, value, at);
    return field && field.within === undefined ? check(field, value, at) : [unknownField({ kind, names }, name, at)];
  });
  if (partial) return present;
  const missing = declared.filter(({ required, name }) => required && isAbsent(values, name.slice(prefix.length)));
  return [...present, ...missing.map(({ name }) => problemOf("missing-key", pointer, { key: name.slice(prefix.length) }))];
}
