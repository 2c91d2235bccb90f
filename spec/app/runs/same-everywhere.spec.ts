import { expect } from "chai";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { marks, contextOn, estates } from "./small-city.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { onEveryStore } from "../../tools/with-store.js";

/** sha256 over the frozen facts and the cards of the small city, worked out once: the same on every machine, store and version of Node. */
const RESULT = "72d707305af0953380df2ca2cb2b1d7d20fcdf8aa5765284171388758ce572dd";

onEveryStore("the same inputs give the same hashes", (test) => {
  it("whatever the machine and the store, and in whatever order the documents came", async () => {
    const at = "2026-10-08T18:00:00+08:00";
    await writeBatch(test.store, { batch: "estates", kind: "import", by: "spec", at, why: "invented estates", subjects: [...estates].reverse() });
    await writeBatch(test.store, { batch: "marks", kind: "records", by: "spec", at, why: "invented marks", records: [...marks].reverse() });
    const { run } = await evaluateRun(contextOn(test.store), { scheme: "luan-red-black", period: "2026-Q3" });
    expect(run.counts).to.deep.equal({ subjects: 40, rated: 40, notRated: 0, notEligible: 0 });
    expect(run.result).to.equal(RESULT);
  });
});
