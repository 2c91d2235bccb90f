import { expect } from "chai";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { publishRun } from "../../../src/app/runs/publish-run.js";
import { correctRecord } from "../../../src/app/records/correct-record.js";
import { takeSteps } from "../../../src/app/records/take-steps.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { batchOf, failure, onEveryStore } from "../../tools/with-store.js";
import { contextOn, mark, writeSmallCity } from "../runs/small-city.js";

onEveryStore("correcting what was published", (test) => {
  it("is refused with the runs that used the version, save where it is ordered; what was published stays as it is", async () => {
    const context = contextOn(test.store);
    await writeSmallCity(test.store);
    const { run } = await evaluateRun(context, { scheme: "luan-red-black", period: "2026-Q3", asOf: "2026-09-30" });
    const name = `luan-red-black 2026-Q3 (${run.id.slice(0, 12)})`;
    const id = mark(3, "management", 1).id;
    const correct = (more: object = {}): ReturnType<typeof correctRecord> => correctRecord(context, { id, version: 1, changes: { "data.points": 12.5 }, reason: "原始表有误", ...more });
    await publishRun(context, run.id);
    const error = await failure(correct());
    expect(error.code).to.equal("used-by-published");
    expect(error.message).to.contain(name);
    // What came after the run, and what it did not use, is corrected as it is.
    await writeBatch(test.store, batchOf("later", { records: [{ ...mark(3, "cooperation", 9), id: "later" }] }));
    await correctRecord(context, { id: "later", version: 1, changes: { "data.points": 8 }, reason: "r" });
    expect((await correct({ corrections: true })).records).to.deep.equal([{ id, version: 2 }]);
    await correct({ version: 2, changes: { "data.points": 13 } });
    await takeSteps(context, [{ id, version: 3 }], { step: "revoked", reason: "依据被撤销" });
    expect((await verifyRun(context, run.id)).mismatches).to.deep.equal([]);
  });
});
