import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BESIDE, createSelfProcesses, type SelfProcesses } from "../../../src/adapters/processes/self-processes.js";
import { createRuleLibrary } from "../../../src/adapters/rules/rule-library.js";
import { readSource, type Revision } from "../../../src/app/read-source.js";
import type { SentJob } from "../../../src/cli/services.js";
import { median } from "../measure.js";
import { PERIOD, writeCity } from "./city-store.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** The built program: what people run. */
const PROGRAM = fileURLToPath(new URL("../../../dist/main.js", import.meta.url));
const PLAIN = fileURLToPath(new URL("./plain-reader.ts", import.meta.url));
/** The longest first, as `evaluate` orders them. */
const SCHEMES = ["ten-disclosures", "shandong-credit", "luan-red-black"];
const ROUNDS = 5;
/** Ticks of /proc a second. */
const TICKS = 100;

/** Seconds by the clock, and of all processors together (0 where the system does not tell). */
export interface Spent {
  readonly wall: number;
  readonly cpu: number;
}
export interface CitySpeed {
  /** All three schemes in one process. */
  readonly alone: Spent;
  /** In two processes, each the next scheme when it is free. */
  readonly beside: Spent;
  /** The command on an empty machine: processes start, open the store, read the schemes, rate, and end. */
  readonly command: Spent;
  /** A process that reads the texts of all records of the city from a file and prints and hashes them again. */
  readonly plain: Spent;
  readonly records: number;
}

/** Processor time that a process has used, of its threads too. */
function cpuOf({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

async function timed(processes: readonly ChildProcess[], work: () => Promise<unknown>): Promise<Spent> {
  const cpu = (): number => processes.reduce((sum, child) => sum + cpuOf(child), 0);
  const [begun, before] = [performance.now(), cpu()];
  await work();
  return { wall: (performance.now() - begun) / 1000, cpu: cpu() - before };
}

async function rate(beside: SelfProcesses<SentJob>, revision: Revision): Promise<void> {
  const name = revision.scheme.id;
  const { code, out, err } = await beside.run({ name, period: PERIOD, publish: false, revision });
  if (code !== 0 || !(JSON.parse(out) as { fresh: boolean }).fresh) throw new Error(`${name} was not evaluated: ${out}${err}`);
}

function copyOf(city: string): string {
  const folder = mkdtempSync(join(tmpdir(), "wuye-city-"));
  cpSync(city, folder, { recursive: true });
  return folder;
}

/** Processes that have rated nothing yet, each with the store open, and the schemes as the command reads them to put them in order: until all scorecards are stored. */
async function rateCity(city: string, count: number, schemes: readonly Revision[]): Promise<Spent> {
  const folder = copyOf(city);
  const started: ChildProcess[] = [];
  const beside = createSelfProcesses<SentJob>(() => {
    const child = fork(PROGRAM, [BESIDE], { execArgv: [], serialization: "advanced", stdio: ["ignore", "ignore", "pipe", "ipc"], env: { ...process.env, DATA_DIR: folder } });
    started.push(child);
    return child;
  });
  try {
    beside.warm(count);
    // A scheme that there is not is refused once the store is open, with nothing read.
    await Promise.all(Array.from({ length: count }, () => beside.run({ name: "none", publish: false })));
    const left = [...schemes];
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await rate(beside, next);
    };
    return await timed(started, () => Promise.all(Array.from({ length: count }, work)));
  } finally {
    await beside.end();
    rmSync(folder, { recursive: true });
  }
}

async function runCommand(city: string): Promise<Spent> {
  const folder = copyOf(city);
  try {
    const child = spawn(process.execPath, [PROGRAM, "evaluate", ...SCHEMES, "--period", PERIOD, "--json"], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DATA_DIR: folder } });
    const begun = performance.now();
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`the command ended with ${code}`);
    return { wall: (performance.now() - begun) / 1000, cpu: 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function readPlainly(folder: string): Promise<Spent & { readonly records: number }> {
  const child = fork(PLAIN, [folder], { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  return new Promise((resolve, reject) => child.once("message", (spent: Spent & { readonly records: number }) => resolve(spent)).once("exit", (code) => reject(new Error(`the plain reader ended with ${code}`))));
}

const medians = (all: readonly Spent[]): Spent => ({ wall: median(all.map(({ wall }) => wall)), cpu: median(all.map(({ cpu }) => cpu)) });

/** How long one quarter of all three schemes of the demonstration city takes, from the opened embedded store to stored scorecards. */
export async function citySpeed(): Promise<CitySpeed> {
  if (!existsSync(PROGRAM)) throw new Error("what is built is measured: npm run build");
  const city = mkdtempSync(join(tmpdir(), "wuye-city-"));
  try {
    await writeCity(city);
    const library = createRuleLibrary(ROOT);
    const schemes = await Promise.all(SCHEMES.map((name) => readSource(library, name)));
    const rounds: (Omit<CitySpeed, "plain" | "records"> & { readonly plain: Spent & { readonly records: number } })[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push({ plain: await readPlainly(city), alone: await rateCity(city, 1, schemes), beside: await rateCity(city, 2, schemes), command: await runCommand(city) });
    const of = (what: "alone" | "beside" | "command" | "plain"): Spent => medians(rounds.map((r) => r[what]));
    return { alone: of("alone"), beside: of("beside"), command: of("command"), plain: of("plain"), records: rounds[0].plain.records };
  } finally {
    rmSync(city, { recursive: true });
  }
}
