import type { Json } from "../../model/documents.js";
import type { KindDeclaration } from "../../model/kinds.js";
import type { RecordSelection, Window } from "../../model/scheme.js";
import { checkGuarded, checkGuards } from "../checks/known-guard.js";
import { hintOf } from "../did-you-mean.js";
import { knownFact } from "../checks/unknown-fact.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import { FACT_TYPE_WORDS, type ReadContext, type Scope } from "../vocabulary/context.js";
import { readVia } from "./read-via.js";
import { readWhere } from "./read-where.js";
import { commonField, kindsAt, plainField, recordScope, reportField, withSubject } from "../vocabulary/record-fields.js";
import { durationAt, stringAt, wrongType } from "../vocabulary/values.js";

/** A selection with the declared kinds and the scope of their fields. */
export interface Selected {
  readonly select: RecordSelection;
  readonly kinds: readonly KindDeclaration[];
  readonly fields: Scope;
}

/** A field of the type that all kinds have; otherwise a problem. */
export function fieldAt(context: ReadContext, kinds: readonly KindDeclaration[], raw: Json | undefined, pointer: string): string | undefined {
  const named = stringAt(context, raw, pointer);
  if (named === undefined || kinds.length === 0) return undefined;
  const name = plainField(named);
  const field = commonField(kinds, name);
  if (!field) reportField(context, kinds, name, pointer);
  else if (field.personal) context.problems.add("personal-field", pointer, { name });
  return field && name;
}

function dayFieldAt(context: ReadContext, kinds: readonly KindDeclaration[], raw: Json, pointer: string): string | undefined {
  const name = fieldAt(context, kinds, raw, pointer);
  const type = name === undefined ? undefined : commonField(kinds, name)?.type;
  if (type === "day" && name?.startsWith("subject.")) {
    context.problems.add("unknown-field", pointer, { kind: kinds[0].id, name, ...hintOf(name, []) });
    return undefined;
  }
  if (type === undefined || type === "day") return name;
  context.problems.add("wrong-field-type", pointer, { name: String(name), found: FACT_TYPE_WORDS[type], expected: FACT_TYPE_WORDS.day });
  return undefined;
}

interface Place {
  readonly context: ReadContext;
  readonly kinds: readonly KindDeclaration[];
  /** Facts that `since` may read. */
  readonly facts: Scope;
}

function validWindow({ context, kinds }: Place, raw: Json, pointer: string): Window | undefined {
  if (!isObject(raw)) return wrongType(context, pointer, raw, ["有效期", "{until, else}"]);
  const until = (member(raw, "until") ?? ["validUntil"]) as readonly Json[];
  if (!Array.isArray(until)) return wrongType(context, below(pointer, "until"), until, ["字段列表", "a list of fields"]);
  const fields = until.map((each: Json, i) => dayFieldAt(context, kinds, each, below(pointer, "until", i)));
  const otherwise = durationAt(context, member(raw, "else"), below(pointer, "else"));
  if (fields.some((field) => field === undefined)) return undefined;
  return { kind: "valid", until: fields as string[], ...(otherwise ? { otherwise } : {}) };
}

function sinceWindow({ context, facts }: Place, raw: Json, pointer: string): Window | undefined {
  const name = isObject(raw) ? member(raw, "fact") : undefined;
  const at = below(pointer, "fact");
  const fact = typeof name === "string" ? knownFact(context, facts, name, at) : wrongType(context, pointer, raw, ["{\"fact\"}", "{\"fact\": name}"]);
  if (fact && fact.type !== "day") context.problems.add("wrong-field-type", at, { name: fact.name, found: FACT_TYPE_WORDS[fact.type], expected: FACT_TYPE_WORDS.day });
  return fact && { kind: "since", fact: fact.name };
}

function readWindow(place: Place, raw: Json, pointer: string): Window | undefined {
  if (raw === "period") return { kind: "period" };
  if (raw === "valid") return { kind: "valid", until: ["validUntil"] };
  if (isObject(raw) && Object.hasOwn(raw, "since")) return sinceWindow(place, raw.since, below(pointer, "since"));
  if (isObject(raw) && Object.hasOwn(raw, "valid")) return validWindow(place, raw.valid, below(pointer, "valid"));
  const duration = durationAt(place.context, raw, pointer);
  return duration && { kind: "duration", duration };
}

function readWindows(place: Place, raw: Json | undefined, pointer: string): readonly Window[] {
  if (raw === undefined) return [];
  const several = Array.isArray(raw);
  const list = (several ? raw : [raw]) as readonly Json[];
  return list.flatMap((each, i) => readWindow(place, each, several ? below(pointer, i) : pointer) ?? []);
}

/** The selection of a fact (`kind`) or of a rule with `for` (`each`): kinds, where, window and the day that counts. */
export function readSelection(context: ReadContext, facts: Scope, raw: JsonObject, at: { readonly pointer: string; readonly key: "kind" | "each" }): Selected {
  const { pointer, key } = at;
  const named = raw[key];
  const names = (Array.isArray(named) ? named : [named]).map(String);
  const { via, reached } = readVia(context, raw, pointer, facts.subject);
  const kinds = kindsAt(context, names, (place) => (Array.isArray(named) ? below(pointer, key, place) : below(pointer, key))).map((kind) => (member(raw, "current") === true ? kind : withSubject(kind, reached)));
  const fields = recordScope(context, kinds, facts.reader, facts.row);
  const where = kinds.length === 0 ? undefined : readWhere(context, fields, member(raw, "where"), below(pointer, "where"));
  const guard = { context, required: (field: string) => field.startsWith("parameter.") || commonField(kinds, field)?.required === true };
  if (where) checkGuards(guard, where);
  const windows = readWindows({ context, kinds, facts }, member(raw, "window"), below(pointer, "window"));
  const on = dayFieldAt(context, kinds, member(raw, "on") ?? "occurredOn", below(pointer, "on")) ?? "occurredOn";
  if (kinds.length > 0) checkGuarded(guard, `record.${on}`, where, member(raw, "on") === undefined ? pointer : below(pointer, "on"));
  const chain = { ...(via ? { via } : {}), ...(member(raw, "at") === "act" ? { at: "act" as const } : {}) };
  return { select: { kinds: names, windows, on, ...(where ? { where } : {}), ...chain }, kinds, fields };
}

/** Equal for equal selections: their text without places, in a fixed order. */
export function selectionKey(select: RecordSelection): string {
  const { kinds, where, windows, on, via, at } = select;
  const plain = { kinds: [...kinds].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), where: where ?? null, windows, on, via, at };
  return JSON.stringify(plain, (key, value: unknown) => (key === "pointer" || key === "parameter" ? undefined : value));
}
