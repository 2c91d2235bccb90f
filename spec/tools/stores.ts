import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { openEmbedded } from "../../src/adapters/embedded/open-embedded.js";
import { openMongo } from "../../src/adapters/mongo/open-mongo.js";
import type { CollectionSpec, DocumentStore } from "../../src/app/ports/document-store.js";

/** A place for one store of a spec: it can be opened as often as one likes, and is removed at the end. */
export interface StorePlace {
  /** Folder or URI, for processes that the spec starts. */
  readonly location: string;
  open(collections: readonly CollectionSpec[]): Promise<DocumentStore>;
  remove(): Promise<void>;
}
export interface StoreKind {
  readonly name: "embedded" | "MongoDB";
  create(): Promise<StorePlace>;
}

/** Name and version of every store that was opened, for the closing lines. */
export const tested = new Set<string>();
const note = (store: DocumentStore): DocumentStore => {
  tested.add(store.info.kind === "embedded" ? `embedded store (${store.info.version})` : `MongoDB (${store.info.version})`);
  return store;
};

async function embeddedPlace(): Promise<StorePlace> {
  const location = await mkdtemp(join(tmpdir(), "wuye-store-"));
  return {
    location,
    open: async (collections) => note(await openEmbedded(location, collections)),
    remove: () => rm(location, { recursive: true, force: true }),
  };
}

let count = 0;
async function mongoPlace(base: string): Promise<StorePlace> {
  const uri = new URL(base);
  uri.pathname = `/wuye_test_${process.pid}_${count++}`;
  const location = uri.toString();
  return {
    location,
    open: async (collections) => note(await openMongo(location, collections)),
    remove: async () => {
      const client = await MongoClient.connect(location, { serverSelectionTimeoutMS: 5000 });
      await client.db().dropDatabase();
      await client.close();
    },
  };
}

const mongoUri = process.env.TEST_MONGODB_URI;

/** The embedded store, for what is said of it alone. */
export const EMBEDDED: StoreKind = { name: "embedded", create: embeddedPlace };

const MONGODB: readonly StoreKind[] = mongoUri === undefined || mongoUri === "" ? [] : [{ name: "MongoDB", create: () => mongoPlace(mongoUri) }];

/** The stores that this run tests: the embedded one, and MongoDB when TEST_MONGODB_URI names a server; with TEST_STORES=mongodb that alone, where the embedded one had its own run. */
export const STORES: readonly StoreKind[] = MONGODB.length > 0 && process.env.TEST_STORES === "mongodb" ? MONGODB : [EMBEDDED, ...MONGODB];
