import { expect } from "chai";
import type { Context } from "../../../src/app/context.js";
import type { JournalEntry, ScorecardDocument } from "../../../src/app/documents.js";
import { verifyJournal } from "../../../src/app/journal.js";
import { findKind, kindHistory, kindText, listKinds } from "../../../src/app/kinds/kind-lists.js";
import type { KindDocument } from "../../../src/app/kinds/model.js";
import { saveKind } from "../../../src/app/kinds/save-kind.js";
import { kindsOf, libraryWithKinds } from "../../../src/app/kinds/stored-kinds.js";
import type { DocumentStore } from "../../../src/app/ports/document-store.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { openRun } from "../../../src/app/runs/open-run.js";
import { publishRun } from "../../../src/app/runs/publish-run.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import type { EvidenceRecord, Subject } from "../../../src/domain/model/documents.js";
import type { ProblemError } from "../../../src/domain/model/problem.js";
import type { Refusal } from "../../../src/app/refusal.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { contextOn } from "../runs/small-city.js";

type Node = Record<string, unknown>;
const field = (more: object = {}): Node => ({ title: "字段", "x-en": "Field", type: "string", ...more });
const VISIT = (): Node & { properties: Record<string, Node>; required: string[] } => ({
  $id: "record/street-visit", title: "走访", "x-en": "Visit", type: "object",
  properties: { act: field({ enum: ["fire", "litter"] }), count: field({ type: "integer", minimum: 0, maximum: 9 }), text: field({ maxLength: 100 }), days: field({ type: "object", properties: { found: field({ format: "date" }) } }) },
  required: ["act"], additionalProperties: false,
});
const WHO = { by: "spec", reason: "新的走访记录" };
const REQUEST = (kind: object): string => JSON.stringify(kind);

