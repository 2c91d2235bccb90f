import { createHash, hash } from "node:crypto";

/** Characters that JSON escapes, and halves of surrogate pairs, which may stand alone. */
const SPECIAL = /["\\\ud800-\udfff]|[^ -\uffff]/;
const LONE = /\p{Surrogate}/u;
const MAX_NAMES = 10_000;
const names = new Map<string, string>();

function text(value: string): string {
  if (!SPECIAL.test(value)) return `"${value}"`;
  if (LONE.test(value)) throw new TypeError("a text with half of a surrogate pair has no canonical form");
  return JSON.stringify(value);
}

/** Field names come again and again: their form is kept, for at most so many. */
function name(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const form = `${text(key)}:`;
  if (names.size < MAX_NAMES) names.set(key, form);
  return form;
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`);
  return value === 0 ? "0" : String(value);
}

function inOrder(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) if (keys[i - 1] > keys[i]) return false;
  return true;
}

function object(value: Record<string, unknown>): string {
  const keys = Object.keys(value);
  if (!inOrder(keys)) keys.sort();
  let out = "";
  for (const key of keys) {
    const part = value[key];
    if (part !== undefined) out += `${out === "" ? "" : ","}${name(key)}${canonical(part)}`;
  }
  return `{${out}}`;
}

function list(values: readonly unknown[]): string {
  let out = "";
  for (let i = 0; i < values.length; i++) out += (i === 0 ? "" : ",") + canonical(values[i]);
  return `[${out}]`;
}

/**
 * The RFC 8785 form of a JSON value: fields in code-unit order, no spaces, numbers as ECMAScript prints them. Fields that are undefined are
 * left out. Throws TypeError for what JSON cannot say (NaN, infinities, functions, bytes, undefined in a list, half of a surrogate pair).
 */
export function canonical(value: unknown): string {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return number(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return list(value);
  if (typeof value === "object" && !(value instanceof Uint8Array)) return object(value as Record<string, unknown>);
  throw new TypeError(`${value instanceof Uint8Array ? "bytes" : `a ${typeof value}`} cannot stand in JSON`);
}

/** sha256 of a text (in UTF-8) or of bytes, in 64 hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return hash("sha256", data, "hex");
}

/** sha256 of the lines with a line feed between them, in 64 hexadecimal digits; they are not put together for it. */
export function sha256Lines(lines: readonly Uint8Array[]): string {
  const sum = createHash("sha256");
  lines.forEach((line, i) => (i === 0 ? sum : sum.update("\n")).update(line));
  return sum.digest("hex");
}
