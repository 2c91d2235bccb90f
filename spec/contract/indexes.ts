import { expect } from "chai";
import type { Range } from "../../src/app/ports/document-store.js";
import { collect, failure, ids, type Current } from "./helpers.js";

/** Order, prefix, bounds, pages, count. */
export function indexes(current: Current): void {
  describe("indexes", () => {
    beforeEach(async () => {
      const rows: readonly [string, unknown, unknown][] = [
        ["1", "b", 2], ["2", "a", 10], ["3", "a", 9], ["4", "a", -1], ["5", "a", 0.5], ["6", "a", -1.5], ["7", "ab", 1], ["8", "a", 10],
        ["9", "a", undefined], ["10", "a", null], ["11", undefined, 1], ["12", "a", [10]], ["13", "a", { x: 10 }], ["14", "a", true],
      ];
      await current.store.bulk("things", rows.map(([id, kind, rank]) => ({ id, body: { kind, rank } })));
    });
    const range = async (rest: Partial<Range>): Promise<readonly string[]> => ids((await current.store.range("things", { index: "kind", ...rest })).items);
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
      expect(await current.store.count("things", { index: "kind" })).to.equal(8);
      expect(await current.store.count("things", { index: "kind", prefix: ["a"] })).to.equal(6);
      expect(await current.store.count("things", { index: "kind", prefix: ["a"], from: -1, to: 10 })).to.equal(3);
      expect(await current.store.count("things", { index: "id" })).to.equal(14);
    });
    it("continues after a page, in both directions, at equal values too", async () => {
      for (const rest of [{}, { reverse: true }, { prefix: ["a"] }, { prefix: ["a"], from: -1, reverse: true }] as Partial<Range>[]) {
        const paged: string[] = [];
        let after: string | undefined;
        for (;;) {
          const page = await current.store.range("things", { index: "kind", ...rest, limit: 1, ...(after ? { after } : {}) });
          paged.push(...ids(page.items));
          if (page.next === null) break;
          after = page.next;
        }
        expect(paged).to.deep.equal(await range(rest));
      }
    });
    it("refuses a cursor that it did not make, in words", async () => {
      for (const after of ["x", "", "bm8=", Buffer.from("[1]").toString("base64url"), Buffer.from('["a",{"$gt":0},"1"]').toString("base64url")]) {
        expect((await failure(current.store.range("things", { index: "kind", after }))).code).to.equal("cursor");
      }
    });
    it("knows only declared indexes", async () => {
      expect((await failure(current.store.range("things", { index: "rank" }))).message).to.contain("no index rank");
      expect((await failure(current.store.range("others", { index: "kind" }))).message).to.contain("no index kind");
      expect((await failure(current.store.get("strangers", "a"))).message).to.contain("no collection strangers");
    });
    it("moves a document in the index when it is replaced", async () => {
      await current.store.replace("things", "1", 1, { kind: "a", rank: 3 });
      await current.store.replace("things", "2", 1, { kind: "a" });
      await current.store.replace("things", "9", 1, { kind: "a", rank: 8 });
      expect(await range({ prefix: ["a"] })).to.deep.equal(["6", "4", "5", "1", "9", "3", "8"]);
      expect(await range({ prefix: ["b"] })).to.deep.equal([]);
    });
    it("reaches fields inside of fields", async () => {
      await current.store.insert("things", "deep", { body: { name: "n" } });
      expect(ids((await current.store.range("things", { index: "deep", prefix: ["n"] })).items)).to.deep.equal(["deep"]);
      expect(await current.store.count("things", { index: "deep" })).to.equal(1);
    });
    it("walks the ids", async () => {
      expect(await range({ index: "id", from: "1", to: "12" })).to.deep.equal(["1", "10", "11"]);
      expect(await range({ index: "id", from: "8", reverse: true })).to.deep.equal(["9", "8"]);
      expect(await range({ index: "id", to: "11", reverse: true })).to.deep.equal(["10", "1"]);
      expect(await range({ index: "id", prefix: ["7"] })).to.deep.equal(["7"]);
      const first = await current.store.range("things", { index: "id", limit: 13 });
      expect(ids((await current.store.range("things", { index: "id", after: first.next as string })).items)).to.deep.equal(["9"]);
    });
    it("streams all in order, within a limit", async () => {
      expect(ids(await collect(current.store, "things", { index: "kind", prefix: ["a"], reverse: true }))).to.deep.equal(["8", "2", "3", "5", "4", "6"]);
      expect(ids(await collect(current.store, "things", { index: "kind", limit: 2 }))).to.deep.equal(["6", "4"]);
      expect(await collect(current.store, "others", { index: "id" })).to.deep.equal([]);
    });
  });
}
