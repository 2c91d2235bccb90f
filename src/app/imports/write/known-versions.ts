import type { Body, Versioned } from "../../batches/batch-content.js";
import type { VersionDocument } from "../../documents.js";
import { DATA_KINDS, journalEntries } from "../../journal-entries.js";
import type { DocumentStore, Range } from "../../ports/document-store.js";
import type { PersonalDocument } from "../../records/model.js";

export type Version = VersionDocument<Body>;

/** The journal as a pass found it: what came later is not seen by it. */
export interface Seen {
  /** Number of the newest entry; 0: there is none. */
  readonly seq: number;
  /** Visible batches -> number of their entry. */
  readonly batches: ReadonlyMap<string, number>;
}

export async function seenNow(store: DocumentStore): Promise<Seen> {
  const entries = await journalEntries(store);
  return { seq: entries.at(-1)?.seq ?? 0, batches: new Map(entries.filter(({ kind }) => DATA_KINDS.has(kind)).map(({ batch, seq }) => [batch, seq])) };
}

/** So many times more documents than ids, and single look-ups are cheaper than one walk through all. */
const SPARSE = 20;
const AT_ONCE = 16;

type Way = "nothing" | "walk" | "each";

async function isEmpty(store: DocumentStore, collection: Versioned, kind: string): Promise<boolean> {
  const range: Range = collection === "records" ? { index: "kind", prefix: [kind], limit: 1 } : { index: "id", limit: 1 };
  return (await store.range(collection, range)).items.length === 0;
}

/** Looks up what is known of ids that come in order, a page at a time: by one walk beside them, one by one where they are few among many, not at all where there is nothing. */
export class KnownVersions {
  private readonly store: DocumentStore;
  private readonly collection: Versioned;
  private readonly seen: Seen;
  private readonly way: Way;
  private constructor(store: DocumentStore, collection: Versioned, seen: Seen, way: Way) {
    this.store = store;
    this.collection = collection;
    this.seen = seen;
    this.way = way;
  }

  static async open(store: DocumentStore, collection: Versioned, seen: Seen, { rows, kind }: { readonly rows: number; readonly kind: string }): Promise<KnownVersions> {
    if (await isEmpty(store, collection, kind)) return new KnownVersions(store, collection, seen, "nothing");
    const many = (await store.count(collection, { index: "id" })) > SPARSE * rows;
    return new KnownVersions(store, collection, seen, many ? "each" : "walk");
  }

  /** Visible versions of these ids, oldest first; ids without any are left out. */
  async versions(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Version[]>> {
    const found = new Map<string, Version[]>();
    if (this.way === "nothing" || ids.length === 0) return found;
    const wanted = new Set(ids);
    await this.look(this.collection, "", ids, (body: Version) => {
      if (!wanted.has(body.body.id) || !this.seen.batches.has(body.batch)) return;
      const list = found.get(body.body.id);
      if (list) list.push(body);
      else found.set(body.body.id, [body]);
    });
    const place = ({ batch }: Version): number => this.seen.batches.get(batch) ?? 0;
    for (const list of found.values()) list.sort((a, b) => a.version - b.version || place(a) - place(b));
    return found;
  }

  /** Personal fields of the versions of these ids, by id. */
  async personal(ids: readonly string[]): Promise<ReadonlyMap<string, readonly PersonalDocument[]>> {
    const found = new Map<string, PersonalDocument[]>();
    if (this.way === "nothing" || ids.length === 0) return found;
    await this.look("personal", `${this.collection}/`, ids, (body: PersonalDocument) => { found.set(body.body, [...(found.get(body.body) ?? []), body]); });
    return found;
  }

  // The id of a version document is `<body id>@<batch>`, and A follows @: from id@ to idA stand all versions of one body.
  private async look<T>(collection: string, prefix: string, ids: readonly string[], take: (body: T) => void): Promise<void> {
    const range = async (from: string, to: string): Promise<void> => {
      for await (const page of this.store.stream<T>(collection, { index: "id", from, to })) for (const { body } of page) take(body);
    };
    if (this.way === "walk") return range(least(ids.map((id) => `${prefix}${id}@`)), greatest(ids.map((id) => `${prefix}${id}A`)));
    for (let at = 0; at < ids.length; at += AT_ONCE) await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => range(`${prefix}${id}@`, `${prefix}${id}A`)));
  }
}

const least = (texts: readonly string[]): string => texts.reduce((a, b) => (b < a ? b : a));
const greatest = (texts: readonly string[]): string => texts.reduce((a, b) => (b > a ? b : a));
