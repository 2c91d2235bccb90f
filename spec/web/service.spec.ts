import { expect } from "chai";
import { Writable } from "node:stream";
import { pino } from "pino";
import request from "supertest";
import { runId } from "./fixture/fixture.js";
import { createService } from "./fixture/service.js";

const HIDDEN = `/scorecards/${runId("sample-credit", "2026-Q2")}/913700000000000000`;
const local = { host: "127.0.0.1", trustProxy: [], showUnpublished: true };

describe("the service", () => {
  it("sends a strict policy, no cookie, and nothing about its make", async () => {
    const { headers } = await request(createService()).get("/");
    expect(headers["content-security-policy"]).to.equal("default-src 'none';style-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'");
    expect(headers).to.not.have.any.keys("set-cookie", "x-powered-by", "server");
    expect(headers["x-request-id"]).to.match(/^[0-9a-f-]{36}$/);
    expect(headers["x-demonstration"]).to.equal("invented data");
  });

  it("answers /healthz, and refuses everything but reading", async () => {
    const app = createService();
    expect((await request(app).get("/healthz")).body).to.deep.equal({ status: "ok", store: "embedded" });
    expect((await request(app).post("/rankings/sample-credit")).status).to.equal(405);
    expect((await request(app).head("/")).status).to.equal(200);
  });

  it("limits requests per address: a page for people, a problem for machines, and when to try again", async () => {
    const app = createService({ requestsPerMinute: 2 });
    for (const n of [1, 2]) expect((await request(app).get("/schemes")).status, `request ${n}`).to.equal(200);
    const page = await request(app).get("/schemes");
    expect([page.status, page.headers["retry-after"]]).to.deep.equal([429, "60"]);
    const problem = await request(app).get("/api/v1/schemes");
    expect([problem.status, problem.headers["content-type"]]).to.deep.equal([429, "application/problem+json; charset=utf-8"]);
    expect((await request(app).get("/healthz")).status).to.equal(200);
  });

  it("does not believe a forwarding header unless its proxy is trusted", async () => {
    const hit = async (app: ReturnType<typeof createService>): Promise<number[]> => {
      const statuses: number[] = [];
      for (const address of ["10.1.1.1", "10.2.2.2"]) statuses.push((await request(app).get("/schemes").set("X-Forwarded-For", address)).status);
      return statuses;
    };
    expect(await hit(createService({ requestsPerMinute: 1 }))).to.deep.equal([200, 429]);
    expect(await hit(createService({ requestsPerMinute: 1, settings: { host: "127.0.0.1", trustProxy: ["loopback"], showUnpublished: false } }))).to.deep.equal([200, 200]);
  });

  it("shows unpublished runs only when switched on, on loopback, asked by a loopback name, and directly", async () => {
    const status = async (settings: typeof local, headers: Record<string, string> = {}): Promise<number> => (await request(createService({ settings })).get(HIDDEN).set(headers)).status;
    expect(await status(local)).to.equal(200);
    expect(await status({ ...local, showUnpublished: false })).to.equal(404);
    expect(await status({ ...local, host: "0.0.0.0" })).to.equal(404);
    expect(await status(local, { Host: "ratings.example" })).to.equal(404);
    expect(await status(local, { Host: "127.0.0.1.example" })).to.equal(404);
    for (const name of ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"]) expect(await status(local, { [name]: "1.2.3.4" }), name).to.equal(404);
    const { text, headers } = await request(createService({ settings: local })).get("/rankings/sample-credit?period=2026-Q2");
    expect(text).to.contain("未发布");
    expect(headers["cache-control"]).to.equal("no-store");
  });

  it("a fault of ours is a 500 with the request id, logged, and tells nothing of the inside", async () => {
    const lines: string[] = [];
    const log = pino({ level: "info" }, new Writable({ write: (chunk, _encoding, done) => { lines.push(String(chunk)); done(); } }));
    const app = createService({ log, explain: async () => { throw new Error("secret detail"); } });
    const { status, text, headers } = await request(app).get(`/scorecards/${runId("sample-credit", "2026-Q1")}/913700000000000058?q=somebody`);
    expect(status).to.equal(500);
    expect(text).to.contain(headers["x-request-id"]).and.to.not.match(/secret|at .*\.ts/);
    const all = lines.join("");
    expect(all).to.contain("secret detail").and.to.contain(headers["x-request-id"]);
    const line = JSON.parse(lines.find((each) => each.includes('"route"')) ?? "{}") as Record<string, unknown>;
    expect(line).to.include({ method: "GET", route: "/scorecards/:run/:subject", status: 500 });
    expect(all).to.not.match(/somebody|127\.0\.0\.1|913700000000000058/);
  });

  it("keeps files for ever under their version, and knows no others", async () => {
    const app = createService();
    const { text } = await request(app).get("/schemes");
    const address = (/href="(\/assets\/style\.css[^"]*)"/.exec(text)?.[1] ?? "").replace("&#x3D;", "=");
    const { headers } = await request(app).get(address);
    expect(headers["cache-control"]).to.contain("immutable");
    expect((await request(app).get("/assets/..%2fpages%2fhome.hbs")).status).to.equal(404);
  });
});
