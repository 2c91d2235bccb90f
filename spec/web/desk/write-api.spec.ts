import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "chai";
import request from "supertest";
import { writeBatch } from "../../../src/app/write-batch.js";
import { WRITE_ROUTES } from "../../../src/web/api/write/write-routes.js";
import { estates } from "../../app/runs/small-city.js";
import { openDesk, TOKEN, type DeskService } from "./desk-service.js";

type Body = Readonly<Record<string, unknown>>;
const ROW = { subject: "P-00", sourceNumber: "A-1", occurredOn: "2026-03-01", data: { channel: "hotline", act: "liftStopped", late: false, text: "电梯停运", caller: "王先生" } };

describe("the API for other systems: writing", () => {
  let desk: DeskService;
  let check: (component: string, body: unknown) => string;
  const call = (method: "get" | "post" | "put", path: string, body?: Body | Buffer, headers: Readonly<Record<string, string>> = {}): request.Test => {
    const test = request(desk.app)[method](`/api/v1${path}`).set("Authorization", `Bearer ${TOKEN}`).set(headers);
    return body === undefined ? test : Buffer.isBuffer(body) ? test.set("Content-Type", "application/octet-stream").send(body) : test.send(body);
  };
  /** Sends, and holds the answer to what the OpenAPI document says of it. */
  const asDescribed = async (id: string, test: request.Test): Promise<Body> => {
    const route = WRITE_ROUTES.find((each) => each.id === id);
    const { status, body } = await test;
    expect([status, check(String(route?.answer), body)], `${id}: ${JSON.stringify(body).slice(0, 300)}`).to.deep.equal([route?.status, ""]);
    return body as Body;
  };
  const rows = (list: readonly Body[], more: Body = {}): Body => ({ kind: "complaint", source: "12345", rows: list, ...more });
  let record = "";

  before(async () => {
    desk = await openDesk();
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: "2026-04-01T18:00:00+08:00", why: "invented estates", subjects: estates });
    const { body } = await request(desk.app).get("/api/v1/openapi.json");
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    ajv.addSchema({ $id: "api", components: (body as { components: object }).components });
    check = (component, value) => { const validate = ajv.compile({ $ref: `api#/components/schemas/${component}` }); return validate(value) ? "" : JSON.stringify(validate.errors?.slice(0, 2)); };
  });
  after(() => desk.close());

  it("describes every route with its token, and asks for it", async () => {
    const { body } = await request(desk.app).get("/api/v1/openapi.json");
    const { paths } = body as { paths: Readonly<Record<string, Readonly<Record<string, { readonly security?: unknown }>>>> };
    for (const { path, method, id } of WRITE_ROUTES) expect(paths[path][method].security, id).to.deep.equal([{ token: [] }]);
    const plain = (path: string): string => `/api/v1${path.replace(/\{\w+\}/g, "x")}`;
    // Ten failures are all that an address has.
    for (const { path, method, id } of WRITE_ROUTES.slice(0, 9)) expect((await request(desk.app)[method](plain(path))).status, id).to.equal(401);
  });

  it("answers each row: good ones go in together, others are told why", async () => {
    const body = await asDescribed("putRecords", call("post", "/records", rows([ROW, { ...ROW, sourceNumber: "A-2", subject: "nobody" }, { ...ROW, sourceNumber: "A-3", occurredOn: "2026-02-30" }, { ...ROW, sourceNumber: "A-4", colour: "red" }])));
    expect([body.new, body.refused]).to.deep.equal([1, 3]);
    const answered = body.rows as readonly { readonly fate: string; readonly id?: string; readonly problems: readonly { readonly field: string }[] }[];
    expect(answered.map(({ fate }) => fate)).to.deep.equal(["new", "refused", "refused", "refused"]);
    record = answered[0].id ?? "";
    expect(JSON.stringify(await asDescribed("record", call("get", `/records/${record}`)))).to.contain("reported").and.not.to.contain("王先生");
  });

  it("writes nothing for what it knows, and a correction for what is otherwise", async () => {
    expect((await asDescribed("putRecords", call("post", "/records", rows([ROW])))).unchanged).to.equal(1);
    expect((await asDescribed("putRecords", call("post", "/records", rows([{ ...ROW, data: { ...ROW.data, late: true } }])))).changed).to.equal(1);
  });

  it("gives the same answer to the same request with its key, and refuses the key for another", async () => {
    const send = (list: readonly Body[]): request.Test => call("post", "/records", rows(list), { "Idempotency-Key": "order-0001" });
    const first = await asDescribed("putRecords", send([{ ...ROW, sourceNumber: "K-1" }]));
    expect(await asDescribed("putRecords", send([{ ...ROW, sourceNumber: "K-1" }]))).to.deep.equal(first);
    const other = await send([{ ...ROW, sourceNumber: "K-2" }]);
    expect([other.status, (other.body as Body).type]).to.deep.equal([409, "urn:wuye:problem:idempotency-key"]);
  });

  it("takes steps for the version that was seen, and corrections with a reason", async () => {
    const { versions } = (await asDescribed("record", call("get", `/records/${record}`))) as unknown as { versions: readonly { readonly version: number }[] };
    const version = versions.length;
    await asDescribed("takeStep", call("post", `/records/${record}/steps`, { version, step: "verified", reason: "核实" }));
    expect((await call("post", `/records/${record}/steps`, { version, step: "disputed", reason: "x" })).status).to.equal(409);
    await asDescribed("correctRecord", call("post", `/records/${record}/corrections`, { version: version + 1, changes: { "data.text": "电梯停运两天" }, reason: "复核" }));
    const history = await asDescribed("record", call("get", `/records/${record}`));
    expect([history.state, history.counts]).to.deep.equal(["verified", true]);
    expect((await asDescribed("erasePersonal", call("post", `/records/${record}/erasure`, { reason: "本人要求" }))).erased).to.be.greaterThan(0);
  });

  it("imports a file as a body, lists it, and undoes it", async () => {
    const file = Buffer.from("来源编号,对象,发生日,渠道,行为代码,超期办理\nF-1,P-05,2026-03-05,hotline,other,否\nF-2,nobody,2026-03-05,hotline,other,否\n");
    const body = await asDescribed("importFile", call("post", "/imports?kind=complaint&name=calls.csv", file));
    expect(body.counts).to.include({ new: 1, refused: 1 });
    await asDescribed("import", call("get", `/imports/${String(body.id)}`));
    expect(((await asDescribed("imports", call("get", "/imports"))).items as readonly unknown[]).length).to.equal(1);
    expect((await asDescribed("undoImport", call("post", `/imports/${String(body.id)}/undo`, { reason: "来源有误" }))).state).to.equal("undone");
  });

  it("keeps mappings and kinds", async () => {
    const mapping = { id: "spec-map", title: { "zh-CN": "试", en: "try" }, collection: "records", kind: "complaint", source: "12345", arrives: "reported", columns: [{ column: "编号", field: "sourceNumber" }, { column: "小区", field: "subject" }, { column: "日期", field: "occurredOn" }, { column: "渠道", field: "data.channel" }, { column: "行为", field: "data.act" }, { column: "超期", field: "data.late" }] };
    expect((await asDescribed("saveMapping", call("put", "/mappings", { mapping }))).version).to.equal(1);
    await asDescribed("mappings", call("get", "/mappings"));
    expect((await call("put", "/mappings", { mapping: { ...mapping, kind: "no-such" } })).status).to.equal(400);
    await asDescribed("kinds", call("get", "/kinds"));
    const kind = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "record/media-spec", title: "媒体报道", "x-en": "Report of the media", type: "object", properties: { influence: { title: "影响", "x-en": "Influence", type: "string", enum: ["good", "bad"], "x-public": true } }, required: ["influence"], additionalProperties: false };
    expect((await asDescribed("saveKind", call("put", "/kinds", { text: JSON.stringify(kind), reason: "新增" }))).number).to.equal(1);
    const pattern = await call("put", "/kinds", { text: JSON.stringify({ ...kind, $id: "record/other-spec", properties: { influence: { ...kind.properties.influence, pattern: "(a+)+$" } } }), reason: "新增" });
    expect([pattern.status, JSON.stringify(pattern.body).includes("/properties/influence/pattern")]).to.deep.equal([400, true]);
    await asDescribed("kind", call("get", "/kinds/media-spec"));
  });

  it("refuses bodies that are not as described, all problems at once, with their places", async () => {
    const { status, body } = await call("post", "/records", { kind: "complaint", rows: [], colour: 1 });
    expect([status, check("Problem", body)]).to.deep.equal([400, ""]);
    expect((body as { problems: readonly { readonly path: string }[] }).problems.map(({ path }) => path)).to.include.members(["/rows", "/colour"]);
    expect((await call("post", "/records").set("Content-Type", "text/plain").send("x")).status).to.equal(400);
    expect((await call("post", "/records").set("Content-Type", "application/json").send("{\"kind\":")).status).to.equal(400);
    expect((await call("post", "/records").set("Content-Type", "application/json").send(JSON.stringify({ kind: "x".repeat(5_000_000) }))).status).to.equal(413);
    expect((await call("post", "/records", JSON.parse("{\"__proto__\":{\"kind\":\"complaint\"},\"rows\":[{}]}") as Body)).status).to.equal(400);
  });
});
