import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const tracked = execFileSync("git", ["ls-files"], { cwd: ROOT, encoding: "utf8" }).split("\n").filter((file) => file !== "");
const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const MOST_FILES = 20;

describe("house rules that lint does not see", () => {
  it(`has at most ${MOST_FILES} files in a folder of src, and at most two levels below src/domain`, () => {
    const counts = new Map<string, number>();
    for (const file of tracked.filter((f) => f.startsWith("src/") && f.endsWith(".ts"))) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > MOST_FILES)).to.deep.equal([]);
    expect([...counts.keys()].filter((folder) => folder.startsWith("src/domain/") && folder.split("/").length > 4)).to.deep.equal([]);
  });

  it("loads nothing from another host in pages, styles and served code", () => {
    const shown = tracked.filter((f) => /^(views|src\/web)\//.test(f));
    const outside = shown.filter((f) => /(?:src|href|url\(|@import|fetch\()\s*[=(]?\s*["']?https?:\/\//i.test(read(f)));
    expect(outside).to.deep.equal([]);
  });

  it("names in README and ARCHITECTURE only npm scripts that there are", () => {
    const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts);
    const named = ["README.md", "README.zh-CN.md", "ARCHITECTURE.md"].flatMap((file) => [...read(file).matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1]));
    expect(named.filter((name) => !scripts.includes(name))).to.deep.equal([]);
  });

  it("has both READMEs with the same commands, settings and pages", () => {
    const codes = (file: string): readonly string[] => [...new Set([...read(file).matchAll(/^\| (`[^`]+`)/gm)].map((m) => m[1].replace(/<[^>]+>|\[[^\]]+\]/g, "<>").split(" ")[0]))].sort();
    expect(codes("README.zh-CN.md")).to.deep.equal(codes("README.md"));
  });
});
