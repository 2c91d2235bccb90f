import type { VersionDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import { batchEntry, journalEntries } from "../journal-entries.js";
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
/** From so many on, the journal is read whole. */
const MANY_BATCHES = 200;

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

/** Those of the batches that are in the journal. */
async function visibleAmong(store: DocumentStore, batches: readonly string[]): Promise<ReadonlySet<string>> {
  if (batches.length > MANY_BATCHES) return new Set((await journalEntries(store)).map((entry) => entry.batch));
  const visible = new Set<string>();
  for (let at = 0; at < batches.length; at += AT_ONCE) {
    await Promise.all(batches.slice(at, at + AT_ONCE).map(async (batch) => { if (await batchEntry(store, batch)) visible.add(batch); }));
  }
  return visible;
}

/** The highest visible version of each of these bodies but for those of one batch, which is written right now, here and perhaps elsewhere; bodies without one are left out. */
export async function currentVersions(store: DocumentStore, collection: Versioned, ids: readonly string[], except: string): Promise<ReadonlyMap<string, Current>> {
  const current = new Map<string, Current>();
  if (ids.length === 0 || (await store.range(collection, { index: "id", limit: 1 })).items.length === 0) return current;
  const wanted = new Set(ids);
  const found: (Current & { readonly id: string; readonly batch: string })[] = [];
  const take: Take = ({ batch, version, body }) => { if (wanted.has(body.id) && batch !== except) found.push({ id: body.id, batch, version, kind: body.kind }); };
  if (await isSparse(store, collection, ids)) await lookUpEach(store, collection, ids, take);
  else await walkAll(store, collection, take);
  const visible = await visibleAmong(store, [...new Set(found.map((each) => each.batch))]);
  for (const { id, batch, version, kind } of found) {
    if (visible.has(batch) && version > (current.get(id)?.version ?? 0)) current.set(id, { version, kind });
  }
  return current;
}
