/** A leaf of an author's text: where it stands, and what stands there. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: string | number | boolean;
}

/** All leaves, in the order of the text. */
export function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [{ path, value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

/** A copy with another value at that place; undefined: without it. */
export function withValue(raw: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(raw);
  const box = path.slice(0, -1).reduce((at, key) => (at as Record<string, unknown>)[key], copy) as Record<string, unknown>;
  const key = path[path.length - 1];
  if (value !== undefined) box[key] = value;
  else if (Array.isArray(box)) box.splice(Number(key), 1);
  else delete box[key];
  return copy;
}

/** Texts that stand under the same key elsewhere: likely to be valid here too. */
export function textsByKey(leaves: readonly Leaf[]): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const { path, value } of leaves) if (typeof value === "string") texts.set(path[path.length - 1], [...(texts.get(path[path.length - 1]) ?? []), value]);
  return new Map([...texts].map(([key, all]) => [key, [...new Set(all)]]));
}

/** Values that may stand in the place of that one; `others`: texts of the same key. */
export function alternatives({ value }: Leaf, others: readonly string[]): readonly (string | number | boolean)[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1, value - 1, value * 2, value / 2, value + 0.25];
  return [...others.filter((text) => text !== value), `${value}x`, `P${value.length}M`];
}
