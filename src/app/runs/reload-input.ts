import { dayOf } from "../../domain/calendar/days.js";
import type { EvaluationInput } from "../../domain/model/columns.js";
import type { Day } from "../../domain/model/documents.js";
import type { Context } from "../context.js";
import { openSnapshot } from "../snapshot.js";
import { loadInput, loadUpstream, recordKinds } from "./load-input.js";
import type { OpenedRun } from "./open-run.js";

const day = (iso: string): Day => dayOf(iso) as Day;

/** The input of a stored run once more, from the records as they were at its snapshot and the decisions of its upstream runs. */
export async function reloadInput(context: Context, { run, scheme }: OpenedRun): Promise<{ readonly input: EvaluationInput; readonly digest: string }> {
  const snapshot = await openSnapshot(context.store, run.snapshot);
  const records = await snapshot.records(recordKinds(scheme));
  const upstream = await loadUpstream(context, scheme, run.upstream);
  const when = { period: { id: run.period.id, from: day(run.period.from), to: day(run.period.to) }, asOf: day(run.asOf) };
  return { input: await loadInput(context, scheme, snapshot, { when, upstream, records }), digest: snapshot.digest };
}
