import type { Text } from "../../domain/model/documents.js";
import { ProblemError } from "../../domain/model/problem.js";
import type { RunDocument } from "../documents.js";
import type { Revision } from "../read-source.js";
import { Refusal } from "../refusal.js";

/** One scheme to evaluate. */
export interface Job {
  readonly id: string;
  /** Id or folder by which it is found. */
  readonly name: string;
  /** Ids of the schemes whose jobs are done before it. */
  readonly after: readonly string[];
  /** The longest of those that may start starts first. */
  readonly cost: number;
  readonly period?: string;
  readonly asOf?: string;
  readonly publish: boolean;
  /** The scheme as it was read to find its place: who works in this process need not read it again. */
  readonly revision?: Revision;
}
export interface Result {
  readonly run: RunDocument;
  readonly fresh: boolean;
  /** null: it was not to be published. */
  readonly published: { readonly fresh: boolean; readonly cases: number } | null;
}
/** Works one job, here or in another process. Rejects with a Refusal or with problems. */
export type Work = (job: Job) => Promise<Result>;

export interface Done {
  readonly outcome: "evaluated" | "skipped" | "refused" | "waits";
  readonly result: Result | null;
  readonly reason: { readonly code: string; readonly text: Text } | null;
}

function refused(error: unknown): Done {
  // A store without any record of an ended period has nothing to evaluate.
  if (error instanceof Refusal) return { outcome: error.code === "no-records" ? "skipped" : "refused", result: null, reason: { code: error.code, text: error.text } };
  if (error instanceof ProblemError) return { outcome: "refused", result: null, reason: { code: error.problems[0]?.code ?? "problem", text: error.problems[0]?.message ?? { "zh-CN": "", en: "" } } };
  throw error;
}

function waits(job: Job, for_: readonly string[]): Done {
  const names = for_.join(", ");
  return { outcome: "waits", result: null, reason: { code: "waits", text: { "zh-CN": `${job.id} 读取 ${names}，而后者没有发布：先解决它再评价。`, en: `${job.id} reads ${names}, which was not published: settle that first, then evaluate.` } } };
}

const holdsBack = (done: Done | undefined): boolean => done?.outcome === "refused" || done?.outcome === "waits";

/** Jobs with all that they wait for behind them, the longest first. */
function ready(jobs: ReadonlySet<Job>, done: ReadonlyMap<string, Done>, all: ReadonlySet<string>): readonly Job[] {
  return [...jobs].filter(({ after }) => after.every((id) => done.has(id) || !all.has(id))).sort((a, b) => b.cost - a.cost);
}

/**
 * Works all jobs, each after those that it names, on as many workers as there are, each one job at a time. The jobs must not wait for one another
 * in a circle. A job that is to be published waits for good where one that it names was not.
 */
export async function workInOrder(jobs: readonly Job[], workers: readonly Work[]): Promise<ReadonlyMap<string, Done>> {
  const all = new Set(jobs.map(({ id }) => id));
  const left = new Set(jobs);
  const done = new Map<string, Done>();
  const free = [...workers];
  const running = new Set<Promise<void>>();
  const start = (job: Job, work: Work): void => {
    const one = work(job).then((result): Done => ({ outcome: "evaluated", result, reason: null }), refused).then((outcome) => {
      done.set(job.id, outcome);
      free.unshift(work);
      running.delete(one);
    });
    // A fault ends the race below; that of a second one is not lost on the way.
    one.catch(() => {});
    running.add(one);
  };
  while (left.size > 0 || running.size > 0) {
    for (const job of ready(left, done, all)) {
      const held = job.publish ? job.after.filter((id) => holdsBack(done.get(id))) : [];
      const work = held.length > 0 ? undefined : free.shift();
      if (held.length === 0 && work === undefined) break;
      left.delete(job);
      if (work) start(job, work);
      else done.set(job.id, waits(job, held));
    }
    if (running.size > 0) await Promise.race(running);
  }
  return done;
}
