import type { VersionDocument } from "../documents.js";
import type { DocumentStore, Stored } from "../ports/document-store.js";
import type { Body, Versioned } from "./batch-content.js";

/** What a new version of something needs to know of the one before. */
export interface Current {
  readonly version: number;
  /** Of records and subjects; undefined of nothing else. */
  readonly kind: string;
}

const CHUNK = 200;
/** So many times more documents than ids are read in one walk before single look-ups are thought cheaper. */
const SPARSE = 5;
const AT_ONCE = 16;

// The id of a version document is `<body id>@<batch>`, and A follows @: from id@ to idA stand all versions of one body.
const versionsOf = (first: string, last: string): { readonly index: string; readonly from: string; readonly to: string } => ({ index: "id", from: `${first}@`, to: `${last}A` });

/** Characters among which the servers' order may differ from that of the code units. */
const BEYOND = /[\ud800-\uffff]/;

async function lookUpEach(store: DocumentStore, collection: Versioned, ids: readonly string[]): Promise<readonly Stored<VersionDocument<Body>>[]> {
  const found: Stored<VersionDocument<Body>>[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await Promise.all(ids.slice(at, at + AT_ONCE).map(async (id) => {
      for await (const batch of store.stream<VersionDocument<Body>>(collection, versionsOf(id, id))) found.push(...batch);
    }));
  }
  return found;
}

async function lookUp(store: DocumentStore, collection: Versioned, ids: readonly string[]): Promise<readonly Stored<VersionDocument<Body>>[]> {
  if (ids.some((id) => BEYOND.test(id))) return lookUpEach(store, collection, ids);
  const page = await store.range<VersionDocument<Body>>(collection, { ...versionsOf(ids[0], ids[ids.length - 1]), limit: SPARSE * CHUNK });
  return page.next === null ? page.items : lookUpEach(store, collection, ids);
}

/** The highest version of each of these bodies in the visible batches; bodies without one are left out. `ids` in code-unit order. */
export async function currentVersions(store: DocumentStore, collection: Versioned, ids: readonly string[], visible: ReadonlySet<string>): Promise<ReadonlyMap<string, Current>> {
  const current = new Map<string, Current>();
  if (ids.length === 0 || visible.size === 0 || (await store.range(collection, { index: "id", limit: 1 })).items.length === 0) return current;
  for (let at = 0; at < ids.length; at += CHUNK) {
    for (const { body: document } of await lookUp(store, collection, ids.slice(at, at + CHUNK))) {
      const { version, body, batch } = document;
      if (visible.has(batch) && version > (current.get(body.id)?.version ?? 0)) current.set(body.id, { version, kind: body.kind });
    }
  }
  return current;
}
