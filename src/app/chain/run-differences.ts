import { compareRuns, type RunDifference } from "../../domain/cards/compare-runs.js";
import type { Context } from "../context.js";
import type { RunDocument } from "../documents.js";
import { rankingLines } from "../queries/ranking-lines.js";
import { findRun } from "../runs/open-run.js";

/** Two stored runs with what differs between them. */
export interface ComparedRuns {
  readonly before: RunDocument;
  readonly after: RunDocument;
  readonly difference: RunDifference;
}

/** What differs between two stored runs, from their short lines. */
export async function differencesOf({ store }: Pick<Context, "store">, before: RunDocument, after: RunDocument): Promise<ComparedRuns> {
  const [a, b] = await Promise.all([before, after].map((run) => rankingLines(store, run)));
  return { before, after, difference: compareRuns(a, b) };
}

/** The same by the ids of the runs, or what only one id begins with; refuses unknown ones. */
export async function compareStoredRuns(context: Pick<Context, "store">, before: string, after: string): Promise<ComparedRuns> {
  return differencesOf(context, await findRun(context, before), await findRun(context, after));
}
