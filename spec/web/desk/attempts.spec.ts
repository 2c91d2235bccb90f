import { createServer, type Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { expect } from "chai";
import request from "supertest";
import { createAttempts, TooManyAttempts } from "../../../src/web/auth/attempts.js";
import { openDesk, TOKEN, type DeskService } from "./desk-service.js";

const response = { setHeader: (): void => undefined } as unknown as Parameters<ReturnType<typeof createAttempts>["demand"]>[1];

describe("wrong tokens", () => {
  let desk: DeskService;
  let server: Server;
  let port = 0;
  before(async () => {
    desk = await openDesk();
    server = createServer(desk.app).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    ({ port } = server.address() as AddressInfo);
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await desk.close();
  });

  const changes = (token: string): request.Test => request(server).get("/api/v1/changes").set("Authorization", `Bearer ${token}`);
  /** A request with the right token whose body does not come to its end. */
  const pending = (): Socket => {
    const socket = connect(port, "127.0.0.1").on("error", () => undefined);
    socket.write(`POST /api/v1/records HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\nContent-Length: 600\r\n\r\n{`);
    return socket;
  };

  it("are none of those whose requests are under way, or were broken off", async () => {
    const sockets = Array.from({ length: 14 }, pending);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await changes(TOKEN)).status).to.equal(200);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await changes(TOKEN)).status).to.equal(200);
  });

  it("are not tried more than ten times, many at once neither; then the right one waits too", async () => {
    const found = await Promise.all(Array.from({ length: 30 }, async (_, i) => (await changes(`wrong-${i}`)).status));
    expect([found.filter((status) => status === 401).length, found.filter((status) => status === 429).length]).to.deep.equal([10, 20]);
    const { status, headers } = await changes(TOKEN);
    expect([status, Number(headers["retry-after"]) > 800]).to.deep.equal([429, true]);
  });

  it("count for a quarter of an hour, for each address by itself, for an IPv6 network as one", () => {
    let now = 0;
    const attempts = createAttempts(() => now);
    const waits = (ip: string): boolean => { try { attempts.demand({ ip }, response); return false; } catch (error) { return error instanceof TooManyAttempts; } };
    for (let i = 0; i < 10; i++) attempts.failed({ ip: "192.0.2.1" });
    for (let i = 0; i < 10; i++) attempts.failed({ ip: `2001:db8:0:1::${i}` });
    expect(["192.0.2.1", "192.0.2.2", "2001:db8:0:1:ffff::1", "2001:db8:5::1"].map(waits)).to.deep.equal([true, false, true, false]);
    now = 15 * 60_000;
    expect(["192.0.2.1", "2001:db8:0:1::1"].map(waits)).to.deep.equal([false, false]);
  });

  it("come in forms of which little is read before somebody is known", async () => {
    const body = Array.from({ length: 50 }, (_, i) => `f${i}=${"x".repeat(1000)}`).join("&");
    expect((await request(server).post("/desk/sign-in").type("form").send(body)).status).to.equal(400);
  });
});
