import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect } from "chai";
import { backup } from "../../src/app/backup.js";
import { BACKUP_ORDER, LEFT_BEHIND } from "../../src/app/backups/backup-lines.js";
import { sha256 } from "../../src/app/canonical.js";
import { COLLECTIONS } from "../../src/app/documents.js";
import { journalEntries, verifyJournal } from "../../src/app/journal.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import { OLDEST_FORMAT, STORE_FORMAT } from "../../src/app/ports/store-format.js";
import { restore } from "../../src/app/restore.js";
import { openSnapshot } from "../../src/app/snapshot.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { STORES, type StorePlace } from "../tools/stores.js";
import { batchOf, failure, onEveryStore, record, subject } from "../tools/with-store.js";

/** Everything in a store save versions of documents, as one value. */
async function contents(store: DocumentStore): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const { name } of COLLECTIONS) {
    for await (const batch of store.stream(name, { index: "id" })) for (const { id, body } of batch) all[`${name}/${id}`] = body;
  }
  return all;
}

async function fill(store: DocumentStore): Promise<void> {
  await store.insert("meta", "store", { format: 1, demonstration: true, createdAt: "2026-01-01T00:00:00Z" });
  await writeBatch(store, batchOf("b1", { subjects: [subject("firm-1", "示例物业")], records: Array.from({ length: 1500 }, (_, i) => record(`r${i}`, i)) }));
  await writeBatch(store, batchOf("b2", { records: [record("r1", -1)] }));
  const bytes = new Uint8Array(300_000).map((_, i) => (i * 31) % 256);
  await store.bulk("blocks", [0, 1, 2, 3, 4, 5].map((place) => ({ id: `run/${place}`, body: { run: "run", place, bytes: bytes.slice(place) } })));
  await store.insert("runs", "run", { id: "run", scheme: "s", period: { id: "2026-Q1" } });
  await store.insert("leases", "l", { holder: "x" });
}

