import { expect } from "chai";
import { evaluateAll } from "../../../src/app/chain/evaluate-all.js";
import { newDataSince } from "../../../src/app/chain/new-data.js";
import { recompute, type Recomputed } from "../../../src/app/chain/recompute.js";
import { compareStoredRuns } from "../../../src/app/chain/run-differences.js";
import { staleRuns } from "../../../src/app/chain/stale-runs.js";
import type { Work } from "../../../src/app/chain/work-in-order.js";
import { silent, type Context } from "../../../src/app/context.js";
import type { RunDocument } from "../../../src/app/documents.js";
import type { Refusal } from "../../../src/app/refusal.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { publishedNow, publishedRuns } from "../../../src/app/runs/publications.js";
import { publishRun } from "../../../src/app/runs/publish-run.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { withdrawRun } from "../../../src/app/runs/withdraw-run.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { workHere } from "../../../src/cli/scheme-workers.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { contextOn } from "../runs/small-city.js";
import { mark, schemeFolders, writeEstates, type Folders } from "./chain-schemes.js";

onEveryStore("a chain of three schemes", (test) => {
  let folders: Folders;
  let context: Context;
  before(async () => { folders = await schemeFolders(); });
  after(() => folders.remove());
  const publishAll = async (): Promise<ReadonlyMap<string, RunDocument>> => {
    const here: Work = (job) => workHere(context, job, silent);
    const entries = await evaluateAll(context, { names: folders.all, period: "2026-Q3", asOf: "2026-10-05", publish: true }, [here]);
    return new Map(entries.map(({ scheme, result }) => [scheme, result?.run as RunDocument]));
  };
  const stale = async (): Promise<unknown> => (await staleRuns(context)).map(({ run, causes }) => [run.scheme, causes.map(({ why, scheme }) => `${why} ${scheme}`)]);
  const told = (done: readonly Recomputed[]): unknown => done.map((one) => [one.stale.run.scheme, one.outcome, one.compared?.difference.differences.map(({ subject, before, after }) => [subject, before?.score, after?.score]), one.published]);
  beforeEach(async () => {
    context = contextOn(test.store);
    await writeEstates(test.store);
  });

  it("is told of in its order when the first is withdrawn, recomputed by order, and the difference shown", async () => {
    const runs = await publishAll();
    expect(await stale()).to.deep.equal([]);
    expect(((await failure(recompute(context, { runs: [(runs.get("chain-items") as RunDocument).id], publish: false }))) as Refusal).code).to.equal("not-stale");
    await withdrawRun(context, (runs.get("chain-marks") as RunDocument).id, "overturned");
    expect(await stale()).to.deep.equal([["chain-items", ["withdrawn chain-marks"]], ["chain-board", ["stale chain-items"]]]);
    const preview = await recompute(context, { runs: [], publish: false });
    // Without items: 0 marks, sum 0, no lift, and the age is missing.
    expect(told(preview)).to.deep.equal([["chain-items", "recomputed", [["a", 323, 0], ["b", 211, 0], ["c", 101, 0]], null], ["chain-board", "waits", undefined, null]]);
    expect((await publishedNow(test.store)).get("chain-items/2026-Q3")?.run).to.equal(runs.get("chain-items")?.id);
    const done = await recompute(context, { runs: [], publish: true });
    expect(told(done)).to.deep.equal([["chain-items", "recomputed", [["a", 323, 0], ["b", 211, 0], ["c", 101, 0]], { cases: 0 }], ["chain-board", "recomputed", [["a", 323, 0], ["b", 211, 0], ["c", 101, 0]], { cases: 0 }]]);
    expect(done[1].compared?.difference.lists).to.deep.equal([{ list: "best", entered: 0, left: 1 }]);
    expect(done[0].compared?.difference.counts).to.deep.equal({ status: 0, score: 3, grade: 1, rank: 2, lists: 0 });
    expect(await stale()).to.deep.equal([]);
    expect(await recompute(context, { runs: [], publish: true })).to.deep.equal([]);
  });

  it("does not change what was published: the stale run stays, and verifies", async () => {
    const runs = await publishAll();
    await withdrawRun(context, (runs.get("chain-marks") as RunDocument).id, "overturned");
    const board = runs.get("chain-board") as RunDocument;
    expect((await verifyRun(context, board.id)).mismatches).to.deep.equal([]);
    expect((await publishedNow(test.store)).get("chain-board/2026-Q3")?.run).to.equal(board.id);
  });

  it("is stale too where something that it reads was replaced, or published only later", async () => {
    const runs = await publishAll();
    await writeBatch(test.store, { batch: "correction", kind: "records", by: "spec", at: "2026-10-09T18:00:00+08:00", why: "corrected", records: [mark("m3", "a", "2026-09-25", ["cooperation", 9])] });
    const { run } = await evaluateRun(context, { scheme: folders.path("chain-marks"), period: "2026-Q3", asOf: "2026-10-05" });
    await publishRun(context, run.id);
    expect(await stale()).to.deep.equal([["chain-items", ["replaced chain-marks"]], ["chain-board", ["stale chain-items"]]]);
    const difference = (await compareStoredRuns(context, (runs.get("chain-marks") as RunDocument).id, run.id.slice(0, 12))).difference;
    expect(difference.differences).to.deep.equal([{ subject: "a", name: "虚构小区a", before: { status: "rated", score: 310, grade: null, rank: 1, lists: [] }, after: { status: "rated", score: 316, grade: null, rank: 1, lists: [] }, changed: ["score"] }]);
    expect([difference.subjects, difference.unchanged]).to.deep.equal([3, 2]);
    const earlier = await evaluateRun(context, { scheme: folders.path("chain-items"), period: "2026-Q2", asOf: "2026-06-30" });
    await publishRun(context, earlier.run.id);
    expect(await stale()).to.deep.equal([["chain-items", ["replaced chain-marks"]], ["chain-board", ["added chain-items", "stale chain-items"]]]);
  });

  it("tells which published runs used records that have changed since, and how many", async () => {
    await publishAll();
    const published = await publishedRuns(test.store);
    expect(await newDataSince(context, published)).to.deep.equal([]);
    const revoked = mark("m4", "b", "2026-09-29", ["cooperation", 4]);
    await writeBatch(test.store, { batch: "revoked", kind: "records", by: "spec", at: "2026-10-09T18:00:00+08:00", why: "overturned", records: [
      { ...revoked, steps: [...(revoked.steps ?? []), { step: "revoked", on: "2026-10-09" }] }, mark("m1", "a", "2026-07-10", ["management", 6]), mark("m5", "c", "2026-10-09", ["cooperation", 1]),
    ] });
    expect((await newDataSince(context, published)).map(({ run, changed, first }) => [run.scheme, changed, first])).to.deep.equal([["chain-marks", 2, ["m1", "m4"]]]);
    expect(await stale()).to.deep.equal([]);
  });
});
