/**
 * One measured piece of work in a process of its own, on the built program: `parse FILE`, `import DATA FILE`, `facts LOCATION`. Prints one line of JSON.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Context } from "../../src/app/context.js";
import type { Mapping } from "../../src/app/imports/model.js";
import type * as OpenEmbedded from "../../src/adapters/embedded/open-embedded.js";
import type * as LibraryTests from "../../src/adapters/json-rules-engine/library-tests.js";
import type * as OpenMongo from "../../src/adapters/mongo/open-mongo.js";
import type * as RuleLibrary from "../../src/adapters/rules/rule-library.js";
import type * as CreateTableFiles from "../../src/adapters/spreadsheets/create-table-files.js";
import type * as Documents from "../../src/app/documents.js";
import type * as RunImport from "../../src/app/imports/run-import.js";
import type * as ReadSource from "../../src/app/read-source.js";
import type * as ChoosePeriod from "../../src/app/runs/choose-period.js";
import type * as LoadInput from "../../src/app/runs/load-input.js";
import type * as Snapshot from "../../src/app/snapshot.js";
import type * as WriteBatch from "../../src/app/write-batch.js";
import type * as DeriveFacts from "../../src/domain/facts/derive-facts.js";
import type * as Operators from "../../src/domain/language/operators.js";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const built = <T>(file: string): Promise<T> => import(pathToFileURL(join(ROOT, "dist", file)).href) as Promise<T>;

/** Complaints of the hotline, as the generator of files writes them. */
export const MAPPING: Mapping = {
  id: "bench", title: { "zh-CN": "热线工单", en: "Hotline orders" }, collection: "records", kind: "complaint", source: "12345", arrives: "verified", authority: "热线办",
  columns: [
    { column: "工单编号", field: "sourceNumber" }, { column: "项目编号", field: "subject" }, { column: "来电日期", field: "occurredOn" }, { column: "办结日期", field: "data.answeredOn" },
    { column: "渠道", field: "data.channel", values: { 电话: "hotline", 网站: "platform", 微信: "platform", APP: "platform" } }, { column: "类别", field: "data.act" }, { column: "是否办结", field: "data.answered" },
    { column: "满意度", field: "data.satisfied", values: { 满意: true, 基本满意: true, 不满意: false, 未评价: null } }, { column: "是否解决", field: "data.solvedAtOnce" }, { column: "备注", field: "data.text" },
  ],
  constants: { "data.late": false },
};
const ESTATES = 10_000;

/** Anonymous memory of this process and all that it started, in MB; 0 where the system does not tell. */
function anonymous(pid = "self"): number {
  try {
    const own = Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter((child) => child !== ""));
    return children.reduce((sum, child) => sum + anonymous(child), own);
  } catch {
    return 0;
  }
}

interface Spent {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly anonymousMb: number;
}

/** Looking costs some milliseconds itself. */
const LOOK_MS = 100;

/** Time by the clock and of the processors, and the greatest anonymous memory meanwhile. `look` is called by the work itself too: it may keep the process busy. */
async function measured(work: (look: () => void) => Promise<void>): Promise<Spent> {
  let most = 0;
  let looked = 0;
  const look = (): void => {
    if (performance.now() - looked < LOOK_MS) return;
    most = Math.max(most, anonymous());
    looked = performance.now();
  };
  const timer = setInterval(look, 100);
  const [begun, before] = [performance.now(), process.cpuUsage()];
  await work(look);
  const { user, system } = process.cpuUsage(before);
  clearInterval(timer);
  return { seconds: (performance.now() - begun) / 1000, cpuSeconds: (user + system) / 1e6, anonymousMb: most };
}

async function parse(file: string): Promise<object> {
  const { createTableFiles } = await built<typeof CreateTableFiles>("adapters/spreadsheets/create-table-files.js");
  let rows = -1;
  const spent = await measured(async () => {
    const table = await createTableFiles().open(file);
    for await (const batch of table.rows()) rows += batch.rows.length;
    await table.close();
  });
  return { ...spent, rows };
}

