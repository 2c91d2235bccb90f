import { expect } from "chai";
import { upsertRows } from "../../src/app/imports/upsert-rows.js";
import { saveKind } from "../../src/app/kinds/save-kind.js";
import { kindText } from "../../src/app/kinds/kind-lists.js";
import { libraryWithKinds } from "../../src/app/kinds/stored-kinds.js";
import { correctRecord } from "../../src/app/records/correct-record.js";
import { enterRecord, type Entry } from "../../src/app/records/enter-record.js";
import { writeBatch } from "../../src/app/write-batch.js";
import type { Json, Subject } from "../../src/domain/model/documents.js";
import { ProblemError } from "../../src/domain/model/problem.js";
import type { Mapping } from "../../src/app/imports/model.js";
import { KINDS } from "../rules/load.js";
import { Bureau, hotline } from "../app/imports/bureau.js";
import { batchOf, onEveryStore } from "../tools/with-store.js";

const FIRM: Subject = { id: "F1", kind: "enterprise", name: "虚构物业公司", attributes: {} };
const GONE: Subject = { id: "X9", kind: "project", name: "撤回小区", attributes: {}, revoked: true };
const HEADINGS = "工单编号,小区,日期,行为,超期,涉及的小区";
const columns = [...hotline().columns.slice(0, 5), { column: "涉及的小区", field: "data.project" }];
const mapping = (more: Partial<Mapping> = {}): Mapping => hotline({ columns, ...more });
const lines = (...named: readonly string[]): string => [HEADINGS, ...named.map((name, i) => `A${i + 1},F1,2026-03-01,lift,否,${name}`), ""].join("\n");
const WRONG = ["NO-SUCH-ESTATE", "翠湖小曲", "X9", "F1", "重名苑"];
const CODES = ["unknown-subject", "unknown-subject", "unknown-subject", "wrong-subject-kind", "ambiguous-name"];

describe("the kinds that come with the program", () => {
  it("declare of every field that is the id of an estate that it is one", () => {
    const declared = [...KINDS.records.values()].flatMap(({ id, fields }) => (fields.has("data.project") ? [[id, fields.get("data.project")?.subject]] : []));
    expect(declared).to.have.length(11);
    expect(declared.filter(([, subject]) => subject !== "project")).to.deep.equal([]);
  });
});

