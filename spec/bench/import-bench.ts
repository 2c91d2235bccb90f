/**
 * Imports on the embedded store beside the plain reading of the same files by the same reader, and facts of 10 000 estates out of a million records:
 * `npm run bench:import [-- --csv ROWS --xlsx ROWS --json --no-fail]`. With TEST_MONGODB_URI the facts are derived from MongoDB too.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeImportFile } from "./import-files.js";

const CHILD = fileURLToPath(new URL("import-child.ts", import.meta.url));
/** What is asked of an import; times by the clock, of the same run. */
const MOST = { anonymousMb: 400, lastTenthOverFirst: 1.5, overParse: 6 } as const;

interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly anonymousMb: number;
  readonly lastTenthOverFirst?: number;
  readonly records?: number;
}
interface Row extends Measured {
  readonly name: string;
  readonly rows: number;
  readonly parse?: Measured;
  readonly overParse?: number;
}

function argument(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

async function child(...args: readonly string[]): Promise<Measured> {
  const started = spawn(process.execPath, ["--import", "tsx", CHILD, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  started.stdout.on("data", (data: Buffer) => { out += data.toString(); });
  const [code] = (await once(started, "close")) as [number | null];
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
  return JSON.parse(out) as Measured;
}

async function importRow(folder: string, format: "csv" | "xlsx", rows: number): Promise<Row> {
  const file = join(folder, `rows.${format}`);
  await writeImportFile(file, { format, rows, estates: 10_000, seed: 6 });
  const before = await child("parse", file);
  const done = await child("import", join(folder, format), file);
  const after = await child("parse", file);
  // Read before and after: a machine that does other work meanwhile is told by both.
  const parse = before.seconds > after.seconds ? before : after;
  return { name: `${format.toUpperCase()} ${rows} rows`, rows, ...done, parse, overParse: done.seconds / parse.seconds };
}

async function factRows(folder: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const quarter = join(folder, "quarter.csv");
  const csv = argument("csv", 1_000_000);
  await writeImportFile(quarter, { format: "csv", rows: Math.floor(csv / 4), estates: 10_000, seed: 7 });
  await child("import", join(folder, "quarter"), quarter);
  for (const [place, count] of [["quarter", Math.floor(csv / 4)], ["csv", csv]] as const) rows.push({ name: `facts for 10000 estates from ${count} records (embedded)`, rows: count, ...(await child("facts", join(folder, place))) });
  const uri = process.env.TEST_MONGODB_URI;
  if (uri === undefined || uri === "") return rows;
  const database = new URL(uri);
  database.pathname = `/wuye_bench_${process.pid}`;
  await child("import", database.toString(), quarter);
  rows.push({ name: `facts for 10000 estates from ${Math.floor(csv / 4)} records (MongoDB)`, rows: Math.floor(csv / 4), ...(await child("facts", database.toString())) });
  return rows;
}

function printed({ name, rows, seconds, cpuSeconds, anonymousMb, parse, overParse, lastTenthOverFirst }: Row): string {
  const rate = `${Math.round(rows / seconds)} rows/s, ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processors), ${Math.round(anonymousMb)} MB anonymous`;
  const beside = parse ? `; plain reading ${Math.round(rows / parse.seconds)} rows/s, import ${overParse?.toFixed(1)} times its time` : "";
  return `${name}: ${rate}${beside}${lastTenthOverFirst === undefined ? "" : `; last tenth ${lastTenthOverFirst.toFixed(2)} times the first`}`;
}

function broken(rows: readonly Row[]): readonly string[] {
  return rows.flatMap((row) => (Object.keys(MOST) as (keyof typeof MOST)[]).flatMap((key) => {
    const value = row.parse ? row[key] : undefined;
    return value !== undefined && value > MOST[key] ? [`${row.name}: ${key} ${value.toFixed(2)} > ${MOST[key]}`] : [];
  }));
}

const folder = await mkdtemp(join(tmpdir(), "wuye-bench-"));
try {
  const rows = [await importRow(folder, "csv", argument("csv", 1_000_000)), await importRow(folder, "xlsx", argument("xlsx", 200_000)), ...(await factRows(folder))];
  const faults = broken(rows);
  process.stdout.write(process.argv.includes("--json") ? `${JSON.stringify({ rows, broken: faults }, null, 2)}\n` : `${[...rows.map(printed), ...faults.map((fault) => `BROKEN ${fault}`)].join("\n")}\n`);
  process.exitCode = faults.length > 0 && !process.argv.includes("--no-fail") ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
