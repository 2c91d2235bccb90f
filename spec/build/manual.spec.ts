import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { libraryTests } from "../../src/adapters/json-rules-engine/library-tests.js";
import { createRuleLibrary } from "../../src/adapters/rules/rule-library.js";
import { checkScheme } from "../../src/app/check-schemes.js";
import { createOperators } from "../../src/domain/language/operators.js";
import { mistakesText } from "../../src/build/manual/mistakes-text.js";
import { MANUALS, manualText } from "../../src/build/manual/write-manual.js";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const read = (file: string): string => readFileSync(`${root}/${file}`, "utf8");
const context = { library: createRuleLibrary(root), operators: createOperators(libraryTests()) };
const folders = ["steps", "recipes", "notices"].flatMap((kind) => readdirSync(`${root}/spec/manual/${kind}`, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `spec/manual/${kind}/${name}`));
const consoles = (text: string): readonly string[] => [...text.matchAll(/^\$ (.*)$/gm)].map((match) => match[1]);

describe("the manual for authors", () => {
  for (const manual of MANUALS) {
    it(`${manual[0]} shows the files, prints what the commands print and describes the schemas as they are: run "npm run manual"`, async () => {
      expect(read(manual[0])).to.equal(await manualText(root, manual));
    });
  }
  it("is the same in both languages: commands, files shown, anchors and generated sections, in one order", () => {
    const parts = (text: string): readonly string[] => [...text.matchAll(/^(?:\$ .*|<!-- .* -->|<a id=".*"><\/a>)$/gm)].map(([line]) => line);
    const [zh, en] = MANUALS.map(([file]) => parts(read(file)));
    expect(zh).to.deep.equal(en);
    expect(consoles(read("rules/README.md"))).to.have.length.greaterThan(7);
  });
  it("links to places that there are", () => {
    for (const [file] of MANUALS) {
      const text = read(file);
      const anchors = new Set([...text.matchAll(/<a id="(.*)"><\/a>/g)].map((match) => match[1]));
      expect([...text.matchAll(/\]\(#([^)]*)\)/g)].map((match) => match[1]).filter((name) => !anchors.has(name)), file).to.deep.equal([]);
      const shipped = new Set(readdirSync(`${root}/rules`));
      expect([...text.matchAll(/\]\(([a-z0-9-]+)\/README\.md\)/g)].map((match) => match[1]).filter((name) => !shipped.has(name)), file).to.deep.equal([]);
    }
  });
  it("says of each common mistake at least one thing, at its place", async () => {
    for (const each of (await mistakesText(root, 1)).split("\n- ")) expect(each, each).to.match(/→ scheme\.json:\d+:\d+ (error|warning) [a-z-]+: /);
  });
  for (const folder of folders) {
    it(`${folder} checks without errors, and its cases pass`, async () => {
      const { problems, cases } = await checkScheme(context, `${root}/${folder}`);
      expect(problems.filter(({ severity }) => severity === "error")).to.deep.equal([]);
      expect(cases.filter(({ passed }) => !passed)).to.deep.equal([]);
      if (folder.includes("/steps/") && !folder.endsWith("6-change")) expect(cases).to.not.be.empty;
    });
  }
});