onEveryStore("a subject that a field of a record names", (test) => describe("is looked up", () => {
  let bureau: Bureau;
  const stored = async (): Promise<readonly Json[]> => (await bureau.records()).map(({ data }) => data.project ?? null);
  const places = async (work: Promise<unknown>): Promise<readonly string[]> => {
    const error: unknown = await work.then(() => null, (thrown: unknown) => thrown);
    return error instanceof ProblemError ? error.problems.map(({ code, path }) => `${code} ${path}`) : [String(error)];
  };
  const entry = (data: Readonly<Record<string, Json>>, more: object = {}): Entry => ({ kind: "complaint", subject: "F1", occurredOn: "2026-03-01", data: { act: "lift", channel: "hotline", late: false, ...data }, ...more }) as Entry;
  beforeEach(async () => {
    bureau = await new Bureau(test.store).open();
    await writeBatch(test.store, batchOf("more", { subjects: [FIRM, GONE] }, { kind: "import" }));
  });
  afterEach(async () => { await bureau.close(); });

  it("when a file is imported: by id or exact name, and its id is stored", async () => {
    expect(await bureau.counts(lines("X1", "翠湖小区", "", "x2"), { mapping: mapping() })).to.equal("4 0 0 0 0");
    expect(await stored()).to.have.members(["X1", "X2", null, "X2"]);
  });

  it("when a file is imported: what is not there, or is of another kind, is refused with column and hint", async () => {
    const answer = await bureau.import(lines(...WRONG), { mapping: mapping() });
    expect(answer.import.problems.map(({ code, column, field, found }) => [code, column, field, found])).to.deep.equal(CODES.map((code, i) => [code, "涉及的小区", "data.project", WRONG[i]]));
    expect(answer.import.problems[1].reason.en).to.contain("翠湖小区");
    expect(await stored()).to.deep.equal([]);
  });

  it("when a mapping fills it: a constant too; ids alone if it says so; how the record's own subject is written does not matter", async () => {
    const constant = (project: string): Mapping => mapping({ columns: columns.slice(0, 5), constants: { "data.channel": "hotline", "data.project": project } });
    expect(await bureau.counts(lines("-"), { mapping: constant("nowhere") })).to.equal("0 0 0 1 0");
    expect(await bureau.counts(lines("-"), { mapping: constant("X1") })).to.equal("1 0 0 0 0");
    expect(await bureau.counts(lines("X1", "翠湖小区"), { mapping: mapping({ subjectBy: "id", source: "other" }) })).to.equal("1 0 0 1 0");
    expect(await bureau.counts(lines("X1", "翠湖小区").replaceAll(",F1,", ",虚构物业公司,"), { mapping: mapping({ subjectBy: "name", source: "third" }) })).to.equal("2 0 0 0 0");
  });

  it("when another system sends rows", async () => {
    const rows = [...WRONG, "X1", "翠湖小区"].map((project, i) => ({ subject: "F1", sourceNumber: `B${i}`, occurredOn: "2026-03-01", data: { act: "lift", channel: "hotline", late: false, project } }));
    const answer = await upsertRows(bureau.context, rows, { kind: "complaint", source: "12345", arrives: "verified", authority: "热线办" });
    expect(answer.rows.map(({ fate, problems }) => [fate, ...problems.map(({ code, column }) => `${code} ${String(column)}`)])).to.deep.equal([...CODES.map((code) => ["refused", `${code} data.project`]), ["new"], ["new"]]);
    expect(await stored()).to.have.members(["X1", "X2"]);
  });

  it("when a record is entered by hand, and when it is corrected: by id", async () => {
    const by = (project: Json, more: object = {}): Promise<unknown> => enterRecord(bureau.context, entry({ project }, more));
    for (const wrong of ["NO-SUCH-ESTATE", "翠湖小区", "X9", ""]) expect(await places(by(wrong)), wrong).to.deep.equal(["unknown-subject /data/project"]);
    expect(await places(by("F1"))).to.deep.equal(["wrong-subject-kind /data/project"]);
    expect(await places(by("nobody", { subject: "nobody-either" }))).to.have.members(["unknown-subject /subject", "unknown-subject /data/project"]);
    expect(await places(by(7))).to.deep.equal(["wrong-type /data/project"]);
    expect(await places(by("长".repeat(201)))).to.deep.equal(["too-long /data/project"]);
    const { id } = await enterRecord(bureau.context, entry({ project: "X1" }));
    const correct = (project: Json, version: number): Promise<unknown> => correctRecord(bureau.context, { id, version, changes: { "data.project": project }, reason: "小区有误" });
    expect(await places(correct("NO-SUCH-ESTATE", 1))).to.deep.equal(["unknown-subject /data/project"]);
    await correct("X2", 1);
    await correct(null, 2);
  });

  it("in fields that an administrator declares; the kind that they name is there", async () => {
    const context = { ...bureau.context, library: libraryWithKinds(bureau.context.library, test.store) };
    const shipped = JSON.parse(await kindText(context, "complaint")) as { readonly properties: object };
    const named = (kind: string): string => JSON.stringify({ ...shipped, properties: { ...shipped.properties, firm: { title: "涉及的企业", "x-en": "Firm", type: "string", "x-subject": kind } } });
    expect(await places(saveKind(context, named("enterprize"), { by: "spec", reason: "加企业" }))).to.deep.equal(["unknown-kind /properties/firm/x-subject"]);
    await saveKind(context, named("enterprise"), { by: "spec", reason: "加企业" });
    expect(await places(enterRecord(context, entry({ firm: "X1" })))).to.deep.equal(["wrong-subject-kind /data/firm"]);
    await enterRecord(context, entry({ firm: "F1", project: "X1" }));
  });

  it("also where the kind was extended before it was declared", async () => {
    const context = { ...bureau.context, library: libraryWithKinds(bureau.context.library, test.store) };
    const shipped = JSON.parse(await kindText(context, "complaint")) as { readonly properties: Readonly<Record<string, object>> };
    const free = { ...shipped.properties, project: { ...shipped.properties.project, "x-subject": undefined } };
    const cell = { title: "网格", "x-en": "Cell", type: "string" };
    await test.store.insert("kinds", "complaint/1", { kind: "complaint", number: 1, text: JSON.stringify({ ...shipped, properties: { ...free, cell } }), hash: "", extendsShipped: true, at: "2026-01-01T00:00:00Z", by: "spec", reason: "before" });
    expect(await places(enterRecord(context, entry({ project: "NO-SUCH-ESTATE", cell: "1" })))).to.deep.equal(["unknown-subject /data/project"]);
    const next = { ...shipped, properties: { ...shipped.properties, cell, more: cell } };
    expect((await saveKind(context, JSON.stringify(next), { by: "spec", reason: "after" })).version.number).to.equal(2);
  });
}));
