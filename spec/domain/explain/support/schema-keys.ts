import { readFileSync, readdirSync } from "node:fs";

type Schema = Readonly<Record<string, unknown>>;
interface At {
  readonly file: string;
  /** The definition or chain of properties that a key is named by: "fact", "band", "scheme.basis". */
  readonly name: string;
}
/** Where a key of the schemas stands in a text. */
export interface Instance {
  readonly label: string;
  readonly path: readonly string[];
}

const FILES: ReadonlyMap<string, Schema> = new Map(readdirSync("schemas").filter((file) => file.endsWith(".schema.json")).map((file) => [file, JSON.parse(readFileSync(`schemas/${file}`, "utf8")) as Schema]));
const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null && !Array.isArray(value);
const baseOf = (file: string): string => file.replace(".schema.json", "");
const entries = (value: unknown): readonly [string, Schema][] => (isSchema(value) ? (Object.entries(value).filter(([, part]) => isSchema(part) || part === true) as [string, Schema][]) : []);

function target(ref: string, from: string): readonly [Schema, At] {
  const [file, pointer] = ref.startsWith("#") ? [from, ref.slice(1)] : [ref.split("#")[0], ref.split("#")[1] ?? ""];
  const keys = pointer.split("/").slice(1);
  const found = keys.reduce<unknown>((at, key) => (at as Schema)[key], FILES.get(file));
  return [found as Schema, { file, name: keys.length === 0 ? baseOf(file) : keys[keys.length - 1] }];
}

/** Whether a value meets the condition of an `if`: the few forms that the schemas use. */
function meets(condition: Schema, value: unknown): boolean {
  if (typeof condition.type === "string" && condition.type !== (Array.isArray(value) ? "array" : typeof value)) return false;
  const required = (condition.required as readonly string[] | undefined) ?? [];
  if (required.some((key) => !isSchema(value) || !Object.hasOwn(value, key))) return false;
  return entries(condition.properties).every(([key, part]) => !isSchema(value) || value[key] === undefined || ((part.const === undefined || part.const === value[key]) && (part.type === undefined || part.type === typeof value[key])));
}

const BRANCHES = ["then", "else"] as const;

/** Labels of all keys that a scheme may use: each property of every schema reachable from that of the scheme. */
export function allLabels(): ReadonlySet<string> {
  const [labels, seen] = [new Set<string>(), new Set<unknown>()];
  const visit = (schema: unknown, at: At): void => {
    if (!isSchema(schema) || seen.has(schema)) return;
    seen.add(schema);
    if (typeof schema.$ref === "string") visit(...target(schema.$ref, at.file));
    for (const [key, part] of entries(schema.properties)) { labels.add(`${at.name}.${key}`); visit(part, { ...at, name: `${at.name}.${key}` }); }
    for (const key of [...BRANCHES, "items", "additionalProperties"] as const) visit(schema[key], at);
    for (const part of (schema.allOf as readonly Schema[] | undefined) ?? []) visit(part, at);
  };
  visit(FILES.get("scheme.schema.json"), { file: "scheme.schema.json", name: "scheme" });
  return labels;
}

/** Every use of a key in a text, found by walking text and schemas together. */
export function instancesIn(text: unknown): readonly Instance[] {
  const found: Instance[] = [];
  const visit = (schema: unknown, value: unknown, at: At, path: readonly string[]): void => {
    if (!isSchema(schema)) return;
    if (typeof schema.$ref === "string") { const [next, there] = target(schema.$ref, at.file); visit(next, value, there, path); }
    if (isSchema(schema.if)) visit(schema[BRANCHES[meets(schema.if, value) ? 0 : 1]], value, at, path);
    for (const part of (schema.allOf as readonly Schema[] | undefined) ?? []) visit(part, value, at, path);
    if (Array.isArray(value)) value.forEach((part, i) => visit(schema.items, part, at, [...path, String(i)]));
    else if (isSchema(value)) {
      const declared = new Map(entries(schema.properties));
      for (const [key, part] of Object.entries(value)) {
        const own = declared.get(key);
        if (own !== undefined) { found.push({ label: `${at.name}.${key}`, path: [...path, key] }); visit(own, part, { ...at, name: `${at.name}.${key}` }, [...path, key]); }
        else visit(schema.additionalProperties, part, at, [...path, key]);
      }
    }
  };
  visit(FILES.get("scheme.schema.json"), text, { file: "scheme.schema.json", name: "scheme" }, []);
  return found;
}
