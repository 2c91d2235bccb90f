import { contentHash, VERSIONED, type Body, type ContentLine } from "./batches/batch-content.js";
import { batchDocuments, discardDocuments, overlaps, storeBatchPersonal, storeDocuments, type BatchBodies, type BatchDocument } from "./batches/batch-documents.js";
import { canonical } from "./canonical.js";
import { silent, type Progress } from "./context.js";
import type { JournalEntry, VersionDocument } from "./documents.js";
import { appendJournal } from "./journal.js";
import { batchEntry, DATA_KINDS, journalEntries, journalHead } from "./journal-entries.js";
import type { DocumentStore } from "./ports/document-store.js";
import { Refusal } from "./refusal.js";

/** One change of the data, all of it visible at once. `batch` is its name for good: of the same name there is one. */
export interface Batch extends BatchBodies {
  readonly batch: string;
  readonly kind: "import" | "records" | "decision";
  readonly by: string;
  /** Instant, ISO 8601 with zone. */
  readonly at: string;
  readonly why: string;
  /** Asked before documents are stored, and again before the entry where something was published meanwhile; what it throws refuses the batch. */
  readonly allowed?: () => Promise<void>;
}
export interface WrittenBatch {
  readonly entry: JournalEntry;
  /** false: the batch was written before, with the same content. */
  readonly fresh: boolean;
  readonly documents: number;
}

/** Thrown through the journal when another batch came in between: the versions have to be counted again. */
class Overtaken extends Error {}

const line = ({ collection, body }: BatchDocument): ContentLine => ({ collection, id: body.body.id, hash: body.hash });

function checkName(batch: string): void {
  if (/^[^@\0]{1,120}$/.test(batch)) return;
  throw new Refusal("invalid", "batch-name", {
    "zh-CN": `批次名称“${batch}”不可用：1 至 120 个字符，不含 @。`,
    en: `"${batch}" cannot be the name of a batch: 1 to 120 characters, no @.`,
  });
}

/** Refuses a batch of a name that stands in the journal with other content. */
async function checkSame(store: DocumentStore, batch: Batch): Promise<void> {
  for (const collection of VERSIONED) {
    const given = new Map((batch[collection] ?? []).map((body): [string, Body] => [body.id, body]));
    let same = 0;
    for await (const documents of store.stream<VersionDocument<Body>>(collection, { index: "batch", prefix: [batch.batch] })) {
      for (const { body } of documents) {
        const mine = given.get(body.body.id);
        same += mine && canonical({ ...mine, version: undefined }) === canonical({ ...body.body, version: undefined }) ? 1 : -Infinity;
      }
    }
    if (same !== given.size) throw nameTaken(batch.batch);
  }
}

function nameTaken(batch: string): Refusal {
  return new Refusal("refused", "batch-taken", {
    "zh-CN": `名为“${batch}”的批次已经写入，内容不同：已写入的内容不会改动，请换一个批次名称。`,
    en: `A batch "${batch}" was written before with other content: what is written stays as it is, so give this one a name of its own.`,
  });
}

/** A batch whose documents are in the store and numbered after the entries up to `seen`. */
interface Stored {
  readonly documents: readonly BatchDocument[];
  readonly seen: number;
}

/** Throws Overtaken if the batch itself, or another one with versions of its bodies, came into the journal after `seen`. */
async function checkNews(store: DocumentStore, name: string, documents: readonly BatchDocument[], news: readonly JournalEntry[]): Promise<void> {
  for (const entry of news) {
    if (entry.batch === name) throw new Overtaken();
    if (DATA_KINDS.has(entry.kind) && (await overlaps(store, documents, entry.batch))) throw new Overtaken();
  }
}

/** The journal entry; null: the versions have to be counted again. */
async function journal(store: DocumentStore, batch: Batch, { documents, seen }: Stored): Promise<JournalEntry | null> {
  const { batch: name, kind, by, at, why } = batch;
  const content = contentHash(documents.map(line));
  let upTo = seen;
  try {
    return await appendJournal(store, async () => {
      const news = await journalEntries(store, upTo + 1);
      await checkNews(store, name, documents, news);
      if (news.some((entry) => entry.kind === "publication")) await batch.allowed?.();
      upTo = news.at(-1)?.seq ?? upTo;
      return { at, by, why, kind, batch: name, content };
    });
  } catch (error) {
    if (error instanceof Overtaken) return null;
    throw error;
  }
}

async function attempt(store: DocumentStore, batch: Batch, progress: (stored: number) => void): Promise<JournalEntry | null> {
  const seen = (await journalHead(store))?.seq ?? 0;
  await batch.allowed?.();
  const documents = await batchDocuments(store, batch.batch, batch);
  let stored = 0;
  await storeBatchPersonal(store, batch.batch, batch);
  await storeDocuments(store, batch.batch, documents, (count) => progress((stored += count)));
  return journal(store, batch, { documents, seen });
}

/** Tries until it is written; what came in between may make it refused, and then nothing of it stays behind. */
async function attemptOrDiscard(store: DocumentStore, batch: Batch, progress: (stored: number) => void): Promise<JournalEntry | null> {
  try {
    return await attempt(store, batch, progress);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "refused") throw error;
    // The same batch, written by another at the same time, is no conflict: it is found in the next round.
    if (await batchEntry(store, batch.batch)) return null;
    await discardDocuments(store, batch.batch);
    throw error;
  }
}

/**
 * Writes the version documents of a batch, then its one journal entry, the moment at which all of it becomes visible. Whoever is cut off
 * writes the same batch again: what is there stays, and a batch that is in the journal is not written twice. Refuses, before it writes, a
 * body that stands twice or changes its kind, a record that has a newer version than its writer saw, and a name that another content has taken.
 */
export async function writeBatch(store: DocumentStore, batch: Batch, progress: Progress = silent): Promise<WrittenBatch> {
  checkName(batch.batch);
  const total = VERSIONED.reduce((sum, collection) => sum + (batch[collection]?.length ?? 0), 0);
  for (;;) {
    const written = await batchEntry(store, batch.batch);
    if (written) {
      await checkSame(store, batch);
      return { entry: written, fresh: false, documents: total };
    }
    const entry = await attemptOrDiscard(store, batch, (stored) => progress(stored, total, batch.batch));
    if (entry) return { entry, fresh: true, documents: total };
  }
}
