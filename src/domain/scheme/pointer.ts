import type { Json } from "../model/documents.js";

export type JsonObject = { readonly [key: string]: Json };

/** True of objects (not arrays, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON Pointer of a member or an element below another pointer (RFC 6901). */
export function below(pointer: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((path, key) => `${path}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`, pointer);
}

/** The keys of a JSON Pointer, unescaped. */
export function keysOf(pointer: string): readonly string[] {
  return pointer.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Own member of an object, undefined if it is not there (inherited names are never seen). */
export function member(object: JsonObject | undefined, key: string): Json | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}
