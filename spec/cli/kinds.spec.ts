import { expect } from "chai";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../../src/adapters/embedded/open-embedded.js";
import { readText } from "../../src/adapters/files/read-text.js";
import { COLLECTIONS } from "../../src/app/documents.js";
import { libraryWithKinds } from "../../src/app/kinds/stored-kinds.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import type { Terminal } from "../../src/cli/output.js";
import { runProgram } from "../../src/cli/program.js";
import { contextOn } from "../app/runs/small-city.js";

const field = (more: object = {}): object => ({ title: "字段", "x-en": "Field", type: "string", ...more });
const KIND = { $id: "record/street-visit", title: "走访", "x-en": "Visit", type: "object", properties: { act: field({ enum: ["fire", "litter"] }), days: field({ type: "object", properties: { found: field({ format: "date" }) } }) }, required: ["act"], additionalProperties: false };
const SCHEME = {
  id: "visits", title: { "zh-CN": "走访", en: "Visits" }, subject: "project", basis: [{ id: "own", document: "Invented" }], period: { cadence: "quarter" },
  facts: { visits: { from: "records", kind: "street-visit", window: "period", aggregate: "count", range: [0, 100], title: { "zh-CN": "走访", en: "Visits" } } },
  rules: [{ name: "visits", title: { "zh-CN": "走访", en: "Visits" }, basis: [{ ref: "own" }], event: { type: "points", params: { group: "g", amount: { fact: "visits" } } } }],
  score: { groups: [{ id: "g", title: { "zh-CN": "走访", en: "Visits" } }], round: { places: 0 } },
};

describe("wuye kind", () => {
  let folder: string;
  let store: DocumentStore;
  const wuye = async (args: readonly string[], language: Terminal["language"] = "en"): Promise<{ readonly code: number; readonly text: string }> => {
    const lines: string[] = [];
    const say = (line: string): void => { lines.push(line); };
    const never = (): Promise<never> => Promise.reject(new Error("not asked for"));
    const context = contextOn(store);
    const services = { open: async () => ({ ...context, library: libraryWithKinds(context.library, store) }), library: context.library, operators: context.operators, readText, serve: never, runSelf: never, parallelism: 1, close: async () => {} };
    return { code: await runProgram(args, services, { out: say, err: say, isTerminal: false, language }, "0"), text: lines.join("\n") };
  };
  const write = async (name: string, content: object): Promise<string> => { const file = join(folder, name); await writeFile(file, JSON.stringify(content)); return file; };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "wuye-kind-"));
    store = await openEmbedded(join(folder, "data"), COLLECTIONS);
    await mkdir(join(folder, "visits"));
    await writeFile(join(folder, "visits", "scheme.json"), JSON.stringify(SCHEME));
  });
  after(async () => { await store.close(); await rm(folder, { recursive: true, force: true }); });

  it("keeps a kind with its reason, shows it and its versions; the second time it writes nothing", async () => {
    const file = await write("street-visit.json", KIND);
    expect((await wuye(["kind", "save", file])).code).to.equal(2);
    expect(JSON.parse((await wuye(["kind", "save", file, "--reason", "走访", "--json"])).text)).to.include({ kind: "street-visit", number: 1, fresh: true });
    expect(await wuye(["kind", "save", file, "--reason", "again"])).to.deep.equal({ code: 0, text: "kind street-visit is as its version 1: nothing was written" });
    expect((await wuye(["kind", "list"])).text).to.match(/^street-visit\tVisit\town\t2\tv1$/m).and.to.match(/^demand\t/m);
    expect((await wuye(["kind", "show", "street-visit"])).text).to.contain("data.act\tField\tchoice\trequired\tfire fire | litter litter").and.to.contain("  found\tField\tday");
    expect((await wuye(["kind", "show", "street-visit", "--text"])).text).to.equal(JSON.stringify(KIND));
    const shown = JSON.parse((await wuye(["kind", "show", "street-visit", "--json"])).text) as { fields: { name: string }[]; declaration: { $id: string } };
    expect([shown.fields.map(({ name }) => name), shown.declaration.$id]).to.deep.equal([["data.act", "data.days"], "record/street-visit"]);
    expect((await wuye(["kind", "history", "street-visit"])).text).to.match(/^v1\t.*\t走访\t[0-9a-f]{12}$/);
    expect((await wuye(["kind", "history", "complaint"])).text).to.contain("nobody extended it");
  });
  it("says in both languages what it refuses, with file and place: exit 1; an unknown kind: exit 2", async () => {
    const file = await write("narrower.json", { ...KIND, properties: { ...KIND.properties, act: field({ enum: ["fire"] }) } });
    const { code, text } = await wuye(["kind", "save", file, "--reason", "x"], "zh-CN");
    expect(code).to.equal(1);
    expect(text).to.contain(`${file}:1:`).and.to.contain("另建种类");
    expect((await wuye(["kind", "save", file, "--reason", "x"])).text).to.contain("write a kind of a new name");
    expect((await wuye(["kind", "show", "street-visits"]))).to.have.property("code", 2);
    expect((await wuye(["kind", "save", join(folder, "none.json"), "--reason", "x"])).code).to.equal(2);
  });
  it("check knows it with --store, and without it says that there is none", async () => {
    expect((await wuye(["check", join(folder, "visits")])).text).to.contain("unknown-kind");
    expect(await wuye(["check", join(folder, "visits"), "--store"])).to.deep.equal({ code: 0, text: "visits: 0 problems, 0/0 cases pass" });
  });
});
