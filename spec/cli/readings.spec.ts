import { expect } from "chai";
import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuleLibrary } from "../../src/adapters/rules/rule-library.js";
import { readText } from "../../src/adapters/files/read-text.js";
import type { Terminal } from "../../src/cli/output.js";
import { runProgram } from "../../src/cli/program.js";
import { OPERATORS } from "../rules/load.js";

const never = (): Promise<never> => Promise.reject(new Error("no store may be opened"));

describe("wuye words and wuye diff, without a store", () => {
  let folder: string;
  const wuye = async (args: readonly string[], language: Terminal["language"] = "en"): Promise<{ readonly code: number; readonly text: string }> => {
    const lines: string[] = [];
    const say = (line: string): void => { lines.push(line); };
    const services = { open: never, library: createRuleLibrary("."), operators: OPERATORS, readText, serve: never, runSelf: never, parallelism: 1, close: async () => {} };
    const code = await runProgram(args, services, { out: say, err: say, isTerminal: false, language }, "0");
    return { code, text: lines.join("\n") };
  };
  const path = (name: string): string => join(folder, name);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "wuye-diff-"));
    const text = await readFile("rules/luan-red-black/scheme.json", "utf8");
    for (const name of ["one", "two"]) await mkdir(path(name));
    await writeFile(path("one/scheme.json"), text);
    await writeFile(path("two/scheme.json"), text.replace('"value": 90', '"value": 92').replace("Property service red and black list", "Red and black list"));
    await writeFile(path("broken.json"), "{");
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("two folders outside the repository: exit 1, each change with its weight and its place", async () => {
    const { code, text } = await wuye(["diff", path("one"), path("two")]);
    expect(code).to.equal(1);
    expect(text).to.match(/\[words only\] the title: “Property service red and black list” -> “Red and black list” {2}\/title\n/).and.to.match(/\[decides\] parameter “Least score for red”: 90 -> 92 {2}\/parameters\/redScore\/value\n/).and.to.match(/2 changes, of which 1 can change a result$/);
  });
  it("a file and a shipped scheme that say the same: exit 0", async () => {
    expect(await wuye(["diff", "luan-red-black", path("one/scheme.json")])).to.have.property("code", 0);
    expect((await wuye(["diff", path("one"), path("one"), "--lang", "zh-CN"])).text).to.match(/两个版本没有差别$/);
  });
  it("as JSON, in the language that is asked for and in both", async () => {
    const { code, text } = await wuye(["diff", path("one"), path("two"), "--json", "--lang", "zh-CN"]);
    const answer = JSON.parse(text) as { before: { scheme: string; revision: string }; changes: { path: string; weight: string; text: string; texts: Record<string, string> }[] };
    expect(code).to.equal(1);
    expect(answer.before).to.include({ scheme: "luan-red-black" });
    expect(answer.before.revision).to.match(/^[0-9a-f]{64}$/);
    expect(answer.changes.map((each) => [each.path, each.weight])).to.deep.equal([["/title", "words"], ["/parameters/redScore/value", "decides"]]);
    expect(answer.changes[1].text).to.equal("参数“红榜最低分”：90 → 92").and.to.equal(answer.changes[1].texts["zh-CN"]);
  });
  it("what cannot be read or is not there: exit 2, with the place or the names that there are", async () => {
    const broken = await wuye(["diff", path("one"), path("broken.json")]);
    expect(broken).to.have.property("code", 2);
    expect(broken.text).to.match(/broken\.json:1:\d+ error json-syntax/);
    expect(await wuye(["diff", "luan-red-black", "nope"])).to.have.property("code", 2);
    expect((await wuye(["words", "nope"])).text).to.match(/There are: .*luan-red-black/);
    expect(await wuye(["diff", "luan-red-black"])).to.have.property("code", 2);
  });
  it("a scheme whole in words, in both languages and as JSON", async () => {
    const { code, text } = await wuye(["words", path("one")]);
    expect(code).to.equal(0);
    expect(text).to.match(/^# Property service red and black list\n\n## What it is\n/).and.to.contain("- Red list (trustworthy): Rank is at most 3 (Places on the red list) and Score is at least 90.00 (Least score for red); a list of honour [as published;");
    expect((await wuye(["words", "luan-red-black"], "zh-CN")).text).to.contain("- 红榜（诚信）：名次不大于 3（红榜名额），且得分不小于 90.00（红榜最低分）；表彰名单〔公布的原文；");
    const { sections } = JSON.parse((await wuye(["words", "luan-red-black", "--json"])).text) as { sections: { id: string; heading: string; paragraphs: object[] }[] };
    expect(sections.map(({ id }) => id)).to.include.members(["about", "eligibility", "score", "group.aspects", "ranking", "lists", "procedure", "parameters", "facts", "sources"]);
  });
});
