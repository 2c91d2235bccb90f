import { MongoBulkWriteError, MongoServerError, type Collection } from "mongodb";
import { CHUNK } from "../../app/ports/document-rules.js";
import type { StoredBson } from "./mongo-range.js";

const DUPLICATE_KEY = 11000;

/** True for the answer that an id is taken already. */
const isDuplicate = (error: unknown): boolean => error instanceof MongoServerError && error.code === DUPLICATE_KEY;

/** Inserts one document; false: its id is taken. */
export async function insertIfAbsent(collection: Collection<StoredBson>, document: StoredBson): Promise<boolean> {
  try {
    await collection.insertOne(document);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

async function presentIds(collection: Collection<StoredBson>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await collection.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray();
  return new Set(found.map((document) => document._id));
}

/** Sends documents whose ids were free a moment ago; duplicates that another writer has put there meanwhile are no error. */
async function send(collection: Collection<StoredBson>, documents: readonly StoredBson[]): Promise<number> {
  try {
    await collection.insertMany([...documents], { ordered: false });
    return documents.length;
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const errors = [error.writeErrors].flat();
    if (errors.length === 0 || errors.some((e) => e.code !== DUPLICATE_KEY)) throw error;
    return documents.length - new Set(errors.map((e) => e.index)).size;
  }
}

/** Inserts what is not there and asks which ids are, since the numbers in the answer to an unordered bulk are not the same on every server. */
async function insertChunk(collection: Collection<StoredBson>, documents: readonly StoredBson[]): Promise<number> {
  const fresh = new Map<string, StoredBson>();
  for (const document of documents) if (!fresh.has(document._id)) fresh.set(document._id, document);
  let missing = [...fresh.keys()];
  let inserted = 0;
  for (let attempt = 0; attempt < 3; attempt++) {
    const present = await presentIds(collection, missing);
    missing = missing.filter((id) => !present.has(id));
    if (missing.length === 0) return inserted;
    const sent = await send(collection, missing.map((id) => fresh.get(id) as StoredBson));
    inserted += sent;
    if (sent === missing.length) return inserted;
  }
  const present = await presentIds(collection, missing);
  if (missing.every((id) => present.has(id))) return inserted;
  throw new Error("the server did not take all documents of a bulk");
}

/** Inserts many, idempotent by id, in chunks. Number inserted. */
export async function bulkInsert(collection: Collection<StoredBson>, documents: readonly StoredBson[]): Promise<number> {
  let inserted = 0;
  for (let at = 0; at < documents.length; at += CHUNK) inserted += await insertChunk(collection, documents.slice(at, at + CHUNK));
  return inserted;
}
