import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LIMITS } from "../limits.js";
import { refuseTable } from "../refuse-table.js";

/** Texts by their number. They are kept in memory until they take more than a stated number of bytes, then in a temporary file. */
export interface StringStore {
  add(text: string): void;
  /** null: there is no such text. */
  get(index: number): string | null;
  /** Whether they stand in a file. */
  spilled(): boolean;
  close(): void;
}

/** Texts that are read from the file together. */
const GROUP = 16;
const BUFFER = 1024 * 1024;
const CACHED = 8 * 1024 * 1024;
/** What a text costs beside its letters. */
const OVERHEAD = 32;
const costOf = (text: string): number => OVERHEAD + 2 * text.length;

/** A file without a name, gone with the process, however that ends. */
function openTemporary(): { readonly descriptor: number; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "wuye-strings-"));
  const descriptor = openSync(join(folder, "strings"), "w+", 0o600);
  const tryRemove = (): void => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Where an open file cannot be removed it is once it is closed.
    }
  };
  tryRemove();
  const remove = (): void => {
    closeSync(descriptor);
    tryRemove();
  };
  return { descriptor, remove };
}

/** Texts in a file, in groups; of each group the place of its beginning is kept. */
class StringFile {
  private readonly file = openTemporary();
  private readonly starts: number[] = [];
  private group: string[] = [];
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private size = 0;
  private readonly cache = new Map<number, readonly string[]>();
  private cachedBytes = 0;

  add(text: string): void {
    this.group.push(text);
    if (this.group.length === GROUP) this.endGroup();
  }

  private endGroup(): void {
    const bytes = Buffer.from(JSON.stringify(this.group));
    this.starts.push(this.size);
    this.size += bytes.length;
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    this.group = [];
    if (this.waitingBytes >= BUFFER) this.flush();
  }

  private flush(): void {
    const bytes = Buffer.concat(this.waiting);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file.descriptor, bytes, at);
    this.waiting = [];
    this.waitingBytes = 0;
  }

  private load(group: number): readonly string[] {
    if (group === this.starts.length) return this.group;
    if (this.waitingBytes > 0) this.flush();
    const start = this.starts[group];
    const bytes = Buffer.allocUnsafe((this.starts[group + 1] ?? this.size) - start);
    readSync(this.file.descriptor, bytes, 0, bytes.length, start);
    return JSON.parse(bytes.toString()) as string[];
  }

  get(index: number): string {
    const group = Math.floor(index / GROUP);
    const known = this.cache.get(group);
    const texts = known ?? this.load(group);
    if (!known) {
      const cost = texts.reduce((sum, text) => sum + costOf(text), 0);
      if (this.cachedBytes + cost > CACHED) {
        this.cache.clear();
        this.cachedBytes = 0;
      }
      this.cache.set(group, texts);
      this.cachedBytes += cost;
    }
    return texts[index % GROUP];
  }

  close(): void {
    this.file.remove();
  }
}

/** A store of texts that keeps at most so many bytes of them in memory. */
export function createStringStore(mostBytes: number = LIMITS.stringsInMemory): StringStore {
  let [texts, bytes, count]: [string[], number, number] = [[], 0, 0];
  let file: StringFile | null = null;
  const spill = (): StringFile => {
    const made = new StringFile();
    for (const text of texts) made.add(text);
    texts = [];
    return made;
  };
  return {
    add(text) {
      count += 1;
      bytes += costOf(text);
      if (count > LIMITS.strings) throw refuseTable("table-bomb", `> ${LIMITS.strings}`);
      if (!file && bytes > mostBytes) file = spill();
      if (file) file.add(text);
      else texts.push(text);
    },
    get: (index) => (index >= count ? null : file ? file.get(index) : texts[index]),
    spilled: () => file !== null,
    close: () => file?.close(),
  };
}
