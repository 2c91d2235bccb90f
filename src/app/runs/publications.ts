import type { DocumentStore } from "../ports/document-store.js";
import type { JournalEntry, PublicationDocument, RunDocument } from "../documents.js";

const publicationId = (p: { scheme: string; period: string; seq: number }): string => `${p.scheme}/${p.period}/${String(p.seq).padStart(12, "0")}`;

/** The publication that a journal entry states; null for entries of other kinds. */
function publicationOf(entry: JournalEntry): PublicationDocument | null {
  return entry.publication ? { ...entry.publication, seq: entry.seq, at: entry.at, by: entry.by } : null;
}

/** All publications and withdrawals, in the order in which they happened, as the journal states them. */
export async function allPublications(store: DocumentStore): Promise<readonly PublicationDocument[]> {
  const found: PublicationDocument[] = [];
  for await (const batch of store.stream<JournalEntry>("journal", { index: "kind", prefix: ["publication"] })) {
    for (const { body } of batch) {
      const publication = publicationOf(body);
      if (publication) found.push(publication);
    }
  }
  return found;
}

/** Brings the collection that the pages walk up to date with the journal, which alone decides. Safe to repeat, and after any crash. */
export async function indexPublications(store: DocumentStore): Promise<void> {
  const [last] = (await store.range<PublicationDocument>("publications", { index: "seq", reverse: true, limit: 1 })).items;
  const from = last ? last.body.seq : 0;
  const fresh = (await allPublications(store)).filter((p) => p.seq > from);
  if (fresh.length > 0) await store.bulk("publications", fresh.map((body) => ({ id: publicationId(body), body })));
}

/** What is published now: (scheme, period) -> its newest publication, withdrawn ones left out. */
export async function publishedNow(store: DocumentStore): Promise<ReadonlyMap<string, PublicationDocument>> {
  const newest = new Map<string, PublicationDocument>();
  for (const publication of await allPublications(store)) newest.set(`${publication.scheme}/${publication.period}`, publication);
  for (const [key, publication] of newest) if (publication.state !== "published") newest.delete(key);
  return newest;
}

/** The runs that are published now. */
export async function publishedRuns(store: DocumentStore): Promise<readonly RunDocument[]> {
  const publications = [...(await publishedNow(store)).values()];
  const runs = await Promise.all(publications.map(({ run }) => store.get<RunDocument>("runs", run)));
  return runs.flatMap((run) => run?.body ?? []);
}
