import { expect } from "chai";
import { failure, type Current, type Thing } from "./helpers.js";

/** get, insert, replace, delete, and what a body may be. */
export function singleDocuments(current: Current): void {
  describe("single documents", () => {
    it("gives back what was inserted, with version 1", async () => {
      const body = { text: "物业服务 “评价” 𠮷 \u0001", numbers: [0, -1.5, 1e15, 2 ** 53, 0.1, 5e-324], nested: { yes: true, no: null, list: [[], {}] } };
      expect(await current.store.insert("things", "a/1@b", body)).to.equal(true);
      expect(await current.store.get("things", "a/1@b")).to.deep.equal({ id: "a/1@b", version: 1, body });
      expect(await current.store.get("things", "a/1")).to.equal(null);
      expect(await current.store.get("others", "a/1@b")).to.equal(null);
    });
    it("keeps the order of fields", async () => {
      await current.store.insert("things", "a", { z: 1, a: 2, "10": 3, m: { y: 1, b: 2 } });
      expect(JSON.stringify((await current.store.get("things", "a"))?.body)).to.equal(JSON.stringify({ z: 1, a: 2, "10": 3, m: { y: 1, b: 2 } }));
    });
    it("keeps field names that databases find special", async () => {
      const body = JSON.parse('{"_id": 1, "_v": 2, "id": 3, "version": 4, "$set": {"$ref": "a", "$id": "b"}, "points.base": 5, "": 6, "a\\u0000b": 7, "％2E": 8, "_bsontype": "ObjectId", "toBSON": 9, "in": {"_bsontype": "Long", "__proto__": {"x": 1}}}') as object;
      await current.store.insert("things", "a", body);
      const back = (await current.store.get("things", "a"))?.body;
      expect(JSON.stringify(back)).to.equal(JSON.stringify(body));
      expect(({} as { x?: number }).x).to.equal(undefined);
    });
    it("does not insert where the id is taken", async () => {
      await current.store.insert("things", "a", { note: "first" });
      expect(await current.store.insert("things", "a", { note: "second" })).to.equal(false);
      expect((await current.store.get<Thing>("things", "a"))?.body.note).to.equal("first");
    });
    it("lets one of many inserts of the same id win", async () => {
      const won = await Promise.all(Array.from({ length: 20 }, (_, i) => current.store.insert("things", "a", { rank: i })));
      expect(won.filter(Boolean)).to.have.length(1);
      expect((await current.store.get<Thing>("things", "a"))?.body.rank).to.equal(won.indexOf(true));
    });
    it("replaces only the version that was read", async () => {
      await current.store.insert("things", "a", { note: "1" });
      expect(await current.store.replace("things", "a", 1, { note: "2" })).to.equal(true);
      expect(await current.store.replace("things", "a", 1, { note: "x" })).to.equal(false);
      expect(await current.store.replace("things", "b", 1, { note: "x" })).to.equal(false);
      expect(await current.store.get("things", "a")).to.deep.equal({ id: "a", version: 2, body: { note: "2" } });
    });
    it("lets one of many replacements of the same version win", async () => {
      await current.store.insert("things", "a", { rank: -1 });
      const won = await Promise.all(Array.from({ length: 20 }, (_, i) => current.store.replace("things", "a", 1, { rank: i })));
      expect(won.filter(Boolean)).to.have.length(1);
      expect(await current.store.get("things", "a")).to.deep.equal({ id: "a", version: 2, body: { rank: won.indexOf(true) } });
    });
    it("deletes once", async () => {
      await current.store.insert("things", "a", { kind: "x", rank: 1 });
      expect(await current.store.delete("things", "a")).to.equal(true);
      expect(await current.store.delete("things", "a")).to.equal(false);
      expect(await current.store.get("things", "a")).to.equal(null);
      expect(await current.store.count("things", { index: "kind" })).to.equal(0);
    });
    it("keeps blocks of bytes of 4 MB", async () => {
      const bytes = new Uint8Array(4 * 1024 * 1024).map((_, i) => (i * 7) % 251);
      await current.store.insert("things", "a", { run: "r", bytes, more: { empty: new Uint8Array(0), list: [new Uint8Array([1, 2])] } });
      const back = (await current.store.get<{ bytes: Uint8Array; more: { empty: Uint8Array; list: Uint8Array[] } }>("things", "a"))?.body;
      expect(Object.getPrototypeOf(back?.bytes) === Uint8Array.prototype).to.equal(true);
      expect(Buffer.compare(back?.bytes as Uint8Array, bytes)).to.equal(0);
      expect(back?.more).to.deep.equal({ empty: new Uint8Array(0), list: [new Uint8Array([1, 2])] });
    });
    it("does not let a reader change what is stored", async () => {
      await current.store.insert("things", "a", { list: [1] });
      (await current.store.get<{ list: number[] }>("things", "a"))?.body.list.push(2);
      expect((await current.store.get<{ list: number[] }>("things", "a"))?.body.list).to.deep.equal([1]);
    });
    it("leaves out undefined and the sign of zero, refuses what is not JSON", async () => {
      await current.store.insert("things", "a", { gone: undefined, zero: -0, in: { gone: undefined, list: [-0] } });
      const back = (await current.store.get<{ zero: number; in: { list: number[] } }>("things", "a"))?.body;
      expect(back).to.deep.equal({ zero: 0, in: { list: [0] } });
      expect(Object.is(back?.zero, 0) && Object.is(back?.in.list[0], 0)).to.equal(true);
      for (const bad of [{ x: NaN }, { x: [Infinity] }, { x: new Date(0) }, { x: 1n }, { x: [undefined] }, { x: new Map() }, [], "text"]) {
        expect(await failure(current.store.insert("things", "b", bad))).to.be.instanceOf(TypeError);
      }
      expect(await current.store.get("things", "b")).to.equal(null);
    });
    it("takes ids of 400 bytes and refuses longer, empty and broken ones in words", async () => {
      const long = "业".repeat(133) + "x";
      expect(await current.store.insert("things", long, {})).to.equal(true);
      expect((await current.store.get("things", long))?.id).to.equal(long);
      for (const bad of [`${long}y`, "", "a\0b", "\ud800"]) {
        const error = await failure(current.store.insert("things", bad, {}));
        expect(error.code).to.equal("document-id");
        expect(error.text?.["zh-CN"]).to.contain("400");
      }
    });
    it("refuses an indexed text of more than 400 bytes and writes nothing", async () => {
      const error = await failure(current.store.bulk("things", [{ id: "a", body: { kind: "业".repeat(134), rank: 1 } }]));
      expect(error.code).to.equal("index-value");
      expect(await current.store.get("things", "a")).to.equal(null);
    });
  });
}
