import type { CollectionSpec, DocumentStore, Range, Stored } from "../../src/app/ports/document-store.js";
import type { StorePlace } from "../tools/stores.js";

/** The store that the tests of one block use; each test begins with an empty one. */
export interface Current {
  store: DocumentStore;
  place: StorePlace;
}
/** A small document. */
export interface Thing {
  readonly kind?: unknown;
  readonly rank?: unknown;
  readonly note?: string;
}
/** Collections of the contract. */
export const COLLECTIONS: readonly CollectionSpec[] = [
  { name: "things", indexes: [{ name: "kind", fields: ["kind", "rank"] }, { name: "deep", fields: ["body.name"] }] },
  { name: "others", indexes: [] },
];

/** All documents of a stream. */
export async function collect<T>(store: DocumentStore, collection: string, range: Omit<Range, "after">): Promise<readonly Stored<T>[]> {
  const all: Stored<T>[] = [];
  for await (const batch of store.stream<T>(collection, range)) all.push(...batch);
  return all;
}
/** Their ids. */
export const ids = (documents: readonly { readonly id: string }[]): readonly string[] => documents.map((d) => d.id);

/** The error that a promise ends with. */
export async function failure(promise: Promise<unknown>): Promise<{ readonly code?: string; readonly message: string; readonly text?: { readonly "zh-CN": string } }> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error("it did not fail");
}
