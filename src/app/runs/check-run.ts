import { compileProgram } from "../../domain/evaluate/program.js";
import { evaluate } from "../../domain/evaluate/evaluate.js";
import { traceOf } from "../../domain/cards/trace-of.js";
import { cardOf } from "../../domain/cards/card-of.js";
import { deriveFacts } from "../../domain/facts/derive-facts.js";
import type { EvaluationInput } from "../../domain/model/columns.js";
import type { Results } from "../../domain/evaluate/decide/results.js";
import { canonical, sha256 } from "../canonical.js";
import { silent, type Context, type Progress } from "../context.js";
import type { CheckDocument } from "../documents.js";
import type { ReferenceResult } from "../ports/reference.js";
import { LANGUAGE_VERSION } from "./run-document.js";
import type { OpenedRun } from "./open-run.js";
import { reloadInput } from "./reload-input.js";
import { forgetPlace, secondOpinion } from "./second-opinion.js";

type Engine = CheckDocument["engines"][number];
/** Differences named in a check; more are counted only. */
const NAMED = 20;

/** A run as it was worked out: its input, and the results that its cards were made of. */
export interface Worked {
  readonly input: EvaluationInput;
  readonly results: Results;
}

/** The run as it stands in the store, worked out anew. */
async function workOut(context: Context, opened: OpenedRun): Promise<Worked> {
  const { input } = await reloadInput(context, opened);
  return { input, results: evaluate(compileProgram(opened.scheme, context.operators), deriveFacts(opened.scheme, input, context.operators)) };
}

/** The core against the reference: every card and every trace, each subject. */
function compareWithReference(results: Results, expected: readonly ReferenceResult[]): Engine {
  const hash = (value: unknown): string => sha256(canonical(value));
  const same = (one: ReferenceResult, row: number): boolean => one.subject === results.frozen.subjects[row] && one.card === hash(cardOf(results, row)) && one.trace === hash(traceOf(results, row));
  const differences = expected.flatMap((one, row) => (same(one, row) ? [] : [one.subject]));
  const lacking = results.frozen.subjects.slice(expected.length);
  return { name: "reference", version: LANGUAGE_VERSION, compared: expected.length, differences: [...differences, ...lacking].slice(0, NAMED) };
}

/** What the second engine and the reference say of a run: computed once, kept beside it. A difference blocks publication. `worked`: the run as it was just worked out. */
export async function checkRun(context: Context, opened: OpenedRun, progress: Progress = silent, worked?: Worked): Promise<CheckDocument> {
  const present = await context.store.get<CheckDocument>("checks", opened.run.id);
  if (present) return present.body;
  progress(0, 1, "read");
  const { input, results } = worked ?? (await workOut(context, opened));
  const rated = context.reference.rate(opened.revision, input);
  // Awaited below; a failure while the second engine still works is not lost.
  rated.catch(() => {});
  const second = await secondOpinion(context, opened.run, results, progress);
  const reference = compareWithReference(results, await rated);
  const check: CheckDocument = { run: opened.run.id, engines: [{ name: second.name, version: second.version, compared: second.compared, differences: second.differences.slice(0, NAMED) }, reference] };
  await context.store.insert("checks", opened.run.id, check);
  await forgetPlace(context, opened.run);
  progress(1, 1, "done");
  return check;
}
