import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { backup } from "../../../src/app/backup.js";
import type { Context } from "../../../src/app/context.js";
import { COLLECTIONS } from "../../../src/app/documents.js";
import { journalEntries, verifyJournal } from "../../../src/app/journal.js";
import type { DocumentStore } from "../../../src/app/ports/document-store.js";
import { correctRecord } from "../../../src/app/records/correct-record.js";
import { enterRecord } from "../../../src/app/records/enter-record.js";
import { erasePersonal } from "../../../src/app/records/erase-personal.js";
import { readFile as readStored, storeFile } from "../../../src/app/records/files.js";
import type { PersonalDocument } from "../../../src/app/records/model.js";
import { readPersonal } from "../../../src/app/records/personal-of.js";
import { takeSteps } from "../../../src/app/records/take-steps.js";
import { restore } from "../../../src/app/restore.js";
import { openSnapshot } from "../../../src/app/snapshot.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { STORES } from "../../tools/stores.js";
import { batchOf, failure, onEveryStore, subject } from "../../tools/with-store.js";
import { contextOn } from "../runs/small-city.js";

const SECRET = "张三 13900000000";

/** A store in which a call fails before it is done, as a process that is cut off there. */
function dying(store: DocumentStore, name: "delete" | "insert", fails: (collection: string, call: number) => boolean): DocumentStore {
  let calls = 0;
  return new Proxy(store, {
    get(source, key) {
      const value = Reflect.get(source, key) as unknown;
      if (typeof value !== "function") return value;
      if (key !== name) return value.bind(source) as unknown;
      return (collection: string, ...rest: unknown[]) => {
        if (fails(collection, ++calls)) throw new Error("killed");
        return (value as (...args: unknown[]) => unknown).call(source, collection, ...rest);
      };
    },
  });
}

