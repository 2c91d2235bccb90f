import { expect } from "chai";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { publishRun } from "../../../src/app/runs/publish-run.js";
import { correctRecord } from "../../../src/app/records/correct-record.js";
import { recordHistory } from "../../../src/app/records/current-records.js";
import { enterRecord } from "../../../src/app/records/enter-record.js";
import { storeFile } from "../../../src/app/records/files.js";
import { takeSteps } from "../../../src/app/records/take-steps.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import type { Json } from "../../../src/domain/model/documents.js";
import type { ProblemError } from "../../../src/domain/model/problem.js";
import { batchOf, failure, onEveryStore, subject } from "../../tools/with-store.js";
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

onEveryStore("correcting evidence", (test) => {
  it("adds files that are there, and no others", async () => {
    const context = contextOn(test.store);
    await writeBatch(test.store, batchOf("city", { subjects: [subject("p1", "示例小区", "project")] }, { kind: "import" }));
    const { id } = await enterRecord(context, { kind: "inspection", subject: "p1", occurredOn: "2026-03-30", data: { act: "lift" } });
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    const file = await storeFile(context, { stream: (async function* () { yield png; await Promise.resolve(); })(), name: "b.png", purpose: "evidence" });
    const correct = (evidence: readonly unknown[]): Promise<unknown> => correctRecord(context, { id, version: 1, changes: { evidence: evidence as readonly Json[] }, reason: "补充照片" });
    for (const wrong of [{ ...file, hash: "0" }, { file: "none", hash: "" }, "text", null]) {
      const error = (await failure(correct([file, wrong]))) as ProblemError;
      expect(error.problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(["evidence /evidence/1"]);
    }
    await correct([file]);
    expect((await recordHistory(context, id)).versions.at(-1)!.body.evidence).to.deep.equal([file]);
  });
});
