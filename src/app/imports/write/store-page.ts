import type { Body, Versioned } from "../../batches/batch-content.js";
import { canonical } from "../../canonical.js";
import { CHUNK } from "../../ports/document-rules.js";
import type { BatchWriter, BulkDocument, DocumentStore, Stored } from "../../ports/document-store.js";
import type { PersonalDocument } from "../../records/model.js";
import type { Version } from "./known-versions.js";
import type { WantedDocument } from "./pass.js";

/** The batch that is written, of one collection. */
export interface PagePlace {
  readonly store: DocumentStore;
  readonly batch: string;
  readonly collection: Versioned;
}
/** With what it is written. */
export interface PageWriter extends PagePlace {
  readonly writer: BatchWriter<Version>;
}
/** The ids that a page answers for: behind `after`, up to and with `upTo`; null: without end. */
export interface Bounds {
  readonly after: string | null;
  readonly upTo: string | null;
}

const versionOf = ({ batch }: PagePlace, { version, hash, body, text }: WantedDocument): Version => ({ batch, version, hash, body: text === null ? body : (JSON.parse(text) as Body) });

function bulkDocument(place: PagePlace, wanted: WantedDocument): BulkDocument<Version> {
  const { id, version, hash, body, text } = wanted;
  if (text === null) return { id: documentId(place, id), body: versionOf(place, wanted) };
  return { id: documentId(place, id), body: { batch: place.batch, version, body }, json: `{"batch":${JSON.stringify(place.batch)},"version":${version},"hash":"${hash}","body":${text}}` };
}

const documentId = ({ batch }: PagePlace, id: string): string => `${id}@${batch}`;
const personalId = ({ batch, collection }: PagePlace, id: string): string => `${collection}/${id}@${batch}`;

/** Writes personal values, then the versions that name them. How many were there already. */
export async function storePage(place: PageWriter, page: readonly WantedDocument[]): Promise<number> {
  const { store, writer } = place;
  const personal = page.flatMap(({ personal: document }) => (document ? [{ id: personalId(place, document.body), body: document }] : []));
  if (personal.length > 0) await store.bulk("personal", personal);
  // Given at the same time, a store that can takes them in one transaction; their text is made a chunk at a time.
  const chunks = Array.from({ length: Math.ceil(page.length / CHUNK) }, (_, i) => page.slice(i * CHUNK, (i + 1) * CHUNK));
  const stored = await Promise.all(chunks.map((chunk) => writer.add(chunk.map((wanted) => bulkDocument(place, wanted)))));
  return stored.reduce((sum, { present }) => sum + present, 0);
}

/** What an attempt that was cut off left of these ids; `!` is the least character that an id may have. */
async function leftovers({ store, batch, collection }: PagePlace, { after, upTo }: Bounds): Promise<readonly Stored<Version>[]> {
  const found: Stored<Version>[] = [];
  const range = { index: "batch", prefix: [batch], ...(after === null ? {} : { from: after }), ...(upTo === null ? {} : { to: `${upTo}!` }) };
  for await (const documents of store.stream<Version>(collection, range)) found.push(...documents.filter(({ body }) => after === null || body.body.id > after));
  return found;
}

/** As storePage, where something of the batch may be there: what is not wanted goes, what is otherwise is put right. Nobody has seen it. */
export async function storeRight(place: PageWriter, page: readonly WantedDocument[], bounds: Bounds): Promise<void> {
  const { store, collection } = place;
  const wanted = new Map(page.map((each) => [documentId(place, each.id), each]));
  for (const { id, version, body } of await leftovers(place, bounds)) {
    const right = wanted.get(id);
    if (right === undefined) {
      await store.delete(collection, id);
      await store.delete("personal", personalId(place, body.body.id));
    } else if (canonical(versionOf(place, right)) !== canonical(body)) await store.replace(collection, id, version, versionOf(place, right));
  }
  for (const { personal } of page) if (personal) await putRight(place, personal);
  await storePage(place, page);
}

async function putRight(place: PagePlace, personal: PersonalDocument): Promise<void> {
  const id = personalId(place, personal.body);
  const stored = await place.store.get<PersonalDocument>("personal", id);
  if (stored && canonical(stored.body) !== canonical(personal)) await place.store.replace("personal", id, stored.version, personal);
}

/** Takes away personal values whose version an attempt did not come to write. */
export async function dropOrphans(place: PagePlace): Promise<void> {
  const { store, batch, collection } = place;
  const orphans: string[] = [];
  for await (const page of store.stream<PersonalDocument>("personal", { index: "batch", prefix: [batch] })) {
    for (const { id, body } of page) if ((await store.get(collection, documentId(place, body.body))) === null) orphans.push(id);
  }
  for (const id of orphans) await store.delete("personal", id);
}
