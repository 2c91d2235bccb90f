import { expect } from "chai";
import { evaluateRun } from "../../src/app/runs/evaluate-run.js";
import { openRun } from "../../src/app/runs/open-run.js";
import { reloadInput } from "../../src/app/runs/reload-input.js";
import { onEveryStore } from "../tools/with-store.js";
import { contextOn, writeSmallCity } from "../app/runs/small-city.js";

/** While the parent's event loop was busy, the end of the reference's process was seen before its answer, and publication failed. */
onEveryStore("an answer of the reference that arrives while the parent is busy", (test) => {
  it("is taken, though the process has nothing left to do", async function () {
    this.timeout(60_000);
    await writeSmallCity(test.store);
    const context = contextOn(test.store);
    const { run } = await evaluateRun(context, { scheme: "luan-red-black", period: "2026-Q3" });
    const opened = await openRun(context, run.id);
    const { input } = await reloadInput(context, opened);
    const rated = context.reference.rate(opened.revision, input);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const busyUntil = performance.now() + 4000;
    while (performance.now() < busyUntil) Math.sqrt(busyUntil);
    expect(await rated).to.have.lengthOf(40);
  });
});
