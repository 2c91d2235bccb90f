import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import request from "supertest";
import { previewImport } from "../../src/app/imports/preview-import.js";
import { PREVIEW_ROWS } from "../../src/web/desk/imports/upload-page.js";
import type { TableFiles } from "../../src/app/ports/table-files.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { Bureau, hotline, lines } from "../app/imports/bureau.js";
import { estates } from "../app/runs/small-city.js";
import { failure, onEveryStore } from "../tools/with-store.js";
import { csrfIn, openDesk, signIn, type DeskService } from "../web/desk/desk-service.js";

const mapping = hotline();
const many = (n: number): string => lines(...Array.from({ length: n }, (_, i) => `N${i},X1,2026-03-0${(i % 9) + 1},other,否,`));

/** Tables that count the rows which were read, and say when they are closed. */
function counting(tables: TableFiles, at: (rows: number) => void | Promise<void>): { readonly tables: TableFiles; readonly seen: { rows: number; ended: boolean; closed: boolean } } {
  const seen = { rows: 0, ended: false, closed: false };
  const open: TableFiles["open"] = async (path, options) => {
    const table = await tables.open(path, options);
    async function* rows(sheet?: string): ReturnType<typeof table.rows> {
      try {
        for await (const batch of table.rows(sheet)) {
          seen.rows += batch.rows.length;
          await at(seen.rows);
          yield batch;
        }
      } finally {
        seen.ended = true;
      }
    }
    return new Proxy(table, { get: (target, name) => {
      if (name === "rows") return rows;
      if (name === "close") return async () => { seen.closed = true; await target.close(); };
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) as unknown : value;
    } });
  };
  return { tables: { open, create: (...all) => tables.create(...all), template: (...all) => tables.template(...all) }, seen };
}

onEveryStore("the preview of a large file", (test) => {
  let bureau: Bureau;
  beforeEach(async () => { bureau = await new Bureau(test.store).open(); });
  afterEach(() => bureau.close());

  it("looks at no more rows than it was told, and says so", async () => {
    await bureau.counts(many(50), { mapping });
    const path = await bureau.file(many(30_000));
    const { tables, seen } = counting(bureau.context.tables, () => {});
    const preview = await previewImport({ ...bureau.context, tables }, path, { kind: "complaint", mapping }, { mostRows: 70 });
    expect([preview.lookedAt, preview.counts]).to.deep.equal([70, { rows: 70, new: 20, changed: 0, unchanged: 50, refused: 0, missing: 0 }]);
    expect([seen.rows < 30_000, seen.ended, seen.closed]).to.deep.equal([true, true, true]);
    for (const extension of ["xlsx", "ndjson"]) {
      const other = await bureau.file("", extension);
      const writer = await bureau.context.tables.create(other, extension as "xlsx", { encoding: "utf-8", ...(extension === "ndjson" ? { keys: ["工单编号", "小区", "日期", "行为", "超期"] } : {}) });
      if (extension === "xlsx") await writer.write(["工单编号", "小区", "日期", "行为", "超期"]);
      for (let i = 0; i < 3000; i++) await writer.write([`N${i}`, "X1", "2026-03-05", "other", "否"]);
      await writer.close();
      const cut = await previewImport(bureau.context, other, { kind: "complaint", mapping }, { mostRows: 1234 });
      expect([cut.lookedAt, cut.counts.rows], extension).to.deep.equal([1234, 1234]);
    }
  });

  it("says nothing of a limit that it did not come to", async () => {
    const preview = await previewImport(bureau.context, await bureau.file(many(70)), { kind: "complaint", mapping }, { mostRows: 70 });
    expect([preview.lookedAt, preview.counts.rows]).to.deep.equal([undefined, 70]);
    expect((await previewImport(bureau.context, await bureau.file(many(71)), { kind: "complaint", mapping })).counts.rows).to.equal(71);
  });

  it("stops when nobody waits for it, and closes what it opened", async () => {
    const gone = new AbortController();
    const { tables, seen } = counting(bureau.context.tables, (rows) => { if (rows > 5000) gone.abort(); });
    const path = await bureau.file(many(40_000));
    expect((await failure(previewImport({ ...bureau.context, tables }, path, { kind: "complaint", mapping }, { signal: gone.signal }))).name).to.equal("AbortError");
    expect([seen.rows < 20_000, seen.ended, seen.closed]).to.deep.equal([true, true, true]);
    const before = AbortSignal.abort();
    expect((await failure(previewImport({ ...bureau.context, tables }, path, { kind: "complaint", mapping }, { signal: before }))).name).to.equal("AbortError");
  });
});

describe("the preview of a large file on the desk", () => {
  let desk: DeskService;
  let cookie: string;
  const upload = async (text: string): Promise<string> => {
    const csrf = csrfIn((await request(desk.app).get("/desk/imports").set("Cookie", cookie)).text);
    const { headers } = await request(desk.app).post("/desk/imports").set("Cookie", cookie).field("csrf", csrf).field("kind", "complaint").attach("file", Buffer.from(text), "大.csv");
    return String(headers.location);
  };
  const rows = (n: number): string => `工单编号,小区名称,受理时间,渠道,行为代码,超期办理\n${Array.from({ length: n }, (_, i) => `H-${i},虚构小区00,2026/3/1,12345 热线,other,否`).join("\n")}\n`;

  before(async () => {
    desk = await openDesk();
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: "2026-04-01T18:00:00+08:00", why: "invented estates", subjects: estates });
    cookie = await signIn(desk.app);
  });
  after(() => desk.close());

  it("says that it looked at the first rows alone, and offers all of them", async () => {
    const { text } = await request(desk.app).get(await upload(rows(PREVIEW_ROWS + 5))).set("Cookie", cookie);
    expect(text).to.contain(`只看了前 ${PREVIEW_ROWS} 行`).and.to.contain("导入全部的行").and.not.to.contain("只提示，不会删除");
  }).timeout(120_000);

  it("ends with its request, and leaves no file behind", async () => {
    const path = await upload(rows(PREVIEW_ROWS));
    const server = desk.app.listen(0, "127.0.0.1");
    const left = async (): Promise<number> => (await readdir(tmpdir())).filter((name) => name.startsWith("wuye-upload-")).length;
    const before = await left();
    let asked: http.ClientRequest | null = null;
    // The reader waits until the service has heard that the connection is gone.
    const { tables, seen } = counting(desk.context.tables, async () => { if (asked && !asked.destroyed) { asked.destroy(); await wait(200); } });
    Object.assign(desk.context, { tables });
    try {
      asked = http.get({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, path, headers: { Cookie: cookie } }).on("error", () => {});
      while (!seen.closed || (await left()) > before) await wait(5);
      expect([seen.rows > 0, seen.rows < PREVIEW_ROWS / 2]).to.deep.equal([true, true]);
    } finally {
      server.close();
    }
  }).timeout(120_000);
});
