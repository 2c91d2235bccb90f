import type { Text } from "../../domain/model/documents.js";
import { silent, type Context, type Progress } from "../context.js";
import type { RunDocument } from "../documents.js";
import type { Revision } from "../read-source.js";
import { Refusal } from "../refusal.js";
import { evaluateRun } from "../runs/evaluate-run.js";
import { findRun, openRun } from "../runs/open-run.js";
import { publishRun } from "../runs/publish-run.js";
import { differencesOf, type ComparedRuns } from "./run-differences.js";
import { staleRuns, type StaleRun } from "./stale-runs.js";

export interface Recomputed {
  readonly stale: StaleRun;
  /** waits: it reads a run that is stale itself and still published; refused: the new run was computed, and cannot be published. */
  readonly outcome: "recomputed" | "refused" | "waits";
  /** The stale run and the new one, with what differs; null: it waits. */
  readonly compared: ComparedRuns | null;
  /** Cases that were run before the new run was published; null: it is not published. */
  readonly published: { readonly cases: number } | null;
  readonly reason: { readonly code: string; readonly text: Text } | null;
}
export interface RecomputeRequest {
  /** Ids of stale runs, or what only one id begins with; empty: all that are stale. */
  readonly runs: readonly string[];
  readonly publish: boolean;
}

/** The revision that a run pinned, as if it had just been read. */
async function pinnedRevision(context: Context, run: RunDocument): Promise<Revision> {
  const { revision } = await openRun(context, run.id);
  const kinds = context.library.kindsOf(revision.kinds);
  const { scheme, hash } = context.library.read(revision.text, kinds);
  if (!scheme) throw new Error(`the revision ${run.revision} of run ${run.id} does not read any more`);
  return { source: { id: run.scheme, text: revision.text, cases: null, location: "", kinds, kindTexts: revision.kinds }, scheme, hash };
}

function waitsFor(stale: StaleRun, unsettled: ReadonlySet<string>): Recomputed | null {
  const held = stale.causes.filter(({ why, read }) => why === "stale" && read !== null && unsettled.has(read)).map(({ scheme, period }) => `${scheme} ${period}`);
  if (held.length === 0) return null;
  const text = {
    "zh-CN": `它读取的 ${held.join("、")} 也已过期：先重算并发布后者。`,
    en: `It reads ${held.join(", ")}, which is stale too: recompute and publish that first.`,
  };
  return { stale, outcome: "waits", compared: null, published: null, reason: { code: "waits", text } };
}

/** The same revision, period and as-of day once more, on the records and the published decisions as they are now. */
async function recomputeOne(context: Context, stale: StaleRun, publish: boolean, progress: Progress): Promise<Recomputed> {
  const { run: old } = stale;
  const revision = await pinnedRevision(context, old);
  const { run, worked } = await evaluateRun(context, { scheme: old.scheme, revision, period: old.period.id, asOf: old.asOf }, progress);
  const compared = await differencesOf(context, old, run);
  const answer: Recomputed = { stale, outcome: "recomputed", compared, published: null, reason: null };
  if (!publish) return answer;
  try {
    return { ...answer, published: { cases: (await publishRun(context, run.id, progress, worked)).cases } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...answer, outcome: "refused", reason: { code: error.code, text: error.text } };
  }
}

function notStale(run: RunDocument): Refusal {
  return new Refusal("refused", "not-stale", {
    "zh-CN": `运行 ${run.id.slice(0, 12)} 没有过期（或没有发布），不必重算。`,
    en: `The run ${run.id.slice(0, 12)} is not stale (or not published): there is nothing to recompute.`,
  });
}

async function wanted(context: Context, stale: readonly StaleRun[], ids: readonly string[]): Promise<readonly StaleRun[]> {
  if (ids.length === 0) return stale;
  const runs = await Promise.all(ids.map((id) => findRun(context, id)));
  for (const run of runs) if (!stale.some((each) => each.run.id === run.id)) throw notStale(run);
  return stale.filter(({ run }) => runs.some(({ id }) => id === run.id));
}

/**
 * Evaluates stale runs again, each after those that it reads, and says what differs. The stale run stays as it is, and published until the new one
 * is published in its place, which is done only where it is asked for.
 */
export async function recompute(context: Context, request: RecomputeRequest, progress: Progress = silent): Promise<readonly Recomputed[]> {
  const stale = await staleRuns(context);
  const unsettled = new Set(stale.map(({ run }) => run.id));
  const done: Recomputed[] = [];
  for (const one of await wanted(context, stale, request.runs)) {
    const answer = waitsFor(one, unsettled) ?? (await recomputeOne(context, one, request.publish, progress));
    if (answer.published) unsettled.delete(one.run.id);
    done.push(answer);
  }
  return done;
}
