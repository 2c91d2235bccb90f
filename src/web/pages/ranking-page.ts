import type { ShownRun } from "../../app/queries/published-runs.js";
import { countGrades, queryRanking, type RankingFilter } from "../../app/queries/ranking-query.js";
import type { RankingSnapshot } from "../../app/queries/ranking-snapshot.js";
import { Refusal } from "../../app/refusal.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { fill, wordsOf } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { countOf, nounOf, periodInWords } from "../words/phrases.js";
import { RANKING } from "../words/ranking.js";
import { chipOf } from "../models/marks.js";
import { periodChoices, periodParameters, runAsked, shortHash, sourceOf, strip, stripOf, type Answer, type Ask, type Page, type StripPart } from "./page.js";
import { rankingCsv } from "../models/ranking-csv.js";
import { filterFields } from "../models/ranking-filters.js";
import { headings, rowModel } from "../models/ranking-rows.js";

export const PAGE_SIZE = 50;

/** A ranking, opened for one request. */
export interface OpenRanking {
  readonly ask: Ask;
  readonly shown: ShownRun;
  readonly scheme: Scheme;
  readonly snapshot: RankingSnapshot;
  readonly previous: { readonly shown: ShownRun; readonly snapshot: RankingSnapshot } | null;
  readonly filter: RankingFilter;
  /** Parameters that keep a link on this period, and those of the filters. */
  readonly keep: Readonly<Record<string, string | undefined>>;
}

/** Refuses a scheme that ranks nobody, with the way to its board. */
export function demandRanking(scheme: Scheme): void {
  if (scheme.ranking || scheme.score) return;
  throw new Refusal("notFound", "no-ranking", {
    "zh-CN": `“${scheme.title["zh-CN"]}”只逐项检查，不打分也不排名。检查结果见 /disclosures。`,
    en: `"${scheme.title.en}" checks item by item; it gives no score and no rank. Its results are at /disclosures.`,
  });
}

/** The ranking asked for, with the one before it. */
export async function openRanking(ask: Ask): Promise<OpenRanking> {
  const shown = await runAsked(ask, ask.part.scheme);
  const { scheme } = await ask.queries.schemeOf(shown.run);
  demandRanking(scheme);
  const { snapshot, earlier } = await ask.queries.shelf(ask.viewer, shown, 1);
  const { district, grade, size, list, q } = ask.parameters;
  return { ask, shown, scheme, snapshot, previous: earlier.at(0) ?? null, filter: { district, grade, size, list, q }, keep: await periodParameters(ask, shown) };
}

const isFiltered = ({ filter }: OpenRanking): boolean => Object.values(filter).some((value) => value !== undefined);

function distribution(open: OpenRanking): readonly object[] {
  const { ask, scheme, snapshot, keep, filter, shown } = open;
  const counts = countGrades(snapshot, { ...filter, grade: undefined });
  return open.shown.run.distribution.filter(({ grade }) => (counts.get(grade) ?? 0) > 0).map(({ grade }) => ({
    chip: chipOf(scheme, grade, ask.language), count: counts.get(grade) ?? 0, chosen: filter.grade === grade,
    href: ask.links.to(["rankings", shown.run.scheme], { ...keep, ...filter, grade }),
  }));
}

function stripParts(open: OpenRanking): readonly StripPart[] {
  const { ask, shown, keep, filter } = open;
  const words = { ...wordsOf(COMMON, ask.language), ...wordsOf(RANKING, ask.language) };
  const { subjects, rated } = shown.run.counts;
  const all = countOf(subjects, shown.run.subjectKind, ask.language);
  const counts = subjects === rated ? all : fill(words.counts, { all, others: countOf(subjects - rated, shown.run.subjectKind, ask.language) });
  return [...stripOf(shown, ask.language), strip(counts), { strong: false, text: "", link: { href: ask.links.to(["rankings", `${shown.run.scheme}.csv`], { ...keep, ...filter }), text: words.csv } }];
}

