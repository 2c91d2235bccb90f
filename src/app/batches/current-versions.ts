import type { VersionDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import type { Body, Versioned } from "./batch-content.js";

/** What a new version of something needs to know of the one before. */
export interface Current {
  readonly version: number;
  /** Of records and subjects; undefined of nothing else. */
  readonly kind: string;
}

/** Fewer ids are looked up one by one. */
const FEW = 50;
/** So many times more documents than ids, and single look-ups are cheaper than one walk through all. */
const SPARSE = 20;
const AT_ONCE = 16;

type Version = VersionDocument<Body>;
type Take = (document: Version) => void;

// The id of a version document is `<body id>@<batch>`, and A follows @: from id@ to idA stand all versions of one body.
async function lookUpEach(store: DocumentStore, collection: Versioned, ids: readonly string[], take: Take): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await Promise.all(ids.slice(at, at + AT_ONCE).map(async (id) => {
      for await (const batch of store.stream<Version>(collection, { index: "id", from: `${id}@`, to: `${id}A` })) for (const { body } of batch) take(body);
    }));
  }
}

async function walkAll(store: DocumentStore, collection: Versioned, take: Take): Promise<void> {
  for await (const batch of store.stream<Version>(collection, { index: "id" })) for (const { body } of batch) take(body);
}

async function isSparse(store: DocumentStore, collection: Versioned, ids: readonly string[]): Promise<boolean> {
  return ids.length < FEW || (await store.count(collection, { index: "id" })) > SPARSE * ids.length;
}

/** The highest version of each of these bodies in the visible batches; bodies without one are left out. */
export async function currentVersions(store: DocumentStore, collection: Versioned, ids: readonly string[], visible: ReadonlySet<string>): Promise<ReadonlyMap<string, Current>> {
  const current = new Map<string, Current>();
  if (ids.length === 0 || visible.size === 0 || (await store.range(collection, { index: "id", limit: 1 })).items.length === 0) return current;
  const wanted = new Set(ids);
  const take: Take = ({ batch, version, body }) => {
    if (wanted.has(body.id) && visible.has(batch) && version > (current.get(body.id)?.version ?? 0)) current.set(body.id, { version, kind: body.kind });
  };
  if (await isSparse(store, collection, ids)) await lookUpEach(store, collection, ids, take);
  else await walkAll(store, collection, take);
  return current;
}
