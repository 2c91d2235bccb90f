import type { Json } from "../../model/documents.js";
import { hintOf } from "../did-you-mean.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { Item, ReadContext, Row } from "./context.js";
import { substitute } from "./substitute.js";

/** A field equals the wanted value; of several wanted values, one; lists share an entry. */
function fits(value: Json | undefined, wanted: Json): boolean {
  const all = (Array.isArray(wanted) ? wanted : [wanted]) as readonly Json[];
  const own = (Array.isArray(value) ? value : [value]) as readonly (Json | undefined)[];
  return own.some((each) => each !== undefined && all.includes(each));
}

function chosen(context: ReadContext, rows: readonly Row[], where: JsonObject, pointer: string): readonly Row[] {
  const fieldsOf = (row: Row): JsonObject => ({ ...row.fields, id: row.id });
  for (const field of Object.keys(where)) {
    if (rows.some((row) => member(fieldsOf(row), field) !== undefined)) continue;
    const names = new Set(rows.flatMap((row) => Object.keys(fieldsOf(row))));
    context.problems.add("unknown-row-field", below(pointer, field), { table: rows[0]?.table ?? "", row: rows[0]?.id ?? "", name: field, ...hintOf(field, names) });
  }
  return rows.filter((row) => Object.entries(where).every(([field, wanted]) => fits(member(fieldsOf(row), field), wanted)));
}

/** Rows of a table in the order of the file; an unknown table is a problem and has none. */
function rowsOf(context: ReadContext, table: Json | undefined, pointer: string): readonly Row[] {
  const rows = typeof table === "string" ? context.tables.get(table) : undefined;
  if (rows) return [...rows].map(([id, fields]) => ({ table: String(table), id, fields }));
  context.problems.add("unknown-table", pointer, { name: String(table), ...hintOf(String(table), context.tables.keys()) });
  return [];
}

/** One item per row for a text with `rows`; the text itself otherwise. */
export function expandRows(context: ReadContext, name: string, raw: JsonObject, pointer: string): readonly Item[] {
  const rows = member(raw, "rows");
  if (rows === undefined) return [{ name, raw, pointer }];
  const at = below(pointer, "rows");
  const named = isObject(rows) ? rows : { table: rows };
  const all = rowsOf(context, named.table, isObject(rows) ? below(at, "table") : at);
  const where = member(named, "where");
  const some = isObject(where) ? chosen(context, all, where, below(at, "where")) : all;
  if (all.length > 0 && some.length === 0) context.problems.add("no-rows", at);
  const rest = Object.fromEntries(Object.entries(raw).filter(([key]) => key !== "rows"));
  return some.map((row) => ({ name: `${name}.${row.id}`, raw: substitute({ row, problems: context.problems }, rest, pointer) as JsonObject, pointer, row, origin: { pointer, written: raw, row } }));
}
