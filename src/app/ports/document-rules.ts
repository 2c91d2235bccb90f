import { Refusal } from "../refusal.js";
import type { CollectionSpec, IndexSpec, IndexValue, Range } from "./document-store.js";

/** Longest id and longest string in an index, in bytes of UTF-8. */
export const MAX_TEXT_BYTES = 400;
/** The index that every collection has: the ids in their order. */
export const ID_INDEX: IndexSpec = { name: "id", fields: [] };
/** Documents of one batch of a stream and of one chunk of a bulk. */
export const CHUNK = 1000;

const invalid = (code: string, zh: string, en: string): Refusal => new Refusal("invalid", code, { "zh-CN": zh, en });
const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}...` : text);
const fits = (text: string): boolean => text.length * 3 <= MAX_TEXT_BYTES || Buffer.byteLength(text) <= MAX_TEXT_BYTES;
const sound = (text: string): boolean => fits(text) && !text.includes("\0") && text.isWellFormed();

/** Throws unless the id is 1 to 400 bytes of well-formed text without the character 0. */
export function checkId(id: string): void {
  if (typeof id === "string" && id !== "" && sound(id)) return;
  throw invalid("document-id", `文档编号“${shorten(String(id))}”不可用：应为 1 至 ${MAX_TEXT_BYTES} 字节的文本。`, `"${shorten(String(id))}" cannot be the id of a document: it must be 1 to ${MAX_TEXT_BYTES} bytes of text.`);
}

/** The collections with the one that carries the format mark of the store, which is always there. */
export const withMeta = (specs: readonly CollectionSpec[]): readonly CollectionSpec[] =>
  specs.some((spec) => spec.name === "meta") ? specs : [{ name: "meta", indexes: [] }, ...specs];

/** The index of that name; throws for one that the collection does not declare (a fault of the caller). */
export function findIndex(spec: CollectionSpec, name: string): IndexSpec {
  const index = name === ID_INDEX.name ? ID_INDEX : spec.indexes.find((i) => i.name === name);
  if (!index) throw new Error(`the collection ${spec.name} has no index ${name}`);
  return index;
}

/** Paths of indexes in parts: there are a few dozen. */
const PARTS = new Map<string, readonly string[]>();

function partsOf(path: string): readonly string[] {
  const parts = PARTS.get(path) ?? path.split(".");
  PARTS.set(path, parts);
  return parts;
}

function valueAt(body: unknown, path: string): unknown {
  let value = body;
  for (const key of partsOf(path)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function checkValue(value: IndexValue, path: string): IndexValue {
  if (typeof value === "number" || sound(value)) return value;
  throw invalid("index-value", `字段 ${path} 的值“${shorten(value)}”过长或不是有效文本：最多 ${MAX_TEXT_BYTES} 字节。`, `The value of ${path}, "${shorten(value)}", is too long or not well-formed text: at most ${MAX_TEXT_BYTES} bytes.`);
}

/** Values under which a document stands in an index; null: a field is missing or no string or finite number, so that it does not stand there. */
export function indexValues(index: IndexSpec, body: unknown): readonly IndexValue[] | null {
  const values: IndexValue[] = [];
  for (const path of index.fields) {
    const value = valueAt(body, path);
    if (typeof value !== "string" && !(typeof value === "number" && Number.isFinite(value))) return null;
    values.push(checkValue(value, path));
  }
  return values;
}

/** Throws for more prefix values than the index has fields, and for bounds where no field is left. */
export function checkRange(index: IndexSpec, range: Pick<Range, "prefix" | "from" | "to">): void {
  const fields = index.fields.length === 0 ? 1 : index.fields.length;
  const given = (range.prefix ?? []).length + (range.from === undefined && range.to === undefined ? 0 : 1);
  if (given > fields) throw new Error(`the index ${index.name} has ${fields} fields, ${given} values were given`);
}

/** A place in an index: the values of its fields, then the id. */
export interface Place {
  readonly values: readonly IndexValue[];
  readonly id: string;
}

/** The cursor of the same form in every store. */
export const encodeCursor = (place: Place): string => Buffer.from(JSON.stringify([...place.values, place.id])).toString("base64url");

/** The place that a cursor names; throws for text that no store of ours made for this index. */
export function decodeCursor(index: IndexSpec, cursor: string): Place {
  const parts = parseParts(cursor);
  const right = parts.length === index.fields.length + 1 && parts.every((p) => typeof p === "number" || (typeof p === "string" && sound(p)));
  const id = parts.at(-1);
  if (right && typeof id === "string") return { values: parts.slice(0, -1) as IndexValue[], id };
  throw invalid("cursor", `续读标记“${shorten(cursor)}”无效：请从第一页重新开始。`, `"${shorten(cursor)}" is not a cursor of this listing: begin again with its first page.`);
}

function parseParts(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
