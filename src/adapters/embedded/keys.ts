import type { IndexValue } from "../../app/ports/document-store.js";

/**
 * Keys of the embedded store are bytes whose order is the order of the contract. Text is UTF-8 with the first bytes of characters beyond
 * U+FFFF moved before those of U+E000 to U+FFFF, which makes the order that of the code units; each value of an index stands behind a byte
 * that tells its type, text ends with 0. The id closes the key of an index.
 */
const NUMBER = 0x10;
const TEXT = 0x20;
const TEXT_MARK = String.fromCharCode(TEXT);
const END = Buffer.from([0xff]);

const table = (pairs: readonly (readonly [number, number])[]): ReadonlyMap<number, number> => new Map(pairs);
const FORWARD = table([[0xee, 0xf3], [0xef, 0xf4], [0xf0, 0xee], [0xf1, 0xef], [0xf2, 0xf0], [0xf3, 0xf1], [0xf4, 0xf2]]);
const BACK = table([...FORWARD].map(([from, to]) => [to, from]));

function remap(bytes: Buffer, by: ReadonlyMap<number, number>): Buffer {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] >= 0xee) bytes[i] = by.get(bytes[i]) ?? bytes[i];
  return bytes;
}

/** The key of a document. */
export function textKey(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  return bytes.length > text.length && /[\ud800-\uffff]/.test(text) ? remap(bytes, FORWARD) : bytes;
}

/** The text that a key holds from a byte on. */
export function keyText(key: Buffer, from = 0): string {
  for (let i = from; i < key.length; i++) if (key[i] >= 0xee) return remap(Buffer.from(key.subarray(from)), BACK).toString("utf8");
  return key.toString("utf8", from);
}

/** 8 bytes that order as the numbers do: sign turned over, negative ones inverted whole. */
function numberKey(value: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = NUMBER;
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  if (bytes[1] & 0x80) for (let i = 1; i < 9; i++) bytes[i] ^= 0xff;
  else bytes[1] ^= 0x80;
  return bytes;
}

function valueKey(value: IndexValue): Buffer {
  if (typeof value === "number") return numberKey(value);
  const text = textKey(value);
  const bytes = Buffer.alloc(text.length + 2);
  bytes[0] = TEXT;
  text.copy(bytes, 1);
  return bytes;
}

/** The first bytes of all entries with these values. */
export const prefixKey = (values: readonly IndexValue[]): Buffer => Buffer.concat(values.map(valueKey));

/** The key of one entry of an index. Texts alone are one text with the bytes around them, which are characters too. */
export function entryKey(values: readonly IndexValue[], id: string): Buffer {
  let texts = "";
  for (const value of values) {
    if (typeof value === "number") return Buffer.concat([...values.map(valueKey), textKey(id)]);
    texts += `${TEXT_MARK}${value}\0`;
  }
  return textKey(texts + id);
}

/** The least key after all that begin with these bytes. */
export const afterPrefix = (prefix: Buffer): Buffer => Buffer.concat([prefix, END]);

function skipValue(key: Buffer, at: number): number {
  return key[at] === NUMBER ? at + 9 : key.indexOf(0, at) + 1;
}

/** Where the id begins in the key of an entry with so many values. */
export function idOffset(key: Buffer, values: number): number {
  let at = 0;
  for (let i = 0; i < values; i++) at = skipValue(key, at);
  return at;
}

/** The values that an entry stands under. */
export function keyValues(key: Buffer, values: number): readonly IndexValue[] {
  let at = 0;
  return Array.from({ length: values }, () => {
    const from = at;
    at = skipValue(key, at);
    return key[from] === NUMBER ? keyNumber(key.subarray(from + 1, at)) : keyText(key.subarray(from + 1, at - 1));
  });
}

function keyNumber(source: Buffer): number {
  const bytes = Buffer.from(source);
  if (bytes[0] & 0x80) bytes[0] ^= 0x80;
  else for (let i = 0; i < 8; i++) bytes[i] ^= 0xff;
  return bytes.readDoubleBE(0);
}
