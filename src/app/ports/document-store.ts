/**
 * The one port to storage: collections of JSON documents with an id, a version number and declared ordered indexes. No query language: what is
 * not an index cannot be asked, so no slow query can be written, and what works on the embedded store works on a sharded cluster.
 */
export type IndexValue = string | number;

/**
 * An ordered index over 1 to 3 fields of the body (dotted paths). A document in which one of them is missing, or is no string or finite
 * number, does not stand in it. A field of an index holds strings or numbers, never both; its strings are at most 400 bytes. Every
 * collection also has the index `id`: the ids in their order, to be walked with `from` and `to`.
 */
export interface IndexSpec {
  readonly name: string;
  readonly fields: readonly string[];
}
export interface CollectionSpec {
  readonly name: string;
  readonly indexes: readonly IndexSpec[];
}

export interface Stored<T> {
  readonly id: string;
  /** 1 when inserted, one more at each replacement. */
  readonly version: number;
  readonly body: T;
}

/** Equal values of the first fields of the index, and bounds on the next field (from inclusive, to exclusive). */
export interface Range {
  readonly index: string;
  readonly prefix?: readonly IndexValue[];
  readonly from?: IndexValue;
  readonly to?: IndexValue;
  readonly reverse?: boolean;
  /** At most so many documents; of `range`: 1 000 if left out, of `stream`: all. */
  readonly limit?: number;
  /** Opaque cursor of an earlier answer. */
  readonly after?: string;
}
export interface Page<T> {
  readonly items: readonly Stored<T>[];
  /** null: there is no more. */
  readonly next: string | null;
}
export interface StoreInfo {
  readonly kind: "embedded" | "mongodb";
  readonly version: string;
  /** Without user names and passwords. */
  readonly location: string;
}

/** `json`: the body as JSON, from a caller that has it as text or in UTF-8 already; of `body` then only the fields of the indexes are read. `whole`: the body is all there too. */
export interface BulkDocument<T> {
  readonly id: string;
  readonly body: T;
  readonly json?: string | Uint8Array;
  readonly whole?: boolean;
}

/** One large batch on its way into a collection. It is closed in the end, whatever happened. */
export interface BatchWriter<T> {
  /** As `bulk`: durable when the promise resolves. */
  add(documents: readonly BulkDocument<T>[]): Promise<{ readonly inserted: number; readonly present: number }>;
  /** From here on all that was added stands in every index. */
  finish(): Promise<void>;
  /** Gives up what it keeps for `finish`; the documents stay. */
  close(): void;
}

/**
 * Documents within an index are ordered by its fields, then by id. Ids and strings order by code unit, numbers by value. (A MongoDB server
 * orders by code point: the same save that it puts characters beyond U+FFFF after those of U+E000 to U+FFFF, not before. Each document
 * comes exactly once in either.) Ids are 1 to 400 bytes of well-formed text without the character 0.
 * Bodies are objects of JSON values and Uint8Array; fields that are undefined are left out, -0 is 0, anything else is refused (TypeError).
 * What is read shares nothing with the store: the reader may change it.
 */
export interface DocumentStore {
  readonly info: StoreInfo;
  get<T>(collection: string, id: string): Promise<Stored<T> | null>;
  /** Insert if absent; false: the id is taken and nothing was written. Durable when the promise resolves. */
  insert<T>(collection: string, id: string, body: T): Promise<boolean>;
  /** Replace if the version is still `version`; false: it is not. */
  replace<T>(collection: string, id: string, version: number, body: T): Promise<boolean>;
  delete(collection: string, id: string): Promise<boolean>;
  /** Insert many, idempotent by id: what is there stays. Durable when the promise resolves. */
  bulk<T>(collection: string, documents: readonly BulkDocument<T>[]): Promise<{ readonly inserted: number; readonly present: number }>;
  /**
   * For documents that nobody reads before all of them are there: until `finish` they may stand in the `walked` indexes and the one of ids alone.
   * Whoever is cut off before it adds the same documents again; what is there already is entered then too, as it is there.
   */
  batchWriter<T>(collection: string, walked: readonly string[]): BatchWriter<T>;
  range<T>(collection: string, range: Range): Promise<Page<T>>;
  count(collection: string, range: Omit<Range, "after" | "limit" | "reverse">): Promise<number>;
  /** All documents of a range, in batches of at most 1 000, with bounded memory. What is written meanwhile behind the place reached is seen. */
  stream<T>(collection: string, range: Omit<Range, "after">): AsyncIterable<readonly Stored<T>[]>;
  /** True if the store holds no document at all in any collection. */
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
}
