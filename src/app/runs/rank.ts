import type { Context } from "../context.js";
import type { RunDocument, ScorecardDocument } from "../documents.js";
import { quote, Refusal } from "../refusal.js";
import { findRun } from "./open-run.js";
import { publishedNow } from "./publications.js";

export interface RankRequest {
  readonly scheme: string;
  readonly period?: string;
  /** A run that need not be published. */
  readonly run?: string;
}

/** The run that was named, if it is one of the scheme and period that were named beside it. */
function fitting(run: RunDocument, { scheme, period }: RankRequest): RunDocument {
  if (run.scheme === scheme && (period === undefined || run.period.id === period)) return run;
  throw new Refusal("invalid", "other-run", {
    "zh-CN": `运行 ${run.id.slice(0, 12)} 是 ${run.scheme} ${run.period.id} 的，不是 ${quote(scheme)}${period === undefined ? "" : ` ${quote(period)}`} 的。`,
    en: `The run ${run.id.slice(0, 12)} is one of ${run.scheme} ${run.period.id}, not of ${quote(scheme)}${period === undefined ? "" : ` ${quote(period)}`}.`,
  });
}

/** The run that a look-up means: the one named, else the published one of the period, else of the newest published period. */
export async function chosenRun(context: Pick<Context, "store">, request: RankRequest): Promise<RunDocument> {
  if (request.run !== undefined) return fitting(await findRun(context, request.run), request);
  const published = [...(await publishedNow(context.store)).values()].filter((p) => p.scheme === request.scheme && (request.period === undefined || p.period === request.period));
  const newest = published.sort((a, b) => (a.period < b.period ? 1 : -1))[0];
  if (newest) return findRun(context, newest.run);
  throw new Refusal("notFound", "nothing-published", {
    "zh-CN": `${quote(request.scheme)} 没有已发布的结果${request.period ? `（${quote(request.period)}）` : ""}：先 evaluate，再 publish。`,
    en: `Nothing is published for ${quote(request.scheme)}${request.period ? ` (${quote(request.period)})` : ""}: evaluate first, then publish.`,
  });
}

const byRank = (a: ScorecardDocument, b: ScorecardDocument): number => (a.card.rank ?? Infinity) - (b.card.rank ?? Infinity) || (a.card.subject < b.card.subject ? -1 : 1);

/** All scorecards of a run in the order of rank, those without a rank last. */
export async function rankedScorecards(context: Pick<Context, "store">, run: string): Promise<readonly ScorecardDocument[]> {
  const found: ScorecardDocument[] = [];
  for await (const batch of context.store.stream<ScorecardDocument>("scorecards", { index: "run", prefix: [run] })) found.push(...batch.map((d) => d.body));
  return found.sort(byRank);
}
