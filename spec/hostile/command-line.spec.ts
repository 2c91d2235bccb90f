import { expect } from "chai";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readText } from "../../src/adapters/files/read-text.js";
import { COLLECTIONS } from "../../src/app/documents.js";
import { evaluateRun } from "../../src/app/runs/evaluate-run.js";
import { EXIT } from "../../src/cli/output.js";
import { runProgram } from "../../src/cli/program.js";
import { contextOn, writeSmallCity } from "../app/runs/small-city.js";
import { wuye } from "../e2e/wuye.js";
import { onEveryStore } from "../tools/with-store.js";

const SCHEME = '{"id": "x", "title": {"zh-CN": "办法", "en": "x"}}';
const FILES: Readonly<Record<string, Uint8Array | string>> = {
  huge: "[".repeat(50 * 1024 * 1024),
  proto: '{"__proto__": {"x": 1}, "constructor": {"prototype": 1}}',
  gb18030: Buffer.from([...Buffer.from('{\n"title": "'), 0xce, 0xef, 0xd2, 0xb5, ...Buffer.from('"}')]),
  utf16: Buffer.from(`\ufeff${SCHEME}`, "utf16le"),
  empty: "",
};
const LONG = "x".repeat(100_000);

onEveryStore("a command line that no one would write on purpose", (test) => {
  let folder: string;
  let run: string;
  const wuyeHere = async (args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> => {
    const lines: string[] = [];
    const context = contextOn(test.store);
    const say = (line: string): void => { lines.push(line); };
    const services = { open: async () => context, library: context.library, operators: context.operators, readText, serve: () => Promise.reject(new Error("not here")), runSelf: () => Promise.reject(new Error("not here")), parallelism: 1, close: async () => {} };
    const code = await runProgram(args, services, { out: say, err: say, isTerminal: false, language: "en" }, "0");
    return { code, text: lines.join("\n") };
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "wuye-hostile-"));
    for (const [name, content] of Object.entries(FILES)) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, "scheme.json"), content);
    }
    await mkdir(join(folder, "folder", "scheme.json"), { recursive: true });
    await writeSmallCity(test.store);
    run = (await evaluateRun(contextOn(test.store), { scheme: "luan-red-black", period: "2026-Q3" })).run.id;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is answered with what is wrong and where, an exit code, no stack, and nothing written", async () => {
    const documents = async (): Promise<readonly number[]> => Promise.all(COLLECTIONS.map(({ name }) => test.store.count(name, { index: "id" })));
    const before = await documents();
    const scheme = (name: string): string => join(folder, name);
    const rows: readonly (readonly [args: readonly string[], code: number, says: RegExp])[] = [
      ...["evaluate", "check"].flatMap((command): [string[], number, RegExp][] => [
        [[command, scheme("huge")], EXIT.no, /huge\/scheme\.json:1:1 error text-too-large/],
        [[command, scheme("proto")], EXIT.no, /proto\/scheme\.json:1:2 error forbidden-key.*"__proto__"[\s\S]*"constructor"/],
        [[command, scheme("gb18030")], EXIT.usage, /gb18030\/scheme\.json" is not text in UTF-8 from line 2 on/],
        [[command, scheme("utf16")], EXIT.usage, /utf16\/scheme\.json" is not text in UTF-8 from line 1 on/],
        [[command, scheme("empty")], EXIT.no, /empty\/scheme\.json:1:1 error json-syntax/],
        [[command, scheme("folder")], EXIT.usage, /folder\/scheme\.json" is not a file/],
        [[command, "nope"], EXIT.usage, /There is no scheme "nope"\. There are: .*luan-red-black/],
        [[command, "__proto__"], EXIT.usage, /There is no scheme "__proto__"/],
      ]),
      [["evaluate", "luan-red-black", "--period", "2026-Q9"], EXIT.usage, /like 2026-Q1/],
      [["evaluate", "luan-red-black", "--period", LONG], EXIT.usage, /like 2026-Q1/],
      [["evaluate", "luan-red-black", "--as-of", "2026-02-30"], EXIT.usage, /"2026-02-30" is not a day that exists/],
      [["evaluate", "luan-red-black", "--period", "2026-Q1", "--as-of", "2020-01-01"], EXIT.usage, /before the first day/],
      [["publish", "nope"], EXIT.usage, /There is no run "nope"/],
      [["publish", "0".repeat(64)], EXIT.usage, /There is no run "000/],
      [["verify", "__proto__"], EXIT.usage, /There is no run "__proto__"/],
      [["withdraw", run, "--reason", " "], EXIT.usage, /needs a reason/],
      [["withdraw", run, "--reason", "x"], EXIT.no, /not published now/],
      [["rank", "nope"], EXIT.usage, /Nothing is published for nope/],
      ...["-1", "0", "1e9", "abc", "1.5", ""].map((limit): [string[], number, RegExp] => [["rank", "luan-red-black", "--run", run, `--limit=${limit}`], EXIT.usage, /whole number/]),
      [["rank", "shandong-credit", "--run", run], EXIT.usage, /is one of luan-red-black 2026-Q3, not of shandong-credit/],
      [["explain", "luan-red-black", "P-00", "--run", run, "--period", "2020-Q1"], EXIT.usage, /not of luan-red-black 2020-Q1/],
      ...["__proto__", "", "\u0000", LONG.slice(0, 390), LONG].map((id): [string[], number, RegExp] => [["explain", "luan-red-black", id, "--run", run], EXIT.usage, /did not rate/]),
      [["restore", scheme("huge/scheme.json")], EXIT.usage, /Nothing was written/],
      [["backup", scheme("nowhere/file")], EXIT.no, /cannot be written/],
    ];
    for (const [args, code, says] of rows) {
      const found = await wuyeHere(args);
      const shown = args.map((arg) => arg.slice(0, 60)).join(" ");
      expect(found.text, shown).to.match(says);
      expect(found.code, shown).to.equal(code);
      expect(found.text, shown).not.to.match(/^\s+at |node:internal|Internal fault/m);
      expect(found.text.length, `${shown}: what was given is not thrown back whole`).to.be.lessThan(3000);
    }
    expect(await documents()).to.deep.equal(before);
  });
});

describe("a data folder that cannot be made", () => {
  it("is told of once, by a command that ends", async () => {
    for (const folder of ["/proc/wuye", "/dev/null"]) {
      const { code, out, err } = await wuye(["rank", "luan-red-black"], { DATA_DIR: folder, WUYE_LANG: "en" });
      expect([code, out]).to.deep.equal([EXIT.unavailable, ""]);
      expect(err.trim().split("\n")).to.have.length(1);
      expect(err).to.contain(`The data folder ${folder} cannot be used`);
    }
  });
});
