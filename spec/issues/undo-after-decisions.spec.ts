import { expect } from "chai";
import { journalEntries } from "../../src/app/journal-entries.js";
import { undoImport } from "../../src/app/imports/undo-import.js";
import { upsertRows } from "../../src/app/imports/upsert-rows.js";
import { verifyJournal } from "../../src/app/batches/verify-journal.js";
import { correctRecord } from "../../src/app/records/correct-record.js";
import { enterRecord } from "../../src/app/records/enter-record.js";
import { takeSteps } from "../../src/app/records/take-steps.js";
import type { EvidenceRecord, StepName } from "../../src/domain/model/documents.js";
import type { Refusal } from "../../src/app/refusal.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { Bureau, hotline, lines } from "../app/imports/bureau.js";
import { beforeTheEntry } from "../tools/interrupted.js";
import { failure, onEveryStore } from "../tools/with-store.js";

const A1 = "A1,X1,2026-03-01,lift,否,";
const A1_FEE = "A1,X1,2026-03-01,fee,否,";
const A2 = "A2,X2,2026-03-02,fire,是,";
const A3 = "A3,X2,2026-03-03,fee,否,";
const mapping = hotline();

onEveryStore("undoing an import", (test) => describe("after something came upon it", () => {
  let bureau: Bureau;
  const bring = async (...rows: readonly string[]): Promise<string> => {
    bureau.now = new Date(Date.parse(bureau.now) + 60_000).toISOString();
    return (await bureau.import(lines(...rows), { mapping })).import.id;
  };
  const undo = (id: string): Promise<unknown> => undoImport(bureau.context, id, "文件弄错了");
  const refused = async (id: string): Promise<readonly [string | undefined, string]> => {
    const before = (await journalEntries(test.store)).length;
    const error = await failure(undo(id));
    expect((await journalEntries(test.store)).length).to.equal(before);
    return [error.code, (error as Refusal).message];
  };
  const record = async (number: string): Promise<EvidenceRecord> => (await bureau.records()).find(({ source, sourceNumber }) => source === "12345" && sourceNumber === number) as EvidenceRecord;
  const version = async (number: string): Promise<{ readonly id: string; readonly version: number }> => {
    const { id, version: newest } = await record(number);
    return { id, version: newest ?? 0 };
  };
  const take = async (number: string, step: StepName): Promise<unknown> => takeSteps(bureau.context, [await version(number)], { step, reason: "复核" });
  const steps = async (number: string): Promise<string> => ((await record(number)).steps ?? []).map(({ step }) => step).join(" ");

  beforeEach(async () => { bureau = await new Bureau(test.store).open(); });
  afterEach(async () => {
    expect(await verifyJournal(test.store)).to.deep.equal([]);
    await bureau.close();
  });

  it("is refused, with names, where people decided on a record that it brought", async () => {
    const id = await bring(A1, A2);
    await take("A1", "disputed");
    await take("A1", "upheld");
    const [code, message] = await refused(id);
    expect([code, message.includes((await record("A1")).id), message.includes((await record("A2")).id)]).to.deep.equal(["changed-since", true, false]);
    expect([await steps("A1"), await steps("A2")]).to.deep.equal(["reported verified disputed upheld", "reported verified"]);
  });

  it("is refused where people corrected or revoked a record that it brought", async () => {
    const [first, second] = [await bring(A1), await bring(A2)];
    await correctRecord(bureau.context, { ...(await version("A1")), changes: { occurredOn: "2026-03-04" }, reason: "笔误" });
    await take("A2", "revoked");
    expect([(await refused(first))[0], (await refused(second))[0]]).to.deep.equal(["changed-since", "changed-since"]);
  });

  it("is refused where another system changed a record that it brought", async () => {
    const id = await bring(A1);
    await upsertRows(bureau.context, [{ subject: "X1", sourceNumber: "A1", occurredOn: "2026-03-05", data: { act: "lift", channel: "hotline", late: false } }], { kind: "complaint", source: "12345" });
    expect([(await record("A1")).occurredOn, (await refused(id))[0]]).to.deep.equal(["2026-03-05", "changed-since"]);
  });

  it("is refused where a later import found its rows or corrected them, which is named; the other way round both go", async () => {
    const first = await bring(A1, A2);
    const second = await bring(A1, A2, A3);
    const third = await bring(A1_FEE);
    for (const [id, names] of [[first, [second, third]], [second, [third]]] as const) {
      const [code, message] = await refused(id);
      expect([code, names.every((name) => message.includes(name.slice(0, 12))), message.includes(first.slice(0, 12))]).to.deep.equal(["later-import", true, false]);
    }
    for (const id of [third, second, first]) await undo(id);
    expect([await steps("A1"), await steps("A2"), await steps("A3")]).to.deep.equal(Array(3).fill("reported verified revoked"));
    await bring(A1);
    expect([await steps("A1"), await steps("A2")]).to.deep.equal(["reported verified", "reported verified revoked"]);
  });

  it("asks nothing of the same file once more, of other sources, of earlier imports, nor of those that found nothing or were undone", async () => {
    await bring(A2, A3);
    await bring(A3, A2);
    const first = await bring(A1);
    for (let i = 0; i < 2; i++) await bureau.import(lines(A1, A2).repeat(i + 1), { mapping: hotline({ source: "street" }) });
    await bring(A1);
    const again = await bring(A1, A2);
    await bring("A4,X1,2026-03-04,fee,否,");
    const [code, message] = await refused(first);
    expect([code, message.match(/\b[0-9a-f]{12}\b/g)]).to.deep.equal(["later-import", [again.slice(0, 12)]]);
    await undo(again);
    await undo(first);
    expect([await steps("A1"), await steps("A2"), await steps("A4")]).to.deep.equal(["reported verified revoked", "reported verified", "reported verified"]);
  });

  it("knows no source of rows whose file says it: such a later import may have found any", async () => {
    const bySource = hotline({ source: undefined, columns: [...mapping.columns, { column: "来源", field: "source" }] });
    const first = await bring(A1);
    const { import: later } = await bureau.import("工单编号,小区,日期,行为,超期,来源\nA1,X1,2026-03-01,lift,否,12345\n", { mapping: bySource });
    expect(later.counts?.unchanged).to.equal(1);
    const [code, message] = await refused(first);
    expect([code, message.includes(later.id.slice(0, 12))]).to.deep.equal(["later-import", true]);
  });

  it("sees a later import that comes in while it is undone", async () => {
    const id = await bring(A1);
    const error = await failure(undoImport({ ...bureau.context, store: beforeTheEntry(test.store, () => bring(A1, A2)) }, id, "错"));
    expect([error.code, await steps("A1")]).to.deep.equal(["later-import", "reported verified"]);
  });

  it("passes over rows that are gone already", async () => {
    const first = await bring(A1);
    const second = await bring(A1_FEE, A3);
    // As an earlier program undid the first, with what had come upon it.
    const whole = await record("A1");
    await writeBatch(test.store, { batch: `undo-${first}`, kind: "records", by: "spec", at: bureau.now, why: "spec", records: [{ ...whole, steps: [...(whole.steps ?? []), { step: "revoked", on: "2026-10-20", by: "spec", reason: "错" }] }] });
    await undo(second);
    expect([await steps("A1"), await steps("A3"), (await record("A1")).version]).to.deep.equal(["reported verified revoked", "reported verified revoked", 3]);
  });

  it("gives back what a person had revoked before the correction, which it is not taken for", async () => {
    await bring(A1);
    await take("A1", "revoked");
    const second = await bring(A1_FEE);
    await undo(second);
    await bring(A1);
    expect(await steps("A1")).to.equal("reported verified revoked");
    const entry = { kind: "complaint", subject: "X1", source: "12345", sourceNumber: "A1", occurredOn: "2026-03-09", data: { act: "fee", channel: "hotline", late: false } };
    expect((await failure(enterRecord(bureau.context, entry))).code).to.equal("known-number");
  });
}));
