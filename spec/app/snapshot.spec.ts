import { expect } from "chai";
import { openSnapshot } from "../../src/app/snapshot.js";
import { appendJournal } from "../../src/app/journal.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { batchOf, failure, onEveryStore, record, subject } from "../tools/with-store.js";

onEveryStore("snapshot", (test) => {
  it("of an empty store sees nothing", async () => {
    const snapshot = await openSnapshot(test.store);
    expect([snapshot.seq, snapshot.dataSeq, snapshot.digest]).to.deep.equal([0, 0, "0".repeat(64)]);
    expect(await snapshot.records(["penalty"])).to.deep.equal([]);
    expect((await openSnapshot(test.store, 0)).seq).to.equal(0);
  });
  it("sees what was visible at its number, now and later", async () => {
    for (const points of [1, 2, 3]) await writeBatch(test.store, batchOf(`b${points}`, { records: [record("r1", points)], subjects: [subject("firm-1", `n${points}`)] }));
    const at2 = await openSnapshot(test.store, 2);
    await writeBatch(test.store, batchOf("b4", { records: [record("r1", 4), record("r2", 4)] }));
    expect((await at2.records(["penalty"])).map((r) => [r.id, r.version, r.data.points])).to.deep.equal([["r1", 2, 2]]);
    expect((await at2.subjects("enterprise")).map((s) => s.name)).to.deep.equal(["n2"]);
    expect((await (await openSnapshot(test.store, 2)).records(["penalty"])).map((r) => r.data.points)).to.deep.equal([2]);
    expect((await openSnapshot(test.store, 2)).digest).to.equal(at2.digest);
  });
  it("has a digest that only data move", async () => {
    await writeBatch(test.store, batchOf("b1", { records: [record("r1", 1)] }));
    const before = await openSnapshot(test.store);
    await appendJournal(test.store, { at: "2026-04-01T09:00:00+08:00", by: "spec", why: "run", kind: "run", batch: "run:x", content: "none" });
    const after = await openSnapshot(test.store);
    expect([after.seq, after.dataSeq, after.digest]).to.deep.equal([2, 1, before.digest]);
    await writeBatch(test.store, batchOf("b2", { records: [] }));
    expect((await openSnapshot(test.store)).digest).to.not.equal(before.digest);
  });
  it("refuses a number that the journal has not", async () => {
    expect((await failure(openSnapshot(test.store, 5))).code).to.equal("snapshot");
  });
  it("gives subjects of one kind in code-unit order", async () => {
    await writeBatch(test.store, batchOf("b1", { subjects: [subject("b", "x"), subject("B", "x"), subject("（", "x"), subject("𠮷", "x"), subject("p", "x", "project")] }));
    const snapshot = await openSnapshot(test.store);
    expect((await snapshot.subjects("enterprise")).map((s) => s.id)).to.deep.equal(["B", "b", "𠮷", "（"]);
    expect((await snapshot.subjects("project")).map((s) => s.id)).to.deep.equal(["p"]);
  });
});
