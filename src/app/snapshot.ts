import type { EvidenceRecord, Link, Subject } from "../domain/model/documents.js";
import { NO_DIGEST, nextDigest, type Body, type Versioned } from "./batches/batch-content.js";
import type { JournalEntry, VersionDocument } from "./documents.js";
import { DATA_KINDS, journalEntries } from "./journal-entries.js";
import type { DocumentStore, Range } from "./ports/document-store.js";
import { Refusal } from "./refusal.js";

/** The store as it was at one number of the journal: what is written later is not seen, whoever writes it. */
export interface Snapshot {
  /** Highest number of the journal that is seen; 0: nothing. */
  readonly seq: number;
  /** Highest number among the entries that carry data (import, records, decision): equal for equal data. */
  readonly dataSeq: number;
  /** Running sha256 over the content hashes of those entries. */
  readonly digest: string;
  /** Subjects of a kind as they stand, without those taken back, in code-unit order of their ids. */
  subjects(kind: string): Promise<Subject[]>;
  /** Records of these kinds as they stand, in the order of the kinds, then of (subject, id). */
  records(kinds: readonly string[]): Promise<EvidenceRecord[]>;
  /** The hash of a record that was read, as it was written; null: it was written before hashes were kept. */
  recordHash(id: string): string | null;
  /** All links as they stand, without those taken back, in code-unit order of their ids. */
  links(): Promise<Link[]>;
}

/** Visible batches -> number of their entry. */
type Visible = ReadonlyMap<string, number>;

function isNewer(a: VersionDocument<Body>, b: VersionDocument<Body>, visible: Visible): boolean {
  if (a.version !== b.version) return a.version > b.version;
  return (visible.get(a.batch) ?? 0) > (visible.get(b.batch) ?? 0);
}

const byId = (a: Body, b: Body): number => (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);

const isRevoked = (body: Body): boolean => (body as Subject | Link).revoked === true;

/** The highest visible version of everything in a range that was not taken back. */
async function current<T extends Body>(store: DocumentStore, visible: Visible, collection: Versioned, range: Omit<Range, "after">): Promise<VersionDocument<T>[]> {
  const highest = new Map<string, VersionDocument<T>>();
  for await (const batch of store.stream<VersionDocument<T>>(collection, range)) {
    for (const { body: document } of batch) {
      if (!visible.has(document.batch)) continue;
      const known = highest.get(document.body.id);
      if (known === undefined || isNewer(document, known, visible)) highest.set(document.body.id, document);
    }
  }
  const standing: VersionDocument<T>[] = [];
  for (const document of highest.values()) if (!isRevoked(document.body)) standing.push(document);
  return standing;
}

/** The body with its version: read a moment ago and nobody else's, so that it is put into the body itself. */
function bodyOf<T extends Body>({ version, body }: VersionDocument<T>): T {
  (body as { version?: number }).version = version;
  return body;
}

function unknownNumber(seq: number, last: number): Refusal {
  return new Refusal("invalid", "snapshot", {
    "zh-CN": `没有编号为 ${seq} 的日志记录：现有最后一条是 ${last}。`,
    en: `The journal has no entry ${seq}: the last one is ${last}.`,
  });
}

async function entriesUpTo(store: DocumentStore, seq: number | undefined): Promise<readonly JournalEntry[]> {
  if (seq === 0) return [];
  const entries = await journalEntries(store, 1, seq);
  const last = entries.at(-1)?.seq ?? 0;
  if (seq !== undefined && last !== seq) throw unknownNumber(seq, last);
  return entries;
}

class StoreSnapshot implements Snapshot {
  readonly seq: number;
  readonly dataSeq: number;
  readonly digest: string;
  private readonly store: DocumentStore;
  private readonly visible: Visible;
  private readonly hashes = new Map<string, string>();
  constructor(store: DocumentStore, entries: readonly JournalEntry[]) {
    const data = entries.filter((entry) => DATA_KINDS.has(entry.kind));
    this.store = store;
    this.seq = entries.at(-1)?.seq ?? 0;
    this.dataSeq = data.at(-1)?.seq ?? 0;
    this.digest = data.reduce((digest, entry) => nextDigest(digest, entry.content), NO_DIGEST);
    this.visible = new Map(data.map((entry) => [entry.batch, entry.seq]));
  }

  async subjects(kind: string): Promise<Subject[]> {
    return (await current<Subject>(this.store, this.visible, "subjects", { index: "kind", prefix: [kind] })).map(bodyOf).sort(byId);
  }

  async records(kinds: readonly string[]): Promise<EvidenceRecord[]> {
    const found: EvidenceRecord[] = [];
    for (const kind of kinds) {
      for (const document of await current<EvidenceRecord>(this.store, this.visible, "records", { index: "kind", prefix: [kind] })) {
        found.push(bodyOf(document));
        if (document.hash !== undefined) this.hashes.set(document.body.id, document.hash);
      }
    }
    return found;
  }

  recordHash(id: string): string | null {
    return this.hashes.get(id) ?? null;
  }

  async links(): Promise<Link[]> {
    return (await current<Link>(this.store, this.visible, "links", { index: "subject" })).map(bodyOf).sort(byId);
  }
}

/** Opens the store as it is now, or as it was at a number of the journal. Refuses a number that the journal has not. */
export async function openSnapshot(store: DocumentStore, seq?: number): Promise<Snapshot> {
  return new StoreSnapshot(store, await entriesUpTo(store, seq));
}
