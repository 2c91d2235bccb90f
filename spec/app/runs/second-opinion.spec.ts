import { expect } from "chai";
import type { ComparedSoFarDocument } from "../../../src/app/documents.js";
import type { SecondEngine, SecondOpinionSoFar } from "../../../src/app/ports/second-engine.js";
import type { Context } from "../../../src/app/context.js";
import { checkRun } from "../../../src/app/runs/check-run.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { openRun, type OpenedRun } from "../../../src/app/runs/open-run.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { contextOn, writeSmallCity } from "./small-city.js";

const CONDITIONS = 6;
/** Outcomes of one condition of a population that is worth resuming. */
const ROWS = 60_000;

/** A second engine for a large population that notes which conditions it compared, and is cut off before one of them. */
function countingEngine(version: string, cutOffAt = Infinity): { readonly engine: SecondEngine; readonly compared: number[] } {
  const compared: number[] = [];
  const compare: SecondEngine["compare"] = async (_results, { from, onChunk } = {}) => {
    let soFar: SecondOpinionSoFar = from ?? { name: "other", version, compared: 0, differences: [], done: 0, of: CONDITIONS };
    for (let i = soFar.done; i < CONDITIONS; i++) {
      if (i === cutOffAt) throw new Error("killed");
      compared.push(i);
      soFar = { ...soFar, done: i + 1, compared: soFar.compared + ROWS };
      await onChunk?.(soFar);
    }
    return soFar;
  };
  return { engine: { name: "other", version, compare }, compared };
}

onEveryStore("the check of a run with the second engine", (test) => {
  const prepare = async (): Promise<{ readonly context: Context; readonly opened: OpenedRun; readonly id: string; readonly kept: () => Promise<ComparedSoFarDocument | undefined> }> => {
    await writeSmallCity(test.store);
    const context = contextOn(test.store);
    const { run: { id } } = await evaluateRun(context, { scheme: "luan-red-black", period: "2026-Q3" });
    return { context, opened: await openRun(context, id), id, kept: async () => (await test.store.get<ComparedSoFarDocument>("checks", `${id}/so-far`))?.body };
  };

  it("goes on where it was cut off, and keeps nothing of it once it is whole", async () => {
    const { context, opened, kept } = await prepare();
    const [first, second] = [countingEngine("1", 4), countingEngine("1")];
    expect((await failure(checkRun({ ...context, secondEngine: first.engine }, opened))).message).to.equal("killed");
    expect((await kept())?.soFar).to.include({ done: 4, compared: 4 * ROWS });
    const check = await checkRun({ ...context, secondEngine: second.engine }, opened);
    expect([first.compared, second.compared]).to.deep.equal([[0, 1, 2, 3], [4, 5]]);
    expect(check.engines[0]).to.deep.equal({ name: "other", version: "1", compared: CONDITIONS * ROWS, differences: [] });
    expect(await kept()).to.equal(undefined);
  });

  it("begins again where another version of the engine had begun", async () => {
    const { context, opened } = await prepare();
    const [first, second] = [countingEngine("1", 4), countingEngine("2")];
    await failure(checkRun({ ...context, secondEngine: first.engine }, opened));
    await checkRun({ ...context, secondEngine: second.engine }, opened);
    expect(second.compared).to.have.length(CONDITIONS);
  });

  it("tells how far it is, condition by condition, and is done when the reference has answered", async () => {
    const { context, opened } = await prepare();
    const told: string[] = [];
    await checkRun({ ...context, secondEngine: countingEngine("1").engine }, opened, (done, total, doing) => told.push(`${doing} ${done}/${total}`));
    expect(told).to.deep.equal(["read 0/1", ...[1, 2, 3, 4, 5, 6].map((i) => `second engine ${i}/7`), "done 1/1"]);
  });
});