async function contextIn(location: string): Promise<Context> {
  const { COLLECTIONS } = await built<typeof Documents>("app/documents.js");
  const { createRuleLibrary } = await built<typeof RuleLibrary>("adapters/rules/rule-library.js");
  const { createTableFiles } = await built<typeof CreateTableFiles>("adapters/spreadsheets/create-table-files.js");
  const store = location.startsWith("mongodb")
    ? await (await built<typeof OpenMongo>("adapters/mongo/open-mongo.js")).openMongo(location, COLLECTIONS)
    : await (await built<typeof OpenEmbedded>("adapters/embedded/open-embedded.js")).openEmbedded(location, COLLECTIONS);
  const unused = {} as never;
  return { store, library: createRuleLibrary(ROOT), tables: createTableFiles(), operators: unused, secondEngine: unused, reference: unused, now: () => "2026-04-02T09:00:00+08:00", by: "bench" };
}

/** How far a phase of the work was (0 to 1), and when. */
interface Mark {
  readonly part: number;
  readonly at: number;
}

/** When so much of a phase was done: between two marks it went on evenly. */
function timeAt(marks: readonly Mark[], part: number): number {
  const behind = Math.max(1, marks.findIndex((mark) => mark.part >= part));
  const [a, b] = [marks[behind - 1], marks[behind]];
  return a.at + ((b.at - a.at) * (part - a.part)) / Math.max(b.part - a.part, 1e-9);
}

/** The last tenth of a phase in first tenths; what comes before its first mark is not of the phase. */
function steadiness(marks: readonly Mark[]): number {
  const [from, to] = [marks[0].part, marks[marks.length - 1].part];
  const tenth = (to - from) / 10;
  return (timeAt(marks, to) - timeAt(marks, to - tenth)) / (timeAt(marks, from + tenth) - timeAt(marks, from));
}

async function importFile(location: string, file: string): Promise<object> {
  const context = await contextIn(location);
  const { writeBatch } = await built<typeof WriteBatch>("app/write-batch.js");
  const { runImport } = await built<typeof RunImport>("app/imports/run-import.js");
  const subjects = Array.from({ length: ESTATES }, (_, i) => ({ id: `P${String(i + 1).padStart(5, "0")}`, kind: "project", name: `虚构小区${i + 1}`, attributes: { district: "甲区", assessed: true } }));
  await writeBatch(context.store, { batch: "estates", kind: "import", by: "bench", at: context.now(), why: "bench", subjects });
  const marks: Record<string, Mark[]> = { read: [], write: [] };
  let counts: object | null = null;
  const spent = await measured(async (look) => {
    const { import: done } = await runImport(context, file, { kind: "complaint", mapping: MAPPING }, (now, total, doing) => {
      look();
      const part = doing === "read" ? now / (total / 2) : now / (total / 2) - 1;
      (marks[doing] ??= []).push({ part, at: performance.now() / 1000 });
    });
    counts = done.counts;
  });
  await context.store.close();
  const steady = Object.values(marks).filter((each) => each.length > 10).map(steadiness);
  return { ...spent, counts, lastTenthOverFirst: Math.max(0, ...steady) };
}

async function facts(location: string): Promise<object> {
  const context = await contextIn(location);
  const { createOperators } = await built<typeof Operators>("domain/language/operators.js");
  const { libraryTests } = await built<typeof LibraryTests>("adapters/json-rules-engine/library-tests.js");
  const { readSource } = await built<typeof ReadSource>("app/read-source.js");
  const { openSnapshot } = await built<typeof Snapshot>("app/snapshot.js");
  const { loadInput, recordKinds } = await built<typeof LoadInput>("app/runs/load-input.js");
  const { deriveFacts } = await built<typeof DeriveFacts>("domain/facts/derive-facts.js");
  const { choosePeriod } = await built<typeof ChoosePeriod>("app/runs/choose-period.js");
  const { scheme } = await readSource(context.library, "zichuan-oversight");
  let [subjects, records] = [0, 0];
  const spent = await measured(async () => {
    const snapshot = await openSnapshot(context.store);
    const found = await snapshot.records(recordKinds(scheme));
    const when = choosePeriod(scheme.cadence, { period: "2026-Q1", asOf: "2026-03-31" }, []);
    const input = await loadInput(context, scheme, snapshot, { when, upstream: [], records: found });
    [subjects, records] = [deriveFacts(scheme, input, createOperators(libraryTests())).subjects.length, found.length];
  });
  await context.store.close();
  return { ...spent, subjects, records };
}

const WORK: Readonly<Record<string, (...args: string[]) => Promise<object>>> = { parse, import: importFile, facts };
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what, ...args] = process.argv.slice(2);
  process.stdout.write(`${JSON.stringify(await WORK[what](...args))}\n`);
}
