import type { SortedRow } from "./sorted-rows.js";

const MOST_ROWS = 20_000;
const FIRST_BYTES = 256 * 1024;
const MOST_BYTES = 10 * 1024 * 1024;
const PIECE = 256 * 1024;

/** Rows that are sorted together. Their text is kept as bytes from the first: as strings, pieced together as they are, they would hold many times as much. */
export class RowRun {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private size = 0;
  private ids: string[] = [];
  private rows: number[] = [];
  private ends: number[] = [];

  get count(): number {
    return this.ids.length;
  }

  private room(needed: number): void {
    if (this.size + needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.size + needed));
    this.bytes.copy(larger, 0, 0, this.size);
    this.bytes = larger;
  }

  /** True: it is full. */
  add({ id, row, text }: SortedRow): boolean {
    const line = `${id}\t${row}\t${text}\n`;
    this.room(line.length * 3);
    this.size += this.bytes.write(line, this.size);
    this.ids.push(id);
    this.rows.push(row);
    this.ends.push(this.size);
    return this.ids.length >= MOST_ROWS || this.size >= MOST_BYTES;
  }

  /** The lines in order of (id, row), in pieces of whole lines: each is gone when the next is asked for. */
  *sorted(): Iterable<Buffer> {
    const { ids, rows, ends, bytes } = this;
    const order = Array.from(ids, (_, i) => i).sort((a, b) => (ids[a] === ids[b] ? rows[a] - rows[b] : ids[a] < ids[b] ? -1 : 1));
    let piece = Buffer.allocUnsafe(PIECE);
    let size = 0;
    for (const i of order) {
      const [from, to] = [i === 0 ? 0 : ends[i - 1], ends[i]];
      if (size > 0 && size + to - from > piece.length) {
        yield piece.subarray(0, size);
        size = 0;
      }
      if (to - from > piece.length) piece = Buffer.allocUnsafe(to - from);
      size += bytes.copy(piece, size, from, to);
    }
    if (size > 0) yield piece.subarray(0, size);
  }

  clear(): void {
    [this.ids, this.rows, this.ends, this.size] = [[], [], [], 0];
  }
}
