import type { Json } from "../../model/documents.js";
import { hintOf } from "../did-you-mean.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { numberAt, wrongType } from "../vocabulary/values.js";

function fromTable(context: ReadContext, raw: JsonObject, pointer: string): ReadonlyMap<string, number> | undefined {
  const [table, field] = [String(raw.table), String(raw.field)];
  const rows = context.tables.get(table);
  if (!rows) {
    context.problems.add("unknown-table", below(pointer, "table"), { name: table, ...hintOf(table, context.tables.keys()) });
    return undefined;
  }
  const values = new Map<string, number>();
  for (const [row, fields] of rows) {
    const value = member(fields, field);
    if (typeof value === "number") values.set(row, value);
    else if (value === undefined) context.problems.add("unknown-row-field", below(pointer, "field"), { table, row, name: field, ...hintOf(field, Object.keys(fields)) });
    else wrongType(context, below("/tables", table, row, field), value, ["数", "a number"]);
  }
  return values;
}

/** The numbers of a lookup by the text of their keys: of a field of a table, or of an object. */
export function readLookup(context: ReadContext, raw: Json | undefined, pointer: string): ReadonlyMap<string, number> | undefined {
  if (!isObject(raw)) return wrongType(context, pointer, raw, ["对照表", "a table or an object"]);
  if (typeof raw.table === "string" && typeof raw.field === "string") return fromTable(context, raw, pointer);
  const values = Object.entries(raw).map(([key, value]): [string, number | undefined] => [key, numberAt(context, value, below(pointer, key))]);
  return values.some(([, value]) => value === undefined) ? undefined : new Map(values as [string, number][]);
}
