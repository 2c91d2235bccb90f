import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { PROBLEMS } from "../../../src/domain/scheme/problem-catalogue.js";

/** All sources that may report a problem of the catalogue. */
function sources(): string {
  const files = ["src/domain/scheme", "src/adapters/schema", "src/adapters/files", "src/app"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile() && !each.name.endsWith("catalogue.ts")).map((each) => `${each.parentPath}/${each.name}`));
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

describe("the catalogue of problems", () => {
  const text = sources();
  for (const [code, { zh, en }] of Object.entries(PROBLEMS)) {
    it(`${code} is reported somewhere, in both languages with the same details`, () => {
      expect(text).to.contain(`"${code}"`);
      expect(zh).to.match(/[\u4e00-\u9fff]/);
      expect(en).to.not.match(/[\u4e00-\u9fff]/);
      const names = (template: string): string[] => [...new Set([...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1].replace(/En$/, "")))].sort();
      expect(names(en)).to.deep.equal(names(zh));
    });
  }
});
