import { expect } from "chai";
import { undoImport } from "../../../src/app/imports/undo-import.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { publishRun } from "../../../src/app/runs/publish-run.js";
import { withdrawRun } from "../../../src/app/runs/withdraw-run.js";
import { creditCodeCheck } from "../../../src/domain/records/credit-code.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { Bureau, told } from "./bureau.js";

const [F, G] = ["91370300MA3ABCDE1", "91370300MA3ABCDF0"].map((first17) => first17 + creditCodeCheck(first17));
const WHEN = { scheme: "shanghai-2012-firms", period: "2012", asOf: "2012-12-31" };
const rows = (...lines: readonly string[]): string => ["文号,项目,检查日期,行为代码", ...lines, ""].join("\n");

onEveryStore("an import and what is published", (test) => {
  it("corrects what a published run used only when that is asked for, and is not undone under it", async () => {
    const bureau = await new Bureau(test.store).open();
    expect(await bureau.counts(`统一社会信用代码,企业名称,区县\n${F},虚构甲公司,甲区\n${G},虚构乙公司,甲区\n`, { kind: "enterprise" })).to.equal("2 0 0 0 0");
    await bureau.counts("项目编号,项目名称,区县,建筑面积（平方米）\nY,虚构小区Y,甲区,70000\n", { kind: "project" });
    expect(await bureau.counts("项目,企业,开始日期\nY,虚构甲公司,2012-01-01\n", { kind: "managedBy" })).to.equal("1 0 0 0 0");
    const mapping = { id: "inspections", title: { "zh-CN": "检查", en: "Inspections" }, collection: "records", kind: "inspection", source: "district", arrives: "verified", authority: "区县", columns: [{ column: "文号", field: "sourceNumber" }, { column: "项目", field: "subject" }, { column: "检查日期", field: "occurredOn" }, { column: "行为代码", field: "data.act" }] } as const;
    const first = await bureau.import(rows("R1,Y,2012-05-06,noReception", "R2,Y,2019-05-06,noReception"), { kind: "inspection", mapping });
    expect(told(first.import.counts)).to.equal("2 0 0 0 0");
    const { run } = await evaluateRun(bureau.context, WHEN);
    await publishRun(bureau.context, run.id);
    // R1 stands behind what was published, R2 does not.
    const changed = rows("R1,Y,2012-05-07,noReception", "R2,Y,2019-05-07,noReception");
    const refused = await bureau.import(changed, { kind: "inspection", mapping });
    expect([told(refused.import.counts), refused.import.problems.map(({ row, code, reason }) => [row, code, reason.en.includes("shanghai-2012-firms 2012")])]).to.deep.equal(["0 1 0 1 0", [[2, "used-by-published", true]]]);
    const undone = await failure(undoImport(bureau.context, first.import.id, "错"));
    expect([undone.code, undone.message.includes("shanghai-2012-firms 2012")]).to.deep.equal(["import-published", true]);
    expect(await bureau.counts(changed, { kind: "inspection", mapping, corrections: true })).to.equal("0 1 1 0 0");
    expect((await verifyRun(bureau.context, run.id)).mismatches).to.deep.equal([]);
    await withdrawRun(bureau.context, run.id, "更正");
    expect(await bureau.counts(rows("R1,Y,2012-05-08,noReception", "R2,Y,2019-05-07,noReception"), { kind: "inspection", mapping })).to.equal("0 1 1 0 0");
    await bureau.close();
  });
});
