import { canonical, sha256 } from "./canonical.js";
import type { JournalEntry, JournalKind } from "./documents.js";
import type { DocumentStore } from "./ports/document-store.js";

/** What the writer of an entry states; number and chain are the journal's. */
export type NewEntry = Omit<JournalEntry, "seq" | "previous">;

/** `previous` of the first entry. */
export const NO_ENTRY = "0".repeat(64);
/** Entries of these kinds carry data that runs read: they make the digest of a snapshot. */
export const DATA_KINDS: ReadonlySet<JournalKind> = new Set<JournalKind>(["import", "records", "decision"]);

/** Id of an entry: its number in twelve digits. */
export const entryId = (seq: number): string => String(seq).padStart(12, "0");

/** Hash by which the next entry names this one. */
export const entryHash = (entry: JournalEntry): string => sha256(canonical(entry));

/** The newest entry; null: the journal is empty. */
export async function journalHead(store: DocumentStore): Promise<JournalEntry | null> {
  const { items } = await store.range<JournalEntry>("journal", { index: "seq", reverse: true, limit: 1 });
  return items[0]?.body ?? null;
}

/** Entries with numbers in [from, upTo], in order. */
export async function journalEntries(store: DocumentStore, from = 1, upTo = Number.MAX_SAFE_INTEGER): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for await (const batch of store.stream<JournalEntry>("journal", { index: "seq", from, to: upTo + 1 })) entries.push(...batch.map((d) => d.body));
  return entries;
}

/** The first entry of a batch; null: nothing of that name has become visible. */
export async function batchEntry(store: DocumentStore, batch: string): Promise<JournalEntry | null> {
  const { items } = await store.range<JournalEntry>("journal", { index: "batch", prefix: [batch], limit: 1 });
  return items[0]?.body ?? null;
}
