import type { Subject } from "../../domain/model/documents.js";
import { contentHash, ContentHasher, documentHash, VERSIONED, type Body, type ContentLine, type Versioned } from "./batch-content.js";
import { canonical, sha256 } from "../canonical.js";
import { silent, type Progress } from "../context.js";
import type { JournalEntry, RevisionDocument, RunDocument, VersionDocument } from "../documents.js";
import { DATA_KINDS, entryHash, entryId, NO_ENTRY } from "../journal-entries.js";
import type { KindDocument } from "../kinds/model.js";
import type { DocumentStore } from "../ports/document-store.js";
import { PersonalCheck, type NamesPersonal } from "./verify-personal.js";

/** Something in the journal, or behind an entry of it, that is not as it was written. */
export interface JournalFault {
  /** Number of the entry. */
  readonly seq: number;
  /** chain: the entry was altered, left out or put in; content: the documents of its batch were; personal: personal fields do not fit, or are gone without an erasure. */
  readonly what: "chain" | "content" | "personal";
  /** "entry 12" or "batch import-2026-03 (entry 12)". */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}

/** Told of every document that names personal fields. */
type OnPersonal = (version: Omit<NamesPersonal, "seq">) => Promise<void>;

/** The hash of a document as it is; with the one that it carries, where that is another. */
function foundHash(collection: Versioned, document: VersionDocument<Body>): string {
  const found = documentHash(collection, document);
  return document.hash === undefined || document.hash === found ? found : `${found} ${document.hash}`;
}

async function* linesOf(store: DocumentStore, batch: string, onPersonal?: OnPersonal): AsyncIterable<ContentLine> {
  for (const collection of VERSIONED) {
    for await (const documents of store.stream<VersionDocument<Body>>(collection, { index: "batch", prefix: [batch] })) {
      for (const { body: document } of documents) {
        const { id, personal } = document.body as Subject;
        if (personal !== undefined && collection !== "links") await onPersonal?.({ of: collection, body: id, batch, commitment: personal });
        yield { collection, id, hash: foundHash(collection, document) };
      }
    }
  }
}

/** The hash with all lines in memory: for stores that order ids of rare characters otherwise, or hold a body twice. */
async function sortedContent(store: DocumentStore, batch: string, onPersonal?: OnPersonal): Promise<string> {
  const lines: ContentLine[] = [];
  for await (const line of linesOf(store, batch, onPersonal)) lines.push(line);
  return contentHash(lines);
}

/** Hash of the documents that a batch has in the store now, however many they are. */
export async function storedContent(store: DocumentStore, batch: string, onPersonal?: OnPersonal): Promise<string> {
  const hasher = new ContentHasher();
  for await (const line of linesOf(store, batch, onPersonal)) if (!hasher.add(line)) return sortedContent(store, batch, onPersonal);
  return hasher.digest();
}

const NOTHING = "none";
const nameIn = (batch: string): string => batch.slice(batch.indexOf(":") + 1);

async function kindContent(store: DocumentStore, id: string): Promise<string> {
  const kind = await store.get<KindDocument>("kinds", id);
  return kind ? sha256(canonical(kind.body)) : NOTHING;
}

/** What the entry's content should hash to, from the documents that stand behind it. */
async function foundContent(store: DocumentStore, entry: JournalEntry, personal: PersonalCheck): Promise<string> {
  if (DATA_KINDS.has(entry.kind)) return storedContent(store, entry.batch, (version) => personal.add({ ...version, seq: entry.seq }));
  if (entry.kind === "erasure") return entry.erasure ? sha256(canonical(entry.erasure)) : NOTHING;
  if (entry.kind === "publication") return entry.publication ? sha256(canonical(entry.publication)) : NOTHING;
  if (entry.kind === "kind") return kindContent(store, nameIn(entry.batch));
  if (entry.kind === "run") return (await store.get<RunDocument>("runs", nameIn(entry.batch)))?.body.result ?? NOTHING;
  const revision = await store.get<RevisionDocument>("revisions", nameIn(entry.batch));
  return revision ? sha256(canonical(revision.body)) : NOTHING;
}

interface Link {
  readonly seq: number;
  readonly hash: string;
}

function chainFaults(previous: Link, id: string, entry: JournalEntry): readonly JournalFault[] {
  const expected = previous.seq + 1;
  if (entry.seq !== expected || id !== entryId(entry.seq)) return [{ seq: entry.seq, what: "chain", place: `entry ${expected}`, expected: entryId(expected), found: id }];
  // The hash covers the entry before: that one is named.
  if (entry.previous !== previous.hash) return [{ seq: previous.seq, what: "chain", place: `entry ${previous.seq}`, expected: entry.previous, found: previous.hash }];
  return [];
}

/**
 * Walks the whole journal: each entry against the hash that the next one has of it, each content hash against the documents, each version
 * that names personal fields against these, as far as no erasure names them. Answers with
 * every fault, none if all is as it was written. (Nothing names the newest entry yet: only its content is proved.)
 */
export async function verifyJournal(store: DocumentStore, progress: Progress = silent): Promise<readonly JournalFault[]> {
  const total = await store.count("journal", { index: "seq" });
  const faults: JournalFault[] = [];
  const personal = await PersonalCheck.open(store);
  let previous: Link = { seq: 0, hash: NO_ENTRY };
  for await (const documents of store.stream<JournalEntry>("journal", { index: "seq" })) {
    for (const { id, body: entry } of documents) {
      faults.push(...chainFaults(previous, id, entry));
      const found = await foundContent(store, entry, personal);
      if (found !== entry.content) faults.push({ seq: entry.seq, what: "content", place: `batch ${entry.batch} (entry ${entry.seq})`, expected: entry.content, found });
      previous = { seq: entry.seq, hash: entryHash(entry) };
      progress(entry.seq, total, "journal");
    }
  }
  await personal.finish();
  return [...faults, ...personal.faults];
}
