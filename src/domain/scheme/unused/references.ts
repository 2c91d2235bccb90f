import type { Json } from "../../model/documents.js";
import { isObject, member, type JsonObject } from "../pointer.js";

const children = (value: Json): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : isObject(value) ? Object.values(value) : []);

/** Every object in a text, from outside to inside. */
export function* objectsIn(value: Json | undefined): Iterable<JsonObject> {
  if (value === undefined) return;
  const stack: Json[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isObject(next)) yield next;
    stack.push(...children(next));
  }
}

/** Strings that stand under one of those keys anywhere in a text, elements of lists included. */
export function stringsUnder(value: Json | undefined, keys: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const object of objectsIn(value)) {
    for (const [key, child] of Object.entries(object)) {
      if (!keys.has(key)) continue;
      for (const each of Array.isArray(child) ? (child as readonly Json[]) : [child]) if (typeof each === "string") found.add(each);
    }
  }
  return found;
}

/** The text without some of its parts. */
export const without = (raw: JsonObject, ...parts: readonly string[]): JsonObject => Object.fromEntries(Object.entries(raw).filter(([key]) => !parts.includes(key)));

/** The members of a part that has any. */
export function namesIn(raw: JsonObject, part: string): readonly string[] {
  const value = member(raw, part);
  return isObject(value) ? Object.keys(value) : [];
}
