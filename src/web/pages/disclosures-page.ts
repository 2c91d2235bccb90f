import { queryRanking, rankingRow, type RankingFilter } from "../../app/queries/ranking-query.js";
import { resultCounts } from "../../app/queries/result-counts.js";
import { shareRows } from "../charts/share-chart.js";
import { fill, wordsOf } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { DISCLOSURES } from "../words/disclosures.js";
import { RANKING } from "../words/ranking.js";
import { countOf, nounOf, outcomeReason, periodInWords } from "../words/phrases.js";
import { openBoard, type Board } from "../models/boards.js";
import { resultInWords } from "../models/findings-model.js";
import { marksOf } from "../models/marks.js";
import { periodChoices, periodParameters, shortHash, sourceOf, strip, stripOf, type Answer, type Ask, type Page } from "./page.js";
import { field, textsOf, type Choice, type Field } from "../models/ranking-filters.js";

const PAGE_SIZE = 50;
const lookOf = (result: string): string => result.replace(/[^A-Za-z]/g, "");

function fields(ask: Ask, { scheme, snapshot }: Board, filter: RankingFilter, periods: readonly Choice[]): readonly Field[] {
  const words = { ...wordsOf(COMMON, ask.language), ...wordsOf(DISCLOSURES, ask.language) };
  const choice = (value: string, text: string, chosen: string | undefined): Choice => ({ value, text, chosen: value === chosen });
  return [
    ...(periods.length > 1 ? [{ name: "period", label: words.period, options: periods }] : []),
    ...field("district", words.district, words.all, textsOf(snapshot.district).map((text) => choice(text, text, filter.district))),
    ...field("check", words.checks, words.anyCheck, [...scheme.checks].map(([id, { title }]) => choice(id, title[ask.language], filter.check))),
    ...field("result", words.result, words.all, scheme.results.map(({ id, title }) => choice(id, title[ask.language], filter.result))),
  ];
}

/** How many of each result one estate has, in the order of the scheme; results that it has not are left out. */
function tally({ scheme, snapshot }: Board, row: number, ask: Ask): readonly object[] {
  const counts = new Map<string, number>();
  for (const check of scheme.checks.keys()) {
    const column = snapshot.checks.get(check);
    const result = column ? column.texts[column.codes[row]] : "";
    counts.set(result, (counts.get(result) ?? 0) + 1);
  }
  return scheme.results.flatMap(({ id }) => {
    const count = counts.get(id);
    return count === undefined ? [] : [{ look: lookOf(id), text: `${resultInWords(scheme, id, ask.language)} ${count}` }];
  });
}

function rowModel(ask: Ask, board: Board, place: number, keep: object): object {
  const row = rankingRow(board.snapshot, place, null);
  const reason = row.status === "notEligible" ? outcomeReason(board.scheme, row.grade ?? "", ask.language) : "";
  return { name: row.name, href: ask.links.to(["disclosures", row.subject], { ...keep }), district: row.district ?? "", results: row.status === "notEligible" ? [] : tally(board, place, ask), reason, marks: marksOf(board.scheme, row, ask.language), missing: row.status !== "rated" };
}

function byCheck(ask: Ask, { scheme, snapshot }: Board, keep: object): object {
  const counts = resultCounts(scheme, snapshot).byCheck;
  return {
    results: scheme.results.map(({ id, title }) => ({ look: lookOf(id), text: title[ask.language] })),
    rows: [...scheme.checks].map(([check, { title }]) => ({ title: title[ask.language], cells: scheme.results.map(({ id, title: name }) => ({ label: name[ask.language], count: counts.get(check)?.get(id) ?? 0, href: ask.links.to(["disclosures"], { ...keep, check, result: id }) })) })),
  };
}

async function show(ask: Ask): Promise<Answer> {
  const board = await openBoard(ask);
  const { shown, scheme, snapshot } = board;
  const { district, q, check, result } = ask.parameters;
  const filter: RankingFilter = { district, q, check, result };
  const page = ask.parameters.page ?? 1;
  const keep = { scheme: ask.parameters.scheme, ...(await periodParameters(ask, shown)) };
  const { total, rows } = queryRanking(snapshot, filter, { sort: "name", page, size: PAGE_SIZE });
  const words = { ...wordsOf(COMMON, ask.language), ...wordsOf(RANKING, ask.language), ...wordsOf(DISCLOSURES, ask.language) };
  const period = periodInWords(shown.run.period.id, ask.language);
  const from = (page - 1) * PAGE_SIZE + 1;
  const link = (to: number, text: string): object => ({ href: ask.links.to(["disclosures"], { ...keep, ...filter, page: to === 1 ? undefined : to }), text });
  const shares = scheme.results.map(({ id }) => ({ chip: false as const, result: { look: lookOf(id), text: resultInWords(scheme, id, ask.language) }, href: ask.links.to(["disclosures"], { ...keep, result: id }), look: "f3", count: resultCounts(scheme, snapshot).total.get(id) ?? 0 }));
  return {
    kind: "page", page: "disclosures",
    frame: { title: `${scheme.title[ask.language]} ${period}`, section: "disclosures", path: ["disclosures"], parameters: { ...keep, ...filter, page: ask.parameters.page }, unpublished: shown.publication === null, source: sourceOf(shown, ask.links), json: "/api/v1/disclosures" },
    model: {
      words, heading: { title: scheme.title[ask.language], sub: `${words.board} · ${period}`, strip: [...stripOf(shown, ask.language), strip(countOf(shown.run.counts.subjects, scheme.subject, ask.language))] },
      form: { words, action: "/disclosures", hidden: hidden(ask, keep), fields: fields(ask, board, filter, await periodChoices(ask, shown)), q: q ?? "", placeholder: words.namePlaceholder },
      shares: shareRows(shares), byCheck: byCheck(ask, board, keep), noun: nounOf(scheme.subject, ask.language), all: ask.links.to(["disclosures"], keep), filtered: Object.values(filter).some((value) => value !== undefined),
      range: fill(words.onPage, { from, to: from + rows.length - 1, all: countOf(total, scheme.subject, ask.language) }), noMatch: fill(words.noMatch, { noun: nounOf(scheme.subject, ask.language).toLowerCase() }),
      rows: rows.map((row) => rowModel(ask, board, row, keep)), paging: { label: words.pages, previous: page > 1 && link(page - 1, words.previous), next: page * PAGE_SIZE < total && link(page + 1, words.next) },
      sheet: `${shortHash(shown.run.id)} · ${shortHash(shown.run.revision)} · ${shown.run.asOf}`,
    },
  };
}

function hidden(ask: Ask, keep: { readonly scheme?: string; readonly "as-of"?: string }): readonly object[] {
  const pairs: Readonly<Record<string, string | undefined>> = { scheme: keep.scheme, "as-of": keep["as-of"], lang: ask.language === "en" ? "en" : undefined };
  return Object.entries(pairs).filter(([, value]) => value !== undefined).map(([name, value]) => ({ name, value }));
}

/** All estates with the results of their checks. */
export const disclosuresPage: Page = { path: "/disclosures", parameters: ["scheme", "period", "as-of", "district", "q", "check", "result", "page", "lang"], show };
