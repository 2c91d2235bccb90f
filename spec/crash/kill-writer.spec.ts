import { expect } from "chai";
import { verifyJournal } from "../../src/app/journal.js";
import { STORES, type StorePlace } from "../tools/stores.js";
import { COLLECTIONS } from "../../src/app/documents.js";
import { indexFaults, lost, WriterProcess } from "./processes.js";

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 5);

/** A small generator with a seed (mulberry32), so that a failure can be had again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

for (const kind of STORES) {
  describe(`kill -9 of a process that writes, ${ROUNDS} times (${kind.name})`, function () {
    this.timeout(30_000 + ROUNDS * 15_000);
    let place: StorePlace;
    before(async () => { place = await kind.create(); });
    after(() => place.remove());

    it("loses nothing that was acknowledged; the store opens again without help", async () => {
      const random = randomFrom(20260331);
      const lines: string[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const writer = new WriterProcess(place.location, `w${round}`);
        await writer.writing();
        await new Promise((resolve) => setTimeout(resolve, 10 + random() * 500));
        await writer.kill();
        lines.push(...writer.acknowledged);
        const store = await place.open(COLLECTIONS);
        expect(await lost(store, lines), `round ${round}`).to.deep.equal([]);
        expect(await verifyJournal(store), `round ${round}`).to.deep.equal([]);
        expect(await indexFaults(store, "scorecards", "run")).to.deep.equal([]);
        await store.close();
      }
      expect(lines.length).to.be.greaterThan(ROUNDS * 5);
    });
  });
}
