import { expect } from "chai";
import request from "supertest";
import { writeBatch } from "../../../src/app/write-batch.js";
import { estates, marks } from "../../app/runs/small-city.js";
import { openDesk, TOKEN, type DeskService } from "./desk-service.js";

const AT = "2026-10-08T18:00:00+08:00";

describe("the API for other systems: changes", () => {
  let desk: DeskService;
  const get = (path: string, token = TOKEN): request.Test => request(desk.app).get(`/api/v1${path}`).set("Authorization", `Bearer ${token}`);
  before(async () => {
    desk = await openDesk();
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: AT, why: "invented estates", subjects: estates });
    await writeBatch(desk.context.store, { batch: "marks", kind: "records", by: "spec", at: AT, why: "invented marks", records: marks });
  });
  after(() => desk.close());

  it("asks for the token, in the header alone", async () => {
    const { status, headers, body } = await request(desk.app).get("/api/v1/changes");
    expect([status, headers["www-authenticate"], (body as { type: string }).type]).to.deep.equal([401, 'Bearer realm="wuye"', "urn:wuye:problem:token-needed"]);
    expect((await get("/changes", `${TOKEN}x`)).status).to.equal(401);
    expect((await request(desk.app).get(`/api/v1/changes?token=${TOKEN}`)).status).to.equal(401);
  });

  it("gives each entry once, in order, and where to go on", async () => {
    const first = (await get("/changes?limit=1")).body as { items: { seq: number; kind: string }[]; next: number; more: boolean };
    expect([first.items.map(({ kind }) => kind), first.next, first.more]).to.deep.equal([["import"], 1, true]);
    const second = (await get(`/changes?after=${first.next}`)).body as typeof first;
    expect([second.items.map(({ seq }) => seq), second.next, second.more]).to.deep.equal([[2], 2, false]);
    expect(((await get("/changes?after=2")).body as typeof first).next).to.equal(2);
  });

  it("gives the documents of an entry, each once, by pages", async () => {
    const ids: string[] = [];
    let after = "";
    for (;;) {
      const { body } = (await get(`/changes/2${after}`)) as { body: { items: { body: { id: string } }[]; next: string | null } };
      ids.push(...body.items.map((item) => item.body.id));
      if (body.next === null) break;
      after = `?after=${encodeURIComponent(body.next)}`;
    }
    expect(new Set(ids).size).to.equal(marks.length);
    expect(ids).to.have.length(marks.length);
    // No collection that is empty stands in the way of the following one, nor where a cursor of the page before leads to it.
    for (const after of ["", "?after=links:"]) expect(((await get(`/changes/2${after}`)).body as { items: object[] }).items, after).to.have.length(marks.length);
    expect((await get("/changes/2?after=subjects:")).body).to.deep.equal({ items: [], next: null });
    expect((await get("/changes/9")).status).to.equal(404);
    expect((await get("/changes/2?after=nowhere:x")).status).to.equal(400);
  });

  it("stands in the OpenAPI document with its token, and is refused unknown parameters", async () => {
    const { body } = await request(desk.app).get("/api/v1/openapi.json");
    const document = body as { paths: Record<string, { get?: { security?: object[] } }>; components: { securitySchemes: object } };
    expect(document.paths["/changes"].get?.security).to.deep.equal([{ token: [] }]);
    expect(document.components.securitySchemes).to.have.property("token");
    expect((await get("/changes?form=1")).status).to.equal(400);
  });
});
