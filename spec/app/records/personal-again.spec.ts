import { expect } from "chai";
import type { Context } from "../../../src/app/context.js";
import { upsertRows } from "../../../src/app/imports/upsert-rows.js";
import { verifyJournal } from "../../../src/app/journal.js";
import { recordHistory } from "../../../src/app/records/current-records.js";
import { erasePersonal } from "../../../src/app/records/erase-personal.js";
import { readPersonal } from "../../../src/app/records/personal-of.js";
import { takeSteps } from "../../../src/app/records/take-steps.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import type { EvidenceRecord, Json } from "../../../src/domain/model/documents.js";
import { batchOf, onEveryStore, subject } from "../../tools/with-store.js";
import { contextOn } from "../runs/small-city.js";

const ROW = { subject: "p1", sourceNumber: "1", occurredOn: "2026-03-28", "data.channel": "hotline", "data.act": "noReception", "data.late": false, "data.caller": "张三 13900000000" };

onEveryStore("personal fields of a row that comes again", (test) => {
  const context = (): Context => ({ ...contextOn(test.store), now: () => "2026-04-02T01:00:00Z", by: "示例街道" });
  const send = async (changes: Readonly<Record<string, Json>> = {}): Promise<{ readonly fate: string; readonly id: string }> => {
    const { rows } = await upsertRows(context(), [{ ...ROW, ...changes }], { kind: "complaint", source: "12345" });
    expect(rows[0].problems).to.deep.equal([]);
    return { fate: rows[0].fate, id: rows[0].id ?? "" };
  };
  const current = async (id: string): Promise<EvidenceRecord> => (await recordHistory(context(), id)).versions.at(-1)!.body;
  beforeEach(async () => { await writeBatch(test.store, batchOf("city", { subjects: [subject("p1", "示例小区", "project")] }, { kind: "import" })); });
  const sound = async (): Promise<void> => { expect(await verifyJournal(test.store)).to.deep.equal([]); };

  it("stay where a person's step came in between and the row corrects something else", async () => {
    const { id } = await send();
    const { personal } = await current(id);
    await takeSteps(context(), [{ id, version: 1 }], { step: "verified" });
    expect((await send()).fate).to.equal("unchanged");
    expect((await send({ "data.late": true })).fate).to.equal("changed");
    expect(await current(id)).to.deep.include({ personal, data: { channel: "hotline", act: "noReception", late: true } });
    expect((await readPersonal(context(), id)).values).to.deep.equal({ caller: ROW["data.caller"] });
    await sound();
  });
  it("are corrected by the row where it brings others, and only then", async () => {
    const { id } = await send();
    await takeSteps(context(), [{ id, version: 1 }], { step: "verified" });
    expect((await send({ "data.caller": "李四" })).fate).to.equal("changed");
    expect((await readPersonal(context(), id)).values).to.deep.equal({ caller: "李四" });
    expect((await send({ "data.caller": "李四" })).fate).to.equal("unchanged");
    await sound();
  });
  it("stay erased, whatever the row brings", async () => {
    const { id } = await send();
    await takeSteps(context(), [{ id, version: 1 }], { step: "verified" });
    await erasePersonal(context(), { ids: [id], reason: "当事人申请" });
    expect((await send({ "data.caller": "李四" })).fate).to.equal("unchanged");
    expect((await send({ "data.caller": "李四", "data.late": true })).fate).to.equal("changed");
    expect(await readPersonal(context(), id)).to.deep.equal({ values: null, erased: true });
    expect(await test.store.count("personal", { index: "id" })).to.equal(0);
    await sound();
  });
});
