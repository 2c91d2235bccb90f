import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { createService } from "../web/fixture/service.js";
import { inEnglish, PAGE_ADDRESSES } from "../web/addresses.js";
import { openBrowser, sticksOut, violations, watch, WIDTHS } from "./looks.js";

describe("pages in a browser", () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  before(async () => {
    browser = await openBrowser();
    server = createService().listen(0, "127.0.0.1");
    await once(server, "listening");
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  for (const width of WIDTHS) for (const [name, address] of Object.entries(PAGE_ADDRESSES)) it(`${name} at ${width}: nothing sticks out, no errors, accessible`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const wrong = watch(page, origin);
    await page.goto(origin + address);
    expect(await page.locator("h1").count()).to.equal(1);
    expect(await sticksOut(page)).to.deep.equal([]);
    expect(await violations(page)).to.deep.equal([]);
    expect(wrong).to.deep.equal([]);
    await page.close();
  });

  for (const [name, address] of Object.entries(PAGE_ADDRESSES)) it(`${name} in the dark, in English: readable, nothing sticks out at 360`, async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 900 }, colorScheme: "dark" });
    await page.goto(origin + inEnglish(address));
    expect(await sticksOut(page)).to.deep.equal([]);
    expect(await violations(page)).to.deep.equal([]);
    await page.close();
  });

  it("a visitor without scripts filters, sorts, opens a scorecard, and follows a number to its reason", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const wrong = watch(page, origin);
    await page.goto(`${origin}/rankings/sample-credit`);
    await page.getByLabel("等级").selectOption("B");
    await page.getByRole("button", { name: "查看" }).click();
    expect(page.url()).to.contain("grade=B");
    await page.getByRole("columnheader", { name: "得分" }).getByRole("link").click();
    expect(page.url()).to.contain("grade=B").and.to.contain("sort=-score");
    expect(await page.locator('th[aria-sort="descending"]').innerText()).to.contain("得分");
    await page.locator("table.ranking tbody th a").first().click();
    expect(await page.locator("h2").allInnerTexts()).to.include("得分构成");
    await page.locator("summary", { hasText: "为什么" }).first().click();
    expect(await page.locator(".trace li").first().isVisible()).to.equal(true);
    await page.getByRole("link", { name: "English" }).click();
    expect(await page.locator("html").getAttribute("lang")).to.equal("en");
    expect(wrong).to.deep.equal([]);
    await context.close();
  });

  it("the keyboard reaches the content first, and focus is seen", async () => {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
    await page.goto(`${origin}/rankings/sample-credit`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).to.equal("#content");
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).to.equal("solid");
    await page.close();
  });

  it("a scorecard prints on A4 without its navigation, with run and version on the sheet", async () => {
    const page = await browser.newPage({ viewport: { width: 794, height: 1123 } });
    await page.goto(origin + PAGE_ADDRESSES.scorecard);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("header.top nav").isVisible()).to.equal(false);
    expect(await page.locator(".sheet").isVisible()).to.equal(true);
    await page.close();
  });
});
