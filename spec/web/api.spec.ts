import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formatsModule from "ajv-formats";
import { expect } from "chai";
import request from "supertest";
import { API_ROUTES } from "../../src/web/api/routes.js";
import { runId } from "./fixture/fixture.js";
import { createService } from "./fixture/service.js";

const app = createService();
const CREDIT = runId("sample-credit", "2026-Q1");
const CARD = `/scorecards/${CREDIT}/913700000000000058`;
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  rankings: ["/rankings/sample-credit", "/rankings/sample-red-black?sort=name&limit=5&page=2", "/rankings/sample-credit?period=2025-Q4&as-of=2025-12-31&grade=B&q=%E7%94%B2"],
  lists: ["/lists/sample-credit", "/lists/sample-red-black"], scorecard: [CARD, `${CARD}?trace=1`, `/scorecards/${CREDIT}/913700000000000016?trace=1`, `/scorecards/${runId("sample-disclosures", "2026-Q1")}/P0003?trace=1`],
  disclosures: ["/disclosures", "/disclosures?result=absent&limit=2"], disclosure: ["/disclosures/P0003"], schemes: ["/schemes"], scheme: ["/schemes/sample-credit", "/schemes/sample-disclosures"], runs: ["/runs", "/runs?scheme=sample-credit"], run: [`/runs/${CREDIT}`],
};

interface Document {
  readonly paths: Readonly<Record<string, { readonly get: { readonly operationId: string; readonly parameters: readonly { readonly name: string; readonly in: string }[]; readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> }>> } }>>;
  readonly components: { readonly schemas: object };
}

async function validators(): Promise<{ readonly document: Document; readonly validate: (component: string) => ValidateFunction }> {
  const document = (await request(app).get("/api/v1/openapi.json")).body as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (formatsModule as unknown as { default: (a: Ajv2020) => void }).default(ajv);
  ajv.addSchema({ $id: "api", components: document.components });
  return { document, validate: (component) => ajv.compile({ $ref: `api#/components/schemas/${component}` }) };
}

describe("the API", () => {
  it("describes every route that it serves, and no other", async () => {
    const { document } = await validators();
    expect(Object.keys(document.paths)).to.deep.equal(API_ROUTES.map(({ path }) => path));
    expect(Object.keys(ADDRESSES).sort()).to.deep.equal(API_ROUTES.map(({ id }) => id).sort());
  });

  for (const route of API_ROUTES) it(`${route.id}: answers as the document says`, async () => {
    const { document, validate } = await validators();
    const check = validate(document.paths[route.path].get.responses[200].content["application/json"].schema.$ref.split("/").pop() ?? "");
    for (const address of ADDRESSES[route.id]) {
      const { status, body, headers, text } = await request(app).get(`/api/v1${address}`);
      expect(status, address).to.equal(200);
      expect(check(body), `${address}: ${JSON.stringify(check.errors?.slice(0, 3))}`).to.equal(true);
      expect((body as { demonstration: boolean }).demonstration).to.equal(true);
      expect(headers["x-demonstration"]).to.equal("invented data");
      expect(text).to.not.match(/王某某|投诉原文|I-secret/);
    }
  });

  it("pages a ranking by `next` until every subject was given once", async () => {
    const seen: string[] = [];
    let address: string | null = "/api/v1/rankings/sample-credit?limit=50";
    while (address !== null) {
      const { body }: { body: { items: { subject: string }[]; next: string | null; total: number } } = await request(app).get(address);
      seen.push(...body.items.map(({ subject }) => subject));
      expect(body.total).to.equal(120);
      address = body.next;
    }
    expect(new Set(seen).size).to.equal(120);
    expect(seen).to.have.length(120);
  });

  it("refuses unknown, wrong and repeated parameters, naming them", async () => {
    const { validate } = await validators();
    const check = validate("Problem");
    for (const [address, parameter] of [["/rankings/sample-credit?priod=2026-Q1", "priod"], ["/rankings/sample-credit?limit=501", "limit"], ["/rankings/sample-credit?as-of=yesterday", "as-of"], ["/runs?scheme=a&scheme=b", "scheme"], [`${CARD}?trace=yes`, "trace"], ["/openapi.json?x=1", "x"]]) {
      const { status, body, headers } = await request(app).get(`/api/v1${address}`);
      expect([status, (body as { parameter: string }).parameter, headers["content-type"]], address).to.deep.equal([400, parameter, "application/problem+json; charset=utf-8"]);
      expect(check(body), JSON.stringify(check.errors)).to.equal(true);
      expect((body as { requestId: string }).requestId).to.equal(headers["x-request-id"]);
    }
  });

  it("answers problems in the language asked for", async () => {
    const { body } = await request(app).get("/api/v1/rankings/nope?lang=en");
    expect(body).to.include({ status: 404, title: "There is no such page" });
    expect((await request(app).get("/api/v1/nothing")).headers["content-type"]).to.contain("problem+json");
  });
});
