/** Where something stands, and what follows from the rest: never a difference of its own. */
const DERIVED: ReadonlySet<string> = new Set(["pointer", "place", "stage", "forKey"]);

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

function reduced(value: unknown, drop: ReadonlySet<string>, isNamed: boolean): unknown {
  if (Array.isArray(value)) return value.map((part: unknown) => reduced(part, drop, isNamed));
  if (value instanceof Map) return [...(value as ReadonlyMap<string, unknown>)].map(([key, part]) => [key, reduced(part, drop, isNamed)]);
  if (typeof value !== "object" || value === null) return value;
  const hidden = isNamed && "parameter" in value && value.parameter !== undefined ? "value" : isNamed ? null : "parameter";
  const entries = Object.entries(value).filter(([key, part]) => part !== undefined && !drop.has(key) && key !== hidden);
  return Object.fromEntries(entries.sort(byKey).map(([key, part]) => [key, reduced(part, drop, isNamed)]));
}

/**
 * What a part says, as a text that is equal for equal parts: without places in the file, and with the name in place of the value where a
 * parameter stands, so that a parameter which is turned is one change and not one in each rule that reads it.
 */
export function contentOf(value: unknown, without: readonly string[] = []): string {
  return JSON.stringify(reduced(value, new Set([...DERIVED, ...without]), true)) ?? "";
}

/** The same with the values of parameters in place of their names: parts that are equal so come to the same results. */
export const outcomeOf = (value: unknown): string => JSON.stringify(reduced(value, DERIVED, false)) ?? "";

export const isSame = (before: unknown, after: unknown): boolean => contentOf(before) === contentOf(after);
