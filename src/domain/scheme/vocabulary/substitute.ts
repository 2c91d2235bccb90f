import type { Json } from "../../model/documents.js";
import { hintOf } from "../did-you-mean.js";
import { below, isObject, member } from "../pointer.js";
import type { Problems } from "../problems.js";
import type { Row } from "./context.js";

/** Places where a name stands: there `.*` means "of the same row". */
const NAME_KEYS: ReadonlySet<string> = new Set(["fact", "of", "weight", "check", "flag", "item", "per", "group", "list"]);

/** The value; null if the row has none, which is said here and nowhere else: schemas let no other null through. */
function rowField(problems: Problems, row: Row, field: string, pointer: string): Json {
  if (field === "id") return row.id;
  const value = member(row.fields, field);
  if (value !== undefined && value !== null) return value;
  problems.add("unknown-row-field", pointer, { table: row.table, row: row.id, name: field, ...hintOf(field, ["id", ...Object.keys(row.fields)]) });
  return null;
}

/** The row's field that `{"row": field}` asks for; undefined if the value is something else. */
function askedField(value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0] === "row" && typeof value.row === "string" ? value.row : undefined;
}

interface Place {
  readonly row: Row;
  readonly problems: Problems;
}

/** The value with every `{"row": field}` and every name `f.*` replaced by what they mean for this row. A field that the row lacks is a problem (and null). */
export function substitute(place: Place, value: Json, pointer: string, key = ""): Json {
  const field = askedField(value);
  if (field !== undefined) return rowField(place.problems, place.row, field, below(pointer, "row"));
  if (typeof value === "string") return NAME_KEYS.has(key) && value.endsWith(".*") ? `${value.slice(0, -1)}${place.row.id}` : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((each, i) => substitute(place, each, below(pointer, i), key));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, substitute(place, child, below(pointer, name), name)]));
}
