import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { networkFileSystem, prepareFolder } from "../../../src/adapters/embedded/file-system.js";
import { openEmbedded } from "../../../src/adapters/embedded/open-embedded.js";
import type { CollectionSpec } from "../../../src/app/ports/document-store.js";
import { Refusal } from "../../../src/app/refusal.js";
import { failure } from "../../tools/with-store.js";

const COLLECTIONS: readonly CollectionSpec[] = [{ name: "things", indexes: [{ name: "kind", fields: ["kind", "rank"] }] }];

describe("embedded store", () => {
  let folder: string;
  beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "wuye-embedded-")); });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("refuses network file systems by their number, in words", async () => {
    const types: readonly [number, string][] = [[0x6969, "NFS"], [0xff534d42 | 0, "CIFS"], [0xfe534d42, "SMB2"], [0x517b, "SMB"], [0x65735546, "FUSE"], [0x01021997, "9P"]];
    for (const [type, name] of types) {
      expect(networkFileSystem(type)).to.equal(name);
      const error = await failure(prepareFolder(folder, async () => type));
      expect(error).to.be.instanceOf(Refusal);
      expect(error.code).to.equal("network-folder");
      expect(error.message).to.contain(name).and.contain("DATA_DIR").and.contain("MONGODB_URI");
    }
    for (const local of [0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630]) expect(networkFileSystem(local)).to.equal(null);
  });
  it("refuses a folder that cannot be made, in words", async () => {
    await writeFile(join(folder, "file"), "");
    const error = await failure(openEmbedded(join(folder, "file", "data"), COLLECTIONS));
    expect(error.code).to.equal("data-folder");
    expect(error.message).to.contain("DATA_DIR").and.not.contain(" at ");
  });
  it("makes the folder, whatever its name looks like", async () => {
    for (const name of ["a/b", "data.v1", "数据"]) {
      const store = await openEmbedded(join(folder, name), COLLECTIONS);
      expect(store.info.location).to.equal(join(folder, name));
      expect(store.info.version).to.match(/^lmdb 3\./);
      expect((await readFile(join(folder, name, "data.mdb"))).length).to.be.greaterThan(0);
      await store.close();
    }
  });
  it("refuses a file that is no database, in words", async () => {
    await writeFile(join(folder, "data.mdb"), "this is no database at all ".repeat(1000));
    expect((await failure(openEmbedded(folder, COLLECTIONS))).code).to.equal("data-folder");
  });
  it("orders text by code unit also beyond U+FFFF", async () => {
    const store = await openEmbedded(folder, COLLECTIONS);
    const texts = ["𠮷", "𠮷（", "（𠮷", "\u{10ffff}", "\ue000", "\uffff", "\ud7ff", "業", "\u{10000}", "（", "a𠮷", "a（", "\u{1f600}a"];
    await store.bulk("things", texts.map((text) => ({ id: text, body: { kind: text, rank: 1 } })));
    const sorted = [...texts].sort((a, b) => (a < b ? -1 : 1));
    expect((await store.range("things", { index: "id" })).items.map((d) => d.id)).to.deep.equal(sorted);
    expect((await store.range<{ kind: string }>("things", { index: "kind" })).items.map((d) => d.body.kind)).to.deep.equal(sorted);
    expect((await store.range("things", { index: "kind", from: sorted[4], to: sorted[9] })).items.map((d) => d.id)).to.deep.equal(sorted.slice(4, 9));
    let after: string | undefined;
    for (const text of sorted) {
      const page = await store.range("things", { index: "kind", limit: 1, ...(after === undefined ? {} : { after }) });
      expect(page.items[0].id).to.equal(text);
      after = page.next ?? undefined;
    }
    await store.close();
  });
  it("orders numbers of every size", async () => {
    const store = await openEmbedded(folder, COLLECTIONS);
    const numbers = [-Number.MAX_VALUE, -1e15, -2, -1.5, -1, -Number.MIN_VALUE, 0, Number.MIN_VALUE, 0.1, 1, 1.5, 2, 255, 256, 65536, 2 ** 53, Number.MAX_VALUE];
    await store.bulk("things", [...numbers].reverse().map((rank, i) => ({ id: `n${i}`, body: { kind: "n", rank } })));
    expect((await store.range<{ rank: number }>("things", { index: "kind" })).items.map((d) => d.body.rank)).to.deep.equal(numbers);
    await store.close();
  });
  it("reads 60 000 small records through an index in time that a person does not notice", async function () {
    this.timeout(60_000);
    const store = await openEmbedded(folder, COLLECTIONS);
    await store.bulk("things", Array.from({ length: 60_000 }, (_, i) => ({ id: `r${i}@b`, body: { kind: "penalty", rank: i, subject: `91370100MA3C${i % 650}`, on: "2026-01-05", data: { points: i % 10, level: "city" }, steps: [{ step: "verified", on: "2026-01-08" }] } })));
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const start = process.hrtime.bigint();
      let count = 0;
      for await (const batch of store.stream("things", { index: "kind", prefix: ["penalty"] })) count += batch.length;
      times.push(Number(process.hrtime.bigint() - start) / 1e6);
      expect(count).to.equal(60_000);
    }
    // About 250 ms on two cores; the bound leaves room for a busy machine and would still catch a second read of each document.
    expect(Math.min(...times), times.join(", ")).to.be.below(2000);
    await store.close();
  });
  it("can be opened, used and closed many times in one process", async () => {
    for (let i = 0; i < 20; i++) {
      const store = await openEmbedded(folder, COLLECTIONS);
      expect(await store.insert("things", `t${i}`, { i })).to.equal(true);
      expect(await store.count("things", { index: "id" })).to.equal(i + 1);
      await store.close();
    }
  });
});
