import { createHash } from "node:crypto";
import { expect } from "chai";
import type { RunDocument, VersionDocument } from "../../../src/app/documents.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { openSnapshot } from "../../../src/app/snapshot.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import type { EvidenceRecord } from "../../../src/domain/model/documents.js";
import { batchOf, onEveryStore, subject } from "../../tools/with-store.js";
import { changeMark, contextOn, mark, marks, writeSmallCity } from "../runs/small-city.js";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
/** Fields in code-unit order, all the way down: the form of these documents, by other means than the program's. */
const form = (value: unknown): string => JSON.stringify(value, (_key, each: unknown) => (typeof each === "object" && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each));

onEveryStore("the evidence of a run", (test) => {
  const evaluate = async (): Promise<RunDocument> => (await evaluateRun(contextOn(test.store), { scheme: "luan-red-black", period: "2026-Q3" })).run;
  const found = async (run: RunDocument): Promise<readonly string[]> => (await verifyRun(contextOn(test.store), run.id)).mismatches.filter(({ what }) => what === "evidence").map(({ place }) => place);
  beforeEach(async () => { await writeSmallCity(test.store); });

  it("is a checksum over id, version and content of every record behind it, and of no other", async () => {
    const outside = { ...mark(1, "management", 3), id: "Z-outside", occurredOn: "2026-03-01" };
    const reported = { ...mark(1, "management", 3), id: "Z-reported", steps: [] };
    await writeBatch(test.store, batchOf("more", { records: [outside, reported] }));
    await changeMark(test.store, "change", 12);
    const run = await evaluate();
    const standing = (await (await openSnapshot(test.store)).records(["panel-score"])).filter(({ id }) => !id.startsWith("Z-"));
    const lines = standing.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ version, ...body }) => JSON.stringify([body.id, version, sha256(form({ body, collection: "records", version }))]));
    expect(run.evidence).to.deep.equal({ records: marks.length, hash: sha256(lines.join("\n")) });
    expect(await found(run)).to.deep.equal([]);
  });
  it("covers the files of evidence by their hashes, though no fact reads them", async () => {
    const file = { file: "f-20261001-0", hash: sha256("a"), bytes: 1, name: "a.pdf", type: "application/pdf" };
    await writeBatch(test.store, batchOf("with-file", { records: [{ ...mark(0, "management", 29.4), evidence: [file] }] }));
    const run = await evaluate();
    expect(await found(run)).to.deep.equal([]);
    await writeBatch(test.store, batchOf("with-other-file", { records: [{ ...mark(0, "management", 29.4), evidence: [{ ...file, hash: sha256("b") }] }] }));
    const { evidence } = await evaluate();
    expect([evidence?.records, evidence?.hash === run.evidence?.hash]).to.deep.equal([run.evidence?.records, false]);
  });
  const altered = async (change: (document: VersionDocument<EvidenceRecord>) => VersionDocument<EvidenceRecord>): Promise<void> => {
    const id = `${marks[0].id}@marks`;
    const stored = await test.store.get<VersionDocument<EvidenceRecord>>("records", id);
    if (!stored) throw new Error(id);
    await test.store.replace("records", id, stored.version, change(stored.body));
  };
  it("names what was written: a record altered in the store before the run is told of, and so is a hash that was", async () => {
    await altered((document) => ({ ...document, body: { ...document.body, data: { ...document.body.data, points: 1 } } }));
    const run = await evaluate();
    const mismatches = (await verifyRun(contextOn(test.store), run.id)).mismatches.map(({ what, place }) => `${what}: ${place}`);
    expect(mismatches).to.deep.equal(["journal: batch marks (entry 2)", "evidence: records behind the run"]);
    await altered((document) => ({ ...document, hash: sha256("another"), body: marks[0] }));
    const journal = (await verifyRun(contextOn(test.store), run.id)).mismatches.filter(({ what }) => what === "journal").map(({ place }) => place);
    expect(journal).to.deep.equal(["batch marks (entry 2)"]);
  });
  it("is the same for records of before their hashes were kept", async () => {
    const run = await evaluate();
    for (const { id } of marks) {
      const stored = await test.store.get<VersionDocument<EvidenceRecord>>("records", `${id}@marks`);
      if (!stored?.body.hash) throw new Error(id);
      await test.store.replace("records", stored.id, stored.version, { ...stored.body, hash: undefined });
    }
    await changeMark(test.store, "change", 12);
    const later = await evaluate();
    expect([later.evidence?.records, later.evidence?.hash === run.evidence?.hash]).to.deep.equal([marks.length, false]);
    expect((await verifyRun(contextOn(test.store), later.id)).mismatches).to.deep.equal([]);
    expect((await verifyRun(contextOn(test.store), run.id)).mismatches).to.deep.equal([]);
  });
  it("is verified: a file exchanged in the store is named", async () => {
    const run = await evaluate();
    const id = `${marks[0].id}@marks`;
    const stored = await test.store.get<VersionDocument<EvidenceRecord>>("records", id);
    if (!stored) throw new Error(id);
    await test.store.replace("records", id, stored.version, { ...stored.body, body: { ...stored.body.body, evidence: [{ hash: sha256("other") }] } });
    expect(await found(run)).to.deep.equal(["records behind the run"]);
  });
  it("is not asked of runs of before it was kept", async () => {
    const run = await evaluate();
    const stored = await test.store.get<RunDocument>("runs", run.id);
    const { evidence, ...old } = run;
    expect(evidence?.records).to.equal(marks.length);
    await test.store.replace("runs", run.id, stored?.version ?? 0, old);
    expect((await verifyRun(contextOn(test.store), run.id)).mismatches).to.deep.equal([]);
  });
  it("leaves out subjects and links that were taken back", async () => {
    const before = await openSnapshot(test.store);
    await writeBatch(test.store, batchOf("back", { subjects: [{ ...subject("P-00", "虚构小区00", "project"), revoked: true }], links: [{ id: "l1", kind: "managedBy", subject: "P-01", target: "P-02", revoked: true }] }));
    const after = await openSnapshot(test.store);
    expect([(await before.subjects("project")).length - (await after.subjects("project")).length, (await after.links()).length]).to.deep.equal([1, 0]);
    const run = await evaluate();
    expect(run.counts.subjects).to.equal((await after.subjects("project")).length);
    expect(run.evidence?.records).to.equal(marks.length - 5);
    expect((await before.subjects("project")).map(({ id }) => id)).to.include("P-00");
  });
});
