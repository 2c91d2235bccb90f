/** What cannot be stored, with its place: bodies are JSON, and bytes. */
function refuse(path: string, what: string): never {
  throw new TypeError(`a document cannot hold ${what} at ${path === "" ? "its root" : path}`);
}

function plainNumber(value: number, path: string): number {
  if (!Number.isFinite(value)) refuse(path, String(value));
  return value === 0 ? 0 : value;
}

function plainList(list: readonly unknown[], path: string): unknown[] {
  let copy: unknown[] | null = null;
  for (let i = 0; i < list.length; i++) {
    const value = plain(list[i], `${path}/${i}`);
    if (value !== list[i] || Object.is(list[i], -0)) (copy ??= [...list])[i] = value;
  }
  return copy ?? (list as unknown[]);
}

function plainObject(source: object, path: string): object {
  const prototype: unknown = Object.getPrototypeOf(source);
  if (prototype !== Object.prototype && prototype !== null) refuse(path, `an object of the class ${source.constructor?.name ?? "unknown"}`);
  let changed = false;
  const entries = Object.entries(source).map(([key, value]): [string, unknown] => {
    const kept = value === undefined ? undefined : plain(value, `${path}/${key}`);
    if (kept !== value || value === undefined || Object.is(value, -0)) changed = true;
    return [key, kept];
  });
  return changed ? Object.fromEntries(entries.filter(([, value]) => value !== undefined)) : source;
}

function plain(value: unknown, path: string): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number") return plainNumber(value, path);
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return plainList(value, path);
  if (typeof value === "object") return plainObject(value, path);
  return refuse(path, value === undefined ? "undefined in a list" : `a ${typeof value}`);
}

function isJsonObject(source: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(source);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key in source) if (!isJson((source as Record<string, unknown>)[key])) return false;
  return true;
}

function isJsonList(list: readonly unknown[]): boolean {
  for (let i = 0; i < list.length; i++) if (!isJson(list[i])) return false;
  return true;
}

function isJson(value: unknown): boolean {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return true;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object") return false;
  return Array.isArray(value) ? isJsonList(value) : isJsonObject(value);
}

/** Whether a body is JSON as it stands: nothing to leave out, no -0, no bytes. Most are, and this look at them makes nothing new. */
export const isJsonBody = (body: unknown): body is object => typeof body === "object" && body !== null && !Array.isArray(body) && isJsonObject(body);

/**
 * The body as both stores keep it: fields that are undefined left out, -0 written 0; the same object when there is nothing to change.
 * Throws TypeError for NaN, infinities, dates, functions and anything else that is neither JSON nor bytes.
 */
export function plainBody(body: unknown): object {
  if (isJsonBody(body)) return body;
  if (typeof body !== "object" || body === null || Array.isArray(body) || body instanceof Uint8Array) refuse("", "anything but an object");
  return plain(body, "") as object;
}
