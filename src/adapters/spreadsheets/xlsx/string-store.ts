import { LIMITS } from "../limits.js";
import { refuseTable } from "../refuse-table.js";
import { createByteLog, type ByteLog } from "./byte-log.js";

/** Texts by their number, at most so many bytes of them in memory. */
export interface StringStore {
  add(text: string): void;
  /** null: there is no such text. */
  get(index: number): string | null;
  /** Whether some stand in a file. */
  spilled(): boolean;
  close(): void;
}

/** Texts whose places are kept together: of each group the place of its beginning alone. */
const GROUP = 16;
/** Texts that were read last stay texts, up to so many letters. */
const CACHED = 2 * 1024 * 1024;

function decodeGroup(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    texts.push(bytes.toString("utf8", at + 4, at + 4 + length));
    at += 4 + length;
  }
  return texts;
}

/** Texts stand as bytes: as texts they would hold on to the XML that they were cut from. */
class Store implements StringStore {
  private readonly log: ByteLog;
  private readonly starts: number[] = [];
  private count = 0;
  private cache = new Map<number, readonly string[]>();
  private cached = 0;
  private readonly length = Buffer.alloc(4);

  constructor(mostBytes: number) {
    this.log = createByteLog(mostBytes);
  }

  add(text: string): void {
    if (this.count >= LIMITS.strings) throw refuseTable("table-bomb", `> ${LIMITS.strings}`);
    if (this.count % GROUP === 0) this.starts.push(this.log.size());
    const bytes = Buffer.from(text);
    this.length.writeUInt32LE(bytes.length);
    this.log.add(this.length);
    this.log.add(bytes);
    this.count += 1;
  }

  get(index: number): string | null {
    if (index >= this.count) return null;
    const group = Math.floor(index / GROUP);
    return (this.cache.get(group) ?? this.load(group))[index % GROUP];
  }

  private load(group: number): readonly string[] {
    const next = this.starts[group + 1];
    const texts = decodeGroup(this.log.read(this.starts[group], next ?? this.log.size()));
    // The last group may still grow.
    if (next === undefined) return texts;
    const letters = texts.reduce((sum, text) => sum + text.length, GROUP);
    if (this.cached + letters > CACHED) [this.cache, this.cached] = [new Map(), 0];
    this.cache.set(group, texts);
    this.cached += letters;
    return texts;
  }

  spilled(): boolean {
    return this.log.spilled();
  }

  close(): void {
    this.log.close();
  }
}

/** A store of texts; beyond `mostBytes` (as UTF-8) they go to a temporary file. */
export const createStringStore = (mostBytes: number = LIMITS.stringsInMemory): StringStore => new Store(mostBytes);
