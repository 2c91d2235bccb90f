import { expect } from "chai";
import type { CollectionSpec, DocumentStore, Range, Stored } from "../../src/app/ports/document-store.js";
import type { StoreKind, StorePlace } from "../tools/stores.js";

interface Thing {
  readonly kind?: unknown;
  readonly rank?: unknown;
  readonly note?: string;
}
const COLLECTIONS: readonly CollectionSpec[] = [
  { name: "things", indexes: [{ name: "kind", fields: ["kind", "rank"] }, { name: "deep", fields: ["body.name"] }] },
  { name: "others", indexes: [] },
];

async function collect<T>(store: DocumentStore, collection: string, range: Omit<Range, "after">): Promise<readonly Stored<T>[]> {
  const all: Stored<T>[] = [];
  for await (const batch of store.stream<T>(collection, range)) all.push(...batch);
  return all;
}
const ids = (documents: readonly { readonly id: string }[]): readonly string[] => documents.map((d) => d.id);

async function failure(promise: Promise<unknown>): Promise<{ readonly code?: string; readonly message: string; readonly text?: { readonly "zh-CN": string } }> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error("it did not fail");
}

/** What every store must do. `kind` makes places for stores; each test begins with an empty one. */
export function documentStoreContract(kind: StoreKind): void {
  describe(`document store: ${kind.name}`, () => {
    let place: StorePlace;
    let store: DocumentStore;
    beforeEach(async () => {
      place = await kind.create();
      store = await place.open(COLLECTIONS);
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    describe("single documents", () => {
      it("gives back what was inserted, with version 1", async () => {
        const body = { text: "物业服务 “评价” 𠮷 \u0001", numbers: [0, -1.5, 1e15, 2 ** 53, 0.1, 5e-324], nested: { yes: true, no: null, list: [[], {}] } };
        expect(await store.insert("things", "a/1@b", body)).to.equal(true);
        expect(await store.get("things", "a/1@b")).to.deep.equal({ id: "a/1@b", version: 1, body });
        expect(await store.get("things", "a/1")).to.equal(null);
        expect(await store.get("others", "a/1@b")).to.equal(null);
      });
      it("keeps the order of fields", async () => {
        await store.insert("things", "a", { z: 1, a: 2, "10": 3, m: { y: 1, b: 2 } });
        expect(JSON.stringify((await store.get("things", "a"))?.body)).to.equal(JSON.stringify({ z: 1, a: 2, "10": 3, m: { y: 1, b: 2 } }));
      });
      it("keeps field names that databases find special", async () => {
        const body = JSON.parse('{"_id": 1, "_v": 2, "id": 3, "version": 4, "$set": {"$ref": "a", "$id": "b"}, "points.base": 5, "": 6, "a\\u0000b": 7, "％2E": 8, "_bsontype": "ObjectId", "toBSON": 9, "in": {"_bsontype": "Long", "__proto__": {"x": 1}}}') as object;
        await store.insert("things", "a", body);
        const back = (await store.get("things", "a"))?.body;
        expect(JSON.stringify(back)).to.equal(JSON.stringify(body));
        expect(({} as { x?: number }).x).to.equal(undefined);
      });
      it("does not insert where the id is taken", async () => {
        await store.insert("things", "a", { note: "first" });
        expect(await store.insert("things", "a", { note: "second" })).to.equal(false);
        expect((await store.get<Thing>("things", "a"))?.body.note).to.equal("first");
      });
      it("lets one of many inserts of the same id win", async () => {
        const won = await Promise.all(Array.from({ length: 20 }, (_, i) => store.insert("things", "a", { rank: i })));
        expect(won.filter(Boolean)).to.have.length(1);
        expect((await store.get<Thing>("things", "a"))?.body.rank).to.equal(won.indexOf(true));
      });
      it("replaces only the version that was read", async () => {
        await store.insert("things", "a", { note: "1" });
        expect(await store.replace("things", "a", 1, { note: "2" })).to.equal(true);
        expect(await store.replace("things", "a", 1, { note: "x" })).to.equal(false);
        expect(await store.replace("things", "b", 1, { note: "x" })).to.equal(false);
        expect(await store.get("things", "a")).to.deep.equal({ id: "a", version: 2, body: { note: "2" } });
      });
      it("lets one of many replacements of the same version win", async () => {
        await store.insert("things", "a", { rank: -1 });
        const won = await Promise.all(Array.from({ length: 20 }, (_, i) => store.replace("things", "a", 1, { rank: i })));
        expect(won.filter(Boolean)).to.have.length(1);
        expect(await store.get("things", "a")).to.deep.equal({ id: "a", version: 2, body: { rank: won.indexOf(true) } });
      });
      it("deletes once", async () => {
        await store.insert("things", "a", { kind: "x", rank: 1 });
        expect(await store.delete("things", "a")).to.equal(true);
        expect(await store.delete("things", "a")).to.equal(false);
        expect(await store.get("things", "a")).to.equal(null);
        expect(await store.count("things", { index: "kind" })).to.equal(0);
      });
      it("keeps blocks of bytes of 4 MB", async () => {
        const bytes = new Uint8Array(4 * 1024 * 1024).map((_, i) => (i * 7) % 251);
        await store.insert("things", "a", { run: "r", bytes, more: { empty: new Uint8Array(0), list: [new Uint8Array([1, 2])] } });
        const back = (await store.get<{ bytes: Uint8Array; more: { empty: Uint8Array; list: Uint8Array[] } }>("things", "a"))?.body;
        expect(Object.getPrototypeOf(back?.bytes) === Uint8Array.prototype).to.equal(true);
        expect(Buffer.compare(back?.bytes as Uint8Array, bytes)).to.equal(0);
        expect(back?.more).to.deep.equal({ empty: new Uint8Array(0), list: [new Uint8Array([1, 2])] });
      });
      it("does not let a reader change what is stored", async () => {
        await store.insert("things", "a", { list: [1] });
        (await store.get<{ list: number[] }>("things", "a"))?.body.list.push(2);
        expect((await store.get<{ list: number[] }>("things", "a"))?.body.list).to.deep.equal([1]);
      });
      it("leaves out undefined and the sign of zero, refuses what is not JSON", async () => {
        await store.insert("things", "a", { gone: undefined, zero: -0, in: { gone: undefined, list: [-0] } });
        const back = (await store.get<{ zero: number; in: { list: number[] } }>("things", "a"))?.body;
        expect(back).to.deep.equal({ zero: 0, in: { list: [0] } });
        expect(Object.is(back?.zero, 0) && Object.is(back?.in.list[0], 0)).to.equal(true);
        for (const bad of [{ x: NaN }, { x: [Infinity] }, { x: new Date(0) }, { x: 1n }, { x: [undefined] }, { x: new Map() }, [], "text"]) {
          expect(await failure(store.insert("things", "b", bad))).to.be.instanceOf(TypeError);
        }
        expect(await store.get("things", "b")).to.equal(null);
      });
      it("takes ids of 400 bytes and refuses longer, empty and broken ones in words", async () => {
        const long = "业".repeat(133) + "x";
        expect(await store.insert("things", long, {})).to.equal(true);
        expect((await store.get("things", long))?.id).to.equal(long);
        for (const bad of [`${long}y`, "", "a\0b", "\ud800"]) {
          const error = await failure(store.insert("things", bad, {}));
          expect(error.code).to.equal("document-id");
          expect(error.text?.["zh-CN"]).to.contain("400");
        }
      });
      it("refuses an indexed text of more than 400 bytes and writes nothing", async () => {
        const error = await failure(store.bulk("things", [{ id: "a", body: { kind: "业".repeat(134), rank: 1 } }]));
        expect(error.code).to.equal("index-value");
        expect(await store.get("things", "a")).to.equal(null);
      });
    });

    describe("bulk", () => {
      it("inserts what is not there and leaves the rest as it is", async () => {
        await store.insert("things", "b", { note: "old" });
        const documents = ["a", "b", "c"].map((id) => ({ id, body: { note: "new" } }));
        expect(await store.bulk("things", documents)).to.deep.equal({ inserted: 2, present: 1 });
        expect(await store.bulk("things", documents)).to.deep.equal({ inserted: 0, present: 3 });
        const notes = await Promise.all(["a", "b", "c"].map(async (id) => (await store.get<Thing>("things", id))?.body.note));
        expect(notes).to.deep.equal(["new", "old", "new"]);
      });
      it("counts an id that is given twice once", async () => {
        expect(await store.bulk("things", [{ id: "a", body: { note: "1" } }, { id: "a", body: { note: "2" } }])).to.deep.equal({ inserted: 1, present: 1 });
        expect((await store.get<Thing>("things", "a"))?.body.note).to.equal("1");
      });
      it("takes nothing and many", async () => {
        expect(await store.bulk("things", [])).to.deep.equal({ inserted: 0, present: 0 });
        const many = Array.from({ length: 2500 }, (_, i) => ({ id: `m${i}`, body: { kind: "many", rank: i } }));
        await store.bulk("things", many.slice(1000, 1200));
        expect(await store.bulk("things", many)).to.deep.equal({ inserted: 2300, present: 200 });
        expect(await store.count("things", { index: "kind", prefix: ["many"] })).to.equal(2500);
        expect((await collect<Thing>(store, "things", { index: "kind" })).map((d) => d.body.rank)).to.deep.equal(many.map((d) => d.body.rank));
      });
      it("loses nothing when two write the same documents at once", async () => {
        const many = Array.from({ length: 700 }, (_, i) => ({ id: `m${i}`, body: { kind: "many", rank: i } }));
        await Promise.all([store.bulk("things", many), store.bulk("things", [...many].reverse()), store.bulk("things", many)]);
        expect(await store.count("things", { index: "kind" })).to.equal(700);
        expect(await store.count("things", { index: "id" })).to.equal(700);
      });
    });

    describe("indexes", () => {
      beforeEach(async () => {
        const rows: readonly [string, unknown, unknown][] = [
          ["1", "b", 2], ["2", "a", 10], ["3", "a", 9], ["4", "a", -1], ["5", "a", 0.5], ["6", "a", -1.5], ["7", "ab", 1], ["8", "a", 10],
          ["9", "a", undefined], ["10", "a", null], ["11", undefined, 1], ["12", "a", [10]], ["13", "a", { x: 10 }], ["14", "a", true],
        ];
        await store.bulk("things", rows.map(([id, kind, rank]) => ({ id, body: { kind, rank } })));
      });
      const range = async (rest: Partial<Range>): Promise<readonly string[]> => ids((await store.range("things", { index: "kind", ...rest })).items);
      it("orders by the fields, then by id, numbers by value", async () => {
        expect(await range({})).to.deep.equal(["6", "4", "5", "3", "2", "8", "7", "1"]);
        expect(await range({ reverse: true })).to.deep.equal(["1", "7", "8", "2", "3", "5", "4", "6"]);
      });
      it("takes a prefix whole: a is not ab", async () => {
        expect(await range({ prefix: ["a"] })).to.deep.equal(["6", "4", "5", "3", "2", "8"]);
        expect(await range({ prefix: ["a", 10] })).to.deep.equal(["2", "8"]);
        expect(await range({ prefix: ["c"] })).to.deep.equal([]);
      });
      it("has bounds: from inclusive, to exclusive", async () => {
        expect(await range({ prefix: ["a"], from: -1, to: 10 })).to.deep.equal(["4", "5", "3"]);
        expect(await range({ prefix: ["a"], from: -1, to: 10, reverse: true })).to.deep.equal(["3", "5", "4"]);
        expect(await range({ from: "ab" })).to.deep.equal(["7", "1"]);
        expect(await range({ to: "ab", reverse: true, limit: 2 })).to.deep.equal(["8", "2"]);
        expect(await range({ prefix: ["a"], from: 10, to: -1 })).to.deep.equal([]);
        expect(await range({ prefix: ["a"], from: 10, to: -1, reverse: true })).to.deep.equal([]);
      });
      it("counts the same", async () => {
        expect(await store.count("things", { index: "kind" })).to.equal(8);
        expect(await store.count("things", { index: "kind", prefix: ["a"] })).to.equal(6);
        expect(await store.count("things", { index: "kind", prefix: ["a"], from: -1, to: 10 })).to.equal(3);
        expect(await store.count("things", { index: "id" })).to.equal(14);
      });
      it("continues after a page, in both directions, at equal values too", async () => {
        for (const rest of [{}, { reverse: true }, { prefix: ["a"] }, { prefix: ["a"], from: -1, reverse: true }] as Partial<Range>[]) {
          const paged: string[] = [];
          let after: string | undefined;
          for (;;) {
            const page = await store.range("things", { index: "kind", ...rest, limit: 1, ...(after ? { after } : {}) });
            paged.push(...ids(page.items));
            if (page.next === null) break;
            after = page.next;
          }
          expect(paged).to.deep.equal(await range(rest));
        }
      });
      it("refuses a cursor that it did not make, in words", async () => {
        for (const after of ["x", "", "bm8=", Buffer.from("[1]").toString("base64url"), Buffer.from('["a",{"$gt":0},"1"]').toString("base64url")]) {
          expect((await failure(store.range("things", { index: "kind", after }))).code).to.equal("cursor");
        }
      });
      it("knows only declared indexes", async () => {
        expect((await failure(store.range("things", { index: "rank" }))).message).to.contain("no index rank");
        expect((await failure(store.range("others", { index: "kind" }))).message).to.contain("no index kind");
        expect((await failure(store.get("strangers", "a"))).message).to.contain("no collection strangers");
      });
      it("moves a document in the index when it is replaced", async () => {
        await store.replace("things", "1", 1, { kind: "a", rank: 3 });
        await store.replace("things", "2", 1, { kind: "a" });
        await store.replace("things", "9", 1, { kind: "a", rank: 8 });
        expect(await range({ prefix: ["a"] })).to.deep.equal(["6", "4", "5", "1", "9", "3", "8"]);
        expect(await range({ prefix: ["b"] })).to.deep.equal([]);
      });
      it("reaches fields inside of fields", async () => {
        await store.insert("things", "deep", { body: { name: "n" } });
        expect(ids((await store.range("things", { index: "deep", prefix: ["n"] })).items)).to.deep.equal(["deep"]);
        expect(await store.count("things", { index: "deep" })).to.equal(1);
      });
      it("walks the ids", async () => {
        expect(await range({ index: "id", from: "1", to: "12" })).to.deep.equal(["1", "10", "11"]);
        expect(await range({ index: "id", from: "8", reverse: true })).to.deep.equal(["9", "8"]);
        expect(await range({ index: "id", to: "11", reverse: true })).to.deep.equal(["10", "1"]);
        expect(await range({ index: "id", prefix: ["7"] })).to.deep.equal(["7"]);
        const first = await store.range("things", { index: "id", limit: 13 });
        expect(ids((await store.range("things", { index: "id", after: first.next as string })).items)).to.deep.equal(["9"]);
      });
      it("streams all in order, within a limit", async () => {
        expect(ids(await collect(store, "things", { index: "kind", prefix: ["a"], reverse: true }))).to.deep.equal(["8", "2", "3", "5", "4", "6"]);
        expect(ids(await collect(store, "things", { index: "kind", limit: 2 }))).to.deep.equal(["6", "4"]);
        expect(await collect(store, "others", { index: "id" })).to.deep.equal([]);
      });
    });

    it("orders ids and texts by code unit, and gives each exactly once by pages", async () => {
      const texts = ["a", "B", "Z", "a b", "ab", "é", "业", "物业", "物", "（", "￥", "~", "a~", "\u00ff", "0", "10", "9"];
      await store.bulk("things", texts.map((text) => ({ id: text, body: { kind: text, rank: 1 } })));
      const sorted = [...texts].sort((a, b) => (a < b ? -1 : 1));
      expect(ids(await collect(store, "things", { index: "id" }))).to.deep.equal(sorted);
      expect(ids(await collect(store, "things", { index: "kind", reverse: true }))).to.deep.equal([...sorted].reverse());
      const beyond = ["𠮷", "𠮷（", "（𠮷", "\u{10ffff}", "\ue000"];
      await store.bulk("things", beyond.map((text) => ({ id: text, body: { kind: text, rank: 1 } })));
      const all: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.range("things", { index: "kind", limit: 1, ...(after ? { after } : {}) });
        all.push(...ids(page.items));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect([...all].sort()).to.deep.equal([...texts, ...beyond].sort());
    });

    it("streams thousands in batches of at most 1 000", async () => {
      await store.bulk("things", Array.from({ length: 3210 }, (_, i) => ({ id: `t${String(i).padStart(5, "0")}`, body: { kind: "t", rank: i % 7 } })));
      const sizes: number[] = [];
      const seen = new Set<string>();
      for await (const batch of store.stream("things", { index: "kind" })) {
        sizes.push(batch.length);
        for (const { id } of batch) seen.add(id);
      }
      expect(seen.size).to.equal(3210);
      expect(Math.max(...sizes)).to.be.at.most(1000);
    });

    it("is empty until a document is written, and again when all are gone", async () => {
      expect(await store.isEmpty()).to.equal(true);
      await store.insert("others", "a", {});
      expect(await store.isEmpty()).to.equal(false);
      await store.delete("others", "a");
      expect(await store.isEmpty()).to.equal(true);
    });

    it("is still there when it is opened again, and seen by a second opener at once", async () => {
      const second = await place.open(COLLECTIONS);
      await store.insert("things", "a", { kind: "k", rank: 1 });
      expect(ids((await second.range("things", { index: "kind" })).items)).to.deep.equal(["a"]);
      expect(await second.insert("things", "a", {})).to.equal(false);
      await second.close();
      await store.close();
      store = await place.open(COLLECTIONS);
      expect((await store.get("things", "a"))?.version).to.equal(1);
    });

    it("refuses a store of a newer format with advice, and leaves it as it is", async () => {
      await store.replace("meta", "format", 1, { format: 99 });
      await store.close();
      const error = await failure(place.open(COLLECTIONS));
      expect(error.code).to.equal("newer-store");
      expect(error.message).to.contain("Upgrade");
      expect(error.text?.["zh-CN"]).to.contain("升级");
      store = { close: async () => {} } as DocumentStore;
    });

    it("says what it is", () => {
      expect(store.info.version).to.match(/\d+\.\d+/);
      expect(store.info.location).to.not.equal("");
    });
  });
}
