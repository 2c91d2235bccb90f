import { expect } from "chai";
import { journalEntries, verifyJournal } from "../../../src/app/journal.js";
import { correctRecord } from "../../../src/app/records/correct-record.js";
import { recordHistory } from "../../../src/app/records/current-records.js";
import { enterRecord, type Entry } from "../../../src/app/records/enter-record.js";
import { storeFile } from "../../../src/app/records/files.js";
import { joinIncident, leaveIncident } from "../../../src/app/records/join-incident.js";
import { possibleSameActs } from "../../../src/app/records/same-act.js";
import { takeSteps } from "../../../src/app/records/take-steps.js";
import { openSnapshot } from "../../../src/app/snapshot.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import type { Context } from "../../../src/app/context.js";
import type { EvidenceRecord } from "../../../src/domain/model/documents.js";
import { ProblemError } from "../../../src/domain/model/problem.js";
import { batchOf, failure, onEveryStore, record, subject } from "../../tools/with-store.js";
import { contextOn } from "../runs/small-city.js";

const NOW = "2026-04-01T17:30:00Z"; // 2 April in Shanghai
const COMPLAINT: Entry = { kind: "complaint", subject: "p1", source: "12345", sourceNumber: "2026-0412", occurredOn: "2026-03-28", data: { channel: "hotline", act: "noReception", late: false, text: "电梯困人一小时，物业值班无人接听", caller: "张三 13900000000" } };
const INSPECTION: Entry = { kind: "inspection", subject: "p1", occurredOn: "2026-03-30", data: { act: "lift", text: "电梯困人，物业值班无人" } };

