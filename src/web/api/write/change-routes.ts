import { VERSIONED, type Body } from "../../../app/batches/batch-content.js";
import type { JournalEntry, VersionDocument } from "../../../app/documents.js";
import { DATA_KINDS, entryId, journalEntries, journalHead } from "../../../app/journal-entries.js";
import { Refusal } from "../../../app/refusal.js";
import { CURSOR, NUMBER, type WriteAsk, type WriteRoute } from "./write-route.js";

const MOST_ENTRIES = 500;
const MOST_DOCUMENTS = 1000;

const entryAnswer = ({ seq, at, by, why, kind, batch, content }: JournalEntry): object => ({ seq, at, by, why, kind, batch, content, data: DATA_KINDS.has(kind) });

/** What has changed since a number of the journal: entries in order, each once; the last number is where to go on. */
async function changes({ context: { store }, query }: WriteAsk): Promise<object> {
  const after = Number(query.after ?? 0);
  const limit = Math.min(Number(query.limit ?? 100) || 100, MOST_ENTRIES);
  const [items, head] = await Promise.all([journalEntries(store, after + 1, after + limit), journalHead(store)]);
  const last = items.at(-1)?.seq ?? after;
  return { items: items.map(entryAnswer), next: last, more: (head?.seq ?? 0) > last };
}

const unknown = (seq: string): Refusal => new Refusal("notFound", "unknown-entry", { "zh-CN": `日志中没有第 ${seq.slice(0, 20)} 条。`, en: `The journal has no entry ${seq.slice(0, 20)}.` });

interface Cursor {
  readonly collection: (typeof VERSIONED)[number];
  readonly after: string;
}

function readCursor(text: string | undefined): Cursor {
  const [collection, after = ""] = (text ?? `${VERSIONED[0]}:`).split(/:(.*)/s);
  const known = VERSIONED.find((each) => each === collection);
  if (!known) throw new Refusal("invalid", "cursor", { "zh-CN": "参数 after 不是本接口给出的。", en: "The parameter `after` was not given by this service." });
  return { collection: known, after };
}

/** The documents that one entry brought, by collection and id; personal fields are not among them. */
async function documents({ context: { store }, part, query }: WriteAsk): Promise<object> {
  const entry = /^\d{1,12}$/.test(part.seq) ? await store.get<JournalEntry>("journal", entryId(Number(part.seq))) : null;
  if (!entry || !DATA_KINDS.has(entry.body.kind)) throw unknown(part.seq);
  let { collection, after } = readCursor(query.after as string | undefined);
  for (;;) {
    const page = await store.range<VersionDocument<Body>>(collection, { index: "batch", prefix: [entry.body.batch], limit: MOST_DOCUMENTS, ...(after === "" ? {} : { after }) });
    const following = VERSIONED[VERSIONED.indexOf(collection) + 1];
    // Who stops at an empty page has missed nothing: one comes only where nothing follows.
    if (page.items.length > 0 || following === undefined) {
      const next = page.next !== null ? `${collection}:${page.next}` : following === undefined ? null : `${following}:`;
      return { items: page.items.map(({ body: { version, body } }) => ({ collection, version, body })), next };
    }
    [collection, after] = [following, ""];
  }
}

export const CHANGE_ROUTES: readonly WriteRoute[] = [
  { id: "changes", method: "get", path: "/changes", words: ["自某条日志以来的变动", "What has changed since a number of the journal"], parts: {}, query: { after: NUMBER(["已经读过的最后一条", "The last number that was read"], 999_999_999_999), limit: NUMBER([`至多 ${MOST_ENTRIES} 条`, `At most ${MOST_ENTRIES}`], MOST_ENTRIES) }, answer: "Changes", status: 200, handle: changes },
  { id: "changeDocuments", method: "get", path: "/changes/{seq}", words: ["一条日志带来的文档", "The documents that an entry brought"], parts: { seq: ["日志编号", "Number of the entry"] }, query: { after: CURSOR }, answer: "ChangeDocuments", status: 200, handle: documents },
];
