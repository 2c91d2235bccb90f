import type { Column } from "../../model/columns.js";
import type { Known } from "../../model/scheme.js";
import { dictionaryKey } from "../columns/column-builder.js";

type Typed = Float64Array | Uint32Array | Uint8Array;

/** Typed arrays one behind the other. */
export function joinArrays<T extends Typed>(parts: readonly T[], make: (length: number) => T): T {
  const joined = make(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part as never, at);
    at += part.length;
  }
  return joined;
}

/** Bitmaps of so many rows each, one behind the other. */
export function joinBits(parts: readonly Uint32Array[], rows: readonly number[]): Uint32Array {
  const joined = new Uint32Array((rows.reduce((a, b) => a + b, 0) + 31) >>> 5);
  let at = 0;
  parts.forEach((bits, part) => {
    for (let i = 0; i < rows[part]; i += 1) if ((bits[i >>> 5] >>> (i & 31)) & 1) joined[(at + i) >>> 5] |= 1 << ((at + i) & 31);
    at += rows[part];
  });
  return joined;
}

/** A part that all columns have, or none of them. */
function ifAll<T>(parts: readonly (T | null)[], join: (parts: readonly T[]) => T): T | null {
  return parts.every((part) => part !== null) ? join(parts as readonly T[]) : null;
}

function joinDictionaries(parts: readonly Column[]): { readonly dictionary: readonly Known[]; readonly codes: Uint32Array } {
  const values = new Map(parts.flatMap(({ dictionary }) => dictionary.map((value) => [dictionaryKey(value), value] as const)));
  const keys = [...values.keys()].sort((a, b) => (a < b ? -1 : 1));
  const place = new Map(keys.map((key, i) => [key, i]));
  const codes = parts.map(({ dictionary, codes: own, known }) => {
    const to = dictionary.map((value) => place.get(dictionaryKey(value)) as number);
    return (own as Uint32Array).map((code, i) => ((known[i >>> 5] >>> (i & 31)) & 1 ? to[code] : 0));
  });
  return { dictionary: keys.map((key) => values.get(key) as Known), codes: joinArrays(codes, (n) => new Uint32Array(n)) };
}

/** Columns of the same fact over so many rows each, one behind the other; their dictionaries become one. */
export function joinColumns(parts: readonly Column[], rows: readonly number[]): Column {
  const [{ type, decimals, numbers }] = parts;
  const bits = (own: readonly Uint32Array[]): Uint32Array => joinBits(own, rows);
  const floats = (own: readonly Float64Array[]): Float64Array => joinArrays(own, (n) => new Float64Array(n));
  return {
    type, decimals,
    known: bits(parts.map((part) => part.known)),
    assumed: ifAll(parts.map((part) => part.assumed), bits),
    numbers: ifAll(parts.map((part) => part.numbers), floats),
    ...(numbers === null ? joinDictionaries(parts) : { dictionary: [], codes: null }),
    reasons: ifAll(parts.map((part) => part.reasons), (own) => joinArrays(own, (n) => new Uint8Array(n))),
    low: ifAll(parts.map((part) => part.low), floats),
    high: ifAll(parts.map((part) => part.high), floats),
  };
}
