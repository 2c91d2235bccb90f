import { expect } from "chai";
import { runProgram } from "../../src/cli/program.js";
import type { Services } from "../../src/cli/services.js";
import { readSettings, settingsWarnings } from "../../src/config.js";

const PUBLIC_URL = "https://bureau.example";

async function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<{ readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const settings = readSettings(env);
  const services = { serve: () => Promise.resolve({ url: "http://127.0.0.1:1/", warnings: settingsWarnings(settings), closed: Promise.resolve() }), close: () => Promise.resolve() } as unknown as Services;
  expect(await runProgram(args, services, { out: (line) => out.push(line), err: (line) => err.push(line), isTerminal: false, language: settings.language }, "1")).to.equal(0);
  return { out: out.join("\n"), err: err.join("\n") };
}

describe("wuye serve and wuye --help", () => {
  it("warns where everybody behind a proxy shares one address, in the language of the command, and there alone", async () => {
    expect((await run(["serve"], { PUBLIC_URL })).err).to.match(/^警告.*TRUST_PROXY/);
    expect((await run(["serve"], { PUBLIC_URL, WUYE_LANG: "en" })).err).to.match(/^Warning: .*TRUST_PROXY/);
    expect((await run(["serve"], { PUBLIC_URL, TRUST_PROXY: "loopback" })).err).to.equal("");
    expect((await run(["serve"], {})).err).to.equal("");
  });

  it("names every setting", async () => {
    const { out } = await run(["--help"], {});
    for (const name of ["PORT", "HOST", "DATA_DIR", "MONGODB_URI", "LOG_LEVEL", "TRUST_PROXY", "WUYE_SHOW_UNPUBLISHED", "WUYE_ADMIN_TOKEN", "PUBLIC_URL", "WUYE_LANG"]) expect(out).to.include(name);
  });
});
