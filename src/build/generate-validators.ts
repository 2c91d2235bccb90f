import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import type { SchemaDocument } from "./read-schemas.js";

/** Keywords of ours: English titles and descriptions, what may be shown, what is personal, references to subjects, keys of sibling branches (for did-you-mean), required envelope fields, titles of codes, links, legal limits. */
export const OWN_KEYWORDS = ["x-en", "x-en-description", "x-public", "x-personal", "x-subject", "x-also", "x-requires", "x-enum-titles", "x-links", "x-limit"] as const;

/** What only editors and the manual read: validators carry their schemas along and would grow by it. */
const REMARKS: ReadonlySet<string> = new Set(["description", "x-en-description", "examples", "default"]);

/** Titles tell of a pattern that was not met, and of nothing else. */
const TITLES: ReadonlySet<string> = new Set(["title", "x-en"]);

/** The schema without remarks; `names`: the keys are names that authors write, not keywords. */
function withoutRemarks(value: unknown, names = false): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutRemarks(each));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => names || !(REMARKS.has(key) || (TITLES.has(key) && !Object.hasOwn(value, "pattern"))));
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutRemarks(child, !names && (key === "properties" || key === "$defs"))]));
}

/** "scheme.schema.json" -> "scheme". */
const shortName = (id: string): string => id.replace(/\.schema\.json$/, "");
const exportName = (id: string): string => shortName(id).replace(/[^A-Za-z0-9]/g, "_");

const HEADER = `// @ts-nocheck
// Made from schemas/ by "npm run generate". Do not edit.
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
`;

/** Requests of the API stand in one document, each with a schema that points into it, by its own name. */
function requestSchemas(requests: Readonly<Record<string, unknown>>): readonly SchemaDocument[] {
  return Object.keys(requests).map((name) => ({ $id: name, $ref: `requests#/components/schemas/${name}` }));
}

/**
 * Source of one module that exports `validators`: name of the schema -> ajv's validation function. No code is generated when it runs.
 * `requests`: the bodies that the API takes, by name.
 */
export function validatorsSource(documents: readonly SchemaDocument[], requests: Readonly<Record<string, unknown>> = {}): string {
  const schemas = [...documents, ...requestSchemas(requests)];
  const ajv = new Ajv2020({
    strict: true, allErrors: true, verbose: true, allowUnionTypes: true, validateFormats: false, inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const keyword of [...OWN_KEYWORDS, "components"]) ajv.addKeyword(keyword);
  for (const schema of schemas) ajv.addSchema(withoutRemarks(schema) as SchemaDocument);
  ajv.addSchema({ $id: "requests", components: { schemas: requests } });
  const names = Object.fromEntries(schemas.map((schema) => [exportName(schema.$id), schema.$id]));
  const code = standalone.default(ajv, names).replace(/^"use strict";/, "");
  const table = schemas.map((schema) => `  ${JSON.stringify(shortName(schema.$id))}: ${exportName(schema.$id)},`).join("\n");
  return `${HEADER}${code}\nexport const validators: Readonly<Record<string, unknown>> = {\n${table}\n};\n`;
}
