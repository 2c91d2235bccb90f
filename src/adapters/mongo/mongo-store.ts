import { MongoError, type Collection, type FindCursor, type MongoClient } from "mongodb";
import { checkId, CHUNK, encodeCursor, findIndex, indexValues } from "../../app/ports/document-rules.js";
import type { BatchWriter, BulkDocument, CollectionSpec, DocumentStore, IndexSpec, Page, Range, Stored, StoreInfo } from "../../app/ports/document-store.js";
import { isFormatMark } from "../../app/ports/store-format.js";
import { fromBson, toBson } from "./bson-body.js";
import { bulkInsert, insertIfAbsent } from "./mongo-bulk.js";
import { rangeFilter, rangeSort, type StoredBson } from "./mongo-range.js";

const textOf = (json: string | Uint8Array): string => (typeof json === "string" ? json : Buffer.from(json).toString("utf8"));

const wholeBody = <T>(document: BulkDocument<T>): T => (document.whole || document.json === undefined ? document.body : (JSON.parse(textOf(document.json)) as T));

/** Documents in a MongoDB database: a single server, a replica set or a sharded cluster. No sessions, transactions or server-side code. */
export class MongoStore implements DocumentStore {
  readonly info: StoreInfo;
  private readonly client: MongoClient;
  private readonly specs: ReadonlyMap<string, CollectionSpec>;
  private readonly inWords: (error: unknown) => Error;
  /** `inWords`: what people are told when the server fails. */
  constructor(client: MongoClient, info: StoreInfo, specs: readonly CollectionSpec[], inWords: (error: unknown) => Error) {
    this.client = client;
    this.inWords = inWords;
    this.info = info;
    this.specs = new Map(specs.map((spec) => [spec.name, spec]));
  }

  /** Answers of the server as they are, its failures in words. */
  private async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      throw error instanceof MongoError ? this.inWords(error) : error;
    }
  }

  private spec(name: string): CollectionSpec {
    const spec = this.specs.get(name);
    if (!spec) throw new Error(`the store has no collection ${name}`);
    return spec;
  }

  private collection(name: string): Collection<StoredBson> {
    return this.client.db().collection<StoredBson>(this.spec(name).name);
  }

  private document(collection: string, id: string, version: number, body: unknown): StoredBson {
    checkId(id);
    const out = this.spec(collection).indexes.filter((index) => indexValues(index, body) === null).map((index) => index.name);
    return toBson(id, version, body, out) as StoredBson;
  }

  async get<T>(collection: string, id: string): Promise<Stored<T> | null> {
    checkId(id);
    const found = await this.ask(() => this.collection(collection).findOne({ _id: id }));
    return found === null ? null : fromBson<T>(found);
  }

  async insert<T>(collection: string, id: string, body: T): Promise<boolean> {
    const document = this.document(collection, id, 1, body);
    return this.ask(() => insertIfAbsent(this.collection(collection), document));
  }

  async replace<T>(collection: string, id: string, version: number, body: T): Promise<boolean> {
    const { _id, ...fields } = this.document(collection, id, version + 1, body);
    const answer = await this.ask(() => this.collection(collection).replaceOne({ _id, _v: version }, fields));
    return answer.matchedCount === 1;
  }

  async delete(collection: string, id: string): Promise<boolean> {
    checkId(id);
    return (await this.ask(() => this.collection(collection).deleteOne({ _id: id }))).deletedCount === 1;
  }

  async bulk<T>(collection: string, documents: readonly BulkDocument<T>[]): Promise<{ readonly inserted: number; readonly present: number }> {
    const prepared = documents.map((document) => this.document(collection, document.id, 1, wholeBody(document)));
    const inserted = await this.ask(() => bulkInsert(this.collection(collection), prepared));
    return { inserted, present: documents.length - inserted };
  }

  batchWriter<T>(collection: string): BatchWriter<T> {
    return { add: (documents) => this.bulk(collection, documents), finish: async () => {}, close: () => {} };
  }

  private find(collection: string, index: IndexSpec, range: Range): FindCursor<StoredBson> {
    return this.collection(collection).find(rangeFilter(index, range)).sort(rangeSort(index, range.reverse));
  }

  async range<T>(collection: string, range: Range): Promise<Page<T>> {
    const index = findIndex(this.spec(collection), range.index);
    const limit = range.limit ?? CHUNK;
    if (limit === 0) return { items: [], next: null };
    const found = await this.ask(() => this.find(collection, index, range).limit(limit + 1).toArray());
    const items = found.slice(0, limit).map((document) => fromBson<T>(document));
    const last = items.at(-1);
    return { items, next: found.length > limit && last ? encodeCursor({ values: indexValues(index, last.body) ?? [], id: last.id }) : null };
  }

  async count(collection: string, range: Omit<Range, "after" | "limit" | "reverse">): Promise<number> {
    const filter = rangeFilter(findIndex(this.spec(collection), range.index), range);
    return this.ask(() => this.collection(collection).countDocuments(filter));
  }

  async *stream<T>(collection: string, range: Omit<Range, "after">): AsyncIterable<readonly Stored<T>[]> {
    if (range.limit === 0) return;
    const cursor = this.find(collection, findIndex(this.spec(collection), range.index), range).batchSize(CHUNK);
    if (range.limit !== undefined) cursor.limit(range.limit);
    try {
      while (await this.ask(() => cursor.hasNext())) yield cursor.readBufferedDocuments().map((document) => fromBson<T>(document));
    } finally {
      await cursor.close();
    }
  }

  async isEmpty(): Promise<boolean> {
    for (const name of this.specs.keys()) {
      const found = await this.ask(() => this.collection(name).find({}, { projection: { _id: 1 } }).limit(2).toArray());
      if (found.some(({ _id }) => !isFormatMark(name, _id))) return false;
    }
    return true;
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}
