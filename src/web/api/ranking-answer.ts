import { queryRanking, rankingRow } from "../../app/queries/ranking-query.js";
import { path, query } from "../links.js";
import { openRanking } from "../pages/ranking-page.js";
import type { Ask } from "../pages/page.js";
import { runHead } from "./api-route.js";

const ITEMS = 50;

/** One page of a ranking; `next` is the address of the following one, or null. */
export async function rankingAnswer(ask: Ask): Promise<object> {
  const { shown, snapshot, previous, filter } = await openRanking(ask);
  const { page = 1, limit = ITEMS, sort } = ask.parameters;
  const { total, rows } = queryRanking(snapshot, filter, { sort, page, size: limit });
  const next = query({ period: ask.parameters.period, "as-of": ask.parameters["as-of"], ...filter, sort, limit: ask.parameters.limit, page: page + 1 });
  return {
    ...runHead(shown, ask.demonstration), total, counts: shown.run.counts, distribution: shown.run.distribution,
    items: rows.map((place) => {
      const row = rankingRow(snapshot, place, previous?.snapshot ?? null);
      return { ...row, scorecard: `/api/v1${path(["scorecards", shown.run.id, row.subject])}` };
    }),
    next: page * limit < total ? `/api/v1${path(["rankings", shown.run.scheme])}${next}` : null,
  };
}
