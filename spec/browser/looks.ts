import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type Page } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Widths at which pages are looked at: a desk and a telephone. */
export const WIDTHS = [1360, 360];

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What a page did that it should not: errors, requests to other hosts. */
export function watch(page: Page, origin: string): string[] {
  const wrong: string[] = [];
  page.on("console", (message) => { if (message.type() === "error" && !message.text().includes("404")) wrong.push(message.text()); });
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(origin)) wrong.push(request.url()); });
  return wrong;
}

/** Elements that stick out of the window. */
export const sticksOut = (page: Page): Promise<string[]> => page.evaluate(`(() => {
  const width = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("main *, header *, footer *")].filter((e) => { const box = e.getBoundingClientRect(); return box.width > 0 && box.right > width + 1 && !e.closest(".hidden, svg"); });
  return [...(document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : []), ...out.map((e) => e.outerHTML.slice(0, 90))];
})()`);

/** What axe finds that is serious. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found: readonly Violation[] = await page.evaluate(`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => r.violations.filter((v) => ["serious", "critical"].includes(v.impact)))`);
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(" | ")}`);
}

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
