import { expect } from "chai";
import request from "supertest";
import { recordHistory } from "../../../src/app/records/current-records.js";
import { verifyJournal } from "../../../src/app/journal.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { estates } from "../../app/runs/small-city.js";
import { csrfIn, openDesk, signIn, type DeskService } from "./desk-service.js";

/** A picture of one point, invented. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const ESTATE = "P-00";

describe("the desk: a record entered by hand, and its life", () => {
  let desk: DeskService;
  let cookie: string;
  const get = (path: string): request.Test => request(desk.app).get(path).set("Cookie", cookie);
  /** Sends the form of a page, with its token. */
  const send = async (path: string, fields: Readonly<Record<string, string>>, files: readonly { readonly name: string; readonly bytes: Buffer }[] = []): Promise<request.Response> => {
    const test = request(desk.app).post(path).set("Cookie", cookie).field("csrf", csrfIn((await get(path)).text));
    for (const [name, value] of Object.entries(fields)) void test.field(name, value);
    for (const { name, bytes } of files) void test.attach("evidence", bytes, name);
    return test;
  };
  const address = `/desk/entry?subject=${ESTATE}&kind=complaint`;
  const complaint = { "occurredOn": "2026-04-02", "source": "12345", "sourceNumber": "H-0401", "data.channel": "hotline", "data.act": "liftStopped", "data.late": "false", "data.text": "电梯停运三天", "data.caller": "王先生" };
  let record = "";

  before(async () => {
    desk = await openDesk();
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: "2026-04-01T18:00:00+08:00", why: "invented estates", subjects: estates });
    cookie = await signIn(desk.app);
  });
  after(() => desk.close());

  it("finds the estate by any part of its name, and leads on to kinds and the form", async () => {
    const found = (await get(`/desk/entry?q=${encodeURIComponent("小区0")}`)).text;
    expect(found).to.contain("虚构小区00").and.to.contain(`subject&#x3D;${ESTATE}`);
    expect((await get(`/desk/entry?q=${encodeURIComponent("没有的小区")}`)).text).to.contain("没有名称含");
    expect((await get(`/desk/entry?subject=${ESTATE}`)).text).to.contain("kind&#x3D;complaint");
    const form = (await get(address)).text;
    expect(form).to.contain('name="data.channel"').and.to.contain("政务服务平台").and.to.contain('type="file"');
    expect((await get("/desk/entry?subject=nobody")).status).to.equal(404);
  });

  it("tells what is wrong beside the boxes, keeps what was typed, writes nothing", async () => {
    const { status, text } = await send(address, { ...complaint, "occurredOn": "2027-01-01" });
    expect(status).to.equal(400);
    expect((await send(address, { ...complaint, "data.channel": "" })).text).to.contain("entry-data-channel-error");
    expect(text).to.contain("有错误，什么也没有改动").and.to.contain("尚未到来").and.to.contain('value="H-0401"');
    expect((await get(`/desk/records?subject=${ESTATE}`)).text).to.contain("没有记录");
  });

  it("enters it as reported, with its evidence, personal fields apart", async () => {
    const { status, headers } = await send(address, complaint, [{ name: "../../lift.png", bytes: PNG }]);
    expect(status).to.equal(303);
    record = /records\/(r-[0-9a-f]{32})/.exec(String(headers.location))?.[1] ?? "";
    const page = (await get(`/desk/records/${record}`)).text;
    expect(page).to.contain("仅上报，不计入").and.to.contain("lift.png").and.to.contain("王先生").and.not.to.contain("../");
    const { versions } = await recordHistory(desk.context, record);
    expect(JSON.stringify(versions)).to.not.contain("王先生");
    expect(versions[0].body.steps).to.deep.equal([{ step: "reported", on: "2026-04-10", by: "李经办" }]);
    expect(versions[0].entry.by).to.equal("李经办");
  });

  it("gives the evidence as a download that no browser opens as a page", async () => {
    const file = /\/desk\/files\/(f-[0-9a-f-]+)/.exec((await get(`/desk/records/${record}`)).text)?.[1] ?? "";
    const { headers, body } = await get(`/desk/files/${file}`).buffer(true);
    expect(headers["content-disposition"]).to.equal('attachment; filename=lift.png');
    expect([headers["content-type"], headers["x-content-type-options"], headers["content-security-policy"]]).to.deep.equal(["image/png", "nosniff", "sandbox; default-src 'none'"]);
    expect(Buffer.compare(body as Buffer, PNG)).to.equal(0);
    expect((await request(desk.app).get(`/desk/files/${file}`)).status).to.equal(303);
  });

  it("takes no page, script or program for evidence, whatever its name", async () => {
    const { status, text } = await send(address, { ...complaint, sourceNumber: "H-0402" }, [{ name: "photo.png", bytes: Buffer.from("<html><script>alert(1)</script>") }]);
    expect(status).to.equal(400);
    expect(text).to.contain("不能作为证据");
  });

  it("waits to be verified, and counts once it is", async () => {
    expect((await get("/desk/")).text).to.contain("待核实");
    expect((await get("/desk/waiting/verify")).text).to.contain(record);
    const { status } = await send(`/desk/records/${record}`, { act: "step", version: "1", step: "verified", on: "2026-04-10", reason: "现场核实" });
    expect(status).to.equal(303);
    expect((await get(`/desk/records/${record}`)).text).to.contain("已核实，计入").and.to.contain("现场核实");
    expect((await get("/desk/waiting/verify")).text).to.not.contain(record);
  });

  it("refuses a step that the state forbids, and one for a version that is not the newest", async () => {
    const again = await send(`/desk/records/${record}`, { act: "step", version: "2", step: "verified", on: "2026-04-10", reason: "" });
    expect(again.status).to.equal(409);
    expect(again.text).to.contain("不能再记");
    expect((await send(`/desk/records/${record}`, { act: "step", version: "1", step: "disputed", on: "2026-04-10", reason: "不是我们的电梯" })).status).to.equal(409);
  });

  it("corrects it as a new version with its reason", async () => {
    const page = (await get(`/desk/records/${record}/correct`)).text;
    expect(page).to.contain("电梯停运三天");
    const { status } = await send(`/desk/records/${record}/correct`, { ...complaint, version: "2", "data.text": "电梯停运两天", reason: "复核：停运两天" });
    expect(status).to.equal(303);
    const { versions } = await recordHistory(desk.context, record);
    expect(versions.map(({ body }) => body.data.text)).to.deep.equal(["电梯停运三天", "电梯停运三天", "电梯停运两天"]);
    expect((await get(`/desk/records/${record}`)).text).to.contain("复核：停运两天").and.to.contain("王先生");
  });

  it("proposes records that may be about the same act, and joins them", async () => {
    const { headers } = await send(`/desk/entry?subject=${ESTATE}&kind=complaint`, { ...complaint, source: "platform", sourceNumber: "P-77", "data.channel": "platform", "data.text": "电梯停运两天多", occurredOn: "2026-04-03" });
    const other = /records\/(r-[0-9a-f]{32})/.exec(String(headers.location))?.[1] ?? "";
    expect((await get(`/desk/records/${record}`)).text).to.contain("可能是同一行为").and.to.contain(`with.${other}`).and.to.match(/投诉（政务服务平台、12345 热线） 2026-\d\d-\d\d r-/);
    expect((await send(`/desk/records/${record}`, { act: "join", [`with.${other}`]: "1", reason: "同一次停运" })).status).to.equal(303);
    const incidents = await Promise.all([record, other].map(async (id) => (await recordHistory(desk.context, id)).versions.at(-1)?.body.incident));
    expect(incidents[0]).to.be.a("string").and.to.equal(incidents[1]);
  });

  it("erases the personal fields and the evidence for good; hashes stay", async () => {
    const file = /\/desk\/files\/(f-[0-9a-f-]+)/.exec((await get(`/desk/records/${record}`)).text)?.[1] ?? "";
    expect((await get(`/desk/files/${file}`)).status).to.equal(200);
    expect((await send(`/desk/records/${record}`, { act: "erase", reason: "本人要求" })).status).to.equal(303);
    const page = (await get(`/desk/records/${record}`)).text;
    expect(page).to.contain("已删除").and.not.to.contain("王先生");
    expect((await get(`/desk/files/${file}`)).status).to.equal(404);
    expect(JSON.stringify((await recordHistory(desk.context, record)).versions.at(-1)?.body.evidence)).to.contain("hash");
    expect(await verifyJournal(desk.context.store)).to.deep.equal([]);
  });
});
