import type { EvidenceRecord, Link, Subject } from "../../domain/model/documents.js";
import { canonical } from "../canonical.js";
import type { VersionDocument } from "../documents.js";
import type { DocumentStore, Stored } from "../ports/document-store.js";
import { Refusal } from "../refusal.js";
import { VERSIONED, type Body, type Versioned } from "./batch-content.js";
import { currentVersions } from "./current-versions.js";

/** The bodies that a batch writes. `version` in them is not read: the store counts. */
export interface BatchBodies {
  readonly subjects?: readonly Subject[];
  readonly links?: readonly Link[];
  readonly records?: readonly EvidenceRecord[];
}
/** A version document on its way into a collection. */
export interface BatchDocument {
  readonly collection: Versioned;
  readonly id: string;
  readonly body: VersionDocument<Body>;
}

function refuseTwice(collection: Versioned, ids: readonly string[]): void {
  const id = ids.find((x, i) => i > 0 && ids[i - 1] === x);
  if (id === undefined) return;
  throw new Refusal("invalid", "twice-in-batch", {
    "zh-CN": `同一批次中“${id}”（${collection}）出现了两次：每个编号在一批中只能写一次。`,
    en: `"${id}" (${collection}) stands twice in one batch: each id can be written once in it.`,
  });
}

function refuseOtherKind(body: Body, before: string): void {
  if (before === body.kind) return;
  throw new Refusal("invalid", "kind-changed", {
    "zh-CN": `“${body.id}”已存在，类别为 ${before}，不能改为 ${body.kind}：请使用新的编号。`,
    en: `"${body.id}" is there already as a ${before} and cannot become a ${body.kind}: give it an id of its own.`,
  });
}

const byId = (a: Body, b: Body): number => (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);

/** The version documents of a batch, numbered after what the visible batches hold, in code-unit order of (collection, id). */
export async function batchDocuments(store: DocumentStore, batch: string, bodies: BatchBodies): Promise<readonly BatchDocument[]> {
  const documents: BatchDocument[] = [];
  for (const collection of VERSIONED) {
    const sorted: readonly Body[] = [...(bodies[collection] ?? [])].sort(byId);
    const ids = sorted.map((body) => body.id);
    refuseTwice(collection, ids);
    const current = await currentVersions(store, collection, ids);
    for (const source of sorted) {
      const before = current.get(source.id);
      if (before) refuseOtherKind(source, before.kind);
      const body: Body = { ...source, version: undefined };
      documents.push({ collection, id: `${source.id}@${batch}`, body: { batch, version: (before?.version ?? 0) + 1, body } });
    }
  }
  return documents;
}

/** Takes away or puts right what an attempt that was cut off left under the name of the batch: nobody has seen it. */
async function reconcile(store: DocumentStore, batch: string, collection: Versioned, wanted: ReadonlyMap<string, BatchDocument>): Promise<void> {
  const wrong: Stored<VersionDocument<Body>>[] = [];
  for await (const found of store.stream<VersionDocument<Body>>(collection, { index: "batch", prefix: [batch] })) {
    wrong.push(...found.filter(({ id, body }) => canonical(body) !== canonical(wanted.get(id)?.body ?? null)));
  }
  for (const { id, version } of wrong) {
    const right = wanted.get(id);
    if (right) await store.replace(collection, id, version, right.body);
    else await store.delete(collection, id);
  }
}

const CHUNK = 2000;

/** Makes the store hold exactly these documents of a batch that is not in the journal yet. Safe to repeat. */
export async function storeDocuments(store: DocumentStore, batch: string, documents: readonly BatchDocument[], onStored: (count: number) => void): Promise<void> {
  for (const collection of VERSIONED) {
    const mine = documents.filter((document) => document.collection === collection);
    let left = 0;
    for (let at = 0; at < mine.length; at += CHUNK) {
      const chunk = mine.slice(at, at + CHUNK);
      left += (await store.bulk(collection, chunk)).present;
      onStored(chunk.length);
    }
    const stored = await store.count(collection, { index: "batch", prefix: [batch] });
    if (left > 0 || stored !== mine.length) await reconcile(store, batch, collection, new Map(mine.map((d) => [d.id, d])));
  }
}

/** True if another batch has versions of any of these bodies. */
export async function overlaps(store: DocumentStore, documents: readonly BatchDocument[], other: string): Promise<boolean> {
  const mine = new Set(documents.map(({ collection, body }) => `${collection}/${body.body.id}`));
  for (const collection of VERSIONED) {
    for await (const found of store.stream<VersionDocument<Body>>(collection, { index: "batch", prefix: [other] })) {
      if (found.some(({ body }) => mine.has(`${collection}/${body.body.id}`))) return true;
    }
  }
  return false;
}
