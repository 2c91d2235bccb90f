import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { COLLECTIONS } from "../../src/app/documents.js";
import { verifyJournal } from "../../src/app/journal.js";
import { openSnapshot } from "../../src/app/snapshot.js";
import { STORES, type StorePlace } from "../tools/stores.js";
import { wuye, wuyeJson } from "../e2e/wuye.js";
import { indexFaults } from "./processes.js";

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 5);
const ROWS = 6000;
const MAIN = join(import.meta.dirname, "../../src/main.ts");

/** A small generator with a seed (mulberry32), so that a failure can be had again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Rows with and without numbers, doubles, personal values; a few that are refused. */
function fileOf(round: number): string {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const number = i % 3 === 0 ? "" : `R${round}-${i}`;
    const subject = i % 1000 === 999 ? "nobody" : `P${i % 50}`;
    return `${number},${subject},2026-03-0${1 + (i % 9)},hotline,act${i % 20},否,王${i % 7}`;
  });
  return ["工单编号,小区,日期,渠道,行为代码,超期办理,来电人", ...rows, ""].join("\n");
}

interface Answer {
  readonly refused: number;
}

for (const kind of STORES) {
  describe(`kill -9 in the middle of an import, ${ROUNDS} times (${kind.name})`, function () {
    this.timeout(60_000 + ROUNDS * 60_000);
    let place: StorePlace;
    let folder: string;
    let settings: Readonly<Record<string, string>>;
    before(async () => {
      place = await kind.create();
      folder = await mkdtemp(join(tmpdir(), "wuye-crash-"));
      settings = kind.name === "MongoDB" ? { MONGODB_URI: place.location } : { DATA_DIR: place.location };
      await writeFile(join(folder, "p.csv"), `项目编号,项目名称,区县\n${Array.from({ length: 50 }, (_, i) => `P${i},小区${i},甲区`).join("\n")}\n`);
      expect((await wuye(["import", join(folder, "p.csv"), "--kind", "project"], settings)).code).to.equal(0);
    });
    after(async () => {
      await place.remove();
      await rm(folder, { recursive: true, force: true });
    });

    /** Starts an import and kills it after a while; false: it was done before. */
    async function killed(file: string, milliseconds: number): Promise<boolean> {
      const child = spawn(process.execPath, ["--import", "tsx", MAIN, "import", file, "--kind", "complaint"], { env: { ...process.env, LOG_LEVEL: "silent", ...settings }, stdio: "ignore" });
      const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
      const [, signal] = (await once(child, "close")) as [number | null, string | null];
      clearTimeout(timer);
      return signal === "SIGKILL";
    }

    it("the same command again brings each row exactly once", async () => {
      const random = randomFrom(20260331);
      let cut = 0;
      const took = async (args: readonly string[]): Promise<number> => {
        const began = Date.now();
        await wuye(args, settings);
        return Date.now() - began;
      };
      const start = await took(["import", "--list"]);
      await writeFile(join(folder, "first.csv"), fileOf(-1));
      const whole = await took(["import", join(folder, "first.csv"), "--kind", "complaint"]);
      for (let round = 0; round < ROUNDS; round++) {
        const file = join(folder, `c${round}.csv`);
        await writeFile(file, fileOf(round));
        if (await killed(file, start + random() * Math.max(whole - start, 100))) cut++;
        const { code, answer } = await wuyeJson<Answer>(["import", file, "--kind", "complaint"], settings);
        expect([code, answer.refused], `round ${round}`).to.deep.equal([1, ROWS / 1000]);
        const store = await place.open(COLLECTIONS);
        expect(await verifyJournal(store), `round ${round}`).to.deep.equal([]);
        const records = await (await openSnapshot(store)).records(["complaint"]);
        const numbered = records.filter(({ sourceNumber }) => sourceNumber?.startsWith(`R${round}-`));
        expect(new Set(numbered.map(({ sourceNumber }) => sourceNumber)).size).to.equal(numbered.length);
        expect(numbered.length).to.equal(Array.from({ length: ROWS }, (_, i) => i).filter((i) => i % 3 !== 0 && i % 1000 !== 999).length);
        expect(records.filter(({ sourceNumber }) => sourceNumber === undefined).length).to.equal(Array.from({ length: ROWS }, (_, i) => i).filter((i) => i % 3 === 0 && i % 1000 !== 999).length);
        expect(records.every(({ version }) => version === 1), "versions").to.equal(true);
        expect(await indexFaults(store, "records", "batch")).to.deep.equal([]);
        expect(await store.count("records", { index: "id" }), "versions that nobody sees").to.equal(records.length);
        expect(await store.count("personal", { index: "id" }), "personal values").to.equal(records.length);
        await store.close();
      }
      expect(cut, "imports that were cut off").to.be.greaterThan(0);
    });
  });
}
