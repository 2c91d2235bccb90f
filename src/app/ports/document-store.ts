/**
 * The one port to storage: collections of JSON documents with an id, a version number and declared ordered indexes. No query language: what is
 * not an index cannot be asked, so no slow query can be written, and what works on the embedded store works on a sharded cluster.
 */
export type IndexValue = string | number;

/** An ordered index over fields of the body (dotted paths; all present and scalar, else the document is not in the index). */
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

/** Documents within an index are ordered by its fields, then by id. Ids and string values order by code unit (ids are plain ASCII or UTF-8 text up to 400 bytes). */
export interface DocumentStore {
  readonly info: StoreInfo;
  get<T>(collection: string, id: string): Promise<Stored<T> | null>;
  /** Insert if absent; false: the id is taken and nothing was written. Durable when the promise resolves. */
  insert<T>(collection: string, id: string, body: T): Promise<boolean>;
  /** Replace if the version is still `version`; false: it is not. */
  replace<T>(collection: string, id: string, version: number, body: T): Promise<boolean>;
  delete(collection: string, id: string): Promise<boolean>;
  /** Insert many, idempotent by id: what is there stays. Durable when the promise resolves. */
  bulk<T>(collection: string, documents: readonly { readonly id: string; readonly body: T }[]): Promise<{ readonly inserted: number; readonly present: number }>;
  range<T>(collection: string, range: Range): Promise<Page<T>>;
  count(collection: string, range: Omit<Range, "after" | "limit" | "reverse">): Promise<number>;
  /** All documents of a range, in batches, with bounded memory. */
  stream<T>(collection: string, range: Omit<Range, "after">): AsyncIterable<readonly Stored<T>[]>;
  /** True if the store holds no document at all in any collection. */
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
}
