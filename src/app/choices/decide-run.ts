import type { Choice } from "../../domain/model/choice.js";
import type { EvidenceRecord, Json } from "../../domain/model/documents.js";
import { canonical, sha256 } from "../canonical.js";
import { silent, type Context, type Progress } from "../context.js";
import type { RunDocument } from "../documents.js";
import { Refusal } from "../refusal.js";
import { evaluateRun } from "../runs/evaluate-run.js";
import { openRun, resultsOf } from "../runs/open-run.js";
import { writeBatch } from "../write-batch.js";
import { fitChoice, type Word } from "./fit-choice.js";

export interface DecideAnswer {
  /** The run that the word was said about, and the one that follows it. */
  readonly before: RunDocument;
  readonly run: RunDocument;
  readonly choices: readonly Choice[];
}

/** One choice as a record about the first of those among whom it was made. A later word on the same matter is its next version. */
function choiceRecord(run: RunDocument, choice: Choice, { by, on, reason }: { readonly by: string; readonly on: string; readonly reason: string }): EvidenceRecord {
  const { what, of, among, chosen } = choice;
  const data: Record<string, Json> = { scheme: run.scheme, period: run.period.id, what, of, among, chosen, reason, by };
  const id = `choice/${run.scheme}/${run.period.id}/${what}/${of}/${sha256(canonical(among)).slice(0, 16)}`;
  return { id, subject: among[0], kind: "choice", occurredOn: run.asOf, recordedOn: on, data, steps: [{ step: "verified", on: run.asOf }] };
}

/**
 * Records what a person decided on a matter that a run leaves to a person, as data like all other (journal kind `decision`), and evaluates the same
 * scheme, period and day again: the new run has seen it. Refuses what does not wait for a person, and a word without a reason.
 */
export async function decideRun(context: Context, id: string, word: Word & { readonly reason: string }, progress: Progress = silent): Promise<DecideAnswer> {
  if (word.reason.trim() === "") throw new Refusal("invalid", "reason", { "zh-CN": "决定必须写明理由。", en: "A decision needs a reason." });
  const opened = await openRun(context, id);
  const { run } = opened;
  const choices = fitChoice(await resultsOf(context, opened), word);
  const at = context.now();
  const records = choices.map((choice) => choiceRecord(run, choice, { by: context.by, on: at, reason: word.reason }));
  const batch = `choice:${sha256(canonical(records)).slice(0, 32)}`;
  await writeBatch(context.store, { batch, kind: "decision", by: context.by, at, why: `decide ${run.scheme} ${run.period.id}: ${word.reason}`, records });
  const { run: next } = await evaluateRun(context, { scheme: run.scheme, period: run.period.id, asOf: run.asOf }, progress);
  return { before: run, run: next, choices };
}
