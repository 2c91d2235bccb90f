import { expect } from "chai";
import request from "supertest";
import { createSessions } from "../../../src/web/auth/sessions.js";
import { createService } from "../fixture/service.js";
import { csrfIn, openDesk, signIn, TOKEN, type DeskService } from "./desk-service.js";

describe("the desk: signing in", () => {
  let desk: DeskService;
  before(async () => { desk = await openDesk(); });
  after(() => desk.close());

  it("does not exist without the administrator's token", async () => {
    const app = createService();
    for (const path of ["/desk", "/desk/sign-in", "/desk/records"]) expect((await request(app).get(path)).status, path).to.equal(404);
    expect((await request(app).post("/desk/sign-in").type("form").send({ by: "x", token: TOKEN })).status).to.equal(405);
    expect((await request(app).post("/api/v1/records")).status).to.equal(405);
  });

  it("leads whoever is not signed in to the sign-in page, and back", async () => {
    const asked = await request(desk.app).get("/desk/");
    expect([asked.status, asked.headers.location]).to.deep.equal([303, "/desk/sign-in?to=%2Fdesk%2F"]);
    const done = await request(desk.app).post("/desk/sign-in?to=%2Fdesk%2F").type("form").send({ by: "李经办", token: TOKEN });
    expect([done.status, done.headers.location]).to.deep.equal([303, "/desk/"]);
    expect((await request(desk.app).get("/desk/").set("Cookie", await signIn(desk.app))).text).to.contain("李经办");
  });

  it("leads back to what was asked for, with its parameters, in the language of the page", async () => {
    const asked = await request(desk.app).get("/desk/records?subject=P-00&lang=en");
    const to = new URL(String(asked.headers.location), "http://localhost");
    expect([to.pathname, to.searchParams.get("to"), to.searchParams.get("lang")]).to.deep.equal(["/desk/sign-in", "/desk/records?subject=P-00", "en"]);
    const page = (await request(desk.app).get(`${to.pathname}${to.search}`)).text;
    const action = (/action="([^"]+sign-in[^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&#x3D;", "=").replaceAll("&amp;", "&");
    const done = await request(desk.app).post(action).type("form").send({ by: "李经办", token: TOKEN });
    expect(done.headers.location).to.equal("/desk/records?subject=P-00&lang=en");
  });

  it("sends a cookie that scripts, other sites and public pages do not get", async () => {
    const { headers } = await request(desk.app).post("/desk/sign-in").type("form").send({ by: "李经办", token: TOKEN });
    const cookie = String((headers["set-cookie"] as unknown as readonly string[])[0]);
    for (const part of [/^wuye=[\w-]+\.[\w-]+;/, /Max-Age=28800/, /Path=\/desk/, /HttpOnly/, /SameSite=Strict/]) expect(cookie).to.match(part);
    expect(cookie).to.not.contain(TOKEN);
  });

  it("leads nowhere but to the desk", async () => {
    for (const to of ["//evil.example", "https://evil.example/desk", "/desk/../rankings", "/rankings", "/desk?x=//a"]) {
      const { headers } = await request(desk.app).post(`/desk/sign-in?to=${encodeURIComponent(to)}`).type("form").send({ by: "李经办", token: TOKEN });
      expect(headers.location, to).to.equal("/desk");
    }
  });

  it("tells a wrong token and a name that cannot be one, keeps the name, never shows what was typed as token", async () => {
    const { status, text } = await request(desk.app).post("/desk/sign-in").type("form").send({ by: "李经办", token: "wrong-wrong-wrong" });
    expect(status).to.equal(401);
    expect(text).to.contain("令牌不对").and.to.contain('value="李经办"').and.not.to.contain("wrong-wrong-wrong");
    expect((await request(desk.app).post("/desk/sign-in?lang=en").type("form").send({ by: "<b>", token: TOKEN })).text).to.contain("Write your name");
  });

  it("ends after eight hours, with a changed signature, and with a new token", async () => {
    const cookie = await signIn(desk.app);
    const status = async (value: string): Promise<number> => (await request(desk.app).get("/desk/").set("Cookie", value)).status;
    expect(await status(cookie)).to.equal(200);
    expect(await status(cookie.slice(0, -2))).to.equal(303);
    expect(await status(`${cookie}; ${cookie}`)).to.equal(303);
    desk.clock.now += 8 * 3_600_000 + 1000;
    expect(await status(cookie)).to.equal(303);
    const value = cookie.split("=")[1];
    desk.clock.now -= 8 * 3_600_000 + 1000;
    expect(createSessions("another-token-of-32-characters-or-more", () => desk.clock.now).read(value)).to.equal(null);
    expect(createSessions(TOKEN, () => desk.clock.now).read(value)?.by).to.equal("李经办");
  });

  it("takes no form from another page, another session or without the session's token", async () => {
    const cookie = await signIn(desk.app);
    const out = (headers: Record<string, string>): Promise<{ status: number }> => request(desk.app).post("/desk/sign-in").set({ ...headers }).type("form").send({ by: "李", token: TOKEN });
    expect((await out({ Origin: "https://evil.example" })).status).to.equal(403);
    expect((await out({ "Sec-Fetch-Site": "cross-site" })).status).to.equal(403);
    expect((await out({ Host: "rebound.example" })).status).to.equal(403);
    const { text } = await request(desk.app).get("/desk/kinds/new").set("Cookie", cookie);
    const other = csrfIn((await request(desk.app).get("/desk/kinds/new").set("Cookie", await signIn(desk.app, "王经办"))).text);
    expect(csrfIn(text)).to.have.length(43).and.not.to.equal(other);
    for (const csrf of ["", other]) expect((await request(desk.app).post("/desk/kinds/new").set("Cookie", cookie).type("form").send({ csrf })).status).to.equal(403);
  });

  it("takes ten wrong tokens from an address, then none for a while", async () => {
    const fresh = await openDesk();
    try {
      for (let i = 0; i < 10; i++) expect((await request(fresh.app).post("/desk/sign-in").type("form").send({ by: "李", token: `${i}` })).status, String(i)).to.equal(401);
      const { status, headers } = await request(fresh.app).post("/desk/sign-in").type("form").send({ by: "李", token: TOKEN });
      expect([status, headers["retry-after"]]).to.deep.equal([429, "900"]);
    } finally {
      await fresh.close();
    }
  });
});
