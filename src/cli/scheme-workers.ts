import type { Job, Result, Work } from "../app/chain/work-in-order.js";
import { silent, type Context, type Progress } from "../app/context.js";
import { Refusal } from "../app/refusal.js";
import { evaluateRun } from "../app/runs/evaluate-run.js";
import { publishRun } from "../app/runs/publish-run.js";
import { ProblemError, type Problem } from "../domain/model/problem.js";
import type { Text } from "../domain/model/documents.js";
import { EXIT, printJson, reportError, type Terminal } from "./output.js";
import type { SentJob, Services } from "./services.js";

/** Evaluates one scheme in this process, and publishes it if that is asked. */
export async function workHere(context: Context, job: Pick<Job, "name" | "period" | "asOf" | "publish" | "revision">, progress: Progress): Promise<Result> {
  const { run, fresh, worked } = await evaluateRun(context, { scheme: job.name, period: job.period, asOf: job.asOf, revision: job.revision }, progress);
  if (!job.publish) return { run, fresh, published: null };
  const published = await publishRun(context, run.id, progress, worked);
  return { run, fresh, published: { fresh: published.fresh, cases: published.cases } };
}

type Answer = Result | { readonly error: { readonly code: string; readonly message: string | Text } } | { readonly problems: readonly (Omit<Problem, "message"> & { readonly messages: Text })[] };

/** Kinds of refusal by the exit code that they have. */
const KINDS: Readonly<Record<number, Refusal["kind"]>> = { [EXIT.no]: "refused", [EXIT.usage]: "invalid", [EXIT.unavailable]: "unavailable" };

function parsed(out: string): Answer | null {
  try {
    return JSON.parse(out) as Answer;
  } catch {
    return null;
  }
}

/** The result that a process of ours printed; throws what it refused. */
function resultOf(job: Job, { code, out, err }: Awaited<ReturnType<Services["runSelf"]>>): Result {
  const answer = parsed(out);
  if (answer && "run" in answer) return answer;
  if (answer && "problems" in answer) throw new ProblemError(answer.problems.map(({ messages, ...rest }) => ({ ...rest, message: messages })));
  const kind = KINDS[code ?? -1];
  if (answer && kind !== undefined && typeof answer.error.message === "object") throw new Refusal(kind, answer.error.code, answer.error.message);
  throw new Error(`evaluating ${job.id} in a process of its own ended with ${code ?? "a signal"}: ${answer ? String(answer.error.message) : err.trim()}`);
}

async function workBeside(services: Pick<Services, "runSelf">, job: Job): Promise<Result> {
  const { name, period, asOf, publish, revision } = job;
  return resultOf(job, await services.runSelf({ name, period, asOf, publish, revision }));
}

/** The other side of it: works a job that was sent to this process, and prints what `evaluate --json` does. Gives the exit code. */
export async function workSent(services: Pick<Services, "open">, job: SentJob, terminal: Terminal): Promise<number> {
  try {
    printJson(terminal, await workHere(await services.open(), job, silent));
    return EXIT.ok;
  } catch (error) {
    return reportError(terminal, error, true);
  }
}

/** Who works schemes: this process, and beside it as many processes of its own as the machine takes. */
export function schemeWorkers(services: Services, context: Context, progress: Progress): readonly Work[] {
  const beside = Array.from({ length: Math.max(0, services.parallelism - 1) }, (): Work => (job) => workBeside(services, job));
  return [(job) => workHere(context, job, progress), ...beside];
}
