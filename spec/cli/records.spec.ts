import { expect } from "chai";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../../src/adapters/embedded/open-embedded.js";
import { readText } from "../../src/adapters/files/read-text.js";
import { COLLECTIONS } from "../../src/app/documents.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import { verifyJournal } from "../../src/app/journal.js";
import { writeBatch } from "../../src/app/write-batch.js";
import type { Terminal } from "../../src/cli/output.js";
import { runProgram } from "../../src/cli/program.js";
import { contextOn } from "../app/runs/small-city.js";
import { batchOf, subject } from "../tools/with-store.js";

const ENTRY = { kind: "complaint", subject: "p1", source: "12345", sourceNumber: "7", occurredOn: "2026-03-28", data: { channel: "hotline", act: "noReception", late: false, text: "电梯困人", caller: "张三" } };

describe("wuye record", () => {
  let folder: string;
  let store: DocumentStore;
  const wuye = async (args: readonly string[], language: Terminal["language"] = "en"): Promise<{ readonly code: number; readonly text: string }> => {
    const lines: string[] = [];
    const say = (line: string): void => { lines.push(line); };
    const never = (): Promise<never> => Promise.reject(new Error("not asked for"));
    const context = { ...contextOn(store), now: () => "2026-04-02T01:00:00Z", by: "spec" };
    const services = { open: () => Promise.resolve(context), library: context.library, operators: context.operators, readText, serve: never, runSelf: never, parallelism: 1, close: async () => {} };
    return { code: await runProgram(["record", ...args], services, { out: say, err: say, isTerminal: false, language }, "0"), text: lines.join("\n") };
  };
  const json = async <T>(args: readonly string[]): Promise<T> => JSON.parse((await wuye([...args, "--json"])).text) as T;
  const entered = async (more: object = {}): Promise<string> => {
    const file = join(folder, "entry.json");
    await writeFile(file, JSON.stringify({ ...ENTRY, ...more }));
    return (await json<{ id: string }>(["enter", file])).id;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "wuye-record-"));
    store = await openEmbedded(join(folder, "data"), COLLECTIONS);
    await writeBatch(store, batchOf("city", { subjects: [subject("p1", "示例小区", "project")] }, { kind: "import" }));
  });
  afterEach(async () => {
    expect(await verifyJournal(store)).to.deep.equal([]);
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("shows a record, its life and its versions; personal fields only when asked", async () => {
    const id = await entered();
    const { code, text } = await wuye(["show", id]);
    expect(code).to.equal(0);
    expect(text).to.contain(`${id}\tv1\tComplaint (government platform, 12345 hotline)\treported only: does not count`).and.to.contain("may follow: verified, rejected, disputed, revoked, rectified").and.not.to.contain("张三");
    expect((await wuye(["show", id, "--personal"], "zh-CN")).text).to.contain("data.caller\t张三").and.to.contain("仅上报，不计入");
    expect(await json<object>(["show", id])).to.have.nested.property("life.counts", false);
    expect((await wuye(["show", "nobody"])).code).to.equal(2);
  });
  it("takes steps, of the version that was seen; exit 1 where the table or another forbids it", async () => {
    const id = await entered();
    expect(await json<object>(["step", "verified", `${id}@1`, "--by", "区住建局"])).to.deep.include({ records: [{ id, version: 2 }], fresh: true });
    expect((await wuye(["step", "revoked", `${id}@1`, "--reason", "x"])).code).to.equal(1);
    const late = await wuye(["step", "verified", id], "zh-CN");
    expect([late.code, late.text.includes("不能记“核实”")]).to.deep.equal([1, true]);
    expect((await wuye(["step", "burned", id])).code).to.equal(2);
    expect((await wuye(["step", "disputed", id, "--reason", "不属实", "--on", "2026-04-01"])).text).to.equal(`${id}\tv3`);
    expect((await wuye(["show", id])).text).to.contain("verified: counts · disputed");
  });
  it("corrects by the type of the field, and says what is wrong", async () => {
    const id = await entered();
    expect((await wuye(["correct", id, "--set", "data.late=true", "--set", "data.act=12", "--set", "occurredOn=2026-03-27", "--unset", "data.text", "--reason", "更正"])).text).to.equal(`${id}\tv2`);
    const { record } = await json<{ record: typeof ENTRY & { version: number } }>(["show", id]);
    expect([record.version, record.occurredOn, record.data]).to.deep.equal([2, "2026-03-27", { channel: "hotline", act: "12", late: true }]);
    const wrong = await wuye(["correct", id, "--set", "data.channel=post", "--reason", "x"]);
    expect([wrong.code, wrong.text.includes("/data/channel error not-one-of")]).to.deep.equal([1, true]);
    for (const args of [["--set", "kind=x", "--reason", "x"], ["--set", "novalue", "--reason", "x"], ["--reason", "x"], ["--set", "data.late=false"]]) expect((await wuye(["correct", id, ...args])).code, args.join(" ")).to.equal(2);
  });
  it("finds, joins and takes apart", async () => {
    const [a, b] = [await entered(), await entered({ kind: "inspection", sourceNumber: "8", data: { act: "lift", text: "电梯困人" } })];
    expect((await wuye(["similar", a])).text).to.contain(`${b}\tv1\tinspection\tthe same subject and day`);
    const { incident } = await json<{ incident: string }>(["join", a, b, "--reason", "同一起"]);
    expect((await wuye(["show", b])).text).to.contain(`incident\t`).and.to.contain(incident);
    expect((await wuye(["similar", a])).text).to.equal("none");
    expect((await wuye(["leave", a, "--reason", "不是一起"])).code).to.equal(0);
    expect((await wuye(["join", a, "--reason", "x"])).code).to.equal(2);
  });
  it("erases personal fields for good", async () => {
    const id = await entered();
    expect((await wuye(["erase", id])).code).to.equal(2);
    expect((await wuye(["erase", id, "--reason", "当事人申请"])).text).to.match(/^erased personal fields, versions: 1 \(journal entry 3\)$/);
    expect((await wuye(["show", id, "--personal"])).text).to.contain("personal fields were erased");
    expect(await json<object>(["erase", id, "--reason", "again"])).to.deep.equal({ erased: 0, files: 0, seq: null });
  });
  it("says what an entry must be, with its file", async () => {
    const file = join(folder, "bad.json");
    await writeFile(file, "[]");
    expect((await wuye(["enter", file])).code).to.equal(2);
    await writeFile(file, JSON.stringify({ kind: "complaint" }));
    const { code, text } = await wuye(["enter", file]);
    expect([code, text.includes(`${file} error missing-key`)]).to.deep.equal([1, true]);
    const first = await entered();
    expect(await entered()).to.equal(first);
    await writeFile(file, JSON.stringify({ ...ENTRY, data: { ...ENTRY.data, late: true } }));
    expect((await wuye(["enter", file])).text).to.contain(first);
  });
});
