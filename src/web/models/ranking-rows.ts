import { rankingRow, type RankingRow, type Sort } from "../../app/queries/ranking-query.js";
import { fill, wordsOf } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { formatNumber } from "../../domain/explain/format-number.js";
import { nameOf, nounOf, outcomeReason, periodInWords } from "../words/phrases.js";
import { RANKING } from "../words/ranking.js";
import { chipOf, marksOf, type Chip, type Mark } from "./marks.js";
import type { OpenRanking } from "../pages/ranking-page.js";

export interface RowModel {
  readonly rank: string;
  readonly name: string;
  readonly href: string;
  readonly chip: Chip | false;
  readonly district: string;
  readonly score: string;
  readonly change: { readonly sign: string; readonly text: string; readonly words: string } | false;
  readonly marks: readonly Mark[];
  /** Why there is no score. */
  readonly reason: string | false;
  readonly missing: boolean;
}

/** Why a row has no score or rank, in words. */
export function reasonOf({ scheme, ask }: Pick<OpenRanking, "scheme" | "ask">, row: RankingRow): string | false {
  if (row.status === "notEligible") return outcomeReason(scheme, row.grade ?? "", ask.language);
  if (row.status === "notRated") return fill(wordsOf(COMMON, ask.language).lacks, { what: nameOf(scheme, row.because ?? "", ask.language) });
  return false;
}

function changeModel(row: RankingRow, open: OpenRanking): RowModel["change"] {
  const words = wordsOf(RANKING, open.ask.language);
  if (row.change === null || row.rank === null) return false;
  if (row.change === 0) return { sign: words.same, text: "", words: "" };
  const n = Math.abs(row.change);
  return row.change > 0 ? { sign: "▲", text: String(n), words: fill(words.up, { n }) } : { sign: "▼", text: String(n), words: fill(words.down, { n }) };
}

/** "5", "5=" for a tie, "—" for none. */
export const rankInWords = (row: Pick<RankingRow, "rank" | "tied">): string => (row.rank === null ? "—" : `${row.rank}${row.tied > 0 ? "=" : ""}`);

/** One row of the table. */
export function rowModel(open: OpenRanking, place: number): RowModel {
  const { ask, scheme, snapshot, previous, shown } = open;
  const row = rankingRow(snapshot, place, previous?.snapshot ?? null);
  const places = scheme.score?.round.places ?? 0;
  return {
    rank: rankInWords(row), name: row.name, href: ask.links.to(["scorecards", shown.run.id, row.subject]),
    chip: row.grade !== null && chipOf(scheme, row.grade, ask.language), district: row.district ?? "—",
    score: row.score === null ? wordsOf(COMMON, ask.language).notRated : formatNumber(row.score, places),
    change: changeModel(row, open), marks: marksOf(scheme, row, ask.language), reason: reasonOf(open, row), missing: row.status !== "rated",
  };
}

const SORTED: Readonly<Record<string, "ascending" | "descending">> = { rank: "ascending", "-rank": "descending", score: "ascending", "-score": "descending", name: "ascending", "-name": "descending", district: "ascending", "-district": "descending" };

/** The headings of the columns: those that sort are links, and the sorted one says so. */
export function headings(open: OpenRanking): object {
  const { ask, scheme, keep, filter, previous } = open;
  const words = { ...wordsOf(COMMON, ask.language), ...wordsOf(RANKING, ask.language) };
  const current: Sort = ask.parameters.sort ?? "rank";
  const heading = (key: "rank" | "score" | "name" | "district", text: string): object => {
    const first: Sort = key === "score" ? "-score" : key;
    const reversed = (first.startsWith("-") ? first.slice(1) : `-${first}`) as Sort;
    const to = current === first ? reversed : first;
    const sorted = current === first || current === reversed ? SORTED[current] : "none";
    const arrow = sorted === "none" ? "" : sorted === "ascending" ? " ↑" : " ↓";
    return { text: `${text}${arrow}`, number: key === "rank" || key === "score", sorted, href: ask.links.to(["rankings", scheme.id], { ...keep, ...filter, sort: to === "rank" ? undefined : to }) };
  };
  return {
    rank: heading("rank", words.rank), name: heading("name", nounOf(scheme.subject, ask.language)), score: heading("score", words.score), district: heading("district", words.district),
    grade: scheme.grades.length > 0 && words.grade, marks: words.marks,
    change: { text: words.change, title: previous === null ? words.change : fill(words.changeTitle, { period: periodInWords(previous.shown.run.period.id, ask.language) }) },
  };
}
