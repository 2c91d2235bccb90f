import type { EvidenceRecord, Link, Subject } from "../../domain/model/documents.js";
import { canonical } from "../canonical.js";
import type { VersionDocument } from "../documents.js";
import type { DocumentStore, Stored } from "../ports/document-store.js";
import { Refusal } from "../refusal.js";
import { documentHash, VERSIONED, type Body, type Versioned } from "./batch-content.js";
import { personalDocuments, storePersonal, type PersonalGiven } from "./batch-personal.js";
import { currentVersions } from "./current-versions.js";

/** The bodies that a batch writes. `version` in them is not read: the store counts. */
export interface BatchBodies {
  readonly subjects?: readonly Subject[];
  readonly links?: readonly Link[];
  readonly records?: readonly EvidenceRecord[];
  /** Personal fields of bodies of the batch, which name them by their commitments. */
  readonly personal?: readonly PersonalGiven[];
  /** Records with the version that their writer saw (0: none): refused if another has come in between. Left out: whatever is there is followed. */
  readonly expects?: ReadonlyMap<string, number>;
}
/** A version document on its way into a collection. */
export interface BatchDocument {
  readonly collection: Versioned;
  readonly id: string;
  readonly body: VersionDocument<Body> & { readonly hash: string };
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

/** Refuses, with the newer one named, where what is there is not the version that was seen (0: none). */
export function refuseNewer(id: string, expected: number, now: number): void {
  if (expected === now) return;
  throw new Refusal("refused", "version-conflict", {
    "zh-CN": expected === 0 ? `记录“${id}”已经存在（第 ${now} 版）。` : `记录“${id}”在此期间已有改动：您看到的是第 ${expected} 版，现在是第 ${now} 版。请先看新的内容，再作处理。`,
    en: expected === 0 ? `The record "${id}" is there already (version ${now}).` : `The record "${id}" has changed meanwhile: you saw version ${expected}, now it is version ${now}. Look at it again first.`,
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
    const current = await currentVersions(store, collection, ids, batch);
    for (const source of sorted) {
      const before = current.get(source.id);
      if (before) refuseOtherKind(source, before.kind);
      const expected = collection === "records" ? bodies.expects?.get(source.id) : undefined;
      if (expected !== undefined) refuseNewer(source.id, expected, before?.version ?? 0);
      const body: Body = { ...source, version: undefined };
      const version = (before?.version ?? 0) + 1;
      documents.push({ collection, id: `${source.id}@${batch}`, body: { batch, version, hash: documentHash(collection, { version, body }), body } });
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

/** Makes the store hold exactly the personal fields that a batch gives; before its documents, so that no version names what is not there. */
export async function storeBatchPersonal(store: DocumentStore, batch: string, { personal = [], subjects = [], records = [] }: BatchBodies): Promise<void> {
  const given = { subjects: new Map(subjects.map((each) => [each.id, each.personal])), records: new Map(records.map((each) => [each.id, each.personal])) };
  await storePersonal(store, batch, personalDocuments(batch, personal, (of, body) => given[of].get(body)));
}

/** Takes away all that an attempt left under the name of a batch that stands in no journal and will not. */
export async function discardDocuments(store: DocumentStore, batch: string): Promise<void> {
  for (const collection of VERSIONED) await reconcile(store, batch, collection, new Map());
  await storePersonal(store, batch, new Map());
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
