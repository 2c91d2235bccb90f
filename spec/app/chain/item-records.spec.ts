import { expect } from "chai";
import { itemRecords } from "../../../src/app/chain/item-records.js";
import type { DecisionRow, RunDocument, ScorecardDocument } from "../../../src/app/documents.js";
import { decisionRows } from "../../../src/app/runs/decision-records.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { publishRun } from "../../../src/app/runs/publish-run.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { onEveryStore } from "../../tools/with-store.js";
import { contextOn } from "../runs/small-city.js";
import { schemeFolders, writeEstates, type Folders } from "./chain-schemes.js";

onEveryStore("items of another scheme as records", (test) => {
  let folders: Folders;
  before(async () => { folders = await schemeFolders(); });
  after(() => folders.remove());

  const evaluated = async (scheme: string, publish: boolean): Promise<RunDocument> => {
    const context = contextOn(test.store);
    const { run } = await evaluateRun(context, { scheme: folders.path(scheme), period: "2026-Q3", asOf: "2026-10-05" });
    if (publish) await publishRun(context, run.id);
    return run;
  };

  it("are one per item that counts, dated by its act, and one per finding", async () => {
    await writeEstates(test.store);
    const run = await evaluated("chain-marks", false);
    const records = await itemRecords(contextOn(test.store), run);
    const own = records.filter(({ subject }) => subject === "a").map(({ id, kind, occurredOn, data }) => [id, kind, occurredOn, data]);
    const base = { scheme: "chain-marks", period: "2026-Q3" };
    expect(own).to.deep.equal([
      ["chain-marks/2026-Q3/a/mark/m2", "item", "2026-08-20", { ...base, rule: "mark", item: "mark", group: "g", points: 7, record: "m2" }],
      ["chain-marks/2026-Q3/a/mark/m3", "item", "2026-09-25", { ...base, rule: "mark", item: "mark", group: "g", points: 3, record: "m3" }],
      ["chain-marks/2026-Q3/a/size", "item", "2026-09-30", { ...base, rule: "size", item: "size", group: "g", points: 300 }],
      ["chain-marks/2026-Q3/a/lifted", "item", "2026-09-30", { ...base, rule: "lifted", check: "lift", result: "met" }],
    ]);
    expect(records.filter(({ subject }) => subject === "b").map(({ data }) => data.rule)).to.deep.equal(["mark", "size"]);
  });

  it("reach a scheme that reads them once their run is published, equal in core and reference, and verify to the byte", async () => {
    await writeEstates(test.store);
    const nothing = await evaluated("chain-items", false);
    expect(nothing.upstream).to.deep.equal([]);
    const marks = await evaluated("chain-marks", true);
    const items = await evaluated("chain-items", true);
    expect(items.upstream).to.deep.equal([marks.id]);
    const row = (await decisionRows(test.store, items.id)).map(({ subject, score }: DecisionRow) => [subject, score]);
    // a: 2 marks that count + (7 + 3 + 300) + 1 lift + 10 days since the newest act; b: 1 + 204 + 0 + 6; c has no mark, so its age is missing.
    expect(row.slice(0, 2)).to.deep.equal([["a", 323], ["b", 211]]);
    const card = (await test.store.get<ScorecardDocument>("scorecards", `${items.id}/c`))?.body.card;
    expect([card?.score, card?.unknownRules]).to.deep.equal([101, ["age"]]);
    expect((await verifyRun(contextOn(test.store), items.id)).mismatches).to.deep.equal([]);
  });

  it("are made only for a scheme that reads items: its decisions alone reach the others", async () => {
    await writeEstates(test.store);
    await evaluated("chain-marks", true);
    const items = await evaluated("chain-items", true);
    const board = await evaluated("chain-board", true);
    expect(board.upstream).to.deep.equal([items.id]);
    expect((await decisionRows(test.store, board.id)).map(({ subject, score, lists }) => [subject, score, lists])).to.deep.equal([["a", 323, ["best"]], ["b", 211, []], ["c", 101, []]]);
  });
});
