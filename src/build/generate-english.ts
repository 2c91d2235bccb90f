import type { SchemaDocument } from "./read-schemas.js";

/** English words take the place of the Chinese ones. */
const ENGLISH: ReadonlyMap<string, string> = new Map([["x-en", "title"], ["x-en-description", "description"]]);
const CHINESE: ReadonlySet<string> = new Set(ENGLISH.values());

function inEnglish(value: unknown, names = false): unknown {
  if (Array.isArray(value)) return value.map((each) => inEnglish(each));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
    if (names) return [[key, inEnglish(child)]];
    if (CHINESE.has(key)) return [];
    return [[ENGLISH.get(key) ?? key, inEnglish(child, key === "properties" || key === "$defs")]];
  });
  return Object.fromEntries(entries);
}

/** The schemas for editors that show English: name of the file under schemas/en -> its text. */
export function englishSources(schemas: readonly SchemaDocument[]): ReadonlyMap<string, string> {
  return new Map(schemas.map((schema) => [schema.$id, `${JSON.stringify(inEnglish(schema), null, 2)}\n`]));
}
