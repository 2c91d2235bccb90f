/**
 * Imports on the embedded store beside the plain reading of the same files by the same reader, and facts of 10 000 estates out of a million records:
 * `npm run bench:import [-- --csv ROWS --xlsx ROWS --mongo --json --no-fail]`. With TEST_MONGODB_URI, or with --mongo on a server that is brought up for it, the facts are derived from MongoDB too.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "../tools/mongo-servers.js";
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
  readonly perRecordOverFewer?: number;
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

const FACTS = "facts for 10 000 estates";

/** The same estates with a quarter of the records, and with all of them. */
async function factRows(store: string, places: readonly (readonly [location: string, records: number])[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [location, records] of places) rows.push({ name: `${FACTS} from ${records} records (${store})`, rows: records, ...(await child("facts", location)) });
  const [few, many] = rows;
  return [few, { ...many, perRecordOverFewer: many.cpuSeconds / many.rows / (few.cpuSeconds / few.rows) }];
}

async function onMongo(uri: string, files: readonly (readonly [file: string, records: number])[]): Promise<readonly Row[]> {
  const places: [string, number][] = [];
  for (const [file, records] of files) {
    const database = new URL(uri);
    database.pathname = `/wuye_bench_${process.pid}_${records}`;
    await child("import", database.toString(), file);
    places.push([database.toString(), records]);
  }
  return factRows("MongoDB", places);
}

/** On the server of TEST_MONGODB_URI; with --mongo on one that is brought up for it; else none. */
async function mongoRows(folder: string, files: readonly (readonly [file: string, records: number])[]): Promise<readonly Row[]> {
  const uri = process.env.TEST_MONGODB_URI ?? "";
  if (uri !== "") return onMongo(uri, files);
  if (!process.argv.includes("--mongo")) return [];
  const server = await startServer(folder);
  try {
    return await onMongo(server.uri, files);
  } finally {
    server.process.kill("SIGKILL");
  }
}

function printed({ name, rows, seconds, cpuSeconds, anonymousMb, parse, overParse, lastTenthOverFirst, perRecordOverFewer }: Row): string {
  const rate = `${Math.round(rows / seconds)} rows/s, ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processors), ${Math.round(anonymousMb)} MB anonymous`;
  const beside = parse ? `; plain reading ${Math.round(rows / parse.seconds)} rows/s, import ${overParse?.toFixed(1)} times its time` : "";
  const linear = perRecordOverFewer === undefined ? "" : `; a record costs ${perRecordOverFewer.toFixed(2)} times one of a quarter as many`;
  return `${name}: ${rate}${beside}${linear}${lastTenthOverFirst === undefined ? "" : `; last tenth ${lastTenthOverFirst.toFixed(2)} times the first`}`;
}

function broken(rows: readonly Row[]): readonly string[] {
  return rows.flatMap((row) => (Object.keys(MOST) as (keyof typeof MOST)[]).flatMap((key) => {
    const value = row.parse ? row[key] : undefined;
    return value !== undefined && value > MOST[key] ? [`${row.name}: ${key} ${value.toFixed(2)} > ${MOST[key]}`] : [];
  }));
}

const folder = await mkdtemp(join(tmpdir(), "wuye-bench-"));
try {
  const records = argument("csv", 1_000_000);
  const imports = [await importRow(folder, "csv", records), await importRow(folder, "xlsx", argument("xlsx", 200_000))];
  const few = Math.floor(records / 4);
  const quarter = join(folder, "quarter.csv");
  await writeImportFile(quarter, { format: "csv", rows: few, estates: 10_000, seed: 7 });
  await child("import", join(folder, "quarter"), quarter);
  const facts = await factRows("embedded", [[join(folder, "quarter"), few], [join(folder, "csv"), records]]);
  const rows = [...imports, ...facts, ...(await mongoRows(folder, [[quarter, few], [join(folder, "rows.csv"), records]]))];
  const faults = broken(rows);
  process.stdout.write(process.argv.includes("--json") ? `${JSON.stringify({ rows, broken: faults }, null, 2)}\n` : `${[...rows.map(printed), ...faults.map((fault) => `BROKEN ${fault}`)].join("\n")}\n`);
  process.exitCode = faults.length > 0 && !process.argv.includes("--no-fail") ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
