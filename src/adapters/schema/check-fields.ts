import type { Json } from "../../domain/model/documents.js";
import type { FieldDeclaration, KindDeclaration } from "../../domain/model/kinds.js";
import type { Problem } from "../../domain/model/problem.js";
import { hintOf } from "../../domain/scheme/did-you-mean.js";
import { below, isObject, member, type JsonObject } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
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

/** Unknown fields, missing ones, and values that do not fit. */
export function checkFields({ kind, values, pointer, prefix, find, check, partial = false }: Fields): readonly Problem[] {
  const names = [...kind.fields.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  const present = Object.entries(values).flatMap(([name, value]) => {
    const field = find(`${prefix}${name}`);
    const at = below(pointer, name);
    return field ? check(field, value, at) : [problemOf("unknown-field", at, { kind: kind.id, name, ...hintOf(name, names) })];
  });
  const missing = names.filter((name) => kind.fields.get(`${prefix}${name}`)?.required === true && (member(values, name) ?? null) === null);
  if (partial) return present;
  return [...present, ...missing.map((name) => problemOf("missing-key", pointer, { key: name }))];
}
