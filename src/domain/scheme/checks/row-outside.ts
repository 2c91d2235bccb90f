import type { Json } from "../../model/documents.js";
import { below, isObject } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";

/** `{"row": field}` stands only where there is a row: everything outside facts and rules with `rows`, tables and named conditions is searched for it. */
export function checkRowOutside(context: ReadContext, value: Json, pointer = ""): void {
  if (Array.isArray(value)) {
    (value as readonly Json[]).forEach((each, i) => checkRowOutside(context, each, below(pointer, i)));
    return;
  }
  if (!isObject(value) || Object.hasOwn(value, "rows")) return;
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === "row" && typeof value.row === "string") return context.problems.add("row-outside", pointer);
  for (const [key, child] of Object.entries(value)) {
    if (pointer === "" && (key === "tables" || key === "conditions")) continue;
    checkRowOutside(context, child, below(pointer, key));
  }
}
