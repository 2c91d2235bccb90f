import { ContentHasher } from "../../batches/batch-content.js";
import type { JournalEntry } from "../../documents.js";
import { appendJournal } from "../../journal.js";
import { batchEntry, DATA_KINDS, journalEntries, type NewEntry } from "../../journal-entries.js";
import { seenNow, type Seen, type Version } from "./known-versions.js";
import type { WantedDocument } from "./pass.js";
import { dropOrphans, type PagePlace, type PageWriter, storePage, storeRight } from "./store-page.js";

/** A batch of one collection whose documents come in code-unit order of their ids, however many. */
export interface StreamBatch extends PagePlace {
  readonly entry: Omit<NewEntry, "content" | "batch">;
  /** The documents as of what is seen; asked again where another batch came between. Pages may be empty. */
  readonly documents: (seen: Seen) => AsyncIterable<readonly WantedDocument[]>;
  /** Whether an entry of another, which came in between, may change what the documents are: they are asked for again. New versions of the same bodies always do. */
  readonly changesWith?: (entry: JournalEntry) => boolean;
  /** Called when all documents are stored, before the entry makes them visible. */
  readonly beforeEntry?: (written: number) => Promise<void>;
}
/** entry null: there was nothing to write. */
export interface WrittenStream {
  readonly entry: JournalEntry | null;
  /** false: the batch stood in the journal already. */
  readonly fresh: boolean;
}

/** Thrown through the journal when another batch came in between: the versions have to be counted again. */
class Overtaken extends Error {}

interface Attempt {
  readonly written: number;
  readonly content: string;
}

async function isBegun({ store, batch, collection }: PagePlace): Promise<boolean> {
  const range = { index: "batch", prefix: [batch], limit: 1 };
  return (await store.range(collection, range)).items.length > 0 || (await store.range("personal", range)).items.length > 0;
}

/** Makes the store hold exactly the documents of the batch, in all indexes; null: something of it came in meanwhile from elsewhere. */
async function store(stream: StreamBatch, seen: Seen): Promise<Attempt | null> {
  // Nobody but the next attempt reads the documents before the entry, and that one by their batch.
  const writer = stream.store.batchWriter<Version>(stream.collection, ["batch"]);
  try {
    const attempt = await storeAll({ ...stream, writer }, seen);
    await writer.finish();
    return attempt;
  } finally {
    writer.close();
  }
}

async function storeAll(stream: StreamBatch & PageWriter, seen: Seen): Promise<Attempt | null> {
  const begun = await isBegun(stream);
  const hasher = new ContentHasher();
  let [written, present] = [0, 0];
  let after: string | null = null;
  for await (const page of stream.documents(seen)) {
    for (const { id, hash } of page) if (!hasher.add({ collection: stream.collection, id, hash })) throw new Error(`the documents of ${stream.batch} do not come in order: ${id}`);
    if (page.length === 0) continue;
    const upTo = page[page.length - 1].id;
    if (begun) await storeRight(stream, page, { after, upTo });
    else present += await storePage(stream, page);
    written += page.length;
    after = upTo;
  }
  if (begun) {
    await storeRight(stream, [], { after, upTo: null });
    await dropOrphans(stream);
  }
  return !begun && present > 0 ? null : { written, content: hasher.digest() };
}

/** Throws Overtaken if the batch itself, or another one with versions of its bodies, came into the journal after `seq`. */
async function checkNews(stream: StreamBatch, news: readonly JournalEntry[]): Promise<void> {
  for (const entry of news) {
    if (entry.batch === stream.batch || stream.changesWith?.(entry)) throw new Overtaken();
    if (!DATA_KINDS.has(entry.kind)) continue;
    for await (const page of stream.store.stream<Version>(stream.collection, { index: "batch", prefix: [entry.batch] })) {
      for (const { body } of page) if (await stream.store.get(stream.collection, `${body.body.id}@${stream.batch}`)) throw new Overtaken();
    }
  }
}

async function journal(stream: StreamBatch, seen: Seen, { content }: Attempt): Promise<JournalEntry | null> {
  let upTo = seen.seq;
  try {
    return await appendJournal(stream.store, async () => {
      const news = await journalEntries(stream.store, upTo + 1);
      await checkNews(stream, news);
      upTo = news.at(-1)?.seq ?? upTo;
      return { ...stream.entry, batch: stream.batch, content };
    });
  } catch (error) {
    if (error instanceof Overtaken) return null;
    throw error;
  }
}

/**
 * Writes a batch of any size with bounded memory: its documents a page at a time, then its one journal entry, the moment at which all of it
 * becomes visible. What writeBatch promises holds: whoever is cut off does the same again, what is left of the attempt is put right, versions
 * are counted again where another batch came between, and a batch that is in the journal is not written twice.
 */
export async function writeStream(stream: StreamBatch): Promise<WrittenStream> {
  for (;;) {
    const seen = await seenNow(stream.store);
    if (seen.batches.has(stream.batch)) return { entry: await batchEntry(stream.store, stream.batch), fresh: false };
    const attempt = await store(stream, seen);
    if (attempt === null) continue;
    await stream.beforeEntry?.(attempt.written);
    if (attempt.written === 0) return { entry: null, fresh: true };
    const entry = await journal(stream, seen, attempt);
    if (entry) return { entry, fresh: true };
  }
}
