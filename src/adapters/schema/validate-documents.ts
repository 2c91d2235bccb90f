import { shanghaiDay } from "../../domain/calendar/days.js";
import { BUILT_IN_KINDS, recordField } from "../../domain/language/record-fields.js";
import type { Json } from "../../domain/model/documents.js";
import type { KindDeclaration, Kinds } from "../../domain/model/kinds.js";
import type { Problem } from "../../domain/model/problem.js";
import { hintOf } from "../../domain/scheme/did-you-mean.js";
import { below, isObject, member, type JsonObject } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import { checkAttribute, checkFields } from "./check-fields.js";
import { checkValue } from "./check-value.js";
import { validate } from "./validate.js";

export interface DocumentRules {
  readonly kinds: Kinds;
  /** Says whether a subject is known; left out: references are not looked at. */
  readonly isSubject?: (id: string) => boolean;
  /** Decisions and items are the system's own; only cases and the system write them. Default false. */
  readonly decisions?: boolean;
  /** Subjects may lack attributes that their kind requires: cases say only what they need. Default false. */
  readonly partialSubjects?: boolean;
}

const DAYS = ["occurredOn", "endedOn", "foundOn", "dueOn", "validUntil"] as const;

function declaredKind(kinds: ReadonlyMap<string, KindDeclaration>, name: Json | undefined): KindDeclaration | readonly Problem[] {
  return kinds.get(String(name)) ?? [problemOf("unknown-kind", "/kind", { name: String(name), ...hintOf(String(name), kinds.keys()) })];
}

function checkReference({ isSubject }: DocumentRules, document: JsonObject, key: string): readonly Problem[] {
  const id = String(document[key]);
  return isSubject === undefined || isSubject(id) ? [] : [problemOf("unknown-subject", below("", key), { name: id, hint: ["", ""] })];
}

/** Days of the envelope that are written as days and do not exist. */
function checkDays(document: JsonObject, keys: readonly string[]): readonly Problem[] {
  return keys.flatMap((key) => {
    const value = member(document, key);
    return typeof value === "string" && shanghaiDay(value) === null ? [problemOf("no-such-day", below("", key), { found: value })] : [];
  });
}

function checkSteps(document: JsonObject): readonly Problem[] {
  const steps = (member(document, "steps") ?? []) as readonly JsonObject[];
  return steps.flatMap((step, i) => (shanghaiDay(String(step.on)) === null ? [problemOf("no-such-day", below("/steps", i, "on"), { found: String(step.on) })] : []));
}

/** Envelope fields that the kind asks for (`x-requires`). */
function checkRequired(kind: KindDeclaration, document: JsonObject): readonly Problem[] {
  const names = [...kind.fields.values()].filter((field) => field.required && !field.name.startsWith("data.") && field.type !== "boolean").map((field) => field.name);
  return names.filter((name) => member(document, name) === undefined).map((name) => problemOf("missing-key", "", { key: name }));
}

/** What is wrong with one record: envelope, kind, fields, days, its subject. Pointers are into the record; none: it may be stored. */
export function validateRecord(rules: DocumentRules, document: unknown): readonly Problem[] {
  const shape = validate("record", document);
  if (shape.length > 0 || !isObject(document)) return shape;
  const kind = declaredKind(rules.kinds.records, document.kind);
  if (Array.isArray(kind)) return kind as readonly Problem[];
  const declared = kind as KindDeclaration;
  const own = BUILT_IN_KINDS.some((each) => each.id === declared.id) && rules.decisions !== true;
  if (own) return [problemOf("not-allowed", "/kind", { detail: ["此种类的记录只由系统写入", "records of this kind are written by the system alone"] })];
  const fields = { kind: declared, values: document.data as JsonObject, pointer: "/data", prefix: "data.", find: (name: string) => recordField(declared, name), check: checkValue };
  return [
    ...checkReference(rules, document, "subject"), ...checkDays(document, [...DAYS, "recordedOn"]), ...checkSteps(document),
    ...checkRequired(declared, document), ...checkFields(fields),
  ];
}

/** What is wrong with one subject: shape, kind, attributes and their days. */
export function validateSubject(rules: DocumentRules, document: unknown): readonly Problem[] {
  const shape = validate("subject", document);
  if (shape.length > 0 || !isObject(document)) return shape;
  const kind = declaredKind(rules.kinds.subjects, document.kind);
  if (Array.isArray(kind)) return kind as readonly Problem[];
  const declared = kind as KindDeclaration;
  return checkFields({ kind: declared, values: document.attributes as JsonObject, pointer: "/attributes", prefix: "", find: (name) => declared.fields.get(name), check: checkAttribute, partial: rules.partialSubjects === true });
}

/** What is wrong with one link: shape, days, and the subjects at its ends. */
export function validateLink(rules: DocumentRules, document: unknown): readonly Problem[] {
  const shape = validate("link", document);
  if (shape.length > 0 || !isObject(document)) return shape;
  const { from, to } = document;
  const empty = typeof from === "string" && typeof to === "string" && from > to ? [problemOf("empty-span", "", { from, to })] : [];
  return [...checkReference(rules, document, "subject"), ...checkReference(rules, document, "target"), ...checkDays(document, ["from", "to"]), ...empty];
}