onEveryStore("kinds that administrators write", (test) => {
  const context = (): Context => ({ ...contextOn(test.store), library: libraryWithKinds(contextOn(test.store).library, test.store) });
  const places = async (change: (kind: ReturnType<typeof VISIT>) => void): Promise<readonly string[]> => {
    const kind = VISIT();
    change(kind);
    const error = await saveKind(context(), REQUEST(kind), WHO).then(() => null, (thrown: unknown) => thrown as ProblemError);
    return error === null ? [] : error.problems.map(({ code, path }) => `${code} ${path}`);
  };

  it("are kept with number, hash and reason, entered in the journal once, and proved by it", async () => {
    const first = await saveKind(context(), REQUEST(VISIT()), WHO);
    expect(first).to.have.property("fresh", true);
    expect(first.version).to.include({ kind: "street-visit", number: 1, by: "spec", reason: "新的走访记录", extendsShipped: false });
    expect(await saveKind(context(), JSON.stringify(VISIT(), null, 2), { by: "other", reason: "again" })).to.deep.equal({ version: first.version, fresh: false });
    const { items } = await test.store.range<JournalEntry>("journal", { index: "kind", prefix: ["kind"] });
    expect(items.map(({ body }) => body)).to.have.length(1);
    expect(items[0].body).to.include({ batch: "kind:street-visit/1", why: "新的走访记录", by: "spec" });
    expect(await verifyJournal(test.store)).to.deep.equal([]);
    const kept = (await test.store.get<KindDocument>("kinds", "street-visit/1"))!;
    await test.store.replace("kinds", "street-visit/1", kept.version, { ...kept.body, text: REQUEST({ ...VISIT(), title: "改" }) });
    expect((await verifyJournal(test.store)).map(({ place }) => place)).to.deep.equal(["batch kind:street-visit/1 (entry 1)"]);
  });

  it("only add: everything else is refused at its place, with what to do instead", async () => {
    await saveKind(context(), REQUEST(VISIT()), WHO);
    expect(await places((kind) => { delete kind.properties.text; })).to.deep.equal(["not-allowed /properties"]);
    expect(await places((kind) => { kind.properties.count.type = "number"; })).to.deep.equal(["not-allowed /properties/count/type"]);
    expect(await places((kind) => { kind.properties.act.enum = ["fire"]; })).to.deep.equal(["not-allowed /properties/act/enum"]);
    expect(await places((kind) => { delete kind.properties.act.enum; })).to.deep.equal(["not-allowed /properties/act"]);
    expect(await places((kind) => { kind.properties.count.minimum = 1; kind.properties.count.maximum = 8; })).to.have.members(["not-allowed /properties/count/minimum", "not-allowed /properties/count/maximum"]);
    expect(await places((kind) => { kind.properties.text.maxLength = 99; })).to.deep.equal(["not-allowed /properties/text/maxLength"]);
    expect(await places((kind) => { kind.properties.text["x-personal"] = true; })).to.deep.equal(["not-allowed /properties/text/x-personal"]);
    expect(await places((kind) => { kind.required = ["act", "text"]; })).to.deep.equal(["not-allowed /required"]);
    expect(await places((kind) => { kind.required = []; })).to.deep.equal(["not-allowed /required"]);
    expect(await places((kind) => { kind["x-requires"] = ["dueOn"]; })).to.deep.equal(["not-allowed /x-requires"]);
    expect(await places((kind) => { (kind.properties.days.properties as Record<string, Node>).found.format = "date-time"; })).to.deep.equal(["not-allowed /properties/days/properties/found/format"]);
    expect(await places((kind) => { kind.properties.days.required = ["found"]; })).to.deep.equal(["not-allowed /properties/days/required"]);
    const error = await saveKind(context(), REQUEST({ ...VISIT(), properties: { act: field() } }), WHO).then(() => null, (thrown: unknown) => thrown as ProblemError);
    expect(error?.problems[0].message["zh-CN"]).to.contain("另建种类");
    expect(error?.problems[0]).to.include({ line: 1 });
    expect(await kindHistory(context(), "street-visit")).to.have.length(1);
  });

  it("may get optional fields, values, wider bounds, longer texts and other words", async () => {
    await saveKind(context(), REQUEST(VISIT()), WHO);
    expect(await places((kind) => {
      kind.title = "入户走访";
      kind.properties.act.enum = ["litter", "fire", "noise"];
      Object.assign(kind.properties.count, { minimum: -1, maximum: 99, title: "数量" });
      kind.properties.text.maxLength = 2000;
      kind.properties.owner = field({ "x-personal": true });
      (kind.properties.days.properties as Record<string, Node>).rated = field({ format: "date" });
    })).to.deep.equal([]);
    expect((await kindHistory(context(), "street-visit")).map(({ number }) => number)).to.deep.equal([1, 2]);
    const kind = await findKind(context(), "street-visit");
    expect(kind.fields.get("data.act")?.oneOf).to.deep.equal(["litter", "fire", "noise"]);
    expect(kind.fields.get("data.owner")).to.include({ personal: true });
  });

  it("extend a shipped kind by optional fields alone", async () => {
    const shipped = JSON.parse(await kindText(context(), "complaint")) as ReturnType<typeof VISIT>;
    const longer = { ...shipped, properties: { ...shipped.properties, act: { ...shipped.properties.act, maxLength: 5000 } } };
    const problem = await saveKind(context(), REQUEST(longer), WHO).then(() => null, (thrown: unknown) => thrown as ProblemError);
    expect(problem?.problems.map(({ path }) => path)).to.deep.equal(["/properties/act/maxLength"]);
    const more = (maxLength: number): object => ({ ...shipped, properties: { ...shipped.properties, gridCell: field({ maxLength }) } });
    expect((await saveKind(context(), REQUEST(more(20)), WHO)).version).to.include({ number: 1, extendsShipped: true });
    expect((await saveKind(context(), REQUEST(more(40)), WHO)).version.number).to.equal(2);
    const listed = await listKinds(context());
    expect(listed.find(({ id }) => id === "complaint")).to.include({ origin: "extended", version: 2 });
    expect(listed.find(({ id }) => id === "petition")).to.include({ origin: "shipped", version: null });
    expect((await kindsOf(context())).records.get("complaint")?.fields.has("data.gridCell")).to.equal(true);
    expect((await kindsOf(context())).records.get("complaint")?.fields.has("data.caller")).to.equal(true);
  });

  it("are of records, under names of their own, in JSON, with a reason", async () => {
    expect(await places((kind) => { kind.$id = "subject/street-visit"; delete kind.properties.days; })).to.deep.equal(["not-allowed /$id"]);
    expect(await places((kind) => { kind.$id = "record/decision"; })).to.deep.equal(["reserved-name /$id"]);
    expect(await places((kind) => { kind.properties.text.pattern = "^(a+)+$"; })).to.deep.equal(["not-allowed /properties/text/pattern"]);
    expect((await failure(saveKind(context(), "{", WHO)) as ProblemError).problems[0].code).to.equal("json-syntax");
    expect((await failure(saveKind(context(), REQUEST({ ...VISIT(), description: "字".repeat(100_000) }), WHO)) as ProblemError).problems[0].code).to.equal("text-too-large");
    expect(((await failure(saveKind(context(), REQUEST(VISIT()), { by: "spec", reason: " " }))) as Refusal).code).to.equal("reason-missing");
    expect(((await failure(findKind(context(), "street-visits"))) as Refusal).code).to.equal("unknown-kind");
  });

  it("two who save at once get two numbers, or the second hears what the first made impossible", async () => {
    const other = { ...VISIT(), properties: { ...VISIT().properties, extra: field() } };
    const saved = await Promise.allSettled([saveKind(context(), REQUEST(VISIT()), WHO), saveKind(context(), REQUEST(other), WHO)]);
    const versions = await kindHistory(context(), "street-visit");
    expect(versions.map(({ number }) => number)).to.deep.equal(versions.map((_, i) => i + 1));
    expect(versions).to.have.length(saved.filter(({ status }) => status === "fulfilled").length);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });

  it("an attempt that was cut off before its journal entry is made whole by the next", async () => {
    const { version } = await saveKind(context(), REQUEST(VISIT()), WHO);
    const cut: KindDocument = { ...version, number: 2, text: REQUEST({ ...VISIT(), title: "走访二" }), reason: "二" };
    await test.store.insert("kinds", "street-visit/2", cut);
    await saveKind(context(), cut.text, WHO);
    const { items } = await test.store.range<JournalEntry>("journal", { index: "kind", prefix: ["kind"] });
    expect(items.map(({ body }) => body.why)).to.deep.equal(["新的走访记录", "二"]);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });
});

