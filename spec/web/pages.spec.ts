import { expect } from "chai";
import request from "supertest";
import { runId } from "./fixture/fixture.js";
import { createService } from "./fixture/service.js";
import { inEnglish, PAGE_ADDRESSES } from "./addresses.js";

const app = createService();
const CHINESE = /[\u3400-\u9fff]/;

/** Text outside elements that say they are Chinese (names, articles) and outside the language switch. */
function chromeText(html: string): string {
  const own = html.replace(/<(\w+)([^>]*) lang="zh-CN"[^>]*>[\s\S]*?<\/\1>/g, "");
  return own.replace(/<h1>[^<]*<\/h1>|<title>[^<]*<\/title>|<p class="sheet">[^<]*<\/p>|<option[^>]*>[^<]*<\/option>|<[^>]*>/g, " ");
}

describe("pages", () => {
  for (const [name, address] of Object.entries(PAGE_ADDRESSES)) it(`${name}: whole, without blanks, marked as invented`, async () => {
    const { status, text, headers } = await request(app).get(address);
    expect(status).to.equal(name === "missing" ? 404 : 200);
    expect(headers["content-type"]).to.contain("text/html");
    expect(text.match(/<h1>/g)).to.have.length(1);
    expect(text).to.contain('<html lang="zh-CN">').and.to.contain("虚构");
    expect(text.replace(/<[^>]*>/g, " ")).to.not.match(/undefined|\bnull\b|NaN|\[object|\bfalse\b/);
    expect(text).to.not.match(/<script|style="|https?:\/\/(?!www\.w3\.org)/);
    expect(text).to.not.match(/王某某|投诉原文|I-secret/);
  });

  for (const [name, address] of Object.entries(PAGE_ADDRESSES).filter(([name]) => name !== "search")) it(`${name}: English, whole`, async () => {
    const { text } = await request(app).get(inEnglish(address));
    expect(text).to.contain('<html lang="en">').and.to.contain("invented");
    const left = chromeText(text).split("\n").filter((line) => CHINESE.test(line)).map((line) => line.replace(/[东西南北]示[区县]/g, "").trim()).filter((line) => CHINESE.test(line));
    expect(left).to.deep.equal([]);
    expect(chromeText(text).match(/[^\n]{0,30}[\w”]\([^\n]{0,30}/g), "a bracket without a space before it").to.equal(null);
  });

  it("a ranking of 50 rows weighs less than 60 kB", async () => {
    const { text } = await request(app).get("/rankings/sample-credit");
    expect(text.match(/class="n rank"/g)).to.have.length(50);
    expect(Buffer.byteLength(text)).to.be.lessThan(60_000);
  });

  it("a filter without a match says so and offers the way back", async () => {
    const { text } = await request(app).get("/rankings/sample-credit?q=zzz");
    expect(text).to.contain("没有符合条件的企业").and.to.contain('href="/rankings/sample-credit"');
  });

  it("links keep English, and the filters", async () => {
    const { text } = await request(app).get("/rankings/sample-credit?lang=en&grade=B");
    expect(text).to.contain("/rankings/sample-credit?grade&#x3D;B&amp;sort&#x3D;-score&amp;lang&#x3D;en");
    expect(text).to.contain('<input type="hidden" name="lang" value="en">');
  });

  it("an address with empty fields or the default language leads to the canonical one", async () => {
    const { status, headers } = await request(app).get("/rankings/sample-credit?district=&grade=B&lang=zh-CN");
    expect([status, headers.location]).to.deep.equal([302, "/rankings/sample-credit?grade=B"]);
  });

  it("a scheme without ranking points to its board", async () => {
    const { status, text } = await request(app).get("/rankings/sample-disclosures");
    expect(status).to.equal(404);
    expect(text).to.contain("/disclosures");
  });

  it("an unknown period, scheme, run or subject is not found, and says what there is", async () => {
    expect((await request(app).get("/rankings/sample-credit?period=2020-Q1")).text).to.contain("2026-Q1");
    expect((await request(app).get("/rankings/nope")).text).to.contain("sample-credit");
    for (const address of [`/scorecards/${"0".repeat(64)}/P1`, "/disclosures/nobody", "/lists/nope", "/schemes/nope"]) expect((await request(app).get(address)).status, address).to.equal(404);
  });

  it("a wrong value is a 400 page that names the parameter", async () => {
    for (const address of ["/rankings/sample-credit?page=0", "/rankings/sample-credit?period=2026-Q9", "/rankings/sample-credit?as-of=2026-02-30", "/rankings/sample-credit?sort=up", "/rankings/sample-credit?grade=A&grade=B"]) {
      const { status, text } = await request(app).get(address);
      expect(status, address).to.equal(400);
      expect(text).to.contain(`<code>${/\?([\w-]+)/.exec(address)?.[1]}</code>`);
    }
    expect((await request(app).get("/rankings/sample-credit?from=singlemessage")).status).to.equal(200);
    expect((await request(app).get("/rankings/%E0%A4%A")).status).to.equal(400);
  });

  it("the file for spreadsheets begins with a mark and says that it is invented", async () => {
    const { headers, text } = await request(app).get("/rankings/sample-credit.csv?grade=B");
    expect(headers["content-type"]).to.contain("text/csv");
    const lines = text.split("\r\n");
    expect(lines[0].startsWith("\ufeff")).to.equal(true);
    expect(lines[0]).to.contain("虚构");
    expect(lines[1].split(",").slice(0, 2)).to.deep.equal(["名次", "企业"]);
    expect(lines.slice(2, -1).every((line) => line.split(",")[4] === "B")).to.equal(true);
  });

  it("a scorecard shows score, build-up, items, records and history", async () => {
    const { text } = await request(app).get(PAGE_ADDRESSES.scorecard);
    for (const part of ["得分构成", "各项依据", "所依据的记录", "历次结果", "本企业 ", `/scorecards/${runId("sample-credit", "2025-Q4")}/913700000000000058`]) expect(text).to.contain(part);
  });
});
