import { expect } from "chai";
import { journalEntries } from "../../src/app/journal-entries.js";
import { undoImport } from "../../src/app/imports/undo-import.js";
import { correctRecord } from "../../src/app/records/correct-record.js";
import { currentRecords } from "../../src/app/records/current-records.js";
import { evaluateRun } from "../../src/app/runs/evaluate-run.js";
import { publishRun } from "../../src/app/runs/publish-run.js";
import { withdrawRun } from "../../src/app/runs/withdraw-run.js";
import { verifyJournal } from "../../src/app/batches/verify-journal.js";
import { creditCodeCheck } from "../../src/domain/records/credit-code.js";
import { runImport } from "../../src/app/imports/run-import.js";
import { Bureau, told } from "../app/imports/bureau.js";
import { interrupted } from "../tools/interrupted.js";
import { failure, onEveryStore } from "../tools/with-store.js";

const F = `91370300MA3ABCDE1${creditCodeCheck("91370300MA3ABCDE1")}`;
const WHEN = { scheme: "shanghai-2012-firms", period: "2012", asOf: "2012-12-31" };
const MAPPING = { id: "inspections", title: { "zh-CN": "检查", en: "Inspections" }, collection: "records", kind: "inspection", source: "district", arrives: "verified", authority: "区县", columns: [{ column: "文号", field: "sourceNumber" }, { column: "项目", field: "subject" }, { column: "检查日期", field: "occurredOn" }, { column: "行为代码", field: "data.act" }] } as const;

/** Between the look and the storing; between the storing and the entry. */
const PLACES = [["bulk", "records"], ["insert", "journal"]] as const;

onEveryStore("a publication between the look and the entry", (test) => {
  let bureau: Bureau;
  let imported = "";
  let run = "";
  const record = async (): Promise<string> => (await bureau.records("inspection"))[0].id;
  const publish = (): Promise<unknown> => publishRun(bureau.context, run);
  const countOf = async (batch: string): Promise<number> => test.store.count("records", { index: "batch", prefix: [batch] });
  const at = (place: (typeof PLACES)[number], act: () => Promise<unknown>) => ({ ...bureau.context, store: interrupted(test.store, place, act) });

  beforeEach(async () => {
    bureau = await new Bureau(test.store).open();
    await bureau.counts(`统一社会信用代码,企业名称,区县\n${F},虚构甲公司,甲区\n`, { kind: "enterprise" });
    await bureau.counts("项目编号,项目名称,区县,建筑面积（平方米）\nY,虚构小区Y,甲区,70000\n", { kind: "project" });
    await bureau.counts("项目,企业,开始日期\nY,虚构甲公司,2012-01-01\n", { kind: "managedBy" });
    imported = (await bureau.import("文号,项目,检查日期,行为代码\nR1,Y,2012-05-06,noReception\n", { kind: "inspection", mapping: MAPPING })).import.id;
    run = (await evaluateRun(bureau.context, WHEN)).run.id;
  });
  afterEach(() => bureau.close());

  for (const place of PLACES) {
    it(`refuses the undoing of an import, and leaves nothing of it (before ${place.join(" ")})`, async () => {
      const error = await failure(undoImport(at(place, publish), imported, "错"));
      expect([error.code, error.message.includes("shanghai-2012-firms 2012")]).to.deep.equal(["import-published", true]);
      expect([await countOf(`undo-${imported}`), (await journalEntries(test.store)).some(({ batch }) => batch.startsWith("undo-"))]).to.deep.equal([0, false]);
      await withdrawRun(bureau.context, run, "重算");
      expect((await undoImport(bureau.context, imported, "错")).state).to.equal("undone");
      expect(await verifyJournal(test.store)).to.deep.equal([]);
    });

    it(`refuses a correction, and leaves nothing of it (before ${place.join(" ")})`, async () => {
      const id = await record();
      const request = { id, version: 1, changes: { occurredOn: "2012-05-07" }, reason: "笔误" };
      const before = (await journalEntries(test.store)).length;
      const error = await failure(correctRecord(at(place, publish), request));
      expect([error.code, error.message.includes("shanghai-2012-firms 2012")]).to.deep.equal(["used-by-published", true]);
      expect((await journalEntries(test.store)).slice(before).map(({ kind }) => kind)).to.not.include("records");
      expect(await test.store.count("records", { index: "id", from: `${id}@`, to: `${id}A` })).to.equal(1);
      expect((await correctRecord(bureau.context, { ...request, corrections: true })).fresh).to.equal(true);
      expect((await currentRecords(test.store, [id]))[0].version).to.equal(2);
    });

    it(`refuses the changed row of an import, and counts it so (before ${place.join(" ")})`, async () => {
      const again = "文号,项目,检查日期,行为代码\nR1,Y,2012-05-07,noReception\nR2,Y,2012-06-01,noReception\n";
      const path = await bureau.file(again);
      const answer = await runImport(at(place, publish), path, { kind: "inspection", mapping: MAPPING });
      expect(told(answer.import.counts)).to.equal("1 0 0 1 0");
      expect(answer.import.problems.map(({ code }) => code)).to.deep.equal(["used-by-published"]);
      expect((await bureau.records("inspection")).map(({ sourceNumber, version }) => [sourceNumber, version])).to.have.deep.members([["R1", 1], ["R2", 1]]);
      expect(await verifyJournal(test.store)).to.deep.equal([]);
    });

    it(`lets through what was withdrawn again, or does not read it (before ${place.join(" ")})`, async () => {
      const id = await record();
      const passing = async (): Promise<void> => {
        await publish();
        await withdrawRun(bureau.context, run, "误发");
      };
      expect((await correctRecord(at(place, passing), { id, version: 1, changes: { occurredOn: "2012-05-07" }, reason: "笔误" })).fresh).to.equal(true);
    });
  }
});
