import { expect } from "chai";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Card } from "../../src/domain/model/card.js";
import type { RunDocument } from "../../src/app/documents.js";
import type { Verification } from "../../src/app/runs/verify-run.js";
import { start, wuye, wuyeJson } from "./wuye.js";

interface RunRef { readonly id: string; readonly scheme: string; readonly period: string }

/** The main job on one store, as somebody at a terminal does it. */
function mainJob(name: string, settings: () => Readonly<Record<string, string>>): void {
  describe(`the main job on ${name}`, function () {
    this.timeout(900_000);
    let runs: readonly RunRef[] = [];
    const newest = (scheme: string): RunRef => runs.filter((r) => r.scheme === scheme)[runs.filter((r) => r.scheme === scheme).length - 1];

    it("fills an empty store with the demonstration city and publishes every quarter", async () => {
      const { code, answer } = await wuyeJson<{ written: boolean; runs: RunRef[] }>(["demo", "--if-empty"], settings());
      expect(code).to.equal(0);
      expect(answer.written).to.equal(true);
      runs = answer.runs;
      expect(new Set(runs.map((r) => r.scheme))).to.deep.equal(new Set(["ten-disclosures", "luan-red-black", "shandong-credit"]));
      expect(new Set(runs.map((r) => r.period)).size).to.equal(9);
    });

    it("writes no second demonstration: exit 1, and 0 with --if-empty", async () => {
      expect((await wuye(["demo"], settings())).code).to.equal(1);
      expect((await wuyeJson<{ written: boolean }>(["demo", "--if-empty"], settings())).answer.written).to.equal(false);
    });

    it("gives the same run for the same inputs, the period left out", async () => {
      const { answer } = await wuyeJson<{ run: RunDocument; fresh: boolean }>(["evaluate", "shandong-credit"], settings());
      expect(answer.run.id).to.equal(newest("shandong-credit").id);
      expect(answer.fresh).to.equal(false);
      expect(answer.run.asOf).to.equal(answer.run.period.to);
    });

    it("gives one run when two processes evaluate at once", async () => {
      const evaluate = ["evaluate", "shandong-credit", "--period", "2026-Q2", "--as-of", "2026-05-31"];
      const both = await Promise.all([1, 2].map(() => wuyeJson<{ run: RunDocument; fresh: boolean }>(evaluate, settings())));
      const [a, b] = both.map((each) => each.answer);
      expect(a.run).to.deep.equal(b.run);
      expect([a.fresh, b.fresh].filter((fresh) => fresh)).to.have.lengthOf.at.most(1);
    });

    it("verifies every newest run to the byte", async () => {
      for (const scheme of ["ten-disclosures", "luan-red-black", "shandong-credit"]) {
        const { code, answer } = await wuyeJson<Verification & { equal: boolean }>(["verify", newest(scheme).id], settings());
        expect(answer.mismatches, scheme).to.deep.equal([]);
        expect(code).to.equal(0);
      }
    });

    it("ranks, and explains a scorecard whose items add up to the score", async () => {
      const { answer } = await wuyeJson<{ total: number; items: (Card & { name: string })[] }>(["rank", "shandong-credit", "--limit", "5"], settings());
      expect(answer.items).to.have.lengthOf(5);
      expect(answer.items[0].rank).to.equal(1);
      const { code, answer: why } = await wuyeJson<{ card: Card; sentence: { en: string }; trace: { rules: unknown[] } }>(["explain", "shandong-credit", answer.items[0].subject], settings());
      expect(code).to.equal(0);
      expect(why.card.score).to.equal(answer.items[0].score);
      expect(why.card.groups.reduce((sum, group) => sum + Math.round((group.points ?? 0) * 100), 0)).to.equal(Math.round((why.card.score ?? NaN) * 100));
      expect(why.trace.rules.length).to.be.at.least(why.card.items.length);
      expect(why.sentence.en).to.match(/[A-Za-z]/);
      const words = await wuye(["explain", "shandong-credit", answer.items[0].subject], settings());
      expect(words.out).to.contain("示例");
    });

    it("withdraws with a reason, answers 'nothing published' for the period, and publishes again", async () => {
      const run = newest("luan-red-black");
      expect((await wuye(["withdraw", run.id], settings())).code).to.equal(2);
      expect((await wuye(["withdraw", run.id, "--reason", "演练 / drill"], settings())).code).to.equal(0);
      expect((await wuye(["withdraw", run.id, "--reason", "again"], settings())).code).to.equal(1);
      expect((await wuye(["rank", "luan-red-black", "--period", run.period], settings())).code).to.equal(2);
      expect((await wuye(["publish", run.id], settings())).code).to.equal(0);
      expect((await wuye(["rank", "luan-red-black", "--period", run.period], settings())).code).to.equal(0);
    });

    it("serves the pages and the API of it, marked as invented", async () => {
      const server = start(["serve"], { ...settings(), PORT: "0" });
      try {
        const url = await new Promise<string>((resolve, reject) => {
          server.stdout?.on("data", (data: Buffer) => { const found = /http:\/\/\S+/.exec(data.toString()); if (found) resolve(found[0]); });
          server.once("exit", (code) => reject(new Error(`serve ended with ${code}`)));
        });
        expect((await fetch(new URL("/healthz", url))).status).to.equal(200);
        const home = await (await fetch(url)).text();
        expect(home).to.contain("虚构");
        const ranking = (await (await fetch(new URL("/api/v1/rankings/shandong-credit", url))).json()) as { run: string; total: number; items: unknown[] };
        expect(ranking.run).to.equal(newest("shandong-credit").id);
        expect(ranking.total).to.be.greaterThan(600);
        expect((await fetch(new URL("/rankings/no-such-scheme", url))).status).to.equal(404);
      } finally {
        server.kill("SIGTERM");
        await once(server, "exit");
      }
    });

    if (name === "MongoDB") it("rates where code may not be made from strings (the embedded store's lmdb makes some when it loads)", async () => {
      const ran = await wuye(["evaluate", "luan-red-black", "--period", "2026-Q3", "--as-of", "2026-09-20"], settings(), ["--disallow-code-generation-from-strings"]);
      expect(ran.code, ran.err).to.equal(0);
    });

    const WRONG: readonly [args: string[], code: number, says: RegExp][] = [
      [["evaluate", "shandong-credits"], 2, /shandong-credit/],
      [["evaluate", "shandong-credit", "--period", "2026-Q5"], 2, /2026-Q1/],
      [["evaluate", "shandong-credit", "--as-of", "2026-02-30"], 2, /2026-02-30/],
      [["evaluate", "shandong-credit", "--period", "2026-Q1", "--as-of", "2025-12-31"], 2, /2025-12-31/],
      [["verify", "ffffffffffff"], 2, /ffffffffffff/],
      [["publish", "../../etc/passwd"], 2, /passwd/],
      [["explain", "shandong-credit", "nobody"], 2, /nobody/],
      [["evalute", "x"], 2, /evaluate/],
      [["evaluate"], 2, /scheme/],
    ];
    for (const [args, code, says] of WRONG) it(`answers \`wuye ${args.join(" ")}\` with exit ${code} and a way out`, async () => {
      const ran = await wuye(args, settings());
      expect(ran.code, ran.err).to.equal(code);
      expect(ran.err).to.match(says).and.not.match(/\n\s+at .*\(|node:internal/);
    });
  });
}

describe("end to end", () => {
  const folder = mkdtempSync(join(tmpdir(), "wuye-e2e-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  // With TEST_MONGODB_URI the job is done there alone: without it, it was done on the embedded store.
  const uri = process.env.TEST_MONGODB_URI;
  if (!uri) mainJob("the embedded store", () => ({ DATA_DIR: join(folder, "data") }));
  else mainJob("MongoDB", () => ({ MONGODB_URI: new URL(`/wuye_e2e_${process.pid}_demo`, uri).toString() }));
});
