import { basename, join } from "node:path";
import { compile } from "json-schema-to-typescript";
import type { SchemaDocument } from "./read-schemas.js";

type Plain = Parameters<typeof compile>[0];

const BANNER = `// Made from schemas/ by "npm run generate". Do not edit.\n`;

/** Types are made of the schemas that describe whole documents; the parts appear inside them. */
const WHOLE = ["scheme", "cases", "record", "subject", "link", "kind"] as const;

/** Chinese words, bounds that would become tuples, and what is for editors. */
const DROPPED: ReadonlySet<string> = new Set(["title", "description", "x-en-description", "examples", "default", "maxItems", "minItems"]);

/** Chinese titles would become the names of the types: they go, and the English words become the comments. */
function withoutTitles(value: unknown, inNames = false): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutTitles(each));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
    if (inNames) return [[key, withoutTitles(child)]];
    if (DROPPED.has(key)) return [];
    if (key === "x-en") return [["description", child]];
    return [[key, withoutTitles(child, key === "properties" || key === "$defs")]];
  });
  return Object.fromEntries(entries);
}

/** Name of the file under src/generated/types -> its text. */
export async function typesSources(root: string, schemas: readonly SchemaDocument[]): Promise<ReadonlyMap<string, string>> {
  const plain = new Map(schemas.map((schema) => [schema.$id, withoutTitles(schema) as Plain]));
  const read = (file: { readonly url: string }): string => JSON.stringify(plain.get(basename(file.url)) ?? {});
  const sources = new Map<string, string>();
  for (const name of WHOLE) {
    const schema = plain.get(`${name}.schema.json`);
    if (!schema) throw new Error(`schemas/${name}.schema.json is not there`);
    const options = { cwd: join(root, "schemas/"), bannerComment: BANNER, format: false, $refOptions: { resolve: { file: { order: 1, canRead: true, read } } } };
    sources.set(`${name}.ts`, await compile({ ...schema, $id: `raw-${name}` }, `raw-${name}`, options));
  }
  return sources;
}
