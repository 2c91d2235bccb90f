import { Binary, type Document } from "mongodb";
import { plainBody } from "../../app/ports/plain-body.js";
import type { Stored } from "../../app/ports/document-store.js";

/**
 * A document in MongoDB is the body itself, plain and open to a bureau's own tools, with `_id`, `_v` (its version) and, seldom, `_out` (names of
 * the declared indexes in which it does not stand). Field names that MongoDB or its driver would read as more than a name are written with
 * a full-width percent sign and the code of the character: `$` at the beginning, `.`, the character 0, the sign itself, and the names above.
 */
const SIGN = "％";
const RESERVED = new Set(["_id", "_v", "_out", "_bsontype"]);
const SPECIAL = /[.\0％]|^\$/;
const code = (c: string): string => `${SIGN}${c.charCodeAt(0).toString(16).padStart(4, "0")}`;

function writtenName(name: string): string {
  if (RESERVED.has(name)) return code("_") + name.slice(1);
  return SPECIAL.test(name) ? name.replace(/^\$|[.\0％]/g, code) : name;
}
const readName = (name: string): string => (name.includes(SIGN) ? name.replace(/％([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : name);

type Names = (name: string) => string;
type Bytes = (value: object) => unknown;

/** A copy with other names and other bytes; null-prototype objects keep a field called __proto__ a field. */
function convert(value: unknown, names: Names, bytes: Bytes): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => convert(part, names, bytes));
  const leaf = bytes(value);
  if (leaf !== undefined) return leaf;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [names(name), convert(part, names, bytes)]));
}

const toBinary: Bytes = (value) => (value instanceof Uint8Array ? new Binary(value) : undefined);
const fromBinary: Bytes = (value) => (value instanceof Binary ? new Uint8Array(value.buffer.subarray(0, value.position)) : undefined);

/** The document as MongoDB keeps it. */
export function toBson(id: string, version: number, body: unknown, out: readonly string[]): Document {
  const fields = convert(plainBody(body), writtenName, toBinary) as object;
  return { _id: id, _v: version, ...(out.length > 0 ? { _out: out } : {}), ...fields };
}

/** The document as the contract gives it. */
export function fromBson<T>(document: Document): Stored<T> {
  const { _id, _v, _out, ...fields } = document;
  void _out;
  return { id: String(_id), version: Number(_v), body: convert(fields, readName, fromBinary) as T };
}
