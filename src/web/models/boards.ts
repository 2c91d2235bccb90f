import type { ShownRun } from "../../app/queries/published-runs.js";
import type { RankingSnapshot } from "../../app/queries/ranking-snapshot.js";
import { Refusal } from "../../app/refusal.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { newestRuns } from "../pages/index-pages.js";
import { runAsked, type Ask } from "../pages/page.js";

export interface Board {
  readonly shown: ShownRun;
  readonly scheme: Scheme;
  readonly snapshot: RankingSnapshot;
}

/** The checks asked for: those of `scheme`, else of the first published scheme that has any. Refuses (404) when there are none. */
export async function openBoard(ask: Pick<Ask, "queries" | "viewer" | "parameters">): Promise<Board> {
  const wanted = ask.parameters.scheme ?? (await newestRuns(ask)).find(({ scheme }) => scheme.checks.size > 0)?.scheme.id;
  const none = new Refusal("notFound", "no-checks", { "zh-CN": "没有已发布的逐项检查结果。", en: "No results of checks are published." });
  if (wanted === undefined) throw none;
  const shown = await runAsked(ask, wanted);
  const { scheme } = await ask.queries.schemeOf(shown.run);
  if (scheme.checks.size === 0) throw none;
  return { shown, scheme, snapshot: await ask.queries.snapshot(shown.run) };
}
