import { expect } from "chai";
import request from "supertest";
import { getMapping } from "../../../src/app/imports/mappings/saved-mappings.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { estates } from "../../app/runs/small-city.js";
import { csrfIn, openDesk, signIn, type DeskService } from "./desk-service.js";

const CSV = "工单编号,小区名称,受理时间,渠道,行为代码,超期办理,内容,备注栏\nH-1,虚构小区00,2026/3/1,12345 热线,liftStopped,是,电梯停运,x\nH-2,虚构小区01,2026年3月2日,12345 热线,other,否,=1+1,y\nH-3,没有的小区,2026/3/3,12345 热线,other,否,,z\nH-4,虚构小区02,2026/2/30,12345 热线,other,否,,z\n";

describe("the desk: importing files", () => {
  let desk: DeskService;
  let cookie: string;
  let upload = "";
  let imported = "";
  const get = (path: string): request.Test => request(desk.app).get(path).set("Cookie", cookie);
  const send = async (path: string, fields: Readonly<Record<string, string>>, file?: { readonly name: string; readonly bytes: Buffer }): Promise<request.Response> => {
    const { text } = await get(path);
    const test = request(desk.app).post(path).set("Cookie", cookie).field("csrf", csrfIn(text)).field("version", /name="version" value="(\d+)"/.exec(text)?.[1] ?? "");
    for (const [name, value] of Object.entries(fields)) void test.field(name, value);
    if (file) void test.attach("file", file.bytes, file.name);
    return test;
  };

  before(async () => {
    desk = await openDesk();
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: "2026-04-01T18:00:00+08:00", why: "invented estates", subjects: estates });
    cookie = await signIn(desk.app);
  });
  after(() => desk.close());

  it("asks for a file", async () => {
    expect((await get("/desk/imports")).text).to.contain("记录：投诉").and.to.contain("对象：物业服务企业");
    const { status, text } = await send("/desk/imports", { kind: "complaint", mapping: "" });
    expect([status, text.includes("请选择一个文件")]).to.deep.equal([400, true]);
  });

  it("shows what would happen, and writes nothing", async () => {
    const { status, headers } = await send("/desk/imports", { kind: "complaint", mapping: "" }, { name: "三月投诉.csv", bytes: Buffer.from(CSV) });
    expect(status).to.equal(303);
    upload = String(headers.location);
    const { text } = await get(upload);
    expect(text).to.contain("三月投诉.csv").and.to.contain("没有的小区").and.to.contain("2026/2/30").and.to.contain("备注栏").and.to.contain("导入 2 行").and.to.match(/发生日[^；<]*：2026-03-01；.*渠道：.*；.*超期办理[^；<]*：是/);
    expect((await get("/desk/records?subject=P-00")).text).to.contain("没有记录");
  });

  it("gives each column its field, and saves that under a name", async () => {
    const { text } = await get(upload);
    const boxes = [...text.matchAll(/<select id="[^"]*" name="(column\.[^"]+)"[^>]*>(.*?)<\/select>/gs)].map(([, name, options]): [string, string] => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? ""]);
    expect(Object.fromEntries(boxes)).to.include({ "column.工单编号": "sourceNumber", "column.小区名称": "subject", "column.受理时间": "occurredOn", "column.备注栏": "" });
    const { status, headers } = await send(upload, { act: "mapping", ...Object.fromEntries(boxes), source: "12345", arrives: "verified", authority: "虚构区物业科", id: "hotline-spec" });
    expect([status, headers.location]).to.deep.equal([303, `${upload.split("?")[0]}?kind=complaint&mapping=hotline-spec`]);
    upload = String(headers.location);
    const wrong = await send(upload, { act: "mapping", ...Object.fromEntries(boxes), source: "12345", arrives: "verified", authority: "", id: "no name!" });
    expect(wrong.status).to.equal(400);
    expect(wrong.text).to.contain("有错误，什么也没有改动");
  });

  it("writes over no mapping that was not on the page", async () => {
    const plain = upload.replace(/&mapping=.*/, "");
    const { status, text } = await send(plain, { "act": "mapping", "column.小区名称": "subject", "id": "hotline-spec" });
    expect([status, text.includes("已有同名的对应表")]).to.deep.equal([409, true]);
    expect((await getMapping(desk.context.store, "hotline-spec")).mapping.authority).to.equal("虚构区物业科");
  });

  it("gives a column its field however long its heading is", async () => {
    const heading = "小区名称（请按照住房主管部门备案的名称全称填写，不得使用简称、俗称、曾用名或者推广名；同一个小区分期开发并分别备案的，应当注明期数，未备案的写明坐落）";
    const { headers } = await send("/desk/imports", { kind: "complaint", mapping: "" }, { name: "long.csv", bytes: Buffer.from(`${heading},行为代码\n虚构小区00,other\n`) });
    const { status } = await send(String(headers.location), { act: "mapping", [`column.${heading}`]: "subject", id: "long-heading" });
    expect(status).to.equal(303);
    expect((await getMapping(desk.context.store, "long-heading")).mapping.columns).to.deep.equal([{ column: heading, field: "subject" }]);
  });

  it("imports the good rows, and gives the others back with the reasons", async () => {
    const { status, headers } = await send(upload, { act: "import" });
    expect(status).to.equal(303);
    imported = String(headers.location);
    const { text } = await get(imported);
    expect(text).to.contain("已完成").and.to.contain("三月投诉.csv").and.to.contain("<dd>投诉（政务服务平台、12345 热线）</dd>");
    const refused = await get(`${imported}/refused`).buffer(true).parse((response, done) => { const parts: Buffer[] = []; response.on("data", (part: Buffer) => parts.push(part)); response.on("end", () => done(null, Buffer.concat(parts))); });
    expect(refused.headers["content-disposition"]).to.contain("attachment");
    const back = (refused.body as Buffer).toString("utf8");
    expect(back).to.contain("H-3").and.to.contain("H-4").and.not.to.contain("H-1");
    expect((await get("/desk/records?subject=P-00")).text).to.contain("已核实，计入");
  });

  it("finds nothing new in the same file", async () => {
    const { headers } = await send("/desk/imports", { kind: "complaint", mapping: "hotline-spec" }, { name: "三月投诉.csv", bytes: Buffer.from(CSV) });
    expect((await get(String(headers.location))).text).to.contain("没有可导入的新内容");
  });

  it("undoes an import with a reason", async () => {
    const { status } = await send(imported, { reason: "来源有误" });
    expect(status).to.equal(303);
    expect((await get(imported)).text).to.contain("已撤销");
    expect((await get("/desk/records?subject=P-00")).text).to.contain("已撤销，不计入");
  });

  it("gives an empty template of each kind, which imports as it is once it is filled in", async () => {
    expect((await get("/desk/templates")).text).to.contain("complaint.xlsx").and.to.contain("enterprise.csv").and.to.contain("managedBy.xlsx");
    const { headers, text } = await get("/desk/templates/complaint.csv");
    expect(headers["content-disposition"]).to.contain("attachment");
    const headings = text.replace(/^\uFEFF/, "").trim().split(",");
    expect(headings).to.include.members(["对象", "发生日"]);
    const book = await get("/desk/templates/complaint.xlsx").buffer(true).parse((response, done) => { const parts: Buffer[] = []; response.on("data", (part: Buffer) => parts.push(part)); response.on("end", () => done(null, Buffer.concat(parts))); });
    expect((book.body as Buffer).subarray(0, 2).toString()).to.equal("PK");
    for (const name of ["nothing.csv", "..%2Fsecret.csv", "complaint.exe"]) expect((await get(`/desk/templates/${name}`)).status, name).to.be.oneOf([400, 404]);
  });

  it("refuses what is no table with the remedy", async () => {
    const { headers } = await send("/desk/imports", { kind: "complaint", mapping: "" }, { name: "old.xls", bytes: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]) });
    const { status, text } = await get(String(headers.location));
    expect(status).to.equal(400);
    expect(text).to.contain("xlsx");
  });
});
