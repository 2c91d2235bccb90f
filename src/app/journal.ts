import type { JournalEntry } from "./documents.js";
import { batchEntry, entryHash, entryId, journalHead, NO_ENTRY, type NewEntry } from "./journal-entries.js";
import type { DocumentStore } from "./ports/document-store.js";

/**
 * Writes the next entry: the one write by which a change becomes visible. Whoever loses the number to another writer reads the head again
 * and takes the next. A function is asked for the entry before each attempt, so that it can read the state of things anew and refuse.
 */
export async function appendJournal(store: DocumentStore, entry: NewEntry | (() => Promise<NewEntry>)): Promise<JournalEntry> {
  for (;;) {
    const head = await journalHead(store);
    const stated = typeof entry === "function" ? await entry() : entry;
    const seq = (head?.seq ?? 0) + 1;
    const next: JournalEntry = { ...stated, seq, previous: head ? entryHash(head) : NO_ENTRY };
    if (await store.insert("journal", entryId(seq), next)) return next;
  }
}

/** Thrown through the journal when the batch turns out to stand in it. */
class Journalled extends Error {}

/**
 * Writes the entry of a batch that has one for good, unless it is there: for documents that are written before their entry, whoever is cut off
 * between the two, or does the same beside another. Asked again at each attempt, so that it is written once. false: it was there.
 */
export async function journalOnce(store: DocumentStore, entry: NewEntry): Promise<boolean> {
  try {
    await appendJournal(store, async () => {
      if (await batchEntry(store, entry.batch)) throw new Journalled();
      return entry;
    });
    return true;
  } catch (error) {
    if (error instanceof Journalled) return false;
    throw error;
  }
}

export { entryHash, entryId, journalEntries, journalHead, NO_ENTRY, type NewEntry } from "./journal-entries.js";
export { verifyJournal, type JournalFault } from "./batches/verify-journal.js";
