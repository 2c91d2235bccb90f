import { expect } from "chai";
import type { Context } from "../../../src/app/context.js";
import { verifyJournal } from "../../../src/app/journal.js";
import { correctRecord } from "../../../src/app/records/correct-record.js";
import { recordHistory } from "../../../src/app/records/current-records.js";
import { enterRecord, type Entry } from "../../../src/app/records/enter-record.js";
import { expireFiles, fileHead, storeFile } from "../../../src/app/records/files.js";
import type { EvidenceFile } from "../../../src/app/records/model.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { batchOf, onEveryStore, subject } from "../../tools/with-store.js";
import { contextOn } from "../runs/small-city.js";

const PENALTY: Entry = { kind: "penalty", subject: "f1", occurredOn: "2021-04-10", data: { act: "other", authority: "示例区城管局" } };
const INSPECTION: Entry = { kind: "inspection", subject: "f1", occurredOn: "2021-04-10", data: { act: "other" } };

onEveryStore("files of evidence and the legal limit (R38)", (test) => {
  const context = (): Context => ({ ...contextOn(test.store), now: () => "2026-04-02T01:00:00Z", by: "示例街道" });
  const file = (): Promise<EvidenceFile> => {
    const bytes = async function* (): AsyncIterable<Uint8Array> { yield Buffer.from("%PDF-1.7 invented"); await Promise.resolve(); };
    return storeFile(context(), { stream: bytes(), name: "决定书.pdf", purpose: "evidence" });
  };
  const expiry = async (name: string): Promise<string | undefined> => (await fileHead(context(), name))?.expiresOn;
  beforeEach(async () => { await writeBatch(test.store, batchOf("city", { subjects: [subject("f1", "示例物业")] }, { kind: "import" })); });

  it("expire with the record's time, those of kinds without a limit five years after the act", async () => {
    const [one, other] = [await file(), await file()];
    await enterRecord(context(), { ...PENALTY, evidence: [one] });
    await enterRecord(context(), { ...INSPECTION, occurredOn: "2025-05-01", evidence: [other] });
    expect([await expiry(one.file), await expiry(other.file)]).to.deep.equal(["2026-04-10", "2030-05-01"]);
  });
  it("stay as long as the longest of the records that name them, and as a correction says", async () => {
    const kept = await file();
    const { id } = await enterRecord(context(), { ...PENALTY, evidence: [kept] });
    await correctRecord(context(), { id, version: 1, changes: { endedOn: "2022-01-31" }, reason: "持续至此" });
    expect(await expiry(kept.file)).to.equal("2027-01-31");
    await enterRecord(context(), { ...PENALTY, evidence: [kept] });
    expect(await expiry(kept.file)).to.equal("2027-01-31");
  });
  it("are proved by the hash in the record when they are gone", async () => {
    const kept = await file();
    const { id } = await enterRecord(context(), { ...PENALTY, evidence: [kept] });
    expect([await expireFiles(context(), "2026-04-09"), await expireFiles(context(), "2026-04-10")]).to.deep.equal([0, 1]);
    expect(await fileHead(context(), kept.file)).to.equal(null);
    expect((await recordHistory(context(), id)).versions[0].body.evidence).to.deep.equal([kept]);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });
});
