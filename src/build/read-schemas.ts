import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One schema of `schemas/*.schema.json` as plain data. */
export type SchemaDocument = { readonly $id: string; readonly [key: string]: unknown };

/** The schemas that are compiled, by file name in code-unit order. Kinds (schemas/records, schemas/subjects) are data and are read at run time. */
export function readSchemas(root: string): readonly SchemaDocument[] {
  const folder = join(root, "schemas");
  const names = readdirSync(folder).filter((name) => name.endsWith(".schema.json")).sort();
  return names.map((name) => {
    const schema = JSON.parse(readFileSync(join(folder, name), "utf8")) as SchemaDocument;
    if (schema.$id !== name) throw new Error(`schemas/${name}: $id must be ${name}, it is ${schema.$id}`);
    return schema;
  });
}

/** The bodies that the API takes, by name of the component. */
export function readRequests(root: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(root, "schemas", "api", "requests.json"), "utf8")) as Record<string, unknown>;
}
