import { journalEntries, journalHead } from "./journal-entries.js";
import type { DocumentStore } from "./ports/document-store.js";

/** The store, with a question asked directly before each attempt to write a journal entry: what it throws goes to the writer, and nothing is entered. */
function guarded(store: DocumentStore, demand: () => Promise<void>): DocumentStore {
  return {
    info: store.info,
    get: (collection, id) => store.get(collection, id),
    insert: async (collection, id, body) => {
      if (collection === "journal") await demand();
      return store.insert(collection, id, body);
    },
    replace: (collection, id, version, body) => store.replace(collection, id, version, body),
    delete: (collection, id) => store.delete(collection, id),
    bulk: (collection, documents) => store.bulk(collection, documents),
    batchWriter: (collection, walked) => store.batchWriter(collection, walked),
    range: (collection, range) => store.range(collection, range),
    count: (collection, range) => store.count(collection, range),
    stream: (collection, range) => store.stream(collection, range),
    isEmpty: () => store.isEmpty(),
    close: () => store.close(),
  };
}

/**
 * Asks `check` now, and gives a store through which an entry is written only as long as what it found holds: whatever is published in between makes
 * it asked again before the entry. An entry whose number another took in between is tried anew, so that no publication slips in unseen.
 */
export async function checkedAgainstPublished(store: DocumentStore, check: () => Promise<void>): Promise<DocumentStore> {
  let seen = (await journalHead(store))?.seq ?? 0;
  await check();
  return guarded(store, async () => {
    const news = await journalEntries(store, seen + 1);
    if (!news.some(({ kind }) => kind === "publication")) return;
    await check();
    seen = news[news.length - 1].seq;
  });
}
