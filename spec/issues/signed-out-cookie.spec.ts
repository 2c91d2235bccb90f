import { expect } from "chai";
import request from "supertest";
import { expireRequests } from "../../src/app/imports/api-requests.js";
import { csrfIn, openDesk, signIn, type DeskService } from "../web/desk/desk-service.js";

describe("a cookie that was copied before its session was ended", () => {
  let desk: DeskService;
  const get = (cookie: string): request.Test => request(desk.app).get("/desk/imports").set("Cookie", cookie);
  before(async () => { desk = await openDesk(); });
  after(() => desk.close());

  it("opens nothing any more, neither pages nor forms; other sessions go on", async () => {
    const [copied, other] = [await signIn(desk.app), await signIn(desk.app)];
    const csrf = csrfIn((await get(copied)).text);
    const out = await request(desk.app).post("/desk/sign-out").set("Cookie", copied).type("form").send({ csrf });
    expect([out.status, String(out.headers["set-cookie"])]).to.satisfy(([status, cookie]: [number, string]) => status === 303 && cookie.includes("wuye=;"));
    const page = await get(copied);
    expect([page.status, page.headers.location]).to.deep.equal([303, "/desk/sign-in?to=%2Fdesk%2Fimports"]);
    expect((await request(desk.app).post("/desk/kinds/complaint").set("Cookie", copied).type("form").send({ csrf, text: "{}", reason: "x" })).status).to.equal(403);
    expect((await get(other)).status).to.equal(200);
    expect((await request(desk.app).post("/desk/sign-out").set("Cookie", copied)).status).to.equal(303);
  });

  it("is remembered until it would have ended by itself, and no longer", async () => {
    const copied = await signIn(desk.app);
    await request(desk.app).post("/desk/sign-out").set("Cookie", copied);
    const { store } = desk.context;
    const before = await store.count("requests", { index: "id" });
    expect(await expireRequests(store, "2026-04-10")).to.equal(0);
    expect((await get(copied)).status).to.equal(303);
    expect(JSON.stringify((await store.range("requests", { index: "id" })).items)).to.not.contain(copied.split("=")[1].slice(0, 20));
    expect(await expireRequests(store, "2026-04-11")).to.equal(before);
  });

  it("needs no session to leave: whoever has none is led out", async () => {
    for (const cookie of ["", "wuye=nothing.signed", "wuye="]) expect((await request(desk.app).post("/desk/sign-out").set("Cookie", cookie)).status, cookie).to.equal(303);
  });
});
