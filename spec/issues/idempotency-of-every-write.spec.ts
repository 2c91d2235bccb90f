import { expect } from "chai";
import request from "supertest";
import { journalEntries } from "../../src/app/journal-entries.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { WRITE_ROUTES } from "../../src/web/api/write/write-routes.js";
import { estates } from "../app/runs/small-city.js";
import { openDesk, TOKEN, type DeskService } from "../web/desk/desk-service.js";

type Body = Readonly<Record<string, unknown>>;
const HEAD = "来源编号,对象,发生日,渠道,行为代码,超期办理\n";
const fileOf = (number: string): Buffer => Buffer.from(`${HEAD}${number},P-05,2026-03-05,hotline,other,否\n`);
const KIND = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "record/media-spec", title: "媒体报道", "x-en": "Report of the media", type: "object", properties: { influence: { title: "影响", "x-en": "Influence", type: "string", enum: ["good", "bad"], "x-public": true } }, required: ["influence"], additionalProperties: false };
const MAPPING = { id: "spec-map", title: { "zh-CN": "试", en: "try" }, collection: "records", kind: "complaint", source: "12345", arrives: "reported", columns: [{ column: "编号", field: "sourceNumber" }, { column: "小区", field: "subject" }, { column: "日期", field: "occurredOn" }, { column: "渠道", field: "data.channel" }, { column: "行为", field: "data.act" }, { column: "超期", field: "data.late" }] };

describe("Idempotency-Key on everything that writes", () => {
  let desk: DeskService;
  let keys = 0;
  const call = (method: "post" | "put", path: string, body: Body | Buffer, key: string): request.Test => {
    const test = request(desk.app)[method](`/api/v1${path}`).set("Authorization", `Bearer ${TOKEN}`).set("Idempotency-Key", key);
    return Buffer.isBuffer(body) ? test.set("Content-Type", "application/octet-stream").send(body) : test.send(body);
  };
  const entries = async (): Promise<number> => (await journalEntries(desk.context.store)).length;
  /** The same twice and, with the key, something else: one answer, one writing, one refusal. */
  const thrice = async (method: "post" | "put", path: string, [body, other]: readonly [Body | Buffer, Body | Buffer]): Promise<Body> => {
    const key = `key-number-${++keys}`;
    const first = await call(method, path, body, key);
    expect(first.status, `${path}: ${JSON.stringify(first.body)}`).to.be.oneOf([200, 201]);
    const written = await entries();
    const again = await call(method, path, body, key);
    expect([again.status, again.body], path).to.deep.equal([first.status, first.body]);
    const refused = await call(method, path, other, key);
    expect([refused.status, (refused.body as Body).type], path).to.deep.equal([409, "urn:wuye:problem:idempotency-key"]);
    expect(await entries(), path).to.equal(written);
    return first.body as Body;
  };
  const record = async (number: string): Promise<string> => {
    const { body } = await call("post", "/records", { kind: "complaint", source: "12345", rows: [{ subject: "P-00", sourceNumber: number, occurredOn: "2026-03-01", data: { channel: "hotline", act: "liftStopped", late: false, text: "电梯停运", caller: "王先生" } }] }, `row-${number}-key`);
    return (body as { rows: readonly { readonly id: string }[] }).rows[0].id;
  };

  before(async () => {
    desk = await openDesk();
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: "2026-04-01T18:00:00+08:00", why: "invented estates", subjects: estates });
  });
  after(() => desk.close());

  it("is in the description of every route that writes", async () => {
    const { body } = await request(desk.app).get("/api/v1/openapi.json");
    const { paths } = body as { paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters: readonly { readonly name: string }[] }>>>> };
    const named = WRITE_ROUTES.filter(({ path, method }) => paths[path][method].parameters.some(({ name }) => name === "Idempotency-Key"));
    expect(named.map(({ id }) => id)).to.deep.equal(WRITE_ROUTES.filter(({ method }) => method !== "get").map(({ id }) => id));
  });

  it("does every write once, and refuses the key for another", async () => {
    const [a, b] = [await record("A-1"), await record("A-2")];
    const imported = await thrice("post", "/imports?kind=complaint&name=calls.csv", [fileOf("F-1"), fileOf("F-2")]);
    expect(imported.counts).to.include({ new: 1 });
    await thrice("post", `/imports/${String(imported.id)}/undo`, [{ reason: "来源有误" }, { reason: "其他" }]);
    const changes = { "data.caller": "李先生" };
    await thrice("post", `/records/${a}/corrections`, [{ version: 1, changes, reason: "复核" }, { version: 2, changes, reason: "复核" }]);
    const step = await thrice("post", `/records/${a}/steps`, [{ version: 2, step: "verified" }, { version: 3, step: "disputed", reason: "x" }]);
    expect(step.fresh).to.equal(true);
    await thrice("post", "/incidents", [{ records: [a, b], reason: "同一事" }, { records: [b, a], reason: "同一事" }]);
    expect((await thrice("post", `/records/${a}/erasure`, [{ reason: "本人要求" }, { reason: "其他" }])).erased).to.be.greaterThan(0);
    await thrice("put", "/mappings", [{ mapping: MAPPING }, { mapping: { ...MAPPING, source: "other" } }]);
    await thrice("put", "/kinds", [{ text: JSON.stringify(KIND), reason: "新增" }, { text: JSON.stringify(KIND), reason: "其他" }]);
  });

  it("is one key for one address, one author, one query", async () => {
    const id = await record("A-3");
    expect((await call("post", `/records/${id}/steps`, { version: 1, step: "verified" }, "one-for-all")).status).to.equal(200);
    expect((await call("post", `/records/${await record("A-4")}/steps`, { version: 1, step: "verified" }, "one-for-all")).status).to.equal(409);
    expect((await call("post", `/records/${id}/steps`, { version: 1, step: "verified" }, "one-for-all").set("X-Acting-For", "Li")).status).to.equal(409);
    expect((await call("post", "/imports?kind=complaint&name=a.csv", fileOf("F-7"), "one-import-key")).status).to.equal(201);
    expect((await call("post", "/imports?kind=complaint&name=b.csv", fileOf("F-7"), "one-import-key")).status).to.equal(409);
    expect((await call("post", "/imports?kind=complaint&name=a.csv", fileOf("F-7"), "short")).status).to.equal(400);
  });

  it("does it once also for those who ask at once", async () => {
    const id = await record("A-5");
    const asked = await Promise.all(Array.from({ length: 5 }, () => call("post", `/records/${id}/steps`, { version: 1, step: "verified" }, "all-at-once").then(({ status, body }) => JSON.stringify([status, body]))));
    expect(new Set(asked).size).to.equal(1);
    expect(JSON.parse(asked[0])).to.deep.include.members([200]);
    expect(JSON.parse(asked[0])[1].fresh).to.equal(true);
  });

  it("keeps no answer of what was refused: nothing was done, so it is asked anew", async () => {
    const mapping = { ...MAPPING, id: "early-map", kind: "later-spec", columns: [{ column: "小区", field: "subject" }] };
    expect((await call("put", "/mappings", { mapping }, "asked-too-early")).status).to.be.within(400, 409);
    await call("put", "/kinds", { text: JSON.stringify({ ...KIND, $id: "record/later-spec", required: [] }), reason: "新增" }, "later-kind-key");
    expect((await call("put", "/mappings", { mapping }, "asked-too-early")).status).to.equal(200);
  });
});
