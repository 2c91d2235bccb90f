import { checkId, CHUNK, indexValues } from "../../app/ports/document-rules.js";
import type { BulkDocument } from "../../app/ports/document-store.js";
import type { CollectionFiles } from "./environment.js";
import { decodeDocument, encodeDocument, encodeJson, versionOf } from "./codec.js";
import type { BatchEntries } from "./batch-entries.js";
import { entryKey, keyText, textKey } from "./keys.js";
import type { WriteQueue } from "./write-queue.js";

const NOTHING = Buffer.alloc(0);
const CHUNK_BYTES = 8 * 1024 * 1024;

/** A document ready to be written: all that can fail has been done before the transaction begins. */
interface Prepared {
  readonly key: Buffer;
  readonly value: Buffer;
  /** One key for each index of the collection; null: the document does not stand in it. */
  readonly entries: readonly (Buffer | null)[];
}

function entriesOf(files: CollectionFiles, id: string, body: unknown): readonly (Buffer | null)[] {
  return files.indexes.map(({ spec }) => {
    const values = indexValues(spec, body);
    return values === null ? null : entryKey(values, id);
  });
}

function prepare(files: CollectionFiles, { id, body, json }: BulkDocument<unknown>, version = 1): Prepared {
  checkId(id);
  return { key: textKey(id), value: json === undefined ? encodeDocument(version, body) : encodeJson(version, json), entries: entriesOf(files, id, body) };
}

function write(files: CollectionFiles, document: Prepared, later: BatchEntries | null = null): void {
  files.documents.putSync(document.key, document.value);
  document.entries.forEach((key, i) => {
    if (key && !later?.isLater(i)) files.indexes[i].entries.putSync(key, NOTHING);
  });
}

/** The entries of what stands there under the key, which may be another document than the one that was given. */
function standingEntries(files: CollectionFiles, key: Buffer): readonly (Buffer | null)[] {
  const id = keyText(key);
  const value = files.documents.getBinary(key);
  return value ? entriesOf(files, id, decodeDocument(id, value).body) : [];
}

function removeEntries(files: CollectionFiles, id: string, old: Buffer): void {
  entriesOf(files, id, decodeDocument(id, old).body).forEach((key, i) => {
    if (key) files.indexes[i].entries.removeSync(key);
  });
}

/** The writes of one embedded store. Each is one transaction, on the disk when its promise resolves: the document and its index entries, or nothing. */
export class Writer {
  private readonly queue: WriteQueue;
  constructor(queue: WriteQueue) {
    this.queue = queue;
  }

  async insert(files: CollectionFiles, id: string, body: unknown): Promise<boolean> {
    return (await this.insertPrepared(files, [prepare(files, { id, body })])) === 1;
  }

  async replace(files: CollectionFiles, id: string, version: number, body: unknown): Promise<boolean> {
    const document = prepare(files, { id, body }, version + 1);
    return this.queue.run(() => {
      const old = files.documents.getBinary(document.key);
      if (!old || versionOf(old) !== version) return false;
      removeEntries(files, id, old);
      write(files, document);
      return true;
    });
  }

  async delete(files: CollectionFiles, id: string): Promise<boolean> {
    checkId(id);
    return this.queue.run(() => {
      const old = files.documents.getBinary(textKey(id));
      if (!old) return false;
      removeEntries(files, id, old);
      return files.documents.removeSync(textKey(id));
    });
  }

  /** Chunks of at most 1 000 documents and about 8 MB, each a transaction, so that other processes get their turn. Number inserted. `later`: keeps entries for the end. */
  async bulk(files: CollectionFiles, documents: readonly BulkDocument<unknown>[], later: BatchEntries | null = null): Promise<number> {
    let inserted = 0;
    let chunk: Prepared[] = [];
    let bytes = 0;
    for (const source of documents) {
      const document = prepare(files, source);
      chunk.push(document);
      bytes += document.value.length;
      if (chunk.length < CHUNK && bytes < CHUNK_BYTES) continue;
      inserted += await this.insertPrepared(files, chunk, later);
      [chunk, bytes] = [[], 0];
    }
    return chunk.length === 0 ? inserted : inserted + (await this.insertPrepared(files, chunk, later));
  }

  private async insertPrepared(files: CollectionFiles, documents: readonly Prepared[], later: BatchEntries | null = null): Promise<number> {
    const fresh = await this.queue.run(() => documents.map((document) => {
      if (files.documents.doesExist(document.key)) return false;
      write(files, document, later);
      return true;
    }));
    if (later) documents.forEach((document, i) => later.add(fresh[i] ? document.entries : standingEntries(files, document.key)));
    return fresh.reduce((sum, each) => sum + (each ? 1 : 0), 0);
  }

  /** Makes the entries that were kept for the end. */
  enter(later: BatchEntries): Promise<void> {
    return later.enter((action) => this.queue.run(action));
  }
}