const SCHEME = {
  id: "visits", title: { "zh-CN": "走访", en: "Visits" }, subject: "project", basis: [{ id: "own", document: "Invented" }], period: { cadence: "quarter" },
  facts: { visits: { from: "records", kind: "street-visit", where: { "data.act": "fire" }, window: "period", aggregate: "count", range: [0, 100], title: { "zh-CN": "走访", en: "Visits" } } },
  rules: [{ name: "late", for: { each: "street-visit", window: "period" }, conditions: { all: [{ fact: "record.data.days.found", operator: "known", value: true }, { fact: "record.data.days.found", operator: "before", value: "2026-08-01" }] }, basis: [{ ref: "own" }], event: { type: "points", params: { group: "g", amount: -3 } } }],
  score: { start: 10, groups: [{ id: "g" }], round: { places: 0 } },
};

onEveryStore("a scheme that reads a kind of the store", (test) => {
  const contextWith = async (store: DocumentStore): Promise<Context> => {
    const base = contextOn(store);
    const shipped = (await base.library.find("luan-red-black"))!;
    const find: Context["library"]["find"] = async (_name, stored) => {
      const { kinds, texts } = base.library.kinds(stored);
      return { ...shipped, id: "visits", text: JSON.stringify(SCHEME), cases: null, location: "visits", kinds, kindTexts: texts };
    };
    return { ...base, library: libraryWithKinds({ ...base.library, find }, store) };
  };
  it("is refused before the kind is there, then evaluated with its groups of fields; the run goes on reading the kind as it was", async () => {
    const context = await contextWith(test.store);
    const error = (await failure(evaluateRun(context, { scheme: "visits", period: "2026-Q3", asOf: "2026-09-30" }))) as ProblemError;
    expect(error.problems.map(({ code }) => code)).to.include("unknown-kind");
    const { version } = await saveKind(context, REQUEST(VISIT()), WHO);
    const estate: Subject = { id: "a", kind: "project", name: "虚构小区", attributes: { district: "甲区" } };
    const visit = (id: string, found: string): EvidenceRecord => ({ id, subject: "a", kind: "street-visit", occurredOn: "2026-08-05", recordedOn: "2026-08-06", data: { act: "fire", days: { found } }, steps: [{ step: "verified", on: "2026-08-06" }] });
    await writeBatch(test.store, { batch: "b", kind: "import", by: "spec", at: "2026-10-08T18:00:00+08:00", why: "invented", subjects: [estate], records: [visit("r1", "2026-07-31"), visit("r2", "2026-08-01")] });
    const { run } = await evaluateRun(context, { scheme: "visits", period: "2026-Q3", asOf: "2026-09-30" });
    const opened = await openRun(context, run.id);
    expect(Object.keys(opened.revision.kinds)).to.include(version.hash);
    expect(await verifyRun(context, run.id)).to.have.property("mismatches").that.deep.equals([])
    const card = (await test.store.get<ScorecardDocument>("scorecards", `${run.id}/a`))!.body.card;
    expect([card.score, card.items.map(({ record }) => record)]).to.deep.equal([7, ["r1"]]);
    expect(await publishRun(context, run.id)).to.have.property("cases", 0);
    const wider = VISIT();
    wider.properties.act.enum = ["fire", "litter", "noise"];
    await saveKind(context, REQUEST(wider), WHO);
    const again = await evaluateRun(context, { scheme: "visits", period: "2026-Q3", asOf: "2026-09-30" });
    expect(again.run.pinned).to.not.equal(run.pinned);
    expect(again.run.cards).to.equal(run.cards);
    expect((await openRun(context, run.id)).scheme.kinds.records.get("street-visit")?.fields.get("data.act")?.oneOf).to.deep.equal(["fire", "litter"]);
  });
});
