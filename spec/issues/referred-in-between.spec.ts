import { expect } from "chai";
import { undoImport } from "../../src/app/imports/undo-import.js";
import { verifyJournal } from "../../src/app/batches/verify-journal.js";
import { Bureau } from "../app/imports/bureau.js";
import { beforeTheEntry } from "../tools/interrupted.js";
import { failure, onEveryStore } from "../tools/with-store.js";

onEveryStore("a record that comes between the look for references and the undoing of its subject", (test) => {
  it("is seen: the undoing is refused, and leaves nothing behind", async () => {
    const bureau = await new Bureau(test.store).open();
    try {
      const { import: { id } } = await bureau.import("项目编号,项目名称,区县\nY,虚构小区Y,甲区\n", { kind: "project" });
      const refer = (): Promise<unknown> => bureau.import("工单编号,小区,日期,渠道,行为代码,超期办理\nC1,Y,2026-03-01,hotline,act1,否\n");
      const error = await failure(undoImport({ ...bureau.context, store: beforeTheEntry(test.store, refer) }, id, "错"));
      expect(error.code).to.equal("still-referred");
      expect(await test.store.count("subjects", { index: "batch", prefix: [`undo-${id}`] })).to.equal(0);
      expect(await verifyJournal(test.store)).to.deep.equal([]);
    } finally {
      await bureau.close();
    }
  });
});
