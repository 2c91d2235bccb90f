import { expect } from "chai";
import { upsertRows } from "../../src/app/imports/upsert-rows.js";
import { enterRecord } from "../../src/app/records/enter-record.js";
import { possibleSameActs } from "../../src/app/records/same-act.js";
import type { Json } from "../../src/domain/model/documents.js";
import { Bureau, hotline, lines } from "../app/imports/bureau.js";
import { onEveryStore } from "../tools/with-store.js";

const NUMBER = "虚建罚〔2026〕12号";
const DATA = { channel: "hotline", act: "other", late: false };

onEveryStore("a number at another source and another subject", (test) => {
  let bureau: Bureau;
  const enter = async (source: string | undefined, sourceNumber: string, subject = "X1", kind = "complaint"): Promise<string> =>
    (await enterRecord(bureau.context, { kind, subject, ...(source === undefined ? {} : { source }), sourceNumber, occurredOn: "2026-03-28", data: kind === "inspection" ? { act: "other" } : DATA })).id;
  const found = async (id: string): Promise<readonly string[]> => (await possibleSameActs(bureau.context, id)).map(({ record, sameNumber, reasons }) => `${record.subject} ${record.source ?? "-"} ${sameNumber} ${reasons[0].en}`).sort();
  beforeEach(async () => { bureau = await new Bureau(test.store).open(); });
  afterEach(() => bureau.close());

  it("is found, however it came: by a file, by another system, by hand, with no source", async () => {
    const here = await enter(undefined, NUMBER);
    await bureau.import(lines(`${NUMBER},X2,2026-05-01,other,否,`), { mapping: hotline() });
    const rows: readonly Readonly<Record<string, Json>>[] = [{ subject: "X3", sourceNumber: NUMBER, occurredOn: "2026-06-01", data: DATA }];
    await upsertRows(bureau.context, rows, { kind: "complaint", source: "市平台" });
    await upsertRows(bureau.context, rows.map((row) => ({ ...row, source: "区平台", subject: "X4" })), { kind: "complaint" });
    await upsertRows(bureau.context, rows.map((row) => ({ ...row, subject: "X2" })), { kind: "complaint" });
    await enter("street", NUMBER, "X4");
    const said = (source: string): string => `the same number: ${NUMBER} (of ${source})`;
    expect(await found(here)).to.deep.equal([
      `X2 - true ${said("no source")}`, `X2 12345 true ${said("the source 12345")}`, `X3 市平台 true ${said("the source 市平台")}`,
      `X4 street true ${said("the source street")}`, `X4 区平台 true ${said("the source 区平台")}`,
    ]);
  });

  it("says nothing of other kinds at other sources, nor of serial numbers that everybody has", async () => {
    const here = await enter("a", NUMBER);
    await enter("b", NUMBER, "X2", "inspection");
    await enter("a", NUMBER, "X3", "inspection");
    expect(await found(here)).to.deep.equal([`X3 a true the same number at the source: ${NUMBER}`]);
    const short = await enter("a", "12", "X4");
    await enter("b", "12", "X2");
    expect(await found(short)).to.deep.equal([]);
    await enter("c", "12", "X4");
    expect((await found(short)).map((each) => each.split(" ").slice(0, 3).join(" "))).to.deep.equal(["X4 c true"]);
  });
});
