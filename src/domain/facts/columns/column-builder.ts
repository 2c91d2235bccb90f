import { type Column, MISSING_REASONS } from "../../model/columns.js";
import type { FactType } from "../../model/kinds.js";
import type { Known } from "../../model/scheme.js";
import type { Derived } from "../derived.js";

type Typed = Float64Array | Uint32Array | Uint8Array;

/** A bit of a bitmap, bit i % 32 of word i >>> 5. */
export function setBit(bits: Uint32Array, i: number): void {
  bits[i >>> 5] |= 1 << (i & 31);
}

/** The text by which values of a dictionary are told apart and ordered. */
export function dictionaryKey(value: Known): string {
  return JSON.stringify(value);
}

function grown<T extends Typed>(array: T, length: number): T {
  if (array.length >= length) return array;
  const wider = new (array.constructor as new (n: number) => T)(Math.max(length, array.length * 2, 64));
  wider.set(array as never);
  return wider;
}

/** Collects one column, row after row, in typed arrays. Missing cells stay 0. */
export class ColumnBuilder {
  private readonly type: FactType;
  private readonly decimals: number;
  private readonly range: readonly [number, number];
  private readonly codesOf = new Map<unknown, number>();
  private readonly values: Known[] = [];
  private length = 0;
  private known: Uint32Array = new Uint32Array(0);
  private assumed: Uint32Array | null = null;
  private numbers: Float64Array = new Float64Array(0);
  private codes: Uint32Array = new Uint32Array(0);
  private reasons: Uint8Array | null = null;
  private low: Float64Array | null = null;
  private high: Float64Array | null = null;

  constructor(type: FactType, decimals: number, range?: readonly [number, number]) {
    this.type = type;
    this.decimals = decimals;
    this.range = range ?? [-Infinity, Infinity];
  }

  /** A row that is known, or missing for the reason. */
  add({ value, reason, ends }: Derived): void {
    const row = this.length;
    this.length += 1;
    this.known = grown(this.known, (row >>> 5) + 1);
    if (value !== null) this.put(row, value);
    if (reason !== null) this.note(row, MISSING_REASONS.indexOf(reason) + 1);
    if (reason !== null && value !== null) this.assumed = this.mark(this.assumed, row);
    if (this.type === "number" && (ends !== null || (value === null && this.low !== null))) this.bound(row, ends ?? { low: this.range[0], high: this.range[1] });
  }

  finish(): Column {
    const { length, type } = this;
    const numeric = type === "number" || type === "day";
    const words = (length + 31) >>> 5;
    const order = this.values.map((value, code) => ({ value, code, key: dictionaryKey(value) })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const place = new Uint32Array(order.length);
    order.forEach(({ code }, i) => { place[code] = i; });
    return {
      type,
      decimals: this.decimals,
      known: exactly(this.known, words),
      assumed: this.assumed && exactly(this.assumed, words),
      numbers: numeric ? exactly(this.numbers, length) : null,
      codes: numeric ? null : this.recoded(place),
      dictionary: order.map(({ value }) => value),
      reasons: this.reasons && exactly(this.reasons, length),
      low: this.low && exactly(this.low, length),
      high: this.high && exactly(this.high, length),
    };
  }

  private put(row: number, value: Known): void {
    setBit(this.known, row);
    if (typeof value === "number") {
      this.numbers = grown(this.numbers, row + 1);
      this.numbers[row] = value;
    } else {
      this.codes = grown(this.codes, row + 1);
      this.codes[row] = this.codeOf(value);
    }
  }

  private codeOf(value: Known): number {
    const key = typeof value === "object" ? dictionaryKey(value) : value;
    const found = this.codesOf.get(key);
    if (found !== undefined) return found;
    this.codesOf.set(key, this.values.length);
    return this.values.push(value) - 1;
  }

  private mark(bits: Uint32Array | null, row: number): Uint32Array {
    const wide = grown(bits ?? new Uint32Array(0), (row >>> 5) + 1);
    setBit(wide, row);
    return wide;
  }

  private note(row: number, code: number): void {
    this.reasons = grown(this.reasons ?? new Uint8Array(0), row + 1);
    this.reasons[row] = code;
  }

  /** Ends cell by cell; the first time, missing rows before this one get the range. */
  private bound(row: number, ends: { readonly low: number; readonly high: number }): void {
    const first = this.low === null;
    const [low, high] = [grown(this.low ?? new Float64Array(0), row + 1), grown(this.high ?? new Float64Array(0), row + 1)];
    for (let i = first ? 0 : row; i < row; i += 1) if (((this.known[i >>> 5] >>> (i & 31)) & 1) === 0) [low[i], high[i]] = this.range;
    [low[row], high[row]] = [ends.low + 0, ends.high + 0];
    [this.low, this.high] = [low, high];
  }

  /** Codes by the order of the dictionary; missing rows stay 0. */
  private recoded(place: Uint32Array): Uint32Array {
    const codes = exactly(this.codes, this.length);
    for (let i = 0; i < codes.length; i += 1) if ((this.known[i >>> 5] >>> (i & 31)) & 1) codes[i] = place[codes[i]];
    return codes;
  }
}

/** A copy of exactly that length, filled up with 0. */
function exactly<T extends Typed>(array: T, length: number): T {
  if (array.length >= length) return array.slice(0, length) as T;
  const copy = new (array.constructor as new (n: number) => T)(length);
  copy.set(array as never);
  return copy;
}
