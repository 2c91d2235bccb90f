import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Sorting so many takes some tens of milliseconds, in which a service does nothing else. */
const MOST_KEYS = 25_000;
const MOST_BYTES = 4 * 1024 * 1024;
const PIECE = 64 * 1024;
const HEAD = 2;

/** The keys of one sorted part of the file, one after the other. Held as latin1 text, whose order is that of the bytes. */
class Run {
  private readonly file: number;
  private at: number;
  private readonly to: number;
  private readonly bytes = Buffer.allocUnsafeSlow(PIECE);
  private size = 0;
  private read = 0;
  key: string | null = null;
  constructor(file: number, from: number, to: number) {
    this.file = file;
    this.at = from;
    this.to = to;
    this.next();
  }

  private fill(): void {
    this.bytes.copy(this.bytes, 0, this.read, this.size);
    this.size -= this.read;
    this.read = 0;
    const got = readSync(this.file, this.bytes, this.size, Math.min(PIECE - this.size, this.to - this.at), this.at);
    if (got === 0) throw new Error("the temporary file of index entries is shorter than it was");
    this.at += got;
    this.size += got;
  }

  /** Goes on to the next key; null: there is none. */
  next(): void {
    while (this.size - this.read < HEAD || this.size - this.read < HEAD + this.bytes.readUInt16LE(this.read)) {
      if (this.at === this.to) {
        this.key = null;
        return;
      }
      this.fill();
    }
    const from = this.read + HEAD;
    this.read = from + this.bytes.readUInt16LE(this.read);
    this.key = this.bytes.toString("latin1", from, this.read);
  }
}

/** Lets the first of a heap of runs sink to its place. */
function sink(heap: Run[]): void {
  const run = heap[0];
  const key = run.key as string;
  let at = 0;
  for (;;) {
    let least = at * 2 + 1;
    if (least >= heap.length) break;
    if (least + 1 < heap.length && (heap[least + 1].key as string) < (heap[least].key as string)) least++;
    if ((heap[least].key as string) >= key) break;
    heap[at] = heap[least];
    at = least;
  }
  heap[at] = run;
}

function* merge(runs: readonly Run[]): Iterable<string> {
  const heap = runs.filter(({ key }) => key !== null).sort((a, b) => ((a.key as string) < (b.key as string) ? -1 : 1));
  while (heap.length > 0) {
    yield heap[0].key as string;
    heap[0].next();
    if (heap[0].key === null) {
      const last = heap.pop() as Run;
      if (heap.length === 0) return;
      heap[0] = last;
    }
    sink(heap);
  }
}

/** Keys in the order of their bytes, however many: beyond a few megabytes they go to a temporary file without a name, in sorted runs. */
export class SortedKeys {
  private keys: string[] = [];
  private bytes = 0;
  private file: number | null = null;
  private folder: string | null = null;
  private size = 0;
  private readonly runs: { readonly from: number; readonly to: number }[] = [];

  add(key: Buffer): void {
    this.keys.push(key.toString("latin1"));
    this.bytes += key.length;
    if (this.keys.length >= MOST_KEYS || this.bytes >= MOST_BYTES) this.flush();
  }

  private openFile(): number {
    this.folder = mkdtempSync(join(tmpdir(), "wuye-keys-"));
    const file = openSync(join(this.folder, "keys"), "wx+", 0o600);
    this.removeFolder();
    return file;
  }

  /** Where a file that is open cannot be taken out of its folder, it goes when it is closed. */
  private removeFolder(): void {
    if (this.folder === null) return;
    try {
      rmSync(this.folder, { recursive: true, force: true });
      this.folder = null;
    } catch {
      // Asked again by close.
    }
  }

  private flush(): void {
    this.file ??= this.openFile();
    const from = this.size;
    const piece = Buffer.allocUnsafe(PIECE);
    let filled = 0;
    const out = (): void => {
      for (let done = 0; done < filled; ) done += writeSync(this.file as number, piece, done, filled - done, this.size + done);
      this.size += filled;
      filled = 0;
    };
    for (const key of this.keys.sort()) {
      if (filled + HEAD + key.length > PIECE) out();
      filled = piece.writeUInt16LE(key.length, filled);
      filled += piece.write(key, filled, "latin1");
    }
    out();
    this.runs.push({ from, to: this.size });
    [this.keys, this.bytes] = [[], 0];
  }

  /** All keys in order. Nothing is added afterwards. */
  *sorted(): Iterable<Buffer> {
    if (this.file !== null && this.keys.length > 0) this.flush();
    const { file } = this;
    const all = file === null ? this.keys.sort() : merge(this.runs.map(({ from, to }) => new Run(file, from, to)));
    for (const key of all) yield Buffer.from(key, "latin1");
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    this.keys = [];
    this.removeFolder();
  }
}
