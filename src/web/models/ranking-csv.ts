import { queryRanking, rankingRow } from "../../app/queries/ranking-query.js";
import { wordsOf } from "../language.js";
import { toCsv, type Cell } from "../csv.js";
import { CHROME, COMMON } from "../words/chrome.js";
import { plainNumber } from "../../domain/explain/format-number.js";
import { nounOf } from "../words/phrases.js";
import { RANKING } from "../words/ranking.js";
import { marksOf } from "./marks.js";
import { reasonOf } from "./ranking-rows.js";
import type { OpenRanking } from "../pages/ranking-page.js";

const ID = { "zh-CN": "编号", en: "Id" } as const;
const REASON = { "zh-CN": "未评原因", en: "Why not rated" } as const;
const LEAST = { "zh-CN": "最低可能", en: "Least" } as const;
const GREATEST = { "zh-CN": "最高可能", en: "Greatest" } as const;

/** All rows that the filters let through; a demonstration says on the first line that it is invented. */
export function rankingCsv(open: OpenRanking): string {
  const { ask, scheme, snapshot, previous, filter, shown } = open;
  const words = { ...wordsOf(CHROME, ask.language), ...wordsOf(COMMON, ask.language), ...wordsOf(RANKING, ask.language) };
  const { rows } = queryRanking(snapshot, filter, { sort: ask.parameters.sort, page: 1, size: snapshot.size });
  const heading = [words.rank, nounOf(scheme.subject, ask.language), ID[ask.language], words.district, words.grade, words.score, LEAST[ask.language], GREATEST[ask.language], words.change, words.marks, REASON[ask.language], words.period, words.asOf, words.run];
  const line = (place: number): readonly Cell[] => {
    const row = rankingRow(snapshot, place, previous?.snapshot ?? null);
    const marks = marksOf(scheme, row, ask.language).map(({ text }) => text).join(" ");
    return [row.rank, row.name, row.subject, row.district, row.grade, row.score, row.least, row.greatest, row.change === null ? null : formatChange(row.change), marks, reasonOf(open, row) || null, shown.run.period.id, shown.run.asOf, shown.run.id.slice(0, 12)];
  };
  return toCsv(ask.demonstration ? `# ${words.demonstration}` : null, heading, rows.map(line));
}

const formatChange = (change: number): string => plainNumber(change).replace("−", "-");