onEveryStore("backup and restore", (test) => {
  let folder: string;
  let file: string;
  let target: StorePlace;
  let empty: DocumentStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "wuye-backup-"));
    file = join(folder, "wuye.backup");
    target = await STORES[STORES.length - 1].create();
    empty = await target.open(COLLECTIONS);
  });
  afterEach(async () => {
    await empty.close();
    await target.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it("covers every collection but those of the moment", () => {
    expect([...BACKUP_ORDER, ...LEFT_BEHIND].sort()).to.deep.equal(COLLECTIONS.map((c) => c.name).sort());
  });
  it("brings everything back into an empty store, to the byte", async () => {
    await fill(test.store);
    const steps: string[] = [];
    const made = await backup(test.store, file, (_done, _total, doing) => steps.push(doing));
    expect(made.sha256).to.equal(sha256(await readFile(file)));
    expect(steps).to.include.members(["records", "subjects"]);
    expect((await restore(empty, file)).documents).to.equal(made.documents);
    const before = await contents(test.store);
    delete before["leases/l"];
    expect(Object.keys(before)).to.have.length(made.documents + 1);
    expect(await contents(empty)).to.deep.equal(before);
    expect(await verifyJournal(empty)).to.deep.equal([]);
    expect((await openSnapshot(empty)).digest).to.equal((await openSnapshot(test.store)).digest);
  });
  it("holds the store as of its beginning while others write", async () => {
    await fill(test.store);
    const busy: DocumentStore = new Proxy(test.store, {
      get(source, name) {
        const value = Reflect.get(source, name) as unknown;
        if (name !== "stream") return typeof value === "function" ? (value.bind(source) as unknown) : value;
        return async function* (collection: string, range: { index: string }) {
          if (range.index === "id") await writeBatch(source, batchOf(`during-${collection}`, { records: [record(`during-${collection}`, 1), record("r2", 99)] }));
          yield* source.stream(collection, range);
        };
      },
    });
    const atBeginning = await openSnapshot(test.store);
    await backup(busy, file);
    await restore(empty, file);
    expect((await openSnapshot(empty)).digest).to.equal(atBeginning.digest);
    expect(await (await openSnapshot(empty)).records(["penalty"])).to.deep.equal(await atBeginning.records(["penalty"]));
    expect(await verifyJournal(empty)).to.deep.equal([]);
    expect((await journalEntries(test.store)).length).to.be.greaterThan(10);
  });
  it("refuses half a file, an altered one and any other, and writes nothing", async () => {
    await fill(test.store);
    await backup(test.store, file);
    const whole = await readFile(file);
    const text = gunzipSync(whole).toString("utf8");
    const lines = text.trimEnd().split("\n");
    const ofFormat = (format: number): Buffer => gzipSync(text.replace(`"store":${STORE_FORMAT}`, `"store":${format}`));
    const bad: Record<string, Buffer> = {
      half: whole.subarray(0, whole.length / 2), empty: Buffer.alloc(0), "no gzip": Buffer.from("hello"), "byte of the gzip": Buffer.from(whole.map((b, i) => (i === whole.length - 500 ? b ^ 1 : b))),
      "a digit": gzipSync(text.replace('"points":7}', '"points":8}')), "a line less": gzipSync(lines.filter((_, i) => i !== 40).join("\n") + "\n"), "no end": gzipSync(lines.slice(0, -1).join("\n") + "\n"),
      "only a head": gzipSync(`${lines[0]}\n`), "other JSON": gzipSync('{"a":1}\n{"b":2}\n'), "no JSON": gzipSync("a\nb\nc\n"), newer: ofFormat(STORE_FORMAT + 1), older: ofFormat(OLDEST_FORMAT - 1), "two in one": Buffer.concat([whole, whole]),
    };
    for (const [name, bytes] of Object.entries(bad)) {
      await writeFile(file, bytes);
      const error = await failure(restore(empty, file));
      expect(error.code, `${name}: ${error.message}`).to.equal("backup-damaged");
      expect(error.message).to.contain("Nothing was written");
      expect(await empty.isEmpty(), name).to.equal(true);
    }
    expect((await failure(restore(empty, join(folder, "absent")))).message).to.contain("ENOENT");
  });
  it("goes only into an empty store", async () => {
    await fill(test.store);
    await backup(test.store, file);
    const before = await contents(test.store);
    expect((await failure(restore(test.store, file))).code).to.equal("store-not-empty");
    expect(await contents(test.store)).to.deep.equal(before);
    await empty.insert("meta", "store", {});
    expect((await failure(restore(empty, file))).code).to.equal("store-not-empty");
  });
  it("shows nothing after a restore that was cut off, and is taken up again by the same file only", async () => {
    await fill(test.store);
    await backup(test.store, file);
    let bulks = 0;
    const dying: DocumentStore = new Proxy(empty, {
      get(source, name) {
        const value = Reflect.get(source, name) as unknown;
        if (name === "bulk" && ++bulks > 3) throw new Error("killed");
        return typeof value === "function" ? (value.bind(source) as unknown) : value;
      },
    });
    expect((await failure(restore(dying, file))).message).to.equal("killed");
    expect(await empty.isEmpty()).to.equal(false);
    expect((await openSnapshot(empty)).seq).to.equal(0);
    const other = join(folder, "other");
    await writeBatch(test.store, batchOf("b3", { records: [] }));
    await backup(test.store, other);
    expect((await failure(restore(empty, other))).code).to.equal("store-not-empty");
    await restore(empty, file);
    expect(await verifyJournal(empty)).to.deep.equal([]);
    expect(await empty.get("meta", "restoring")).to.equal(null);
    expect((await openSnapshot(empty)).seq).to.equal(2);
  });
  it("does not overwrite a file, and leaves none behind when it fails", async () => {
    await writeFile(file, "mine");
    expect((await failure(backup(test.store, file))).code).to.equal("backup-file");
    expect(await readFile(file, "utf8")).to.equal("mine");
    const failing = new Proxy(test.store, { get: (source, name) => (name === "stream" ? () => { throw new Error("gone"); } : (Reflect.get(source, name) as unknown)) });
    expect((await failure(backup(failing, join(folder, "b")))).message).to.match(/gone|private|Cannot/);
    expect(await readdir(folder)).to.deep.equal(["wuye.backup"]);
    expect((await failure(backup(test.store, join(folder, "no", "b")))).message).to.contain("ENOENT");
  });
});
