import { expect } from "chai";
import { collect, type Current, type Thing } from "./helpers.js";

/** Many documents at once. */
export function bulk(current: Current): void {
  describe("bulk", () => {
    it("inserts what is not there and leaves the rest as it is", async () => {
      await current.store.insert("things", "b", { note: "old" });
      const documents = ["a", "b", "c"].map((id) => ({ id, body: { note: "new" } }));
      expect(await current.store.bulk("things", documents)).to.deep.equal({ inserted: 2, present: 1 });
      expect(await current.store.bulk("things", documents)).to.deep.equal({ inserted: 0, present: 3 });
      const notes = await Promise.all(["a", "b", "c"].map(async (id) => (await current.store.get<Thing>("things", id))?.body.note));
      expect(notes).to.deep.equal(["new", "old", "new"]);
    });
    it("counts an id that is given twice once", async () => {
      expect(await current.store.bulk("things", [{ id: "a", body: { note: "1" } }, { id: "a", body: { note: "2" } }])).to.deep.equal({ inserted: 1, present: 1 });
      expect((await current.store.get<Thing>("things", "a"))?.body.note).to.equal("1");
    });
    it("takes nothing and many", async () => {
      expect(await current.store.bulk("things", [])).to.deep.equal({ inserted: 0, present: 0 });
      const many = Array.from({ length: 2500 }, (_, i) => ({ id: `m${i}`, body: { kind: "many", rank: i } }));
      await current.store.bulk("things", many.slice(1000, 1200));
      expect(await current.store.bulk("things", many)).to.deep.equal({ inserted: 2300, present: 200 });
      expect(await current.store.count("things", { index: "kind", prefix: ["many"] })).to.equal(2500);
      expect((await collect<Thing>(current.store, "things", { index: "kind" })).map((d) => d.body.rank)).to.deep.equal(many.map((d) => d.body.rank));
    });
    it("takes a body as JSON that is there already, as text or in UTF-8; of the body then the fields of indexes count, or all of it", async () => {
      const [kind, rank, note] = ["many", 3, "已有文本 \u{20000}"];
      const json = JSON.stringify({ kind, rank, note });
      await current.store.bulk("things", [
        { id: "a", body: { kind, rank }, json }, { id: "b", body: { kind, rank }, json: Buffer.from(json) }, { id: "c", body: { kind, rank, note }, json: Buffer.from(json), whole: true },
      ]);
      const found = await collect<Thing>(current.store, "things", { index: "kind", prefix: [kind] });
      expect(found.map(({ id, version, body }) => [id, version, body])).to.deep.equal(["a", "b", "c"].map((id) => [id, 1, { kind, rank, note }]));
    });
    it("takes a batch whose indexes are entered at the end, what was there before too, as it is there", async () => {
      const many = Array.from({ length: 2500 }, (_, i) => ({ id: `m${String((i * 7919) % 2500).padStart(4, "0")}`, body: { kind: `k${i % 3}`, rank: i, body: { name: `n${(i * 31) % 977}` } } }));
      const before = current.store.batchWriter<Thing>("things", ["deep"]);
      expect(await before.add(many.slice(0, 400))).to.deep.equal({ inserted: 400, present: 0 });
      before.close();
      expect(await current.store.count("things", { index: "deep" })).to.equal(400);
      const stored = await current.store.get<Thing>("things", many[0].id);
      await current.store.replace("things", many[0].id, stored?.version ?? 0, { kind: "other", rank: 1 });
      const writer = current.store.batchWriter<Thing>("things", ["deep"]);
      expect([await writer.add(many.slice(0, 1500)), await writer.add(many.slice(1500))]).to.deep.equal([{ inserted: 1100, present: 400 }, { inserted: 1000, present: 0 }]);
      await writer.finish();
      writer.close();
      const expected = many.map(({ id, body }, i) => (i === 0 ? { id, kind: "other", rank: 1 } : { id, kind: body.kind, rank: body.rank })).sort((a, b) => (a.kind === b.kind ? a.rank - b.rank : a.kind < b.kind ? -1 : 1));
      expect((await collect<Thing>(current.store, "things", { index: "kind" })).map(({ id, body: { kind, rank } }) => ({ id, kind, rank }))).to.deep.equal(expected);
      expect(await current.store.count("things", { index: "deep" })).to.equal(2499);
      for (const { id } of many) await current.store.delete("things", id);
      expect([await current.store.count("things", { index: "kind" }), await current.store.count("things", { index: "deep" })]).to.deep.equal([0, 0]);
    });
    it("loses nothing when two write the same documents at once", async () => {
      const many = Array.from({ length: 700 }, (_, i) => ({ id: `m${i}`, body: { kind: "many", rank: i } }));
      await Promise.all([current.store.bulk("things", many), current.store.bulk("things", [...many].reverse()), current.store.bulk("things", many)]);
      expect(await current.store.count("things", { index: "kind" })).to.equal(700);
      expect(await current.store.count("things", { index: "id" })).to.equal(700);
    });
  });
}
