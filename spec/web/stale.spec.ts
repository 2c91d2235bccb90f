import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "chai";
import request from "supertest";
import type { Express } from "express";
import type { Cause } from "../../src/app/chain/stale-runs.js";
import { createQueries } from "../../src/app/queries/create-queries.js";
import { createFixture, runId } from "./fixture/fixture.js";
import { createService } from "./fixture/service.js";

const RUN = runId("sample-credit", "2026-Q1");
const CAUSES: readonly Cause[] = [{ why: "withdrawn", scheme: "sample-disclosures", period: "2026-Q1", read: runId("sample-disclosures", "2026-Q1"), now: null }];

/** The service over the fixture, one of whose runs is stale. */
function service(showUnpublished: boolean): Express {
  const { store, library, explain } = createFixture();
  const queries = createQueries(store, library, explain);
  const mark = <T extends { readonly run: { readonly id: string } } | null>(shown: T): T => (shown?.run.id === RUN ? { ...shown, stale: CAUSES } : shown);
  const { list, find, byId } = queries.runs;
  const runs = { ...queries.runs, list: async (...of: Parameters<typeof list>) => (await list(...of)).map(mark), find: async (...of: Parameters<typeof find>) => mark(await find(...of)), byId: async (...of: Parameters<typeof byId>) => mark(await byId(...of)) };
  return createService({ queries: { ...queries, runs }, settings: { host: "127.0.0.1", trustProxy: [], showUnpublished } });
}
const app = service(false);
const get = async (address: string, from = app): Promise<string> => (await request(from).get(address).set("Host", "127.0.0.1")).text;

describe("a run whose basis has changed", () => {
  it("is marked so on every page of it, in both languages, and no other run is", async () => {
    for (const address of ["/rankings/sample-credit", "/lists/sample-credit", `/scorecards/${RUN}/913700000000000058`, "/"]) {
      expect(await get(address), address).to.contain("<b>所依据的结果已变</b> 正在重新计算");
      expect(await get(`${address}?lang=en`), address).to.contain("<b>Its basis has changed</b> it is being recomputed");
    }
    for (const address of ["/rankings/sample-credit?period=2025-Q4", "/lists/sample-red-black", "/disclosures"]) expect(await get(address), address).to.not.contain("所依据的结果已变");
  });

  it("is marked so in every answer about it, as the document says, and no other is", async () => {
    const api = async (address: string): Promise<Record<string, unknown>> => JSON.parse(await get(`/api/v1${address}`)) as Record<string, unknown>;
    const document = await api("/openapi.json");
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: "api", components: document.components });
    for (const [component, address] of [["Ranking", "/rankings/sample-credit"], ["Lists", "/lists/sample-credit"], ["Scorecard", `/scorecards/${RUN}/913700000000000058`], ["Run", `/runs/${RUN}`]]) {
      const answer = await api(address);
      expect(answer.stale, address).to.equal(true);
      const check = ajv.compile({ $ref: `api#/components/schemas/${component}` });
      expect(check(answer), JSON.stringify(check.errors)).to.equal(true);
    }
    const { items } = (await api("/runs")) as { items: readonly { readonly run: string; readonly stale?: boolean }[] };
    expect(items.filter(({ stale }) => stale !== undefined).map(({ run }) => run)).to.deep.equal([RUN]);
  });

  it("is listed with its causes for who sees unpublished runs, and for nobody else", async () => {
    const seen = await get("/?lang=en", service(true));
    expect(seen).to.contain("Runs whose basis has changed, to be recomputed").and.contain("sample-disclosures 2026 Q1 was withdrawn").and.contain("wuye recompute --all");
    expect(await get("/", service(true))).to.contain("已撤回");
    expect(await get("/?lang=en")).to.not.contain("wuye recompute");
  });
});

describe("the page that compares two results", () => {
  const [before, after] = [runId("sample-credit", "2025-Q4"), RUN];

  it("tells counts, and each subject with what it was and is", async () => {
    const text = await get(`/compare/${before}/${after}?lang=en`);
    expect(text).to.contain("Two results compared").and.match(/\d+ firms: \d+ unchanged, \d+ changed/).and.match(/<td data-label="Score">[\d.]+ → <b>[\d.]+<\/b>/);
    expect(await get(`/compare/${after}/${after}`)).to.contain("两次结果没有差别");
  });

  it("is 404 for a run that is not shown, and for runs of different standards", async () => {
    for (const address of [`/compare/${"f".repeat(64)}/${after}`, `/compare/${after}/nothing`, `/compare/${after}/${runId("sample-red-black", "2026-Q1")}`]) expect((await request(app).get(address)).status, address).to.equal(404);
  });
});
