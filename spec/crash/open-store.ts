import { COLLECTIONS } from "../../src/app/documents.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";

/** The store at a location: a connection string, or a folder. Loads only the adapter that it needs, for processes that live a moment. */
export async function openStore(location: string): Promise<DocumentStore> {
  if (location.startsWith("mongodb")) return (await import("../../src/adapters/mongo/open-mongo.js")).openMongo(location, COLLECTIONS);
  return (await import("../../src/adapters/embedded/open-embedded.js")).openEmbedded(location, COLLECTIONS);
}
