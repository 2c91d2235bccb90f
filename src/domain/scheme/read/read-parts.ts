import type { Json, Text } from "../../model/documents.js";
import { STAGE, type BasisReference, type Parameter, type Scheme } from "../../model/scheme.js";
import { hintOf } from "../did-you-mean.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { DEFAULT_RESULTS, nameAsText } from "../vocabulary/defaults.js";
import { readCondition } from "./read-condition.js";
import { factScope, type AllFacts } from "../vocabulary/scopes.js";
import { checkValue, currentOf, readDated } from "../vocabulary/dated.js";
import { basisListAt, notesAt, textAt } from "../vocabulary/words.js";

const entries = (raw: Json | undefined): readonly [string, JsonObject][] => (isObject(raw) ? (Object.entries(raw) as [string, JsonObject][]) : []);
const asList = (raw: Json | undefined): readonly JsonObject[] => (Array.isArray(raw) ? (raw as readonly JsonObject[]) : []);

/** Parameters by name, each within its bounds. */
export function readParameters(context: ReadContext, raw: Json | undefined): readonly Parameter[] {
  return entries(raw).flatMap(([name, each]) => {
    const pointer = below("/parameters", name);
    const found = valueOf(context, each, pointer);
    if (!found) return [];
    const { min, max } = each as { readonly min?: number; readonly max?: number };
    const title = textAt(context, member(each, "title"), below(pointer, "title")) ?? nameAsText(name);
    return [{ name, title, ...found, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), ...notesAt(context, each, pointer), official: each.official === true }];
  });
}

/** One value, or several with their days: then the one that holds on the day for which the scheme is read. */
function valueOf(context: ReadContext, raw: JsonObject, pointer: string): Pick<Parameter, "value" | "values" | "since"> | undefined {
  const [plain, dated] = [typeof raw.value === "number", Object.hasOwn(raw, "values")];
  if (plain && dated) context.problems.add("value-beside-values", below(pointer, "value"));
  if (!plain && !dated) context.problems.add("missing-key", pointer, { key: "value" });
  const bounds = raw as { readonly min?: number; readonly max?: number };
  if (plain) checkValue(context, raw.value as number, bounds, below(pointer, "value"));
  if (!dated) return plain ? { value: raw.value as number } : undefined;
  const values = readDated(context, raw, bounds, pointer);
  if (values.length === 0) return undefined;
  const { value, from } = currentOf(values, context.asOf);
  return { value, values, since: from };
}

/** Rows by table; the field `id` is the row's own key and may not be written. */
export function readTables(context: ReadContext, raw: Json | undefined): ReadonlyMap<string, ReadonlyMap<string, JsonObject>> {
  return new Map(entries(raw).map(([table, rows]) => {
    for (const [row, fields] of entries(rows)) if (Object.hasOwn(fields, "id")) context.problems.add("reserved-name", below("/tables", table, row, "id"), { name: "id" });
    return [table, new Map(entries(rows))];
  }));
}

/** Who is rated, in order. */
export function readEligibility(context: ReadContext, facts: AllFacts, raw: Json | undefined): Scheme["eligibility"] {
  const scope = factScope(facts, { words: ["参评资格", "Eligibility"], stage: 3, before: STAGE.plain + 1, kind: "eligibility" });
  return asList(raw).flatMap((each, i) => {
    const pointer = below("/eligibility", i);
    const conditions = readCondition(context, scope, each.conditions, below(pointer, "conditions"));
    const title = textAt(context, member(each, "title"), below(pointer, "title"));
    return conditions ? [{ conditions, otherwise: String(each.otherwise), ...(title ? { title } : {}), ...notesAt(context, each, pointer) }] : [];
  });
}

type Check = { readonly title: Text; readonly basis: readonly BasisReference[]; readonly official?: boolean };
type Checks = ReadonlyMap<string, Check>;

/** Checks in the order of the board: written here, or the rows of a table. */
export function readChecks(context: ReadContext, raw: Json | undefined): Checks {
  const table = isObject(raw) ? member(raw, "table") : undefined;
  if (typeof table !== "string") return new Map(entries(raw).map(([id, each]) => [id, checkOf(context, id, each, below("/checks", id))]));
  const rows = context.tables.get(table);
  if (!rows) context.problems.add("unknown-table", "/checks/table", { name: table, ...hintOf(table, context.tables.keys()) });
  return new Map([...(rows ?? [])].map(([id, fields]) => [id, checkOf(context, id, fields, below("/tables", table, id))]));
}

function checkOf(context: ReadContext, id: string, raw: JsonObject, pointer: string): Check {
  return { title: textAt(context, member(raw, "title"), below(pointer, "title")) ?? nameAsText(id), basis: basisListAt(context, member(raw, "basis"), below(pointer, "basis")), ...(member(raw, "official") === true ? { official: true } : {}) };
}

/** Results of checks, worst first. */
export function readResults(context: ReadContext, raw: Json | undefined): Scheme["results"] {
  if (!Array.isArray(raw)) return DEFAULT_RESULTS;
  return asList(raw).map((each, i) => {
    const id = String(each.id);
    const standard = DEFAULT_RESULTS.find((result) => result.id === id)?.title;
    return { id, title: textAt(context, member(each, "title"), below("/results", i, "title")) ?? standard ?? nameAsText(id) };
  });
}

/** Words of flags. */
export function readFlags(context: ReadContext, raw: Json | undefined): ReadonlyMap<string, Text> {
  return new Map(entries(raw).map(([flag, text]) => [flag, textAt(context, text, below("/flags", flag)) ?? nameAsText(flag)]));
}
