import { STEP_TABLE } from "../../domain/records/life-table.js";
import { takeStep } from "../../domain/records/record-life.js";
import type { EvidenceRecord, Step, StepName, Text } from "../../domain/model/documents.js";
import { refuseNewer } from "../batches/batch-documents.js";
import { canonical, sha256 } from "../canonical.js";
import type { Context } from "../context.js";
import { batchEntry } from "../journal-entries.js";
import { Refusal, quote } from "../refusal.js";
import { writeBatch } from "../write-batch.js";
import { todayOf } from "./check-record.js";
import { currentRecords, type VisibleVersion } from "./current-records.js";

/** A record as somebody saw it. */
export interface SeenRecord {
  readonly id: string;
  readonly version: number;
}
export interface StepRequest {
  readonly step: StepName;
  /** Left out: today. */
  readonly on?: string;
  readonly reason?: string;
}
export interface RecordsWritten {
  readonly records: readonly SeenRecord[];
  /** Number of the journal entry. */
  readonly seq: number;
  /** false: the same was done before. */
  readonly fresh: boolean;
}

type StepContext = Pick<Context, "store" | "now" | "by">;
const NAMED = 5;

function stepOf(context: StepContext, { step, on, reason }: StepRequest): Step {
  const today = todayOf(context);
  const written = { step, on: on ?? today, by: context.by, ...(reason === undefined || reason.trim() === "" ? {} : { reason: reason.trim() }) };
  if (!Object.hasOwn(STEP_TABLE, step)) throw new Refusal("invalid", "step", { "zh-CN": `没有“${quote(step)}”这一步。`, en: `There is no step "${quote(step)}".` });
  if (written.on.slice(0, 10) <= today) return written;
  throw new Refusal("invalid", "future-day", { "zh-CN": `${quote(written.on)} 尚未到来（今天是 ${today}）。`, en: `${quote(written.on)} has not come yet (today is ${today}).` });
}

/** All records with the step, or one refusal that names the first of those that cannot take it. */
function stepped(records: readonly VisibleVersion<EvidenceRecord>[], step: Step): readonly EvidenceRecord[] {
  const bodies: EvidenceRecord[] = [];
  const refused: { readonly id: string; readonly why: Text }[] = [];
  for (const { body } of records) {
    const taken = takeStep(body, step);
    if ("record" in taken) bodies.push(taken.record);
    else refused.push({ id: body.id, why: taken.refused });
  }
  if (refused.length === 0) return bodies;
  const list = (language: keyof Text): string => refused.slice(0, NAMED).map(({ id, why }) => `${id}: ${why[language]}`).join("; ");
  throw new Refusal("refused", "step-refused", {
    "zh-CN": `不能记“${STEP_TABLE[step.step].title["zh-CN"]}”（${refused.length} 条，均未写入）：${list("zh-CN")}。`,
    en: `"${STEP_TABLE[step.step].title.en}" cannot be taken (${refused.length} of the records; nothing was written): ${list("en")}.`,
  });
}

/** The entry of a batch that a request would write again; null: it is new. */
export async function writtenBefore({ store }: StepContext, batch: string, seen: readonly SeenRecord[]): Promise<RecordsWritten | null> {
  const entry = await batchEntry(store, batch);
  return entry === null ? null : { records: seen.map(({ id, version }) => ({ id, version: version + 1 })), seq: entry.seq, fresh: false };
}

const WHY = (step: StepName): string => `${STEP_TABLE[step].title["zh-CN"]} / ${STEP_TABLE[step].title.en}`;

/**
 * Takes one step in the life of each record, all of them or none, as one batch: each gets a new version. Refuses a step that the table of states
 * does not allow, and a record that has a newer version than was seen. The same request again writes nothing.
 */
export async function takeSteps(context: StepContext, seen: readonly SeenRecord[], request: StepRequest): Promise<RecordsWritten> {
  const step = stepOf(context, request);
  const batch = `steps-${sha256(canonical([seen.map(({ id, version }) => [id, version]), step])).slice(0, 32)}`;
  const before = await writtenBefore(context, batch, seen);
  if (before) return before;
  const records = await currentRecords(context.store, seen.map(({ id }) => id));
  records.forEach(({ version }, i) => refuseNewer(seen[i].id, seen[i].version, version));
  const written = await writeBatch(context.store, {
    batch, kind: "records", by: context.by, at: context.now(), why: step.reason ?? WHY(step.step), records: stepped(records, step), expects: new Map(seen.map(({ id, version }) => [id, version])),
  });
  return { records: seen.map(({ id, version }) => ({ id, version: version + 1 })), seq: written.entry.seq, fresh: written.fresh };
}
