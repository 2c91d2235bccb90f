import { queryRanking, rankingRow, type RankingFilter } from "../../app/queries/ranking-query.js";
import type { RankingSnapshot } from "../../app/queries/ranking-snapshot.js";
import { resultCounts } from "../../app/queries/result-counts.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { path, query } from "../links.js";
import { detailsInWords } from "../models/findings-model.js";
import { openBoard } from "../models/boards.js";
import { lastInspection, openDisclosure } from "../pages/disclosure-page.js";
import type { Ask } from "../pages/page.js";
import { runHead } from "./api-route.js";

const ITEMS = 50;

function resultsOf(scheme: Scheme, snapshot: RankingSnapshot, row: number): object {
  return Object.fromEntries([...scheme.checks.keys()].map((check) => {
    const column = snapshot.checks.get(check);
    return [check, (column && column.texts[column.codes[row]]) || null];
  }));
}

/** All estates with the results of their checks, in order of their names. */
export async function disclosuresAnswer(ask: Ask): Promise<object> {
  const { shown, scheme, snapshot } = await openBoard(ask);
  const { page = 1, limit = ITEMS, district, q, check, result } = ask.parameters;
  const filter: RankingFilter = { district, q, check, result };
  const { total, rows } = queryRanking(snapshot, filter, { sort: "name", page, size: limit });
  const counts = resultCounts(scheme, snapshot).total;
  const next = query({ scheme: ask.parameters.scheme, period: ask.parameters.period, "as-of": ask.parameters["as-of"], ...filter, limit: ask.parameters.limit, page: page + 1 });
  return {
    ...runHead(shown, ask.demonstration), total, counts: Object.fromEntries(scheme.results.map(({ id }) => [id, counts.get(id) ?? 0])),
    items: rows.map((place) => {
      const { subject, name, district: where, status, grade } = rankingRow(snapshot, place, null);
      return { subject, name, district: where, status, outcome: grade, results: resultsOf(scheme, snapshot, place), board: `/api/v1${path(["disclosures", subject])}` };
    }),
    next: page * limit < total ? `/api/v1/disclosures${next}` : null,
  };
}

/** The board of one estate. */
export async function disclosureAnswer(ask: Ask): Promise<object> {
  const { shown, scheme, source, name, district } = await openDisclosure(ask);
  const { card } = source;
  return {
    ...runHead(shown, ask.demonstration), subject: card.subject, name, district: district === "" ? null : district, status: card.status, outcome: card.outcome, lastInspection: lastInspection(source),
    checks: [...scheme.checks].map(([check, { title }]) => {
      const finding = card.findings.find((each) => each.check === check);
      return {
        check, title, result: finding?.result ?? null, resultTitle: scheme.results.find(({ id }) => id === finding?.result)?.title ?? null, details: finding?.details ?? {},
        words: { "zh-CN": finding ? detailsInWords(scheme, finding, "zh-CN") : [], en: finding ? detailsInWords(scheme, finding, "en") : [] }, rule: finding?.rule ?? null, record: finding?.record ?? null,
      };
    }),
  };
}
