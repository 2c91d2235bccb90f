/** How many keys a line of valid JSON has, those written twice counted twice: strings that a colon follows. */
export function writtenKeys(line: string): number {
  let keys = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at)) {
    at += 1;
    for (let sign = line.charCodeAt(at); sign !== 34; sign = line.charCodeAt(at)) at += sign === 92 ? 2 : 1;
    at += 1;
    while (line.charCodeAt(at) <= 32) at += 1;
    if (line.charCodeAt(at) === 58) keys += 1;
  }
  return keys;
}

/** Deeper than this nothing is opened anyway. */
const DEEPEST = 32;

/** How many keys a value has with all that is in it; null: it is nested deeper than can be read. */
export function keysIn(value: unknown, depth = 0): number | null {
  if (typeof value !== "object" || value === null) return 0;
  if (depth > DEEPEST) return null;
  const values = Object.values(value);
  let keys = Array.isArray(value) ? 0 : values.length;
  for (const inner of values) {
    const more = keysIn(inner, depth + 1);
    if (more === null) return null;
    keys += more;
  }
  return keys;
}
