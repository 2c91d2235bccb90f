import { expect } from "chai";
import { verifyJournal } from "../../src/app/batches/verify-journal.js";
import { batchDocuments, storeDocuments } from "../../src/app/batches/batch-documents.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { mark } from "../app/runs/small-city.js";
import { batchOf, onEveryStore } from "../tools/with-store.js";

onEveryStore("a batch that another process has journalled since this one began to write it", (test) => {
  it("is not counted as a version before itself: what stands was put in order under other numbers", async () => {
    const batch = batchOf("b1", { records: [mark(1, "management", 3), mark(2, "management", 4)] });
    await writeBatch(test.store, batch);
    const documents = await batchDocuments(test.store, "b1", batch);
    expect(documents.map(({ body }) => body.version)).to.deep.equal([1, 1]);
    await storeDocuments(test.store, "b1", documents, () => {});
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });
});
