import { expect } from "chai";
import request from "supertest";
import { saveMapping } from "../../src/app/imports/mappings/saved-mappings.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { DESK_PAGES } from "../../src/web/desk/all-desk-pages.js";
import { estates } from "../app/runs/small-city.js";
import { hotline } from "../app/imports/bureau.js";
import { csrfIn, openDesk, signIn, type DeskService } from "../web/desk/desk-service.js";

const PARAMETERS = { subject: "P-00", kind: "complaint", item: "none", q: "虚构 小区&1", mapping: "hotline", sheet: "Sheet 1", done: "undone", saved: "1" };
const unescaped = (html: string): string => html.replaceAll("&amp;", "&").replaceAll("&#x3D;", "=").replaceAll("&#61;", "=");
/** Where the switch of the language leads. */
const switchIn = (html: string): string => unescaped(/<a[^>]*hreflang="[^"]*"[^>]*>/.exec(html)?.[0].match(/href="([^"]*)"/)?.[1] ?? "");

describe("the switch of the language on the desk", () => {
  let desk: DeskService;
  let cookie: string;
  let upload = "";
  const get = async (path: string): Promise<string> => (await request(desk.app).get(path).set("Cookie", cookie)).text;

  before(async () => {
    desk = await openDesk();
    const record = { id: "R-1", subject: "P-00", kind: "complaint", occurredOn: "2026-03-01", data: { channel: "hotline", act: "other", late: false }, steps: [{ step: "reported" as const, on: "2026-03-01" }] };
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: "2026-04-01T18:00:00+08:00", why: "invented estates", subjects: estates, records: [record] });
    await saveMapping(desk.context, JSON.stringify(hotline()));
    cookie = await signIn(desk.app);
    const csrf = csrfIn(await get("/desk/imports"));
    const { headers } = await request(desk.app).post("/desk/imports").set("Cookie", cookie).field("csrf", csrf).field("kind", "complaint").attach("file", Buffer.from("小区,日期\n虚构小区00,2026/3/1\n"), "a.csv");
    upload = String(headers.location).split("?")[0];
    await request(desk.app).post(String(headers.location)).set("Cookie", cookie).field("csrf", csrf).field("act", "import").field("version", "0");
  });
  after(() => desk.close());

  const addressOf = async (path: string): Promise<string> => {
    if (path === "/uploads/:file") return upload;
    if (path.startsWith("/imports/:id")) return /\/desk\/imports\/[0-9a-f]{32}/.exec(await get("/desk/imports"))?.[0] ?? "";
    return `/desk${path === "/" ? "" : path}`.replace(":why", "verify").replace("/records/:id", "/records/R-1").replace(":kind", "complaint");
  };

  it("keeps every parameter of every page, both ways", async () => {
    const pages = DESK_PAGES.filter(({ path }) => !/:file|refused/.test(path) || path === "/uploads/:file");
    expect(pages.length).to.be.greaterThan(9);
    for (const { path } of pages) {
      const address = await addressOf(path);
      for (const [name, value] of Object.entries(PARAMETERS)) {
        for (const [lang, other] of [["", "en"], ["en", ""]]) {
          const asked = `${address}?${new URLSearchParams({ [name]: value, ...(lang === "" ? {} : { lang }) }).toString()}`;
          const to = new URL(switchIn(await get(asked)), "http://desk");
          expect([to.pathname, Object.fromEntries(to.searchParams)], asked).to.deep.equal([address, { [name]: value, ...(other === "" ? {} : { lang: other }) }]);
        }
      }
    }
  });

  it("keeps the place in a list of more pages, however long its cursor is", async () => {
    for (const address of ["/desk/imports", "/desk/waiting/verify"]) {
      const after = "W10".repeat(400);
      const to = new URL(switchIn(await get(`${address}?kind=complaint&after=${after}`)), "http://desk");
      expect([to.pathname, Object.fromEntries(to.searchParams)]).to.deep.equal([address, { kind: "complaint", after, lang: "en" }]);
    }
  });

  it("leads from what was refused to the same address, and nowhere else", async () => {
    const to = async (address: string): Promise<string> => switchIn(await get(address));
    expect(await to("/desk/entry?subject=nobody&kind=complaint")).to.equal("/desk/entry?subject=nobody&kind=complaint&lang=en");
    expect(await to("/desk/records/none%2F1?lang=en")).to.equal("/desk/records/none%2F1");
    expect(await to("//example.org/x")).to.equal("/example.org/x?lang=en");
    expect(await to("/desk/records/%E0%A4%A")).to.equal("/?lang=en");
  });
});
