import { MongoClient, MongoServerError, type Db, type MongoClientOptions } from "mongodb";
import { withMeta } from "../../app/ports/document-rules.js";
import type { CollectionSpec, DocumentStore } from "../../app/ports/document-store.js";
import { Refusal } from "../../app/refusal.js";
import { checkFormat, ensureFormat, FORMAT_MARK } from "../../app/ports/store-format.js";
import { shownLocation } from "./location.js";
import { indexKeys } from "./mongo-range.js";
import { MongoStore } from "./mongo-store.js";
import { unreachable } from "./unreachable.js";

const LEAST_VERSION = [4, 4] as const;
/** A server that is not there is told of within seconds when the store is opened; later, a fail-over is waited for. */
const OPENING_MS = 5000;
const FAIL_OVER_MS = 30_000;
/** A write is answered when a majority has it in its log; reads see only what a majority has. */
const CLIENT_OPTIONS = {
  appName: "wuye",
  serverSelectionTimeoutMS: FAIL_OVER_MS,
  writeConcern: { w: "majority", journal: true },
  readConcern: { level: "majority" },
  readPreference: "primary",
  retryWrites: true,
  retryReads: true,
  promoteBuffers: false,
} as const;

function tooOld(uri: string, version: string): Refusal {
  return new Refusal("unavailable", "mongodb-version", {
    "zh-CN": `MongoDB（${shownLocation(uri)}）版本为 ${version}，需要 ${LEAST_VERSION.join(".")} 或更新。`,
    en: `MongoDB at ${shownLocation(uri)} is version ${version}; ${LEAST_VERSION.join(".")} or newer is needed.`,
  });
}

async function serverVersion(db: Db, uri: string): Promise<string> {
  const { version } = (await db.command({ buildInfo: 1 })) as { readonly version?: unknown };
  const [major, minor] = String(version).split(".").map(Number);
  if (!(major > LEAST_VERSION[0] || (major === LEAST_VERSION[0] && minor >= LEAST_VERSION[1]))) throw tooOld(uri, String(version));
  return String(version);
}

async function checkMark(db: Db): Promise<void> {
  const mark = await db.collection<{ _id: string; format: number }>(FORMAT_MARK.collection).findOne({ _id: FORMAT_MARK.id });
  checkFormat(mark);
}

async function createIndexes(db: Db, specs: readonly CollectionSpec[]): Promise<void> {
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map((c) => c.name));
  for (const spec of specs) {
    if (!existing.has(spec.name)) await createCollection(db, spec.name);
    for (const index of spec.indexes) await db.collection(spec.name).createIndex(indexKeys(index), { name: index.name });
  }
}

async function createCollection(db: Db, name: string): Promise<void> {
  const NAMESPACE_EXISTS = 48;
  try {
    await db.createCollection(name);
  } catch (error) {
    // Another process was first.
    if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
  }
}

/** The database must be named in the connection string: a bureau's data do not go to "test" by oversight. */
function createClient(uri: string, options: MongoClientOptions): MongoClient {
  if (!/^mongodb(\+srv)?:\/\/[^/]+\/[^?]+/.test(uri)) throw new Error("the connection string names no database (mongodb://host/database)");
  return new MongoClient(uri, options);
}

/** Asks a server for its version, and gives up soon if there is none. */
async function checkServer(uri: string): Promise<string> {
  const client = createClient(uri, { ...CLIENT_OPTIONS, serverSelectionTimeoutMS: OPENING_MS, connectTimeoutMS: OPENING_MS });
  try {
    return await serverVersion(client.db(), uri);
  } finally {
    await client.close().catch(() => {});
  }
}

async function prepare(client: MongoClient, uri: string, version: string, specs: readonly CollectionSpec[]): Promise<DocumentStore> {
  try {
    await checkMark(client.db());
    await createIndexes(client.db(), specs);
    const store = new MongoStore(client, { kind: "mongodb", version, location: shownLocation(uri) }, specs, (error) => unreachable(uri, error));
    await ensureFormat(store);
    return store;
  } catch (error) {
    await client.close().catch(() => {});
    throw error;
  }
}

/**
 * Opens the store in the database that the connection string names, and creates there what is not: a collection and every declared index.
 * Refuses, in words, a server that cannot be reached within 5 seconds, one older than 4.4, and a store of a newer format.
 */
export async function openMongo(uri: string, collections: readonly CollectionSpec[]): Promise<DocumentStore> {
  try {
    const version = await checkServer(uri);
    return await prepare(createClient(uri, CLIENT_OPTIONS), uri, version, withMeta(collections));
  } catch (error) {
    throw error instanceof Refusal ? error : unreachable(uri, error);
  }
}
