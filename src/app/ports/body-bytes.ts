/** Where a piece of bytes stands in a body: names of fields and places in lists. */
export type BytesPath = readonly (string | number)[];
export interface BytesPiece {
  readonly path: BytesPath;
  readonly bytes: Uint8Array;
}

function find(value: unknown, path: BytesPath, found: BytesPiece[]): void {
  if (typeof value !== "object" || value === null) return;
  if (value instanceof Uint8Array) found.push({ path, bytes: value });
  else if (Array.isArray(value)) for (let i = 0; i < value.length; i++) inside(value[i], path, i, found);
  else for (const key of Object.keys(value)) inside((value as Record<string, unknown>)[key], path, key, found);
}

/** Paths are made only where there is something to descend into: most bodies hold no bytes at all. */
function inside(value: unknown, path: BytesPath, key: string | number, found: BytesPiece[]): void {
  if (typeof value === "object" && value !== null) find(value, [...path, key], found);
}

/** All pieces of bytes of a body, in its order. */
export function bytesOf(body: unknown): readonly BytesPiece[] {
  const found: BytesPiece[] = [];
  find(body, [], found);
  return found;
}

/** JSON in which null stands in the place of bytes. */
export const jsonWithoutBytes = (value: unknown): string => JSON.stringify(value, (_key, part: unknown) => (part instanceof Uint8Array ? null : part));

/** Puts a piece of bytes back into a body that was read from such JSON. */
export function putBytes(body: unknown, path: BytesPath, bytes: Uint8Array): void {
  let parent = body as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  parent[path[path.length - 1]] = bytes;
}
