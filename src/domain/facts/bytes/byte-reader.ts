const decoder = new TextDecoder("utf-8", { fatal: true });

/** Reads what ByteWriter wrote. Throws RangeError where the bytes end too soon, SyntaxError or TypeError where a text is none. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.step(1));
  }
  u32(): number {
    return this.view.getUint32(this.step(4), true);
  }
  f64(): number {
    return this.view.getFloat64(this.step(8), true);
  }
  u32s(): Uint32Array {
    const values = new Uint32Array(this.count(4));
    for (let i = 0; i < values.length; i += 1) values[i] = this.u32();
    return values;
  }
  f64s(): Float64Array {
    const values = new Float64Array(this.count(8));
    for (let i = 0; i < values.length; i += 1) values[i] = this.f64();
    return values;
  }
  u8s(): Uint8Array {
    const length = this.count(1);
    const at = this.step(length);
    return this.bytes.slice(at, at + length);
  }
  text(): string {
    return JSON.parse(decoder.decode(this.u8s())) as string;
  }
  texts(): readonly string[] {
    return Array.from({ length: this.count(1) }, () => this.text());
  }
  rest(): Uint8Array {
    return this.bytes.subarray(this.at);
  }
  get ended(): boolean {
    return this.at === this.bytes.length;
  }

  /** A count of entries of at least that many bytes: refused before anything that large is made. */
  count(size: number): number {
    const count = this.u32();
    if (count * size > this.bytes.length - this.at) throw new RangeError("frozen block: a list is longer than the block");
    return count;
  }

  private step(size: number): number {
    const at = this.at;
    if (at + size > this.bytes.length) throw new RangeError("frozen block: it ends too soon");
    this.at = at + size;
    return at;
  }
}
