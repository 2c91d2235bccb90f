import type { Json } from "../../domain/model/documents.js";
import type { Problem } from "../../domain/model/problem.js";
import { below, isObject, member, type JsonObject } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import { canonical } from "../canonical.js";

/** What a kind may become: more than it was, or (a shipped one) the same with optional fields beside. */
export type Allowance = "wider" | "optionalFields";

type Words = readonly [zh: string, en: string];
const ANOTHER: Words = ["已有的记录会因此变了意思；请用新的名称另建种类", "records that are there would mean something else: write a kind of a new name"];
const refused = (pointer: string, zh: string, en: string): Problem => problemOf("not-allowed", pointer, { detail: [`${zh}：${ANOTHER[0]}`, `${en}: ${ANOTHER[1]}`] });

const same = (a: Json | undefined, b: Json | undefined): boolean => canonical(a ?? null) === canonical(b ?? null);

/** Words that change nothing of what a value means. */
const FREE: ReadonlySet<string> = new Set(["title", "x-en", "description", "x-enum-titles", "$schema"]);

type Wider = (before: Json | undefined, after: Json | undefined) => boolean;
const number = (value: Json | undefined, otherwise: number): number => (typeof value === "number" ? value : otherwise);
const texts = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** Limits that may be widened: keyword -> whether what was allowed still is. The defaults are those of the subset. */
const LIMITS: Readonly<Record<string, Wider>> = {
  minimum: (before, after) => number(after, -Infinity) <= number(before, -Infinity),
  maximum: (before, after) => number(after, Infinity) >= number(before, Infinity),
  maxLength: (before, after) => number(after, 2000) >= number(before, 2000),
  maxItems: (before, after) => number(after, 200) >= number(before, 200),
  enum: (before, after) => Array.isArray(before) === Array.isArray(after) && texts(before).every((value) => texts(after).includes(value)),
};
/** May be added and never changed: what is there keeps its meaning, what is entered from now on is looked up. */
const ADDED: ReadonlySet<string> = new Set(["x-subject"]);
/** Looked at field by field. */
const NESTED: ReadonlySet<string> = new Set(["properties", "required", "items"]);

interface Compared {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly pointer: string;
  readonly may: Allowance;
}

const objectAt = (node: JsonObject, key: string): JsonObject => { const value = member(node, key); return isObject(value) ? value : {}; };

function checkFields({ before, after, pointer, may }: Compared): readonly Problem[] {
  const [old, now] = [objectAt(before, "properties"), objectAt(after, "properties")];
  const [asked, asks] = [texts(member(before, "required")), texts(member(after, "required"))];
  const at = (name: string): string => below(pointer, "properties", name);
  const gone = Object.keys(old).filter((name) => !Object.hasOwn(now, name)).map((name) => refused(below(pointer, "properties"), `字段“${name}”不能去掉`, `the field "${name}" cannot go`));
  const demanded = asks.filter((name) => !asked.includes(name)).map((name) => refused(below(pointer, "required"), `“${String(name)}”不能改为必填，已有的记录没有它`, `"${String(name)}" cannot become required, records that are there lack it`));
  const released = asked.filter((name) => !asks.includes(name) && Object.hasOwn(now, String(name))).map((name) => refused(below(pointer, "required"), `“${String(name)}”不能改为可缺，规则照它必有来写`, `"${String(name)}" cannot become optional, rules rely on it`));
  const kept = Object.keys(old).filter((name) => Object.hasOwn(now, name)).flatMap((name) => checkNode({ before: old[name] as JsonObject, after: now[name] as JsonObject, pointer: at(name), may }));
  return [...gone, ...demanded, ...released, ...kept];
}

function checkKey({ before, after, pointer, may }: Compared, key: string): readonly Problem[] {
  const [was, is] = [member(before, key), member(after, key)];
  const at = Object.hasOwn(after, key) ? below(pointer, key) : pointer;
  if (FREE.has(key) || same(was, is)) return [];
  if (ADDED.has(key) && was === undefined && may === "wider") return [];
  const wider = LIMITS[key];
  if (wider === undefined) return [refused(at, `“${key}”不能改动`, `"${key}" cannot change`)];
  if (may === "optionalFields") return [refused(at, `随附种类的“${key}”不能改动，只能增加可缺的字段`, `"${key}" of a kind that comes with the program cannot change, only optional fields can be added`)];
  return wider(was, is) ? [] : [refused(at, `“${key}”只能放宽，不能收窄`, `"${key}" can only become wider`)];
}

function checkNode(compared: Compared): readonly Problem[] {
  const { before, after, pointer, may } = compared;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !NESTED.has(key)).sort();
  const own = keys.flatMap((key) => checkKey(compared, key));
  const items = Object.hasOwn(before, "items") || Object.hasOwn(after, "items") ? checkNode({ before: objectAt(before, "items"), after: objectAt(after, "items"), pointer: below(pointer, "items"), may }) : [];
  return [...own, ...items, ...checkFields(compared)];
}

/**
 * What a new version of a kind changes beyond adding: none, and every record that is there means what it meant, and every scheme that reads it
 * still reads. Pointers are into the new text. Both are declarations that were checked.
 */
export function beyondAdditions(before: JsonObject, after: JsonObject, may: Allowance): readonly Problem[] {
  return checkNode({ before, after, pointer: "", may });
}
