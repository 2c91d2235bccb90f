import { stateOf } from "../../domain/records/record-life.js";
import type { EvidenceRecord } from "../../domain/model/documents.js";
import type { VersionDocument } from "../documents.js";
import { DATA_KINDS, journalEntries, journalHead } from "../journal-entries.js";
import type { DocumentStore } from "../ports/document-store.js";

/** What a record waits for: verify: it is only reported; decide: somebody objects; check: a rectification was reported. */
export type Wait = "verify" | "decide" | "check";
export const WAITS: readonly Wait[] = ["verify", "decide", "check"];

/** id: the record's. A projection of the journal: it can be thrown away and made again. */
export interface WaitingDocument {
  readonly record: string;
  readonly version: number;
  readonly subject: string;
  readonly kind: string;
  readonly why: Wait;
  /** Day by which it must be done; far away where the record says none, so that the most urgent come first. */
  readonly due: string;
  readonly since: string;
}
/** meta/waiting: the number of the journal up to which the projection is made. */
interface Followed {
  readonly seq: number;
}

const FOLLOWED = "waiting";
export const NO_DUE_DAY = "9999-12-31";

/** What a record waits for as it stands; null: nothing. */
export function waitOf(record: EvidenceRecord): Wait | null {
  const { state, disputed, unchecked } = stateOf(record);
  if (disputed) return "decide";
  if (state === "reported") return "verify";
  return unchecked && state === "verified" ? "check" : null;
}

function documentOf({ version, body }: VersionDocument<EvidenceRecord>, why: Wait): WaitingDocument {
  return { record: body.id, version, subject: body.subject, kind: body.kind, why, due: body.dueOn ?? NO_DUE_DAY, since: (body.recordedOn ?? body.occurredOn ?? NO_DUE_DAY).slice(0, 10) };
}

async function put(store: DocumentStore, document: VersionDocument<EvidenceRecord>, why: Wait | null): Promise<void> {
  const { id } = document.body;
  const there = await store.get<WaitingDocument>("waiting", id);
  if (there && there.body.version > document.version) return;
  if (why === null) {
    if (there) await store.delete("waiting", id);
  } else if (there) await store.replace("waiting", id, there.version, documentOf(document, why));
  else await store.insert("waiting", id, documentOf(document, why));
}

/** First versions that wait are most of what an import brings: they are written together, whatever else one by one. */
async function takeBatch(store: DocumentStore, batch: string): Promise<number> {
  let seen = 0;
  for await (const found of store.stream<VersionDocument<EvidenceRecord>>("records", { index: "batch", prefix: [batch] })) {
    seen += found.length;
    const waiting = found.map(({ body }) => ({ body, why: waitOf(body.body) }));
    const fresh = waiting.flatMap(({ body, why }) => (body.version === 1 && why !== null ? [{ id: body.body.id, body: documentOf(body, why) }] : []));
    if (fresh.length > 0) await store.bulk("waiting", fresh);
    for (const { body, why } of waiting) if (body.version > 1) await put(store, body, why);
  }
  return seen;
}

async function remember(store: DocumentStore, seq: number): Promise<void> {
  const there = await store.get<Followed>("meta", FOLLOWED);
  if (!there) await store.insert("meta", FOLLOWED, { seq });
  else if (there.body.seq < seq) await store.replace("meta", FOLLOWED, there.version, { seq });
}

/** Follows the journal from where it was left, whole batches. Safe to repeat, to cut off and to run beside another. */
export async function followJournal(store: DocumentStore): Promise<void> {
  const from = ((await store.get<Followed>("meta", FOLLOWED))?.body.seq ?? 0) + 1;
  const head = (await journalHead(store))?.seq ?? 0;
  if (from > head) return;
  for (const entry of await journalEntries(store, from, head)) {
    if (DATA_KINDS.has(entry.kind)) await takeBatch(store, entry.batch);
    await remember(store, entry.seq);
  }
}

/** Follows the journal on demand, once at a time: whoever asks waits for it, but not longer than stated. true: level with the journal as it was when asked. */
export type Follow = (milliseconds: number) => Promise<boolean>;

export function createFollow(store: DocumentStore): Follow {
  let under: Promise<void> | null = null;
  return async (milliseconds) => {
    under ??= followJournal(store).finally(() => { under = null; });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), milliseconds); });
    try {
      return await Promise.race([under.then(() => true), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

export interface WaitingPage {
  readonly items: readonly WaitingDocument[];
  readonly next: string | null;
}

/** What waits for one sort of work, the most urgent first. */
export async function listWaiting(store: DocumentStore, why: Wait, { after, limit = 50 }: { readonly after?: string; readonly limit?: number } = {}): Promise<WaitingPage> {
  const { items, next } = await store.range<WaitingDocument>("waiting", { index: "why", prefix: [why], limit, ...(after === undefined ? {} : { after }) });
  return { items: items.map(({ body }) => body), next };
}

/** How much waits, and how much of it is overdue on a day (ISO). */
export async function countWaiting(store: DocumentStore, why: Wait, today: string): Promise<{ readonly all: number; readonly overdue: number }> {
  const [all, overdue] = await Promise.all([store.count("waiting", { index: "why", prefix: [why] }), store.count("waiting", { index: "why", prefix: [why], to: today })]);
  return { all, overdue };
}