function paging(open: OpenRanking, total: number): object {
  const { ask, shown, keep, filter } = open;
  const page = ask.parameters.page ?? 1;
  const words = wordsOf(COMMON, ask.language);
  const link = (to: number, text: string): object => ({ href: ask.links.to(["rankings", shown.run.scheme], { ...keep, ...filter, sort: ask.parameters.sort, page: to === 1 ? undefined : to }), text });
  return { label: words.pages, previous: page > 1 && link(page - 1, words.previous), next: page * PAGE_SIZE < total && link(page + 1, words.next) };
}

async function show(ask: Ask): Promise<Answer> {
  const open = await openRanking(ask);
  const { shown, scheme, snapshot, keep, filter } = open;
  const page = ask.parameters.page ?? 1;
  const { total, rows } = queryRanking(snapshot, filter, { sort: ask.parameters.sort, page, size: PAGE_SIZE });
  const words = { ...wordsOf(COMMON, ask.language), ...wordsOf(RANKING, ask.language) };
  const period = periodInWords(shown.run.period.id, ask.language);
  const from = (page - 1) * PAGE_SIZE + 1;
  const range = fill(words.onPage, { from, to: from + rows.length - 1, all: countOf(total, scheme.subject, ask.language) });
  return {
    kind: "page", page: "ranking",
    frame: { title: `${scheme.title[ask.language]} ${words.title} ${period}`, section: "rankings", path: ["rankings", scheme.id], parameters: { ...keep, ...filter, sort: ask.parameters.sort, page: ask.parameters.page }, unpublished: shown.publication === null, source: sourceOf(shown, ask.links), json: `/api/v1${ask.links.to(["rankings", scheme.id], { ...keep, ...filter }).replace(/[?&]lang=en$/, "")}` },
    model: {
      words, heading: { title: scheme.title[ask.language], sub: `${words.title} · ${period}`, strip: stripParts(open) },
      form: { words, action: ask.links.to(["rankings", scheme.id]).split("?")[0], hidden: hidden(open), fields: filterFields(open, await periodChoices(ask, shown)), q: filter.q ?? "", placeholder: words.namePlaceholder },
      range, distribution: distribution(open), filtered: isFiltered(open), all: ask.links.to(["rankings", scheme.id], keep),
      table: total === 0 ? false : { caption: `${scheme.title[ask.language]} ${period}`, headings: headings(open), rows: rows.map((row) => rowModel(open, row)) },
      noMatch: fill(words.noMatch, { noun: nounOf(scheme.subject, ask.language).toLowerCase() }), paging: paging(open, total),
      sheet: `${words.title} ${shortHash(shown.run.id)} · ${shortHash(shown.run.revision)} · ${shown.run.asOf}`,
    },
  };
}

/** What a form must carry along beside its own fields. */
function hidden({ ask, keep }: OpenRanking): readonly object[] {
  const pairs: Readonly<Record<string, string | undefined>> = { "as-of": keep["as-of"], sort: ask.parameters.sort, lang: ask.language === "en" ? "en" : undefined };
  return Object.entries(pairs).filter(([, value]) => value !== undefined).map(([name, value]) => ({ name, value }));
}

async function csv(ask: Ask): Promise<Answer> {
  const open = await openRanking(ask);
  return { kind: "csv", name: `${open.scheme.id}-${open.shown.run.period.id}.csv`, text: rankingCsv(open) };
}

const FILTERS = ["period", "as-of", "district", "grade", "size", "list", "q", "sort"] as const;

/** A ranking as a page, and as a file for spreadsheets. */
export const rankingPage: Page = { path: "/rankings/:scheme", parameters: [...FILTERS, "page", "lang"], show };
export const rankingFile: Page = { path: "/rankings/:scheme.csv", parameters: [...FILTERS, "lang"], show: csv };