onEveryStore("personal fields", (test) => {
  const context = (store = test.store): Context => ({ ...contextOn(store), now: () => "2026-04-02T01:00:00Z", by: "示例街道" });
  const entered = (number: string): Promise<string> => enterRecord(context(), {
    kind: "complaint", subject: "p1", source: "12345", sourceNumber: number, occurredOn: "2026-03-28", data: { channel: "hotline", act: "noReception", late: false, caller: SECRET },
  }).then(({ id }) => id);
  const kept = (): Promise<number> => test.store.count("personal", { index: "id" });
  const faults = async (): Promise<readonly string[]> => (await verifyJournal(test.store)).map(({ what, seq }) => `${what} ${seq}`);
  /** One record of three versions: entered, verified, corrected in its personal field. */
  const lived = async (): Promise<string> => {
    const id = await entered("1");
    await takeSteps(context(), [{ id, version: 1 }], { step: "verified" });
    await correctRecord(context(), { id, version: 2, changes: { "data.caller": "李四" }, reason: "姓名有误" });
    return id;
  };
  beforeEach(async () => { await writeBatch(test.store, batchOf("city", { subjects: [subject("p1", "示例小区", "project")] }, { kind: "import" })); });

  it("are read by those who may, and by nothing else", async () => {
    const id = await lived();
    expect(await readPersonal(context(), id)).to.deep.equal({ values: { caller: "李四" }, erased: false });
    expect((await failure(readPersonal(context(), "nobody"))).code).to.equal("unknown-record");
    for (const collection of ["records", "journal", "subjects"]) {
      for await (const page of test.store.stream(collection, { index: "id" })) expect(JSON.stringify(page)).not.to.match(/张三|李四/);
    }
    expect(await readPersonal(context(), "p1", "subjects")).to.deep.equal({ values: null, erased: false });
  });
  it("are erased in all versions; the journal says what without a value, and everything verifies", async () => {
    const [id, other] = [await lived(), await entered("2")];
    const digest = (await openSnapshot(test.store)).digest;
    const answer = await erasePersonal(context(), { ids: [id], reason: "当事人申请" });
    expect(answer.erased).to.equal(2);
    expect(await readPersonal(context(), id)).to.deep.equal({ values: null, erased: true });
    expect((await readPersonal(context(), other)).values).to.deep.equal({ caller: SECRET });
    const entry = (await journalEntries(test.store)).at(-1)!;
    expect(entry).to.include({ kind: "erasure", seq: answer.seq, why: "当事人申请" });
    expect(entry.erasure?.personal?.map(({ of, body }) => `${of} ${body}`)).to.deep.equal([`records ${id}`, `records ${id}`]);
    expect(JSON.stringify(entry)).not.to.match(/张三|李四/);
    expect((await openSnapshot(test.store)).digest).to.equal(digest);
    expect(await faults()).to.deep.equal([]);
    expect(await erasePersonal(context(), { ids: [id], reason: "再次" })).to.deep.equal({ erased: 0, files: 0, seq: null });
  });
  it("stay erased when the record lives on, and may be entered anew", async () => {
    const id = await lived();
    await erasePersonal(context(), { ids: [id], reason: "r" });
    await correctRecord(context(), { id, version: 3, changes: { "data.late": true }, reason: "r" });
    expect(await readPersonal(context(), id)).to.deep.equal({ values: null, erased: true });
    await correctRecord(context(), { id, version: 4, changes: { "data.caller": "王五" }, reason: "r" });
    expect((await readPersonal(context(), id)).values).to.deep.equal({ caller: "王五" });
    expect(await faults()).to.deep.equal([]);
  });
  it("are erased by whoever comes next, if somebody was cut off after the entry", async () => {
    const id = await lived();
    for (let at = 1; at <= 2; at += 1) {
      const cut = dying(test.store, "delete", (collection, call) => collection === "personal" && call === at);
      expect((await failure(erasePersonal(context(cut), { ids: [id], reason: "r" }))).message).to.equal("killed");
    }
    expect(await kept()).to.equal(1);
    expect((await faults()).length).to.be.greaterThan(0);
    await erasePersonal(context(), { ids: [await entered("3")], reason: "另一件" });
    expect(await kept()).to.equal(0);
    expect(await faults()).to.deep.equal([]);
  });
  it("are not erased without an entry: cut off before it, nothing is gone", async () => {
    const id = await lived();
    const cut = dying(test.store, "insert", (collection) => collection === "journal");
    expect((await failure(erasePersonal(context(cut), { ids: [id], reason: "r" }))).message).to.equal("killed");
    expect(await kept()).to.equal(2);
    expect((await failure(erasePersonal(context(), { ids: [id], reason: " " }))).code).to.equal("reason");
    expect((await failure(erasePersonal(context(), { ids: [], reason: "r" }))).code).to.equal("records");
  });
  it("verification tells values that were altered, and values that are gone without an erasure", async () => {
    const id = await lived();
    const all = (await test.store.range<PersonalDocument>("personal", { index: "body", prefix: ["records", id] })).items;
    await test.store.replace("personal", all[0].id, all[0].version, { ...all[0].body, values: { caller: "赵六" } });
    await test.store.delete("personal", all[1].id);
    const told = await verifyJournal(test.store);
    expect(told.every(({ what }) => what === "personal")).to.equal(true);
    expect(new Set(told.map(({ seq }) => seq))).to.deep.equal(new Set([2, 3, 4]));
    expect(JSON.stringify(told)).not.to.match(/张三|李四|赵六/);
  });
  it("that an entry left when it was cut off are taken away after a while", async () => {
    const cut = dying(test.store, "insert", (collection) => collection === "journal");
    const entry = { kind: "complaint", subject: "p1", source: "12345", sourceNumber: "9", occurredOn: "2026-03-28", data: { channel: "hotline", act: "noReception", late: false, caller: SECRET } };
    expect((await failure(enterRecord(context(cut), entry))).message).to.equal("killed");
    const { fresh, id } = await enterRecord(context(), entry);
    expect(fresh).to.equal(true);
    expect((await readPersonal(context(), id)).values).to.deep.equal({ caller: SECRET });
    expect(await kept()).to.equal(2);
    await erasePersonal({ ...context(), now: () => "2026-04-02T03:00:00Z" }, { ids: [id], reason: "r" });
    expect(await kept()).to.equal(0);
    expect(await test.store.count("records", { index: "id" })).to.equal(1);
    expect(await faults()).to.deep.equal([]);
  });

  describe("in backups", () => {
    let folder: string;
    beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "wuye-personal-")); });
    afterEach(async () => { await rm(folder, { recursive: true, force: true }); });
    const restored = async (check: (store: DocumentStore) => Promise<void>): Promise<void> => {
      const place = await STORES[STORES.length - 1].create();
      const store = await place.open(COLLECTIONS);
      try {
        await restore(store, join(folder, "b"));
        await check(store);
      } finally {
        await store.close();
        await place.remove();
      }
    };

    it("come back with files, kinds, imports and mappings; what waits is made anew", async () => {
      const id = await lived();
      const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
      const { file } = await storeFile(context(), { stream: (async function* () { yield png; await Promise.resolve(); })(), name: "a.png", purpose: "evidence" });
      for (const [collection, body] of [["imports", { id: "i", batch: "import-i", startedAt: "2026", seq: 1 }], ["mappings", { id: "m", kind: "complaint" }], ["kinds", { kind: "k", number: 1 }], ["waiting", { record: id, why: "verify" }], ["requests", { expiresOn: "2026" }]] as const) await test.store.insert(collection, "x", body);
      await test.store.insert("imports", "later", { id: "later", batch: "import-later", startedAt: "2026", seq: 99 });
      await test.store.insert("meta", "waiting", { seq: 4 });
      await backup(test.store, join(folder, "b"));
      await restored(async (store) => {
        expect((await readPersonal({ store }, id)).values).to.deep.equal({ caller: "李四" });
        expect(Buffer.concat(await (await readStored({ store }, file)).stream.toArray()).equals(png)).to.equal(true);
        for (const collection of ["imports", "mappings", "kinds"]) expect(await store.get(collection, "x"), collection).not.to.equal(null);
        for (const [collection, name] of [["imports", "later"], ["waiting", "x"], ["requests", "x"], ["meta", "waiting"]]) expect(await store.get(collection, name), name).to.equal(null);
        expect(await verifyJournal(store)).to.deep.equal([]);
      });
    });
    it("are not in one that is made after an erasure, even one that was cut off, nor in one during which they are erased", async () => {
      const [id, other] = [await lived(), await entered("2")];
      const cut = dying(test.store, "delete", (collection) => collection === "personal");
      expect((await failure(erasePersonal(context(cut), { ids: [id], reason: "r" }))).message).to.equal("killed");
      let once = false;
      const busy = new Proxy(test.store, {
        get(source, key) {
          const value = Reflect.get(source, key) as unknown;
          if (key !== "stream") return typeof value === "function" ? (value.bind(source) as unknown) : value;
          return async function* (collection: string, range: { readonly index: string }) {
            if (collection === "records" && range.index === "id" && !once) { once = true; await erasePersonal(context(), { ids: [other], reason: "r" }); }
            yield* source.stream(collection, range);
          };
        },
      });
      await backup(busy, join(folder, "b"));
      expect(once).to.equal(true);
      expect(gunzipSync(await readFile(join(folder, "b"))).toString("utf8")).not.to.match(/张三|李四/);
      await restored(async (store) => {
        expect(await readPersonal({ store }, other)).to.deep.equal({ values: null, erased: true });
        expect(await verifyJournal(store)).to.deep.equal([]);
      });
    });
  });
});
