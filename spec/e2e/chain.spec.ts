import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { COLLECTIONS, type RunDocument } from "../../src/app/documents.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import { openEmbedded } from "../../src/adapters/embedded/open-embedded.js";
import { openMongo } from "../../src/adapters/mongo/open-mongo.js";
import { schemeFolders, writeEstates, type Folders } from "../app/chain/chain-schemes.js";
import { wuye, wuyeJson } from "./wuye.js";

interface Entry {
  readonly scheme: string;
  readonly outcome: string;
  readonly run: RunDocument;
  readonly published: { readonly cases: number } | null;
  readonly reads: readonly { readonly scheme: string; readonly runs: readonly { readonly run: string }[] }[];
}

/** Three schemes in a chain, by the command line, each evaluated in a process of its own where that may be. */
function chain(name: string, settings: () => Readonly<Record<string, string>>, open: () => Promise<DocumentStore>): void {
  describe(`schemes that feed one another, by commands, on ${name}`, function () {
    this.timeout(300_000);
    let folders: Folders;
    let runs: ReadonlyMap<string, Entry>;
    const idOf = (scheme: string): string => (runs.get(scheme) as Entry).run.id;
    before(async () => {
      folders = await schemeFolders();
      const store = await open();
      await writeEstates(store);
      await store.close();
    });
    after(() => folders.remove());

    it("evaluates and publishes them in their order, out of folders that no library has", async () => {
      const { code, answer } = await wuyeJson<{ schemes: Entry[] }>(["evaluate", ...[...folders.all].reverse(), "--period", "2026-Q3", "--as-of", "2026-10-05", "--publish"], settings());
      expect([code, answer.schemes.map(({ scheme, outcome, published }) => [scheme, outcome, published?.cases])]).to.deep.equal([0, [["chain-marks", "evaluated", 1], ["chain-items", "evaluated", 0], ["chain-board", "evaluated", 0]]]);
      runs = new Map(answer.schemes.map((entry) => [entry.scheme, entry]));
      expect(runs.get("chain-board")?.reads[0].runs.map(({ run }) => run)).to.deep.equal([idOf("chain-items")]);
      expect((await wuye(["stale"], settings())).code).to.equal(0);
    });

    it("evaluates independent ones side by side, and says what a reader did not see", async () => {
      const { code, out, err } = await wuye(["evaluate", folders.path("chain-marks"), folders.path("chain-board"), "--period", "2026-Q3", "--as-of", "2026-10-06"], { ...settings(), WUYE_LANG: "en" });
      expect(code, err).to.equal(0);
      expect(out).to.contain("chain-marks 2026-Q3, as of 2026-10-06").and.contain(`reads chain-items: 2026-Q3 (${idOf("chain-items").slice(0, 12)})`);
    });

    it("lists the two that stand on the first when it is withdrawn, recomputes them by order, and shows the difference", async () => {
      await wuye(["withdraw", idOf("chain-marks"), "--reason", "overturned"], settings());
      const { code, answer } = await wuyeJson<{ stale: { run: { id: string }; causes: { why: string }[] }[] }>(["stale"], settings());
      expect([code, answer.stale.map(({ run, causes }) => [run.id, causes.map(({ why }) => why)])]).to.deep.equal([1, [[idOf("chain-items"), ["withdrawn"]], [idOf("chain-board"), ["stale"]]]]);
      expect((await wuye(["recompute"], settings())).code).to.equal(2);
      const { code: done, out, err } = await wuye(["recompute", "--all", "--publish"], { ...settings(), WUYE_LANG: "en" });
      expect(done, err).to.equal(0);
      expect(out).to.contain(`--- run ${idOf("chain-items").slice(0, 12)}`).and.contain("subjects 3: unchanged 0, changed 3, new 0, gone 0").and.contain("虚构小区a a: score 323 → 0 · grade good → fair").and.contain("lists best → —");
      expect((await wuye(["stale"], settings())).code).to.equal(0);
    });

    it("compares any two runs: exit 1 and the difference, 0 for one with itself, 2 for one that there is not", async () => {
      expect((await wuye(["compare", idOf("chain-marks"), idOf("chain-marks")], settings())).code).to.equal(0);
      const { code, answer } = await wuyeJson<{ subjects: number; differences: unknown[] }>(["compare", idOf("chain-marks"), idOf("chain-items")], settings());
      expect([code, answer.subjects, answer.differences.length]).to.deep.equal([1, 3, 3]);
      expect((await wuye(["compare", "ffffffffffff", idOf("chain-items")], settings())).code).to.equal(2);
    });

    const WRONG: readonly [args: readonly string[], code: number, says: RegExp][] = [
      [["evaluate"], 2, /--all/], [["evaluate", "--all", "x"], 2, /--all/], [["evaluate", "luan-red-black", "no-such-scheme"], 2, /no-such-scheme/],
      [["evaluate", "luan-red-black", "--subjects", fileURLToPath(import.meta.url), "--publish"], 2, /文件/], [["recompute", "ffffffffffff"], 2, /ffffffffffff/],
    ];
    for (const [args, code, says] of WRONG) it(`answers \`wuye ${args.map((arg) => arg.split("/").pop()).join(" ")}\` with exit ${code} and a way out`, async () => {
      const ran = await wuye(args, settings());
      expect(ran.code, ran.err).to.equal(code);
      expect(ran.err).to.match(says);
    });
  });
}

describe("end to end", () => {
  const folder = mkdtempSync(join(tmpdir(), "wuye-chain-e2e-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const uri = process.env.TEST_MONGODB_URI;
  const location = uri ? new URL(`/wuye_e2e_${process.pid}_chain`, uri).toString() : join(folder, "data");
  if (uri) chain("MongoDB", () => ({ MONGODB_URI: location }), () => openMongo(location, COLLECTIONS));
  else chain("the embedded store", () => ({ DATA_DIR: location }), () => openEmbedded(location, COLLECTIONS));
});
