import { expect } from "chai";
import { rankingLines, storedLines } from "../../../src/app/queries/ranking-lines.js";
import { readSnapshot } from "../../../src/app/queries/ranking-snapshot.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { onEveryStore } from "../../tools/with-store.js";
import { contextOn, writeSmallCity } from "./small-city.js";

onEveryStore("the lines of a ranking", (test) => {
  it("are stored with a run, and equal to those made of its scorecards, which serve where there are none", async () => {
    await writeSmallCity(test.store);
    const { run } = await evaluateRun(contextOn(test.store), { scheme: "luan-red-black", period: "2026-Q3" });
    const stored = await storedLines(test.store, run);
    expect(stored).to.have.length(40);
    expect(stored?.[0]).to.deep.include({ subject: "P-00", name: "虚构小区00", district: "甲区", status: "rated", score: 98, rank: 1, population: 40, tied: 0, lists: [["red", "in"], ["yellow", "out"], ["black", "out"]] });
    const snapshot = await readSnapshot(test.store, run);
    await test.store.delete("rankings", `${run.id}/000000`);
    expect(await storedLines(test.store, run)).to.equal(null);
    expect(await rankingLines(test.store, run)).to.deep.equal(stored);
    expect(await readSnapshot(test.store, run)).to.deep.equal(snapshot);
  });
});
