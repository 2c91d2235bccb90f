import { expect } from "chai";
import request from "supertest";
import { getMapping, saveMapping } from "../../src/app/imports/mappings/saved-mappings.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { estates } from "../app/runs/small-city.js";
import { csrfIn, openDesk, signIn, type DeskService } from "../web/desk/desk-service.js";

const CSV = "工单编号,小区名称,受理时间,渠道,行为代码,超期办理,内容,备注栏\nH-1,虚构小区00,2026/3/1,12345 热线,liftStopped,是,电梯停运,x\n";
type Fields = Readonly<Record<string, string>>;

/** What a browser would send of one form of a page: hidden fields, texts and chosen options. */
function formOf(html: string, id: string): Fields {
  const form = new RegExp(`<form[^>]*id="${id}-form".*?</form>`, "s").exec(html)?.[0] ?? "";
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => [/name="([^"]*)"/.exec(tag)?.[1] ?? "", /value="([^"]*)"/.exec(tag)?.[1] ?? ""]);
  const selects = [...form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(([, name, options]) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? ""]);
  return Object.fromEntries([...inputs, ...selects]);
}

describe("a saved mapping that two people edit", () => {
  let desk: DeskService;
  let cookie: string;
  let page = "";
  const get = async (path: string): Promise<string> => (await request(desk.app).get(path).set("Cookie", cookie)).text;
  const send = (path: string, fields: Fields): Promise<request.Response> => {
    const test = request(desk.app).post(path).set("Cookie", cookie);
    for (const [name, value] of Object.entries(fields)) void test.field(name, value);
    return test.then((response) => response);
  };
  const stored = () => getMapping(desk.context.store, "two-hands");
  const fieldOf = async (column: string): Promise<string | undefined> => (await stored()).mapping.columns.find((each) => each.column === column)?.field;

  before(async () => {
    desk = await openDesk();
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: "2026-04-01T18:00:00+08:00", why: "invented estates", subjects: estates });
    cookie = await signIn(desk.app, "王甲");
    const csrf = csrfIn(await get("/desk/imports"));
    const uploaded = await request(desk.app).post("/desk/imports").set("Cookie", cookie).field("csrf", csrf).field("kind", "complaint").attach("file", Buffer.from(CSV), "三月.csv");
    const plain = String(uploaded.headers.location);
    const saved = await send(plain, { ...formOf(await get(plain), "mapping"), id: "two-hands", source: "12345" });
    page = String(saved.headers.location);
  });
  after(() => desk.close());

  it("is not written over unseen: the second is told of the first, and keeps what was typed", async () => {
    const [first, second] = [formOf(await get(page), "mapping"), formOf(await get(page), "mapping")];
    expect((await send(page, { ...first, "column.备注栏": "data.text", "column.内容": "" })).status).to.equal(303);
    const { version } = await stored();
    const refused = await send(page, { ...second, "column.超期办理": "", "source": "热线二部", "arrives": "verified", "authority": "虚构街道" });
    expect(refused.status).to.equal(409);
    expect((await stored()).version).to.equal(version);
    expect(refused.text).to.contain("王甲").and.to.contain("改动").and.to.contain("现存的是");
    const shown = formOf(refused.text, "mapping");
    expect(shown).to.include({ "column.超期办理": "", "column.备注栏": "", "column.内容": "data.text", "source": "热线二部", "arrives": "verified", "authority": "虚构街道", "id": "two-hands", "version": String(version) });
    // Seen now, so that it may stand.
    expect((await send(page, shown)).status).to.equal(303);
    expect([await fieldOf("超期办理"), await fieldOf("内容"), (await stored()).mapping.authority]).to.deep.equal([undefined, "data.text", "虚构街道"]);
  });

  it("lets both have the same", async () => {
    const form = formOf(await get(page), "mapping");
    const change = { ...form, "column.超期办理": "data.late" };
    expect((await send(page, change)).status).to.equal(303);
    expect((await send(page, change)).status).to.equal(303);
  });

  it("loses nothing that was typed to another fault either", async () => {
    const form = formOf(await get(page), "mapping");
    const refused = await send(page, { ...form, "column.备注栏": "data.text", "column.内容": "", "arrives": "verified", "authority": "" });
    expect(refused.status).to.equal(400);
    expect(formOf(refused.text, "mapping")).to.include({ "column.备注栏": "data.text", "column.内容": "", "arrives": "verified", "authority": "" });
  });

  it("imports by no mapping other than the one that was shown", async () => {
    const form = formOf(await get(page), "go");
    const { mapping } = await stored();
    await saveMapping({ ...desk.context, by: "李乙" }, JSON.stringify({ ...mapping, arrives: "reported", authority: undefined }));
    const refused = await send(page, form);
    expect([refused.status, refused.text.includes("李乙"), refused.text.includes("什么也没有导入")]).to.deep.equal([409, true, true]);
    expect((await send(page, formOf(refused.text, "go"))).status).to.equal(303);
  });
});
