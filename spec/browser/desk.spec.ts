import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { enterRecord } from "../../src/app/records/enter-record.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { estates } from "../app/runs/small-city.js";
import { openDesk, TOKEN, type DeskService } from "../web/desk/desk-service.js";
import { openBrowser, sticksOut, violations, watch, WIDTHS } from "./looks.js";

const CSV = "工单编号,小区名称,受理时间,渠道,行为代码,超期办理,内容,备注栏\nH-1,虚构小区00,2026/3/1,12345 热线,liftStopped,是,电梯停运,x\nH-3,没有的小区,2026/3/3,12345 热线,other,否,,z\n";

describe("the desk in a browser without scripts", () => {
  let desk: DeskService;
  let browser: Browser;
  let context: BrowserContext;
  let server: Server;
  let origin: string;
  let folder: string;
  let record: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "wuye-desk-"));
    desk = await openDesk();
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: "2026-04-01T18:00:00+08:00", why: "invented estates", subjects: estates });
    const complaint = { kind: "complaint", subject: "P-00", source: "12345", sourceNumber: "H-0", occurredOn: "2026-03-01", dueOn: "2026-03-10", data: { channel: "hotline", act: "other", late: false, text: "虚构的内容", caller: "虚构来电人" } };
    record = (await enterRecord(desk.context, complaint)).id;
    browser = await openBrowser();
    server = desk.app.listen(0, "127.0.0.1");
    await once(server, "listening");
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // axe itself is a script: the pages are looked at in a context with them, and used in one without.
    context = await browser.newContext();
    await signIn(await context.newPage());
  });
  after(async () => {
    await browser.close();
    server.close();
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });

  const signIn = async (page: Page): Promise<void> => {
    await page.goto(`${origin}/desk/`);
    await page.getByLabel("经办人").fill("李经办");
    await page.getByLabel("管理令牌").fill(TOKEN);
    await page.getByRole("button", { name: "登录" }).click();
    expect(page.url()).to.equal(`${origin}/desk/`);
  };

  const ADDRESSES: Readonly<Record<string, () => string>> = {
    home: () => "/desk/", waiting: () => "/desk/waiting/verify", search: () => "/desk/entry?q=00", kindsToChoose: () => "/desk/entry?subject=P-00", entry: () => "/desk/entry?subject=P-00&kind=complaint", records: () => "/desk/records?subject=P-00",
    record: () => `/desk/records/${record}`, correct: () => `/desk/records/${record}/correct`, imports: () => "/desk/imports", templates: () => "/desk/templates", kinds: () => "/desk/kinds", kind: () => "/desk/kinds/demand", newKind: () => "/desk/kinds/new",
  };
  for (const width of WIDTHS) for (const [name, address] of Object.entries(ADDRESSES)) it(`${name} at ${width}: nothing sticks out, no errors, accessible`, async () => {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 900 });
    const wrong = watch(page, origin);
    await page.goto(origin + address());
    expect(await page.locator("h1").count()).to.equal(1);
    expect(await sticksOut(page)).to.deep.equal([]);
    expect(await violations(page)).to.deep.equal([]);
    expect(wrong).to.deep.equal([]);
    await page.close();
  });

  it("a street officer with a telephone enters a record by its form, sees what is wrong, and mends it", async () => {
    const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
    const page = await phone.newPage();
    await signIn(page);
    await page.getByRole("link", { name: "录入一条记录" }).click();
    await page.getByLabel("对象").fill("小区01");
    await page.getByRole("button", { name: "查找" }).click();
    await page.getByRole("link", { name: "虚构小区01" }).click();
    await page.locator("a", { hasText: /^投诉（/ }).click();
    await page.getByLabel("发生日").fill("2026-04-02");
    await page.getByLabel("渠道").selectOption("hotline");
    await page.getByLabel("行为代码").fill("other");
    await page.getByLabel("超期办理").selectOption("false");
    await page.getByLabel("结束日").fill("2026-04-01");
    await page.getByRole("button", { name: /录入/ }).click();
    expect(await page.locator(".faults").innerText()).to.contain("早于行为发生");
    expect(await page.getByLabel("发生日").inputValue()).to.equal("2026-04-02");
    await page.getByLabel("结束日").fill("");
    await page.getByRole("button", { name: /录入/ }).click();
    expect(await page.locator(".notice").innerText()).to.contain("已录入，等待核实");
    await page.getByLabel("步骤").selectOption("verified");
    await page.getByRole("button", { name: "记录这一步" }).click();
    expect(await page.locator("main").innerText()).to.contain("已核实，计入");
    await page.getByRole("button", { name: "退出" }).click();
    await page.goto(`${origin}/desk/`);
    expect(page.url()).to.contain("/desk/sign-in");
    await phone.close();
  });

  it("a file is uploaded, looked at, imported, and its refused rows come back", async () => {
    const file = join(folder, "三月投诉.csv");
    writeFileSync(file, CSV);
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await signIn(page);
    await page.getByRole("link", { name: "导入文件" }).click();
    await page.getByLabel("文件").setInputFiles(file);
    await page.getByLabel("导入为").selectOption("complaint");
    await page.getByRole("button", { name: /上传并预览/ }).click();
    expect(await page.locator("main").innerText()).to.contain("没有的小区").and.to.contain("将写入 1 条新增");
    await page.getByRole("button", { name: "导入 1 行" }).click();
    await page.waitForURL(/\/desk\/imports\//);
    expect(await page.locator("main").innerText()).to.contain("已完成");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /下载未导入的行/ }).click()]);
    expect(download.suggestedFilename()).to.equal("三月投诉.refused.csv");
    await plain.close();
  });
});
