import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { generatedSources } from "../../src/build/generate.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("what the build generates", () => {
  it("types are those of the schemas: run `npm run generate` and commit them", async () => {
    for (const [name, text] of await generatedSources(root)) {
      if (name.startsWith("types/")) expect(readFileSync(`${root}src/generated/${name}`, "utf8"), name).to.equal(text);
    }
  });
  it("is the same text every time", async () => {
    expect([...(await generatedSources(root))]).to.deep.equal([...(await generatedSources(root))]);
  });
  it("validates where no code may be generated from strings", () => {
    const script = "import { validate } from './src/adapters/schema/validate.ts'; console.log(validate('scheme', {}).length);";
    const { stdout, stderr } = spawnSync(process.execPath, ["--disallow-code-generation-from-strings", "--import", "tsx", "--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
    expect(stdout.trim(), stderr).to.equal("4");
  });
});
