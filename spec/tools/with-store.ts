import { COLLECTIONS } from "../../src/app/documents.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import { STORES, type StorePlace } from "./stores.js";

/** A store that is opened before each test of a block and removed after it. */
export interface TestStore {
  store: DocumentStore;
  place: StorePlace;
}

/** The same tests on every store of this run, each test on an empty one with the collections of the program. */
export function onEveryStore(title: string, tests: (test: TestStore) => void): void {
  for (const kind of STORES) {
    describe(`${title} (${kind.name})`, () => {
      const test = {} as TestStore;
      beforeEach(async () => {
        test.place = await kind.create();
        test.store = await test.place.open(COLLECTIONS);
      });
      afterEach(async () => {
        await test.store.close();
        await test.place.remove();
      });
      tests(test);
    });
  }
}

/** The error that a promise ends with. */
export async function failure(promise: Promise<unknown>): Promise<Error & { readonly code?: string }> {
  try {
    await promise;
  } catch (error) {
    return error as Error & { readonly code?: string };
  }
  throw new Error("it did not fail");
}

export { batchOf, record, subject } from "./sample-documents.js";
