import type { Json } from "../../model/documents.js";
import type { Problem } from "../../model/problem.js";
import { below, isObject, keysOf, member, type JsonObject } from "../pointer.js";
import type { Row } from "./context.js";

/** Text that stands for rows, and the row for which it is read. */
export interface RowOrigin {
  readonly pointer: string;
  /** As its author wrote it. */
  readonly written: JsonObject;
  readonly row: Row;
}

const child = (value: Json | undefined, key: string): Json | undefined =>
  Array.isArray(value) ? (value as readonly Json[])[Number(key)] : isObject(value) ? member(value, key) : undefined;
const fieldOf = (value: Json | undefined): string | undefined => (isObject(value) && typeof value.row === "string" && Object.keys(value).length === 1 ? value.row : undefined);
const holdsField = (value: Json | undefined): boolean =>
  fieldOf(value) !== undefined || (Array.isArray(value) ? (value as readonly Json[]).some(holdsField) : isObject(value) && Object.values(value).some(holdsField));

/** A problem of what a row put in stands in the row; one of a text that rows fill names the row for which it is so. */
export function inRow({ pointer, written, row }: RowOrigin, problem: Problem): Problem {
  if (problem.path !== pointer && !problem.path.startsWith(`${pointer}/`)) return problem;
  const keys = keysOf(problem.path.slice(pointer.length));
  let value: Json | undefined = written;
  for (const [i, key] of keys.entries()) {
    value = child(value, key);
    const field = fieldOf(value);
    if (field !== undefined && field !== "id") return { ...problem, path: below("/tables", row.table, row.id, field, ...keys.slice(i + 1)) };
  }
  if (keys.length === 0 || !holdsField(value)) return problem;
  const { message } = problem;
  return { ...problem, message: { "zh-CN": `${message["zh-CN"]}（表“${row.table}”的行“${row.id}”）`, en: `${message.en} (Row "${row.id}" of table "${row.table}".)` } };
}
