import { expect } from "chai";
import { undoImport } from "../../../src/app/imports/undo-import.js";
import { listImports } from "../../../src/app/imports/list-imports.js";
import { previewImport } from "../../../src/app/imports/preview-import.js";
import { runImport } from "../../../src/app/imports/run-import.js";
import { kindsOf } from "../../../src/app/kinds/stored-kinds.js";
import { verifyJournal } from "../../../src/app/journal.js";
import { recordIdOf } from "../../../src/app/imports/identity.js";
import { erasePersonal } from "../../../src/app/records/erase-personal.js";
import type { PersonalDocument } from "../../../src/app/records/model.js";
import { commitment } from "../../../src/app/records/split-personal.js";
import { openSnapshot } from "../../../src/app/snapshot.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { Bureau, hotline, lines, told } from "./bureau.js";

const A1 = "A1,锦绣花园,2026/3/1,lift,否,";
const A2 = "A2,X2,2026年3月2日,fire,√,";
const A3 = "A3,翠湖小区,20260303,fee,无,";

// The hooks of an inner block come before those that close the store.
onEveryStore("an import", (test) => describe("of a file", () => {
  let bureau: Bureau;
  const mapping = hotline();
  beforeEach(async () => { bureau = await new Bureau(test.store).open(); });
  afterEach(async () => {
    expect(await verifyJournal(test.store)).to.deep.equal([]);
    await bureau.close();
  });

  it("makes records that the checker of documents finds nothing wrong with, as reported and verified on the day of the import", async () => {
    expect(await bureau.counts(lines(A1, A2, A3), { mapping })).to.equal("3 0 0 0 0");
    const records = await bureau.records();
    const first = records.find(({ sourceNumber }) => sourceNumber === "A1");
    expect(first).to.deep.equal({
      id: recordIdOf("complaint", "12345", "A1"), version: 1, kind: "complaint", subject: "X1", source: "12345", sourceNumber: "A1", occurredOn: "2026-03-01", recordedOn: "2026-10-20",
      data: { act: "lift", channel: "hotline", late: false }, steps: [{ step: "reported", on: "2026-10-20" }, { step: "verified", on: "2026-10-20", by: "热线办" }],
    });
    const checked = bureau.context.library.documents("records", JSON.stringify(records), { kinds: await kindsOf(bureau.context) });
    expect(checked.problems).to.deep.equal([]);
    expect(checked.documents.length).to.equal(3);
  });

  it("is one entry of the journal, whatever its size", async () => {
    const many = Array.from({ length: 25_000 }, (_, i) => `B${i},X${1 + (i % 2)},2026-03-0${1 + (i % 9)},lift,否,`);
    const before = await test.store.count("journal", { index: "seq" });
    const { import: done } = await bureau.import(lines(...many), { mapping });
    expect(told(done.counts)).to.equal("25000 0 0 0 0");
    expect(await test.store.count("journal", { index: "seq" })).to.equal(before + 1);
    expect((await bureau.records()).length).to.equal(25_000);
    expect(await bureau.counts(lines(...many.reverse(), "B25000,X1,2026-03-01,lift,否,"), { mapping })).to.equal("1 0 25000 0 0");
  }).timeout(120_000);

  it("changes nothing the second time; under another name, or in another order, neither", async () => {
    await bureau.import(lines(A1, A2), { mapping });
    const seq = await test.store.count("journal", { index: "seq" });
    for (const text of [lines(A1, A2), lines(A2, A1), lines("A1,X1,2026-03-01,lift,0,", A2)]) expect(await bureau.counts(text, { mapping })).to.equal("0 0 2 0 0");
    expect(await test.store.count("journal", { index: "seq" })).to.equal(seq);
  });

  it("keeps honest doubles: rows without number are known by their values and their place among their equals", async () => {
    const row = ",锦绣花园,2026-03-01,lift,否,";
    expect(await bureau.counts(lines(row, row, A1), { mapping })).to.equal("3 0 0 0 0");
    expect(await bureau.counts(lines(row, row), { mapping })).to.equal("0 0 2 0 1");
    expect(await bureau.counts(lines(row, A1, row, row, ",X1,2026-03-02,lift,否,"), { mapping })).to.equal("2 0 3 0 0");
    expect((await bureau.records()).length).to.equal(5);
  });

  it("adds only what is new of a cumulative file, and reports what is lacking without removing it", async () => {
    await bureau.import(lines(A1, A2), { mapping });
    expect(await bureau.counts(lines(A1, A2, A3), { mapping })).to.equal("1 0 2 0 0");
    expect(await bureau.counts(lines(A3), { mapping })).to.equal("0 0 1 0 2");
    expect(await bureau.counts(lines("Z9,X1,2026-03-01,lift,否,"), { mapping: hotline({ source: "street" }) })).to.equal("1 0 0 0 0");
    expect((await bureau.records()).length).to.equal(4);
  });

  it("takes other values of a known number as a correction: a new version that keeps its day and its steps", async () => {
    await bureau.import(lines(A1, A2), { mapping });
    bureau.now = "2026-11-05T09:00:00+08:00";
    expect(await bureau.counts(lines("A1,锦绣花园,2026-03-01,fire,否,", A2), { mapping })).to.equal("0 1 1 0 0");
    const [record] = (await bureau.records()).filter(({ sourceNumber }) => sourceNumber === "A1");
    expect([record.version, record.data.act, record.recordedOn, record.steps?.length]).to.deep.equal([2, "fire", "2026-10-20", 2]);
    // A file that does not have the column says nothing of it.
    expect(await bureau.counts("工单编号,小区,日期,超期\nA1,X1,2026-03-01,否\n", { mapping: hotline({ columns: mapping.columns.filter(({ field }) => field !== "data.act"), constants: { "data.channel": "hotline", "data.act": "fire" } }) })).to.equal("0 0 1 0 1");
  });

  it("leaves what people have entered since: the same file again changes nothing, a rejected record stays rejected", async () => {
    await bureau.import(lines(A1), { mapping });
    const [record] = await bureau.records();
    await writeBatch(test.store, { batch: "person", kind: "records", by: "person", at: bureau.now, why: "spec", records: [{ ...record, data: { ...record.data, act: "fee" }, incident: "I-1", steps: [...(record.steps ?? []), { step: "rejected", on: "2026-10-21" }] }] });
    expect(await bureau.counts(lines(A1), { mapping })).to.equal("0 0 1 0 0");
    expect((await bureau.records())[0].data.act).to.equal("fee");
  });

  it("verifies what was only reported when its file says so, and nothing that a person decided", async () => {
    await bureau.import(lines(A1), { mapping: hotline({ arrives: "reported", authority: undefined }) });
    expect((await bureau.records())[0].steps?.map(({ step }) => step)).to.deep.equal(["reported"]);
    expect(await bureau.counts(lines(A1), { mapping })).to.equal("0 1 0 0 0");
    expect((await bureau.records())[0].steps?.map(({ step }) => step)).to.deep.equal(["reported", "verified"]);
    expect(await bureau.counts(lines(A1), { mapping })).to.equal("0 0 1 0 0");
  });

  it("passes over titles, blank rows, headings that stand again and totals", async () => {
    const text = `热线投诉汇总表,,,,,\n\n单位：件,,,,,\n${lines(A1, "小计,1,,,,", "工单编号,小区,日期,行为,超期,来电人", A2, "合计：,,,,,2", " 总 计 ,2,,,,")}`;
    const answer = await bureau.import(text, { mapping });
    expect([told(answer.import.counts), answer.passedOver]).to.deep.equal(["2 0 0 0 0", 4]);
  });

  it("refuses bad rows with row, column, value and reason, and gives them back in a file that can be put right and imported again", async () => {
    const text = lines(A1, "A2,无此小区,2026-03-02,fire,是,", "A3,重名苑,2026-02-30,fee,大概,", "A4,X1,2026-12-01,lift,否,", "A5,,2026-03-01,lift,否,", "A6,X1,2026-03-01,lift,否,", "A6,X1,2026-03-01,fire,否,");
    const answer = await bureau.import(text, { mapping });
    expect(told(answer.import.counts)).to.equal("1 0 0 6 0");
    expect(answer.import.problems.map(({ row, column, found, code }) => [row, column, found, code])).to.deep.equal([
      [3, "小区", "无此小区", "unknown-subject"], [4, "日期", "2026-02-30", "no-such-day"], [4, "超期", "大概", "not-yes-or-no"], [4, "小区", "重名苑", "ambiguous-name"], [5, "日期", "2026-12-01", "future-day"],
      [6, "小区", "", "missing-value"], [7, null, "A6", "twice-in-file"], [8, null, "A6", "twice-in-file"],
    ]);
    const back = await bureau.refused(answer);
    expect(back.split("\n").filter((line) => line !== "").map((line) => line.split(",")[0])).to.deep.equal(["工单编号", "A2", "A3", "A4", "A5", "A6", "A6"]);
    expect(back).to.include("没有这一天").and.to.include("There is no such day");
    const right = back.replace("无此小区", "X1").replace("重名苑,2026-02-30,fee,大概", "X3,2026-02-28,fee,是");
    expect(await bureau.counts(right, { mapping })).to.equal("2 0 0 4 1");
  });

  it("keeps personal values apart: their commitment is in the record, the same again changes nothing, what was erased stays erased", async () => {
    const called = (caller: string): string => lines(`A1,X1,2026-03-01,lift,否,${caller}`);
    await bureau.import(called("王某 13800000000"), { mapping });
    const [record] = await bureau.records();
    const [{ id, body: kept }] = (await test.store.range<PersonalDocument>("personal", { index: "body", prefix: ["records", record.id] })).items;
    expect(kept.values).to.deep.equal({ caller: "王某 13800000000" });
    expect(record.personal).to.equal(commitment(kept.salt, kept.values));
    expect(JSON.stringify(record)).not.to.include("13800000000");
    expect(await bureau.counts(called("王某 13800000000"), { mapping })).to.equal("0 0 1 0 0");
    expect(await bureau.counts(called("李某"), { mapping })).to.equal("0 1 0 0 0");
    await erasePersonal(bureau.context, { ids: [record.id], reason: "期满" });
    expect(await bureau.counts(called("王某 13800000000"), { mapping })).to.equal("0 0 1 0 0");
    expect(await test.store.get("personal", id)).to.equal(null);
    // Nothing personal stands in what the import tells, and the identity of rows without number does not tell it either.
    await bureau.import(lines(`,X1,2026-03-01,lift,否,${"王".repeat(3000)}`), { mapping });
    expect(JSON.stringify((await listImports(test.store)).imports)).not.to.include("王");
    const twice = await bureau.import(lines(",X1,2026-03-05,lift,否,甲", ",X1,2026-03-05,lift,否,乙"), { mapping });
    expect(told(twice.import.counts)).to.equal("2 0 0 0 1");
  });

  it("is undone: records are revoked, corrections taken back, and the same file goes in anew", async () => {
    await bureau.import(lines(A1), { mapping });
    const { import: second } = await bureau.import(lines("A1,X1,2026-03-01,fee,否,", A2), { mapping });
    await undoImport(bureau.context, second.id, "文件弄错了");
    const byNumber = new Map((await bureau.records()).map((record) => [record.sourceNumber, record]));
    expect([byNumber.get("A1")?.data.act, byNumber.get("A1")?.version, byNumber.get("A2")?.steps?.at(-1)]).to.deep.equal(["lift", 3, { step: "revoked", on: "2026-10-20", by: "spec", reason: "文件弄错了" }]);
    expect((await failure(undoImport(bureau.context, second.id, "再来"))).code).to.equal("import-undone");
    expect(await bureau.counts(lines("A1,X1,2026-03-01,fee,否,", A2), { mapping })).to.equal("1 1 0 0 0");
    expect((await bureau.records()).find(({ sourceNumber }) => sourceNumber === "A2")?.steps?.map(({ step }) => step)).to.deep.equal(["reported", "verified"]);
  });

  it("brings subjects and links; undoing a subject that something refers to is refused with names", async () => {
    const enterprises = "统一社会信用代码,企业名称,区县,规模,联系人\n91350100M000100Y43,甲物业,市中区,大型,王某\n91350100M000100Y44,错码,市中区,小型,\n";
    const first = await bureau.import(enterprises, { kind: "enterprise" });
    expect(first.import.problems.map(({ row, code }) => [row, code])).to.deep.equal([[3, "credit-code"]]);
    const links = await bureau.import("小区,企业,开始日期,结束日期\n锦绣花园,甲物业,2025-01-01,\nX2,91350100M000100Y43,2025-01-01,2024-01-01\n甲物业,X1,2025-01-01,\n", { kind: "managedBy" });
    expect(links.import.problems.map(({ row, code }) => [row, code])).to.deep.equal([[3, "empty-span"], [4, "unknown-subject"], [4, "wrong-subject-kind"]]);
    expect(await bureau.counts("小区,企业,开始日期,结束日期\n锦绣花园,甲物业,2025-01-01,2026-01-01\n", { kind: "managedBy" })).to.equal("0 1 0 0 0");
    expect((await openSnapshot(test.store)).links).to.be.a("function");
    expect((await failure(undoImport(bureau.context, first.import.id, "错"))).code).to.equal("still-referred");
    const updated = await bureau.import("项目编号,项目名称,区县,户数\nX1,锦绣花园,市中区,\"1,200\"\n", { kind: "project" });
    const known = await openSnapshot(test.store);
    expect([told(updated.import.counts), (await known.subjects("project"))[0].attributes.households]).to.deep.equal(["0 1 0 0 0", 1200]);
  });

  it("shows beforehand what it would do, and writes nothing", async () => {
    await bureau.import(lines(A1, A2), { mapping });
    const seq = await test.store.count("journal", { index: "seq" });
    const path = await bureau.file(`${lines("A1,X1,2026-03-01,fee,否,", A2, A3, "A4,X9,2026-03-01,lift,否,").replace("来电人", "来电人,行为人")}`);
    const preview = await previewImport(bureau.context, path, { kind: "complaint", mapping });
    expect(told(preview.counts)).to.equal("1 1 1 1 0");
    expect(preview.rows.map(({ row, fate }) => `${row} ${fate}`)).to.deep.equal(["2 changed", "3 unchanged", "4 new", "5 refused"]);
    expect(preview.unknown.map(({ heading }) => heading)).to.deep.equal(["行为人"]);
    expect(await test.store.count("journal", { index: "seq" })).to.equal(seq);
    expect(told((await runImport(bureau.context, path, { kind: "complaint", mapping })).import.counts)).to.equal("1 1 1 1 0");
  });

  it("reads NDJSON by its keys, and refuses in NDJSON", async () => {
    const text = [{ subject: "X1", sourceNumber: "N1", occurredOn: "2026-03-01", data: { act: "lift", channel: "hotline", late: false } }, { subject: "X7", sourceNumber: "N2", occurredOn: "2026-03-01", data: { act: "lift", channel: "hotline", late: true, text: "乱" } }];
    const answer = await bureau.import(text.map((line) => JSON.stringify(line)).join("\n"), {}, "ndjson");
    expect(told(answer.import.counts)).to.equal("1 0 0 1 0");
    expect(JSON.parse((await bureau.refused(answer)).trim())).to.include({ subject: "X7", sourceNumber: "N2" });
  });

  it("refuses a file without headings that it knows, a kind that there is not, and a mapping that does not fit, before anything is written", async () => {
    expect((await failure(bureau.import("甲,乙\n1,2\n"))).code).to.equal("no-headings");
    expect((await failure(bureau.import(lines(A1), { kind: "complaints" }))).code).to.equal("unknown-kind");
    expect((await failure(bureau.import(lines(A1), { kind: "decision" }))).code).to.equal("unknown-kind");
    const unfit = await failure(bureau.import(lines(A1), { mapping: hotline({ columns: [{ column: "x", field: "data.acts" }], constants: { "data.late": "大概" }, authority: undefined }) }));
    expect((unfit as unknown as { problems: readonly { code: string; path: string }[] }).problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(["unknown-field /columns/0/field", "not-allowed /constants/data.late", "missing-key "]);
    expect(await test.store.count("journal", { index: "seq" })).to.equal(1);
  });
}));
