import { expect } from "chai";
import { journalEntries, journalHead, verifyJournal } from "../../src/app/journal.js";
import { openSnapshot } from "../../src/app/snapshot.js";
import { commitment } from "../../src/app/records/split-personal.js";
import { writeBatch } from "../../src/app/write-batch.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import type { EvidenceRecord } from "../../src/domain/model/documents.js";
import { batchOf, failure, onEveryStore, record, subject } from "../tools/with-store.js";

const shown = (records: readonly EvidenceRecord[]): readonly string[] => records.map((r) => `${r.id} v${r.version} ${String(r.data.points)}`);

onEveryStore("write batch", (test) => {
  const penalties = async (): Promise<readonly string[]> => shown(await (await openSnapshot(test.store)).records(["penalty"]));

  it("makes everything of a batch visible by one journal entry", async () => {
    const link = { id: "l1", kind: "managedBy", subject: "p1", target: "firm-1", from: "2025-01-01" };
    const written = await writeBatch(test.store, batchOf("b1", { subjects: [subject("firm-1", "示例物业")], links: [link], records: [record("r2", 2), record("r1", 1)] }, { kind: "import" }));
    expect(written.fresh).to.equal(true);
    expect(await journalEntries(test.store)).to.deep.equal([written.entry]);
    const snapshot = await openSnapshot(test.store);
    expect(await snapshot.subjects("enterprise")).to.deep.equal([{ ...subject("firm-1", "示例物业"), version: 1 }]);
    expect(await snapshot.links()).to.deep.equal([{ ...link, version: 1 }]);
    expect(shown(await snapshot.records(["penalty"]))).to.deep.equal(["r1 v1 1", "r2 v1 2"]);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });
  it("counts versions", async () => {
    await writeBatch(test.store, batchOf("b1", { records: [record("r1", 1), record("r1x", 1)] }));
    await writeBatch(test.store, batchOf("b2", { records: [record("r1", 2)] }));
    await writeBatch(test.store, batchOf("b3", { records: [record("r1", 3, { version: 99, subject: "firm-2" })] }));
    expect(await penalties()).to.have.members(["r1 v3 3", "r1x v1 1"]);
  });
  it("is idempotent: the same batch again changes nothing", async () => {
    const batch = batchOf("b1", { records: [record("r1", 1)] });
    const first = await writeBatch(test.store, batch);
    expect(await writeBatch(test.store, { ...batch, at: "2027-01-01T00:00:00Z" })).to.deep.equal({ ...first, fresh: false });
    expect(await journalEntries(test.store)).to.have.length(1);
  });
  it("refuses a name that another content has taken", async () => {
    await writeBatch(test.store, batchOf("b1", { records: [record("r1", 1)] }));
    for (const records of [[record("r1", 2)], [record("r2", 1)], [record("r1", 1), record("r2", 1)], []]) {
      expect((await failure(writeBatch(test.store, batchOf("b1", { records })))).code).to.equal("batch-taken");
    }
    expect(await penalties()).to.deep.equal(["r1 v1 1"]);
  });
  it("does not show what was cut off half-way, and completes it when it is written again", async () => {
    await test.store.insert("records", "r1@b1", { batch: "b1", version: 1, body: record("r1", 1) });
    await test.store.insert("records", "r9@b1", { batch: "b1", version: 1, body: record("r9", 1) });
    expect(await penalties()).to.deep.equal([]);
    await writeBatch(test.store, batchOf("b0", { records: [record("r1", 0)] }));
    expect(await penalties()).to.deep.equal(["r1 v1 0"]);
    await writeBatch(test.store, batchOf("b1", { records: [record("r1", 1), record("r2", 2)] }));
    expect(await penalties()).to.deep.equal(["r1 v2 1", "r2 v1 2"]);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });
  it("lets the batch win that was journalled last, however many write at once", async () => {
    await Promise.all(Array.from({ length: 8 }, (_, i) => writeBatch(test.store, batchOf(`b${i}`, { records: [record("r1", i), record(`own${i}`, i)] }))));
    const last = await journalHead(test.store);
    expect(await penalties()).to.include(`r1 v8 ${last?.batch.slice(1)}`);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });
  it("refuses a record that has a newer version than its writer saw, and leaves nothing of the batch behind", async () => {
    await writeBatch(test.store, batchOf("b0", { records: [record("r1", 0)] }));
    const own = (i: number): Promise<unknown> => {
      const values = { caller: `虚构${i}` };
      const personal = commitment("ab".repeat(16), values);
      return writeBatch(test.store, { ...batchOf(`b${i}`, { records: [record("r1", i, { personal }), record(`own${i}`, i)] }), expects: new Map([["r1", 1], [`own${i}`, 0]]), personal: [{ of: "records", body: "r1", salt: "ab".repeat(16), values }] });
    };
    const answers = await Promise.allSettled([1, 2, 3, 4, 5].map(own));
    const won = answers.findIndex(({ status }) => status === "fulfilled") + 1;
    expect(answers.map((answer) => (answer.status === "rejected" ? (answer.reason as Error & { code: string }).code : "")).sort()).to.deep.equal(["", ...Array<string>(4).fill("version-conflict")]);
    expect(await penalties()).to.have.members([`r1 v2 ${won}`, `own${won} v1 ${won}`]);
    expect(await test.store.count("records", { index: "id" })).to.equal(3);
    expect(await test.store.count("personal", { index: "id" })).to.equal(1);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
    expect((await failure(writeBatch(test.store, { ...batchOf("b9", { records: [record("r1", 9)] }), expects: new Map([["r1", 1]]) }))).message).to.contain("now it is version 2");
  });
  it("refuses personal fields that no body of the batch names", async () => {
    const error = await failure(writeBatch(test.store, { ...batchOf("b1", { records: [record("r1", 1)] }), personal: [{ of: "records", body: "r1", salt: "00", values: { caller: "x" } }] }));
    expect(error.message).to.contain("does not name its personal fields");
    expect(await test.store.count("personal", { index: "id" })).to.equal(0);
  });
  it("is not held up by other batches that touch nothing of it", async () => {
    const inserted: string[] = [];
    const busy: DocumentStore = new Proxy(test.store, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as unknown;
        if (name !== "bulk") return typeof value === "function" ? (value.bind(target) as unknown) : value;
        return async (collection: string, documents: readonly { readonly id: string; readonly body: unknown }[]) => {
          const answer = await target.bulk(collection, documents);
          inserted.push(...documents.map((d) => d.id));
          await writeBatch(target, batchOf(`small${inserted.length}`, { records: [record(`small${inserted.length}`, 1)] }));
          return answer;
        };
      },
    });
    await writeBatch(busy, batchOf("b1", { records: [record("r1", 1), record("r2", 1)] }));
    expect(inserted).to.deep.equal(["r1@b1", "r2@b1"]);
    expect((await journalEntries(test.store)).map((e) => e.batch)).to.deep.equal(["small2", "b1"]);
  });
  it("writes a batch once that two write at the same time", async () => {
    const batch = batchOf("b1", { records: Array.from({ length: 300 }, (_, i) => record(`r${i}`, i)) });
    const answers = await Promise.all([writeBatch(test.store, batch), writeBatch(test.store, batch)]);
    expect(answers.filter((a) => a.fresh)).to.have.length(1);
    expect(await journalEntries(test.store)).to.have.length(1);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });
  it("finds the versions of many among many more", async () => {
    const all = Array.from({ length: 3000 }, (_, i) => record(`r${String(i).padStart(5, "0")}`, 1));
    await writeBatch(test.store, batchOf("b1", { records: all }));
    const some = all.filter((_, i) => i % 50 === 0 || i < 300).map((r) => ({ ...r, data: { points: 2 } }));
    const steps: number[] = [];
    await writeBatch(test.store, batchOf("b2", { records: some }), (done) => steps.push(done));
    expect(steps.at(-1)).to.equal(some.length);
    const versions = (await (await openSnapshot(test.store)).records(["penalty"])).filter((r) => r.version === 2);
    expect(versions.map((r) => r.id)).to.deep.equal(some.map((r) => r.id));
  });
  it("refuses an id twice, another kind, and names with @, and shows nothing of it", async () => {
    await writeBatch(test.store, batchOf("b1", { records: [record("r1", 1)] }));
    const codes = await Promise.all([
      failure(writeBatch(test.store, batchOf("b2", { records: [record("r2", 1), record("r2", 2)] }))),
      failure(writeBatch(test.store, batchOf("b3", { records: [record("r1", 1, { kind: "award" })] }))),
      failure(writeBatch(test.store, batchOf("b@4", { records: [] }))),
      failure(writeBatch(test.store, batchOf("b5", { records: [record("r3", 1), record("业".repeat(140), 1)] }))),
    ]);
    expect(codes.map((e) => e.code)).to.deep.equal(["twice-in-batch", "kind-changed", "batch-name", "document-id"]);
    expect(await penalties()).to.deep.equal(["r1 v1 1"]);
    expect(await journalEntries(test.store)).to.have.length(1);
  });
  it("gives the same content and digest for the same documents, whatever the batch is called and by whom", async () => {
    const records = [record("r2", 2), record("r1", 1)];
    const first = await writeBatch(test.store, batchOf("b1", { records }));
    const second = await writeBatch(test.store, batchOf("other", { records: [...records].reverse().map((r) => ({ ...r, id: `x${r.id}` })) }));
    expect(second.entry.content).to.not.equal(first.entry.content);
    const { digest } = await openSnapshot(test.store, 1);
    expect(first.entry.content).to.match(/^[0-9a-f]{64}$/);
    expect(digest).to.equal("8e36a73e34c48f5ae9cc0d278151b3a44e6d2527833a4b5a0faf347ba161159f");
  });
});
