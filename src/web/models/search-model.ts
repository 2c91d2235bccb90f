import type { ShownRun } from "../../app/queries/published-runs.js";
import { queryRanking, rankingRow } from "../../app/queries/ranking-query.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { formatNumber } from "../../domain/explain/format-number.js";
import { fill, wordsOf } from "../language.js";
import { HOME } from "../words/home.js";
import { periodInWords } from "../words/phrases.js";
import { chipOf, marksOf } from "./marks.js";
import type { Ask } from "../pages/page.js";

const SHOWN = 20;

async function found(ask: Ask, shown: ShownRun, scheme: Scheme, q: string): Promise<object | null> {
  const snapshot = await ask.queries.snapshot(shown.run);
  const { total, rows } = queryRanking(snapshot, { q }, { page: 1, size: SHOWN });
  if (total === 0) return null;
  const ranked = scheme.ranking !== undefined || scheme.score !== undefined;
  return {
    title: scheme.title[ask.language], period: periodInWords(shown.run.period.id, ask.language), more: total > SHOWN && fill(wordsOf(HOME, ask.language).foundMore, { n: total - SHOWN }),
    all: ranked ? ask.links.to(["rankings", scheme.id], { q }) : ask.links.to(["disclosures"], { scheme: scheme.id, q }),
    rows: rows.map((place) => {
      const row = rankingRow(snapshot, place, null);
      return {
        name: row.name, href: ranked ? ask.links.to(["scorecards", shown.run.id, row.subject]) : ask.links.to(["disclosures", row.subject]), district: row.district ?? "",
        chip: row.grade !== null && chipOf(scheme, row.grade, ask.language), score: row.score === null ? "" : formatNumber(row.score, scheme.score?.round.places ?? 0), marks: marksOf(scheme, row, ask.language),
      };
    }),
  };
}

/** Subjects whose name holds `q`, by scheme. */
export async function searchModel(ask: Ask, newest: readonly { readonly shown: ShownRun; readonly scheme: Scheme }[], q: string): Promise<object> {
  const words = wordsOf(HOME, ask.language);
  const groups = (await Promise.all(newest.map(({ shown, scheme }) => found(ask, shown, scheme, q)))).filter((group) => group !== null);
  return { title: fill(words.found, { q }), none: groups.length === 0 && fill(words.foundNone, { q }), back: { href: ask.links.to([]), text: words.everything }, groups };
}
