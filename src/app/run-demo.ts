import { demonstrationBatches, type DemonstrationBatch } from "./demo/batches.js";
import { silent, type Context, type Progress } from "./context.js";
import type { RunDocument, StoreMeta } from "./documents.js";
import { STORE_FORMAT } from "./ports/store-format.js";
import { splitBatch } from "./records/split-batch.js";
import { Refusal } from "./refusal.js";
import { evaluateRun } from "./runs/evaluate-run.js";
import { checkRun } from "./runs/check-run.js";
import { openRun } from "./runs/open-run.js";
import { publishRun } from "./runs/publish-run.js";
import { writeBatch } from "./write-batch.js";

/** Schemes of the demonstration, and for how many of the newest quarters they are published: comparing the boards with the reference takes longest. */
const SCHEMES: readonly { readonly scheme: string; readonly newest: number }[] = [
  { scheme: "luan-red-black", newest: Infinity },
  { scheme: "shandong-credit", newest: Infinity },
  { scheme: "ten-disclosures", newest: 2 },
];

export interface DemoAnswer {
  /** false: the store held something, and was left as it is. */
  readonly written: boolean;
  readonly runs: readonly RunDocument[];
  readonly message: { readonly "zh-CN": string; readonly en: string };
}

function refuseForeignDatabase(context: Context): void {
  const { kind, location } = context.store.info;
  if (kind !== "mongodb") return;
  const database = location.split("/").pop() ?? "";
  if (database.endsWith("demo")) return;
  throw new Refusal("refused", "not-a-demo-database", {
    "zh-CN": `示例数据只写入名称以 demo 结尾的 MongoDB 数据库，“${database}”不是：请改用例如 wuye_demo，或导入自己的数据。`,
    en: `Demonstration data goes only into a MongoDB database whose name ends in demo, and "${database}" does not: use wuye_demo, say, or import data of your own.`,
  });
}

const LEFT_ALONE = { "zh-CN": "库中已有内容，未写入示例数据。", en: "The store holds something already: no demonstration data was written." };
const WRITTEN = { "zh-CN": "已写入示例城市：全部企业、小区、人员均为虚构。", en: "The demonstration city was written: all its firms, estates and people are invented." };

async function isFresh(context: Context): Promise<boolean> {
  if (await context.store.isEmpty()) return true;
  const meta = await context.store.get<StoreMeta>("meta", "store");
  // A store that was marked by a demonstration cut off half-way is taken up again: every step of it is idempotent.
  return meta?.body.demonstration === true && (await context.store.get("meta", "demonstration-complete")) === null;
}

/**
 * Evaluates and publishes a quarter on what the store holds now; `left`: quarters to come after it. The reference rates one scheme while the next
 * one is evaluated: none of them reads another's decisions. Publications follow one after the other.
 */
async function rateQuarter(context: Context, period: string, left: number): Promise<readonly RunDocument[]> {
  const runs: RunDocument[] = [];
  const checks: Promise<unknown>[] = [];
  for (const { scheme } of SCHEMES.filter(({ newest }) => left < newest)) {
    const { run, worked } = await evaluateRun(context, { scheme, period });
    checks.push(openRun(context, run.id).then((opened) => checkRun(context, opened, silent, worked)));
    runs.push(run);
  }
  await Promise.all(checks);
  for (const run of runs) await publishRun(context, run.id);
  return runs;
}

/** The quarter that is rated once a batch is in: "demo-2026-Q1" closes 2026-Q1. */
const quarterOf = ({ batch }: DemonstrationBatch): string | null => /^demo-(\d{4}-Q[1-4])$/.exec(batch)?.[1] ?? null;

/** Marks the store for good, before anything is in it. */
async function mark(context: Context): Promise<void> {
  const meta: StoreMeta = { format: STORE_FORMAT, demonstration: true, createdAt: context.now() };
  if (await context.store.insert("meta", "store", meta)) return;
  const present = await context.store.get<StoreMeta>("meta", "store");
  if (present && !present.body.demonstration) await context.store.replace("meta", "store", present.version, { ...present.body, demonstration: true });
}

/** Fills an empty store with the demonstration city, quarter by quarter as its records came in, and publishes every quarter. Touches no store that holds anything. */
export async function runDemo(context: Context, progress: Progress = silent): Promise<DemoAnswer> {
  if (!(await isFresh(context))) return { written: false, runs: [], message: LEFT_ALONE };
  refuseForeignDatabase(context);
  await mark(context);
  const batches = demonstrationBatches();
  const { kinds } = context.library.kinds();
  const runs: RunDocument[] = [];
  for (const [place, batch] of batches.entries()) {
    progress(place, batches.length, batch.batch);
    await writeBatch(context.store, splitBatch(batch, kinds, batch.batch));
    const period = quarterOf(batch);
    if (period !== null) runs.push(...(await rateQuarter(context, period, batches.length - 1 - place)));
  }
  await context.store.insert("meta", "demonstration-complete", { at: context.now() });
  progress(batches.length, batches.length, "done");
  return { written: true, runs, message: WRITTEN };
}
