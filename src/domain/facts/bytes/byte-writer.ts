const encoder = new TextEncoder();
/** Printable ASCII that JSON leaves as it is: one byte a character. */
const PLAIN = /^[ !#-[\]-~]*$/;
const QUOTE = 34;

/** Writes little-endian values one after another. Numbers that no fact may hold are refused: NaN; -0 is written as 0. */
export class ByteWriter {
  private bytes: Uint8Array<ArrayBuffer>;
  private view: DataView;
  private length = 0;

  /** `expected`: about how many bytes will be written; more are no fault. */
  constructor(expected = 1 << 16) {
    this.bytes = new Uint8Array(expected);
    this.view = new DataView(this.bytes.buffer);
  }

  u8(value: number): void {
    const at = this.room(1);
    this.view.setUint8(at, value);
  }
  u32(value: number): void {
    const at = this.room(4);
    this.view.setUint32(at, value, true);
  }
  f64(value: number): void {
    if (Number.isNaN(value)) throw new RangeError("NaN cannot be frozen");
    // Room first: it may exchange the view.
    const at = this.room(8);
    this.view.setFloat64(at, value + 0, true);
  }
  u32s(values: ArrayLike<number>): void {
    this.u32(values.length);
    const at = this.room(4 * values.length);
    for (let i = 0; i < values.length; i += 1) this.view.setUint32(at + 4 * i, values[i], true);
  }
  f64s(values: ArrayLike<number>): void {
    this.u32(values.length);
    const at = this.room(8 * values.length);
    for (let i = 0; i < values.length; i += 1) {
      if (Number.isNaN(values[i])) throw new RangeError("NaN cannot be frozen");
      this.view.setFloat64(at + 8 * i, values[i] + 0, true);
    }
  }
  u8s(values: ArrayLike<number>): void {
    this.u32(values.length);
    const at = this.room(values.length);
    this.bytes.set(values, at);
  }
  /** A text as the UTF-8 of its JSON form, in which lone surrogates survive. */
  text(value: string): void {
    if (!PLAIN.test(value)) return this.u8s(encoder.encode(JSON.stringify(value)));
    this.u32(value.length + 2);
    const at = this.room(value.length + 2);
    this.bytes[at] = QUOTE;
    for (let i = 0; i < value.length; i += 1) this.bytes[at + 1 + i] = value.charCodeAt(i);
    this.bytes[at + 1 + value.length] = QUOTE;
  }
  texts(values: readonly string[]): void {
    this.u32(values.length);
    for (const value of values) this.text(value);
  }
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private room(size: number): number {
    const at = this.length;
    this.length += size;
    if (this.length > this.bytes.length) {
      const wider = new Uint8Array(Math.max(this.length, this.bytes.length * 2));
      wider.set(this.bytes);
      this.bytes = wider;
      this.view = new DataView(wider.buffer);
    }
    return at;
  }
}
