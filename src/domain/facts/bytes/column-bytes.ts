import type { Column } from "../../model/columns.js";
import type { FactType } from "../../model/kinds.js";
import type { Known } from "../../model/scheme.js";
import { dictionaryKey } from "../columns/column-builder.js";
import type { ByteReader } from "./byte-reader.js";
import type { ByteWriter } from "./byte-writer.js";

const TYPES: readonly FactType[] = ["number", "boolean", "string", "day", "list"];
/** Which of the parts that may be absent a column has, as bits. */
const HAS = { assumed: 1, reasons: 2, ends: 4 } as const;

const isSet = (bits: Uint32Array, i: number): boolean => ((bits[i >>> 5] >>> (i & 31)) & 1) === 1;

/** The bits of rows from .. to - 1 as a bitmap of their own. */
export function sliceBits(bits: Uint32Array, from: number, to: number): Uint32Array {
  const words = (to - from + 31) >>> 5;
  if ((from & 31) === 0 && (to & 31) === 0) return bits.slice(from >>> 5, (from >>> 5) + words);
  const slice = new Uint32Array(words);
  for (let i = from; i < to; i += 1) if (isSet(bits, i)) slice[(i - from) >>> 5] |= 1 << ((i - from) & 31);
  return slice;
}

/** Numbers of known rows, 0 of missing ones. */
function knownNumbers({ numbers, known }: Column, from: number, to: number): Float64Array {
  const values = new Float64Array(to - from);
  for (let i = from; i < to; i += 1) if (numbers !== null && isSet(known, i)) values[i - from] = numbers[i];
  return values;
}

/** The values that the rows use, in the order of their keys, and each row's place among them. */
function ownDictionary({ codes, known, dictionary }: Column, from: number, to: number): { readonly keys: readonly string[]; readonly codes: Uint32Array } {
  const used = new Map<number, string>();
  for (let i = from; i < to; i += 1) if (codes !== null && isSet(known, i) && !used.has(codes[i])) used.set(codes[i], dictionaryKey(dictionary[codes[i]]));
  const keys = [...new Set(used.values())].sort((a, b) => (a < b ? -1 : 1));
  const place = new Map(keys.map((key, i) => [key, i]));
  const own = new Uint32Array(to - from);
  for (let i = from; i < to; i += 1) if (codes !== null && isSet(known, i)) own[i - from] = place.get(used.get(codes[i]) as string) as number;
  return { keys, codes: own };
}

/** Rows from .. to - 1 of a column. */
export function writeColumn(out: ByteWriter, column: Column, from: number, to: number): void {
  out.u8(TYPES.indexOf(column.type));
  out.u8(column.decimals);
  out.u8((column.assumed ? HAS.assumed : 0) | (column.reasons ? HAS.reasons : 0) | (column.low && column.high ? HAS.ends : 0));
  out.u32s(sliceBits(column.known, from, to));
  if (column.numbers !== null) out.f64s(knownNumbers(column, from, to));
  else {
    const { keys, codes } = ownDictionary(column, from, to);
    out.texts(keys);
    if (keys.length <= 256) out.u8s(codes);
    else out.u32s(codes);
  }
  if (column.assumed) out.u32s(sliceBits(column.assumed, from, to));
  if (column.reasons) out.u8s(column.reasons.subarray(from, to));
  if (column.low && column.high) {
    out.f64s(column.low.subarray(from, to));
    out.f64s(column.high.subarray(from, to));
  }
}

/** Reads a column of so many rows; RangeError where a part of it has another length or a code has no value. */
export function readColumn(from: ByteReader, rows: number): Column {
  const column = readParts(from);
  const { known, assumed, numbers, codes, reasons, low, high, dictionary } = column;
  const lengths = [numbers, codes, reasons, low, high].every((part) => part === null || part.length === rows);
  const bits = [known, assumed].every((part) => part === null || part.length === (rows + 31) >>> 5);
  const coded = codes === null || codes.every((code, i) => code < dictionary.length || !isSet(known, i));
  if (!lengths || !bits || !coded) throw new RangeError("frozen block: a column does not fit its table");
  return column;
}

function readParts(from: ByteReader): Column {
  const [type, decimals, has] = [TYPES[from.u8()], from.u8(), from.u8()];
  if (type === undefined) throw new RangeError("frozen block: a column is of no known type");
  const known = from.u32s();
  const numeric = type === "number" || type === "day";
  const numbers = numeric ? from.f64s() : null;
  const keys = numeric ? [] : from.texts();
  const codes = numeric ? null : keys.length <= 256 ? Uint32Array.from(from.u8s()) : from.u32s();
  return {
    type, decimals, known, numbers, codes,
    dictionary: keys.map((key) => JSON.parse(key) as Known),
    assumed: has & HAS.assumed ? from.u32s() : null,
    reasons: has & HAS.reasons ? from.u8s() : null,
    ...(has & HAS.ends ? { low: from.f64s(), high: from.f64s() } : { low: null, high: null }),
  };
}
