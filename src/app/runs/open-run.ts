import { compileProgram } from "../../domain/evaluate/program.js";
import { evaluate } from "../../domain/evaluate/evaluate.js";
import type { Results } from "../../domain/evaluate/decide/results.js";
import { decodeBlocks } from "../../domain/facts/frozen-bytes.js";
import { dayOf } from "../../domain/calendar/days.js";
import type { Day } from "../../domain/model/documents.js";
import { schemeOn } from "../../domain/scheme/scheme-on.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { Context } from "../context.js";
import type { BlockDocument, RevisionDocument, RunDocument } from "../documents.js";
import { quote, Refusal } from "../refusal.js";

/** A stored run with its scheme as it was then. */
export interface OpenedRun {
  readonly run: RunDocument;
  readonly scheme: Scheme;
  readonly revision: RevisionDocument;
}

/** The stored run of that id, or of the only one whose id begins so; refuses when there is none. */
export async function findRun(context: Pick<Context, "store">, id: string): Promise<RunDocument> {
  const whole = /^[0-9a-f]{64}$/.test(id) ? await context.store.get<RunDocument>("runs", id) : null;
  if (whole) return whole.body;
  const found: RunDocument[] = [];
  if (/^[0-9a-f]{6,63}$/.test(id)) {
    for await (const batch of context.store.stream<RunDocument>("runs", { index: "scheme" })) found.push(...batch.map((d) => d.body).filter((r) => r.id.startsWith(id)));
  }
  if (found.length === 1) return found[0];
  throw new Refusal("notFound", "unknown-run", {
    "zh-CN": found.length > 1 ? `有 ${found.length} 次运行以“${quote(id)}”开头：请写得更长。` : `没有编号为“${quote(id)}”的运行（至少写前 6 位）。`,
    en: found.length > 1 ? `${found.length} runs begin with "${quote(id)}": write more of it.` : `There is no run "${quote(id)}" (at least the first 6 characters are needed).`,
  });
}

/** A run with the revision that it pinned, read again from the text that the store keeps. */
export async function openRun(context: Pick<Context, "store" | "library">, id: string): Promise<OpenedRun> {
  const run = await findRun(context, id);
  const revision = await context.store.get<RevisionDocument>("revisions", run.pinned);
  if (!revision) throw new Error(`the revision ${run.revision} of run ${run.id} is not in the store`);
  const { scheme } = context.library.read(revision.body.text, context.library.kindsOf(revision.body.kinds));
  if (!scheme) throw new Error(`the revision ${run.revision} of run ${run.id} does not read any more`);
  return { run, scheme: schemeOn(scheme, dayOf(run.asOf) as Day), revision: revision.body };
}

/** The stored bytes of the run's frozen facts, in order. */
export async function blockBytes(context: Pick<Context, "store">, run: RunDocument): Promise<readonly Uint8Array[]> {
  const bytes: Uint8Array[] = [];
  for await (const batch of context.store.stream<BlockDocument>("blocks", { index: "run", prefix: [run.id] })) bytes.push(...batch.map((d) => d.body.bytes));
  return bytes;
}

/** The results of a stored run, rebuilt from its frozen facts: what traces are read from. */
export async function resultsOf(context: Pick<Context, "store" | "library" | "operators">, { run, scheme }: OpenedRun): Promise<Results> {
  const frozen = decodeBlocks([...(await blockBytes(context, run))]);
  return evaluate(compileProgram(scheme, context.operators), frozen);
}
