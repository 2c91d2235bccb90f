import type { Json } from "../../model/documents.js";
import { STAGE, type ListSpec, type ScoreSpec } from "../../model/scheme.js";
import { scoreKey, sortKeysAt } from "../checks/sort-keys.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext, Scope } from "../vocabulary/context.js";
import { DEFAULTS, listDefaults } from "../vocabulary/defaults.js";
import { readCondition } from "./read-condition.js";
import { scopeAttribute } from "./read-ranking.js";
import { factScope, type AllFacts } from "../vocabulary/scopes.js";
import { durationAt, numberAt } from "../vocabulary/values.js";
import { basisListAt, textAt } from "../vocabulary/words.js";

interface Place {
  readonly context: ReadContext;
  readonly facts: AllFacts;
  readonly score: ScoreSpec | undefined;
}

/** The lists in the order in which they are settled. */
export function listNames(raw: Json | undefined): readonly string[] {
  return Array.isArray(raw) ? (raw as readonly JsonObject[]).map((list) => String(list.id)) : [];
}

function quotaAt({ context, facts, score }: Place, raw: Json | undefined, pointer: string): ListSpec["quota"] {
  if (!isObject(raw)) return undefined;
  const at = below(pointer, "places");
  const places = numberAt(context, raw.places, at);
  if (places !== undefined && (places < 0 || Math.floor(places) !== places)) context.problems.add("not-allowed", at, { detail: ["名额须为非负整数", "places are whole numbers from 0"] });
  const scope = member(raw, "scope") as string | undefined;
  if (scope !== undefined) scopeAttribute(context, scope, below(pointer, "scope"));
  const by = sortKeysAt(context, facts, member(raw, "by"), below(pointer, "by")) ?? (score ? [scoreKey(score)] : []);
  return { places: places ?? 0, ...(scope === undefined ? {} : { scope }), by, ties: (member(raw, "ties") as "share" | "refuse" | undefined) ?? DEFAULTS.ties };
}

function timesOf(context: ReadContext, raw: JsonObject, pointer: string): Pick<ListSpec, "term" | "dueIn"> {
  const [term, dueIn] = ["term", "dueIn"].map((key) => durationAt(context, member(raw, key), below(pointer, key)));
  return { ...(term ? { term } : {}), ...(dueIn ? { dueIn } : {}) };
}

function conditionsOf(context: ReadContext, scope: Scope, raw: JsonObject, pointer: string): Pick<ListSpec, "gate" | "conditions" | "exit"> {
  const [gate, conditions, exit] = ["gate", "conditions", "exit"].map((key) => readCondition(context, scope, member(raw, key), below(pointer, key)));
  return { ...(gate ? { gate } : {}), ...(conditions ? { conditions } : {}), ...(exit ? { exit } : {}) };
}

function readList(place: Place, raw: JsonObject, i: number): ListSpec {
  const { context, facts } = place;
  const pointer = below("/lists", i);
  const id = String(raw.id);
  const { title, tone } = listDefaults(id);
  const scope = factScope(facts, { words: [`名单“${id}”`, `The list "${id}"`], stage: STAGE.list, before: STAGE.list + i, kind: "list" });
  if (member(raw, "exit") !== undefined && member(raw, "term") === undefined) context.problems.add("exit-without-term", below(pointer, "exit"));
  const quota = quotaAt(place, member(raw, "quota"), below(pointer, "quota"));
  return {
    id, title: textAt(context, member(raw, "title"), below(pointer, "title")) ?? title, tone: (member(raw, "tone") as ListSpec["tone"] | undefined) ?? tone,
    ...conditionsOf(context, scope, raw, pointer), ...(quota ? { quota } : {}), ...timesOf(context, raw, pointer),
    confirm: member(raw, "confirm") === true, onUnknown: (member(raw, "onUnknown") as ListSpec["onUnknown"] | undefined) ?? DEFAULTS.onUnknown,
    official: member(raw, "official") === true, basis: basisListAt(context, member(raw, "basis"), below(pointer, "basis")), pointer,
  };
}

/** The lists, in the order in which they are settled. */
export function readLists(place: Place, raw: Json | undefined): readonly ListSpec[] {
  return Array.isArray(raw) ? (raw as readonly JsonObject[]).map((list, i) => readList(place, list, i)) : [];
}
