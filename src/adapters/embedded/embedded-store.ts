import { version as lmdbVersion } from "./lmdb-version.js";
import { checkId, CHUNK } from "../../app/ports/document-rules.js";
import type { BatchWriter, BulkDocument, DocumentStore, Page, Range, Stored, StoreInfo } from "../../app/ports/document-store.js";
import { isFormatMark } from "../../app/ports/store-format.js";
import { BatchEntries } from "./batch-entries.js";
import { decodeDocument } from "./codec.js";
import type { CollectionFiles, Environment } from "./environment.js";
import { keyText, textKey } from "./keys.js";
import { IndexWalk } from "./ranges.js";
import { WriteQueue } from "./write-queue.js";
import { Writer } from "./writes.js";

/** So long reads may keep the process to themselves, in milliseconds. */
const TURN_MS = 20;

/** Documents in a folder of this machine (lmdb). Reads see what was acknowledged before, by this process or another. */
export class EmbeddedStore implements DocumentStore {
  readonly info: StoreInfo;
  private readonly environment: Environment;
  private readonly queue: WriteQueue;
  private readonly writer: Writer;
  private lastTurn = 0;
  constructor(folder: string, environment: Environment) {
    this.info = { kind: "embedded", version: `lmdb ${lmdbVersion()}`, location: folder };
    this.environment = environment;
    this.queue = new WriteQueue(environment.root);
    this.writer = new Writer(this.queue);
  }

  /**
   * Reads are synchronous underneath. Whoever makes many of them lets the rest of the process have its turn now and then, and each sees
   * what was acknowledged before it.
   */
  private async turn(): Promise<void> {
    if (performance.now() - this.lastTurn > TURN_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      this.lastTurn = performance.now();
    }
    this.environment.root.resetReadTxn();
  }

  private files(collection: string): CollectionFiles {
    const files = this.environment.collections.get(collection);
    if (!files) throw new Error(`the store has no collection ${collection}`);
    return files;
  }

  async get<T>(collection: string, id: string): Promise<Stored<T> | null> {
    checkId(id);
    await this.turn();
    const value = this.files(collection).documents.getBinaryFast(textKey(id));
    return value ? decodeDocument<T>(id, value) : null;
  }

  async insert<T>(collection: string, id: string, body: T): Promise<boolean> {
    return this.writer.insert(this.files(collection), id, body);
  }

  async replace<T>(collection: string, id: string, version: number, body: T): Promise<boolean> {
    return this.writer.replace(this.files(collection), id, version, body);
  }

  async delete(collection: string, id: string): Promise<boolean> {
    return this.writer.delete(this.files(collection), id);
  }

  async bulk<T>(collection: string, documents: readonly BulkDocument<T>[]): Promise<{ readonly inserted: number; readonly present: number }> {
    const inserted = await this.writer.bulk(this.files(collection), documents);
    return { inserted, present: documents.length - inserted };
  }

  batchWriter<T>(collection: string, walked: readonly string[]): BatchWriter<T> {
    const files = this.files(collection);
    const later = new BatchEntries(files, walked);
    return {
      add: async (documents) => {
        const inserted = await this.writer.bulk(files, documents, later);
        return { inserted, present: documents.length - inserted };
      },
      finish: () => this.writer.enter(later),
      close: () => later.close(),
    };
  }

  async range<T>(collection: string, range: Range): Promise<Page<T>> {
    await this.turn();
    return new IndexWalk(this.files(collection), range.index).page<T>(range, range.limit ?? CHUNK);
  }

  async count(collection: string, range: Omit<Range, "after" | "limit" | "reverse">): Promise<number> {
    await this.turn();
    return new IndexWalk(this.files(collection), range.index).count(range);
  }

  async *stream<T>(collection: string, range: Omit<Range, "after">): AsyncIterable<readonly Stored<T>[]> {
    let left = range.limit ?? Infinity;
    let after: string | undefined;
    while (left > 0) {
      const page = await this.range<T>(collection, { ...range, ...(after === undefined ? {} : { after }), limit: Math.min(left, CHUNK) });
      if (page.items.length > 0) yield page.items;
      left -= page.items.length;
      if (page.next === null) return;
      after = page.next;
    }
  }

  async isEmpty(): Promise<boolean> {
    await this.turn();
    return [...this.environment.collections.values()].every(({ name, documents }) => [...documents.getKeys({ limit: 2 })].every((key) => isFormatMark(name, keyText(key))));
  }

  async close(): Promise<void> {
    this.queue.close();
    await this.environment.root.close();
  }
}
