import { cardOf } from "../../domain/cards/card-of.js";
import { traceOf } from "../../domain/cards/trace-of.js";
import type { Results } from "../../domain/evaluate/decide/results.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { Context } from "../context.js";
import type { RunDocument, ScorecardDocument } from "../documents.js";
import type { Explain } from "../queries/scorecard-view.js";
import { quote, Refusal } from "../refusal.js";
import { openRun, resultsOf } from "./open-run.js";

/** How many runs' rebuilt results are kept in memory. */
export const RESULTS_KEPT = 6;

/** Explains scorecards; keeps the rebuilt results of the runs asked for last. */
export function createExplainer(context: Pick<Context, "store" | "library" | "operators">): Explain {
  const kept = new Map<string, Promise<{ readonly run: RunDocument; readonly scheme: Scheme; readonly results: Results }>>();
  const open = async (id: string): Promise<{ readonly run: RunDocument; readonly scheme: Scheme; readonly results: Results }> => {
    const opened = await openRun(context, id);
    return { run: opened.run, scheme: opened.scheme, results: await resultsOf(context, opened) };
  };
  const resultsFor = (id: string): ReturnType<typeof open> => {
    const known = kept.get(id);
    const results = known ?? open(id);
    kept.delete(id);
    kept.set(id, results);
    results.catch(() => kept.delete(id));
    for (const oldest of kept.keys()) if (kept.size > RESULTS_KEPT) kept.delete(oldest);
    return results;
  };
  return async (id, subject) => {
    const { run, scheme, results } = await resultsFor(id);
    const row = results.frozen.subjects.indexOf(subject);
    const scorecard = row < 0 ? null : await context.store.get<ScorecardDocument>("scorecards", `${run.id}/${subject}`);
    if (!scorecard) throw unknownSubject(subject);
    return { run, scheme, scorecard: scorecard.body, card: cardOf(results, row), trace: traceOf(results, row), frozen: results.frozen, row };
  };
}

function unknownSubject(subject: string): Refusal {
  return new Refusal("notFound", "unknown-subject", { "zh-CN": `本次运行没有评价“${quote(subject)}”。`, en: `This run did not rate "${quote(subject)}".` });
}
