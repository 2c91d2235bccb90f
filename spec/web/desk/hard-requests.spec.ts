import { expect } from "chai";
import request from "supertest";
import { recordHistory } from "../../../src/app/records/current-records.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import type { EvidenceRecord } from "../../../src/domain/model/documents.js";
import { estates } from "../../app/runs/small-city.js";
import { csrfIn, openDesk, signIn, TOKEN, type DeskService } from "./desk-service.js";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const COMPLAINT = { "occurredOn": "2026-04-02", "source": "12345", "sourceNumber": "H-1", "data.channel": "hotline", "data.act": "liftStopped", "data.late": "false", "data.text": "第一行\r\n第二行" };
const ENTRIES = Array.from({ length: 8 }, (_, i) => ({ subject: `项目${i}`, amount: i }));
const REVENUE: EvidenceRecord = { id: "r-revenue", kind: "public-revenue", subject: "P-00", source: "spec", occurredOn: "2026-03-01", recordedOn: "2026-04-01", data: { keptBy: "ownersCommittee", disclosed: true, entries: ENTRIES }, steps: [{ step: "reported", on: "2026-04-01" }] } as unknown as EvidenceRecord;

describe("the desk and the API: what is sent awry", () => {
  let desk: DeskService;
  let cookie: string;
  let record = "";
  const get = (path: string): request.Test => request(desk.app).get(path).set("Cookie", cookie);
  const api = (method: "get" | "post", path: string): request.Test => request(desk.app)[method](path).set("Authorization", `Bearer ${TOKEN}`);
  /** What the boxes of a page hold, as a browser would send it back. */
  const boxes = (html: string): Readonly<Record<string, string>> => ({
    ...Object.fromEntries([...html.matchAll(/<input[^>]*name="([^"]+)"[^>]*? value="([^"]*)"/g)].map(([, name, value]) => [name, value])),
    ...Object.fromEntries([...html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name, value]) => [name, value])),
    ...Object.fromEntries([...html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(([, name, options]) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? ""])),
  });
  const send = async (path: string, fields: Readonly<Record<string, string>>): Promise<request.Response> => request(desk.app).post(path).set("Cookie", cookie).type("form").send({ ...fields, csrf: csrfIn((await get(path)).text) });

  before(async () => {
    desk = await openDesk();
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: "2026-04-01T18:00:00+08:00", why: "invented estates", subjects: estates, records: [REVENUE] });
    cookie = await signIn(desk.app);
    record = String((await send("/desk/entry?subject=P-00&kind=complaint", COMPLAINT)).headers.location).split("?")[0];
  });
  after(() => desk.close());

  it("keeps no file of evidence of a record that was refused", async () => {
    const path = "/desk/entry?subject=P-00&kind=complaint";
    const test = request(desk.app).post(path).set("Cookie", cookie).field("csrf", csrfIn((await get(path)).text));
    for (const [name, value] of Object.entries({ ...COMPLAINT, sourceNumber: "H-2", occurredOn: "2027-01-01" })) void test.field(name, value);
    const { status, text } = await test.attach("evidence", PNG, "lift.png");
    expect([status, text.includes("尚未到来")]).to.deep.equal([400, true]);
    expect(await desk.context.store.count("files", { index: "id" })).to.equal(0);
  });

  it("keeps the lines of a text, and tells that nothing is to be corrected where nothing was", async () => {
    const { versions } = await recordHistory(desk.context, record.split("/").at(-1) ?? "");
    expect(versions[0].body.data.text).to.equal("第一行\n第二行");
    const again = await send(`${record}/correct`, { ...COMPLAINT, version: "1", reason: "x" });
    expect([again.status, again.text.includes("没有要更正的内容")]).to.deep.equal([409, true]);
  });

  it("takes away none of many parts when something else is corrected", async () => {
    const shown = boxes((await get("/desk/records/r-revenue/correct")).text);
    expect(Object.keys(shown).filter((name) => name.endsWith(".amount"))).to.have.length(8);
    const { status } = await send("/desk/records/r-revenue/correct", { ...shown, "occurredOn": "2026-03-02", "reason": "日期有误" });
    expect(status).to.equal(303);
    const { versions } = await recordHistory(desk.context, "r-revenue");
    expect(versions.at(-1)?.body).to.deep.include({ occurredOn: "2026-03-02", data: REVENUE.data });
  });

  it("answers a version that is none, an id that is too long and a body that is too deep as mistakes of whoever asks", async () => {
    const step = { act: "step", step: "verified", on: "2026-04-10", reason: "r" };
    for (const version of ["x", "", "1e999", "-1"]) expect((await send(record, { ...step, version })).status, version).to.equal(409);
    expect((await send(`${record}/correct`, { ...COMPLAINT, "data.text": "另一行", "version": "x", "reason": "r" })).status).to.equal(409);
    expect((await get(`/desk/records/${"y".repeat(3000)}`)).status).to.equal(404);
    expect((await api("get", `/api/v1/records/${"y".repeat(3000)}`)).status).to.equal(404);
    expect((await api("post", "/api/v1/records").type("json").send(`{"kind":"complaint","rows":[${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}]}`)).status).to.equal(400);
  });

  it("undoes no import without a reason, and names no file by a way", async () => {
    const csv = "工单编号,小区名称,受理时间,渠道,行为代码,超期办理,内容\nH-9,虚构小区01,2026/3/1,12345 热线,liftStopped,是,停运\n";
    const { body } = await api("post", `/api/v1/imports?kind=complaint&name=${encodeURIComponent("../../a\r\nb.csv")}`).type("text/csv").send(csv);
    const { id, file } = body as { readonly id: string; readonly file: { readonly name: string } };
    expect(file.name).to.equal("ab.csv");
    expect((await send(`/desk/imports/${id}`, { reason: "  " })).status).to.equal(409);
    expect((await get(`/desk/imports/${id}`)).text).to.contain("已完成");
  });
});
