import { expect } from "chai";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import type { StoreKind } from "../tools/stores.js";
import { bulk } from "./bulk.js";
import { COLLECTIONS, collect, failure, ids, type Current } from "./helpers.js";
import { indexes } from "./indexes.js";
import { singleDocuments } from "./single-documents.js";

/** Order of text, streams, and the store as a whole. */
function wholeStore(current: Current): void {
  it("orders ids and texts by code unit, and gives each exactly once by pages", async () => {
    const texts = ["a", "B", "Z", "a b", "ab", "é", "业", "物业", "物", "（", "￥", "~", "a~", "\u00ff", "0", "10", "9"];
    await current.store.bulk("things", texts.map((text) => ({ id: text, body: { kind: text, rank: 1 } })));
    const sorted = [...texts].sort((a, b) => (a < b ? -1 : 1));
    expect(ids(await collect(current.store, "things", { index: "id" }))).to.deep.equal(sorted);
    expect(ids(await collect(current.store, "things", { index: "kind", reverse: true }))).to.deep.equal([...sorted].reverse());
    const beyond = ["𠮷", "𠮷（", "（𠮷", "\u{10ffff}", "\ue000"];
    await current.store.bulk("things", beyond.map((text) => ({ id: text, body: { kind: text, rank: 1 } })));
    const all: string[] = [];
    let after: string | undefined;
    do {
      const page = await current.store.range("things", { index: "kind", limit: 1, ...(after ? { after } : {}) });
      all.push(...ids(page.items));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect([...all].sort()).to.deep.equal([...texts, ...beyond].sort());
  });

  it("streams thousands in batches of at most 1 000", async () => {
    await current.store.bulk("things", Array.from({ length: 3210 }, (_, i) => ({ id: `t${String(i).padStart(5, "0")}`, body: { kind: "t", rank: i % 7 } })));
    const sizes: number[] = [];
    const seen = new Set<string>();
    for await (const batch of current.store.stream("things", { index: "kind" })) {
      sizes.push(batch.length);
      for (const { id } of batch) seen.add(id);
    }
    expect(seen.size).to.equal(3210);
    expect(Math.max(...sizes)).to.be.at.most(1000);
  });

  it("is empty until a document is written, and again when all are gone", async () => {
    expect(await current.store.isEmpty()).to.equal(true);
    await current.store.insert("others", "a", {});
    expect(await current.store.isEmpty()).to.equal(false);
    await current.store.delete("others", "a");
    expect(await current.store.isEmpty()).to.equal(true);
  });

  it("is still there when it is opened again, and seen by a second opener at once", async () => {
    const second = await current.place.open(COLLECTIONS);
    await current.store.insert("things", "a", { kind: "k", rank: 1 });
    expect(ids((await second.range("things", { index: "kind" })).items)).to.deep.equal(["a"]);
    expect(await second.insert("things", "a", {})).to.equal(false);
    await second.close();
    await current.store.close();
    current.store = await current.place.open(COLLECTIONS);
    expect((await current.store.get("things", "a"))?.version).to.equal(1);
  });

  it("fills an index that the store was not opened with before", async () => {
    await current.store.bulk("others", ["b", "a", "c"].map((id, rank) => ({ id, body: { rank } })));
    await current.store.close();
    current.store = await current.place.open([{ name: "others", indexes: [{ name: "rank", fields: ["rank"] }] }]);
    expect(ids((await current.store.range("others", { index: "rank" })).items)).to.deep.equal(["b", "a", "c"]);
  });

  for (const { format, code, advice } of [{ format: 99, code: "newer-store", advice: ["升级", "Upgrade"] }, { format: 1, code: "older-store", advice: ["新的数据目录", "new data folder"] }]) {
    it(`refuses a store of format ${format} with advice, and leaves it as it is`, async () => {
      await current.store.replace("meta", "format", 1, { format });
      await current.store.close();
      const error = await failure(current.place.open(COLLECTIONS));
      expect(error.code).to.equal(code);
      expect(error.message).to.contain(advice[1]);
      expect(error.text?.["zh-CN"]).to.contain(advice[0]);
      current.store = { close: async () => {} } as DocumentStore;
    });
  }

  it("says what it is", () => {
    expect(current.store.info.version).to.match(/\d+\.\d+/);
    expect(current.store.info.location).to.not.equal("");
  });
}

/** What every store must do. `kind` makes places for stores. */
export function documentStoreContract(kind: StoreKind): void {
  describe(`document store: ${kind.name}`, () => {
    const current = {} as Current;
    beforeEach(async () => {
      current.place = await kind.create();
      current.store = await current.place.open(COLLECTIONS);
    });
    afterEach(async () => {
      await current.store.close();
      await current.place.remove();
    });
    singleDocuments(current);
    bulk(current);
    indexes(current);
    wholeStore(current);
  });
}