onEveryStore("the life of records", (test) => {
  const context = (by = "示例街道"): Context => ({ ...contextOn(test.store), now: () => NOW, by });
  const enter = (entry: Entry): Promise<EvidenceRecord & { readonly version: number }> => enterRecord(context(), entry).then(({ record: body }) => body as EvidenceRecord & { readonly version: number });
  const problems = async (promise: Promise<unknown>): Promise<readonly string[]> => {
    const error = await failure(promise);
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  };
  const current = async (id: string): Promise<EvidenceRecord> => (await recordHistory(context(), id)).versions.at(-1)!.body;
  beforeEach(async () => {
    const gone = { ...subject("p9", "撤回小区", "project"), revoked: true as const };
    await writeBatch(test.store, batchOf("city", { subjects: [subject("p1", "示例小区", "project"), subject("p2", "另一小区", "project"), gone] }, { kind: "import" }));
  });
  const sound = async (): Promise<void> => { expect(await verifyJournal(test.store)).to.deep.equal([]); };

  describe("entering", () => {
    it("stores a record as reported, its personal fields apart", async () => {
      const { id, record: body, fresh } = await enterRecord(context(), COMPLAINT);
      expect(fresh).to.equal(true);
      expect(body).to.deep.include({ id, version: 1, recordedOn: "2026-04-02", source: "12345", steps: [{ step: "reported", on: "2026-04-02", by: "示例街道" }] });
      expect(body.data).not.to.have.property("caller");
      expect(body.personal).to.match(/^[0-9a-f]{64}$/);
      expect(await test.store.count("personal", { index: "body", prefix: ["records", id] })).to.equal(1);
      expect(JSON.stringify(await journalEntries(test.store))).not.to.contain("张三");
      const [seen] = await (await openSnapshot(test.store)).records(["complaint"]);
      expect(seen).to.deep.equal(body);
      await sound();
    });
    it("writes nothing for the same again, and refuses a known number with other values, naming the record", async () => {
      const { id } = await enterRecord(context(), COMPLAINT);
      const before = await journalEntries(test.store);
      expect(await enterRecord(context(), COMPLAINT)).to.include({ id, fresh: false });
      for (const data of [{ ...COMPLAINT.data, late: true }, { ...COMPLAINT.data, caller: "李四" }]) {
        const error = await failure(enterRecord(context(), { ...COMPLAINT, data }));
        expect(error.code).to.equal("known-number");
        expect(error.message).to.contain(id);
      }
      expect(await journalEntries(test.store)).to.deep.equal(before);
    });
    it("gives records without a number ids of their own; verified ones name the authority", async () => {
      const [a, b] = [await enter({ ...INSPECTION, verifiedBy: "示例区住建局" }), await enter(INSPECTION)];
      expect(a.id).not.to.equal(b.id);
      expect(a.source).to.equal("entry");
      expect(a.steps?.map(({ step, by }) => `${step} ${by}`)).to.deep.equal(["reported 示例街道", "verified 示例区住建局"]);
    });
    it("says everything that is wrong, with places in the entry", async () => {
      expect(await problems(enterRecord(context(), { ...COMPLAINT, subject: "nobody", data: { channel: "post", act: 1, other: 2 } } as Entry))).to.have.members(["not-one-of /data/channel", "wrong-type /data/act", "unknown-field /data/other", "missing-key /data", "unknown-subject /subject"]);
      expect(await problems(enterRecord(context(), { ...COMPLAINT, subject: "p9" }))).to.deep.equal(["unknown-subject /subject"]);
      expect(await problems(enterRecord(context(), { ...COMPLAINT, kind: "nothing" }))).to.deep.equal(["unknown-kind /kind"]);
      expect(await problems(enterRecord(context(), { ...COMPLAINT, kind: "decision" }))).to.deep.equal(["not-allowed /kind"]);
      expect(await problems(enterRecord(context(), { ...COMPLAINT, occurredOn: "2026-04-03" }))).to.deep.equal(["future-day /occurredOn"]);
      expect(await problems(enterRecord(context(), { ...COMPLAINT, endedOn: "2026-03-01" }))).to.deep.equal(["ends-before /endedOn"]);
      expect(await problems(enterRecord(context(), { ...COMPLAINT, occurredOn: "2026-02-30" }))).to.deep.equal(["no-such-day /occurredOn"]);
      expect(await test.store.count("records", { index: "id" })).to.equal(0);
    });
    it("takes files of evidence that are there, and no others", async () => {
      const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
      const bytes = async function* (): AsyncIterable<Uint8Array> { yield png; await Promise.resolve(); };
      const file = await storeFile(context(), { stream: bytes(), name: "现场.png", purpose: "evidence" });
      const upload = await storeFile(context(), { stream: bytes(), name: "x", purpose: "upload" });
      expect((await enter({ ...INSPECTION, evidence: [file] })).evidence).to.deep.equal([file]);
      expect(await problems(enterRecord(context(), { ...INSPECTION, evidence: [file, { ...file, hash: "0" }, upload, { ...file, file: "../../etc/passwd" }] }))).to.deep.equal(["evidence /evidence/1", "evidence /evidence/2", "evidence /evidence/3"]);
    });
    it("lets one of two who enter the same number at once write", async () => {
      const answers = await Promise.allSettled([enterRecord(context("甲"), COMPLAINT), enterRecord(context("乙"), COMPLAINT)]);
      expect(answers.filter(({ status }) => status === "fulfilled").length).to.be.greaterThan(0);
      expect((await journalEntries(test.store)).length).to.equal(2);
      await sound();
    });
  });

  describe("steps", () => {
    it("takes a step in the life of several records as one batch, each a new version", async () => {
      const [a, b] = [await enter(COMPLAINT), await enter(INSPECTION)];
      const seen = [a, b].map(({ id, version }) => ({ id, version }));
      const done = await takeSteps(context("区住建局"), seen, { step: "verified" });
      expect(done).to.deep.equal({ records: seen.map(({ id }) => ({ id, version: 2 })), seq: 4, fresh: true });
      expect((await current(a.id)).steps?.at(-1)).to.deep.equal({ step: "verified", on: "2026-04-02", by: "区住建局" });
      expect((await current(a.id)).personal).to.equal(a.personal);
      expect(await takeSteps(context("区住建局"), seen, { step: "verified" })).to.deep.equal({ ...done, fresh: false });
      expect((await journalEntries(test.store)).length).to.equal(4);
      await sound();
    });
    it("takes all or none, and names those that cannot", async () => {
      const [a, b] = [await enter(COMPLAINT), await enter({ ...INSPECTION, verifiedBy: "区住建局" })];
      const error = await failure(takeSteps(context(), [a, b], { step: "verified" }));
      expect(error.code).to.equal("step-refused");
      expect(error.message).to.contain(b.id).and.not.to.contain(a.id);
      expect((await current(a.id)).steps).to.have.length(1);
    });
    it("refuses an old version with the newer one named, days to come, steps unknown and without the reason they need", async () => {
      const a = await enter(COMPLAINT);
      await takeSteps(context(), [a], { step: "verified", on: "2026-04-01" });
      expect((await failure(takeSteps(context(), [a], { step: "revoked", reason: "录入有误" }))).message).to.contain("now it is version 2");
      const now = [{ id: a.id, version: 2 }];
      expect((await failure(takeSteps(context(), now, { step: "revoked" }))).code).to.equal("step-refused");
      expect((await failure(takeSteps(context(), now, { step: "revoked", reason: "x", on: "2026-04-03" }))).code).to.equal("future-day");
      expect((await failure(takeSteps(context(), now, { step: "toString" as "revoked", reason: "x" }))).code).to.equal("step");
      expect((await failure(takeSteps(context(), [{ id: "nobody", version: 1 }], { step: "verified" }))).code).to.equal("unknown-record");
    });
    it("lets one of two who decide at once write", async () => {
      const a = await enter(COMPLAINT);
      const answers = await Promise.allSettled([takeSteps(context("甲"), [a], { step: "verified" }), takeSteps(context("乙"), [a], { step: "rejected", reason: "不属实" })]);
      expect(answers.map(({ status }) => status).sort()).to.deep.equal(["fulfilled", "rejected"]);
      expect((await current(a.id)).steps).to.have.length(2);
    });
  });

  describe("correcting", () => {
    it("writes a new version that keeps the day of recording and the steps; the journal says why", async () => {
      const a = await enter(COMPLAINT);
      const done = await correctRecord(context("甲"), { ...a, changes: { "data.late": true, occurredOn: "2026-03-27", "data.text": null }, reason: "热线更正" });
      expect(done.records).to.deep.equal([{ id: a.id, version: 2 }]);
      const { versions } = await recordHistory(context(), a.id);
      expect(versions.map(({ version, entry }) => `${version} ${entry.by} ${entry.why}`).at(-1)).to.equal("2 甲 热线更正");
      const { version, ...before } = a;
      expect(version).to.equal(1);
      const { text, ...kept } = a.data;
      expect(text).to.be.a("string");
      expect(versions[1].body).to.deep.equal({ ...before, occurredOn: "2026-03-27", data: { ...kept, late: true } });
    });
    it("corrects personal fields alone with a new commitment, and leaves them where they are not touched", async () => {
      const a = await enter(COMPLAINT);
      await correctRecord(context(), { ...a, changes: { "data.caller": "李四" }, reason: "姓名有误" });
      const next = await current(a.id);
      expect(next.personal).to.match(/^[0-9a-f]{64}$/).and.not.equal(a.personal);
      expect(next.data).to.deep.equal(a.data);
      expect((await failure(correctRecord(context(), { id: a.id, version: 2, changes: { "data.caller": "李四" }, reason: "r" }))).code).to.equal("no-change");
      await correctRecord(context(), { id: a.id, version: 2, changes: { "data.late": true }, reason: "r" });
      expect((await current(a.id)).personal).to.equal(next.personal);
      await correctRecord(context(), { id: a.id, version: 3, changes: { "data.caller": null }, reason: "r" });
      expect((await current(a.id)).personal).to.equal(undefined);
      await sound();
    });
    it("refuses what would be no valid record, what cannot be corrected, old versions and revoked records", async () => {
      const a = await enter(COMPLAINT);
      const correct = (changes: Parameters<typeof correctRecord>[1]["changes"], more = {}): Promise<unknown> => correctRecord(context(), { ...a, changes, reason: "r", ...more });
      expect(await problems(correct({ "data.channel": "post", "data.act": null, subject: "p9" }))).to.have.members(["not-one-of /data/channel", "missing-key /data", "unknown-subject /subject"]);
      for (const name of ["id", "kind", "steps", "recordedOn", "sourceNumber", "personal", "data", "data.__proto__", "incident"]) expect((await failure(correct({ [name]: "x" }))).code, name).to.equal("not-correctable");
      expect((await failure(correct({ "data.late": false }))).code).to.equal("no-change");
      expect((await failure(correct({ "data.late": true }, { reason: " " }))).code).to.equal("reason");
      await takeSteps(context(), [a], { step: "revoked", reason: "x" });
      expect((await failure(correct({ "data.late": true }))).code).to.equal("version-conflict");
      expect((await failure(correct({ "data.late": true }, { version: 2 }))).code).to.equal("revoked");
    });
  });

  describe("one act", () => {
    it("finds records of one act, likeliest first, with reasons; joined they are one incident", async () => {
      const a = await enter(COMPLAINT);
      const b = await enter(INSPECTION);
      const far = await enter({ ...INSPECTION, occurredOn: "2026-03-10" });
      const other = await enter({ ...INSPECTION, data: { act: "grass", text: "绿化带杂草未清理" } });
      const elsewhere = await enter({ ...INSPECTION, subject: "p2" });
      const number = await enter({ kind: "inspection", subject: "p2", source: "12345", sourceNumber: "2026-0412", occurredOn: "2026-01-01", data: { act: "other" } });
      const found = await possibleSameActs(context(), a.id);
      expect(found.map(({ record: { id } }) => id)).to.deep.equal([number.id, b.id]);
      expect(found[0].reasons.map(({ en }) => en)).to.deep.equal(["the same number at the source: 2026-0412"]);
      expect(found[1].reasons[0]).to.deep.equal({ "zh-CN": "同一对象、相隔 2 天", en: "the same subject, 2 days apart" });
      expect(found[1].similar).to.be.within(0.3, 1);
      expect([far, other, elsewhere].map(({ id }) => id)).not.to.include.members([b.id]);
      const { incident, records } = await joinIncident(context(), [a.id, b.id], { reason: "同一起困人" });
      expect(incident).to.match(/^i-[0-9a-f]{32}$/);
      expect(records.map(({ version }) => version)).to.deep.equal([2, 2]);
      expect((await possibleSameActs(context(), a.id)).map(({ record: { id } }) => id)).to.deep.equal([number.id]);
      expect((await joinIncident(context(), [a.id, number.id], { reason: "同号" })).records).to.deep.equal([{ id: number.id, version: 2 }]);
      await leaveIncident(context(), [a.id], { reason: "不是一起" });
      expect(await current(a.id)).not.to.have.property("incident");
      expect((await current(b.id)).incident).to.equal(incident);
      expect((await failure(leaveIncident(context(), [a.id], { reason: "r" }))).code).to.equal("no-change");
      await sound();
    });
    it("does not join records of two incidents without a word, nor revoked ones", async () => {
      await writeBatch(test.store, batchOf("old", { records: ["r1", "r2"].map((id) => record(id, 1, { subject: "p1", incident: `e-${id}` })) }));
      const a = await enter(INSPECTION);
      expect((await failure(joinIncident(context(), ["r1", "r2"], { reason: "r" }))).message).to.contain("e-r1, e-r2");
      expect((await joinIncident(context(), ["r1", "r2", a.id], { reason: "r", incident: "e-r1" })).records.map(({ id }) => id)).to.have.members(["r2", a.id]);
      await takeSteps(context(), [{ id: a.id, version: 2 }], { step: "revoked", reason: "r" });
      expect((await failure(joinIncident(context(), ["r1", a.id], { reason: "r" }))).code).to.equal("revoked");
      expect((await failure(joinIncident(context(), ["r1"], { reason: "r" }))).code).to.equal("records");
    });
  });
});
