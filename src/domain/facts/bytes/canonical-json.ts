import type { Json } from "../../model/documents.js";

function inOrder(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i += 1) if (keys[i - 1] > keys[i]) return false;
  return true;
}

/** JSON text with the keys of objects in code-unit order and absent values left out: one text for equal documents. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((entry: Json) => canonicalJson(entry)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const object = value as Readonly<Record<string, Json>>;
  const keys = Object.keys(object);
  if (!inOrder(keys)) keys.sort();
  let text = "";
  for (const key of keys) if (object[key] !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(object[key])}`;
  return `{${text}}`;
}
