import { COLLECTIONS } from "../../src/app/documents.js";
import type { EvidenceRecord, Subject } from "../../src/domain/model/documents.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import type { Batch } from "../../src/app/write-batch.js";
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

export const record = (id: string, points: number, more: Partial<EvidenceRecord> = {}): EvidenceRecord => ({
  id, subject: "firm-1", kind: "penalty", occurredOn: "2026-01-05", data: { points }, steps: [{ step: "verified", on: "2026-01-06" }], ...more,
});
export const subject = (id: string, name: string, kind = "enterprise"): Subject => ({ id, kind, name, attributes: { district: "市中区" } });

export const batchOf = (batch: string, bodies: Pick<Batch, "records" | "subjects" | "links">, more: Partial<Batch> = {}): Batch => ({
  batch, kind: "records", by: "spec", at: "2026-04-01T09:00:00+08:00", why: "spec", ...bodies, ...more,
});

/** The error that a promise ends with. */
export async function failure(promise: Promise<unknown>): Promise<Error & { readonly code?: string }> {
  try {
    await promise;
  } catch (error) {
    return error as Error & { readonly code?: string };
  }
  throw new Error("it did not fail");
}
