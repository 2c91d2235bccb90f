import { histogram } from "../../app/queries/histogram.js";
import { listChanges } from "../../app/queries/list-changes.js";
import type { Shelf } from "../../app/queries/list-view.js";
import { resultCounts } from "../../app/queries/result-counts.js";
import type { ShownRun } from "../../app/queries/published-runs.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { histogramChart } from "../charts/histogram-chart.js";
import { shareRows, type Share } from "../charts/share-chart.js";
import { fill, wordsOf, type Language } from "../language.js";
import { CHROME, COMMON } from "../words/chrome.js";
import { HOME } from "../words/home.js";
import { countOf, periodInWords } from "../words/phrases.js";
import { resultInWords } from "../models/findings-model.js";
import { newestRuns } from "./index-pages.js";
import { chipOf, isGrade, listMark, shadeOf } from "../models/marks.js";
import { stripOf, strip, type Answer, type Ask, type Page } from "./page.js";
import { searchModel } from "../models/search-model.js";

const NAMES_SHOWN = 5;

function gradeShares({ links, language }: Ask, { run }: ShownRun, scheme: Scheme): readonly Share[] {
  return run.distribution.map(({ grade, count }) => ({
    chip: chipOf(scheme, grade, language), result: false, href: links.to(["rankings", run.scheme], { grade }), look: isGrade(scheme, grade) ? `f${shadeOf(scheme, grade)}` : "fm", count,
  }));
}

function resultShares({ links, language }: Ask, { run }: ShownRun, scheme: Scheme, shelf: Shelf): readonly Share[] {
  const { total } = resultCounts(scheme, shelf.snapshot);
  return scheme.results.map(({ id }) => ({
    chip: false, result: { look: id.replace(/[^A-Za-z]/g, ""), text: resultInWords(scheme, id, language) }, href: links.to(["disclosures"], { scheme: run.scheme, result: id }), look: "f3", count: total.get(id) ?? 0,
  }));
}

function changesModel(ask: Ask, { run }: ShownRun, scheme: Scheme, shelf: Shelf): object | false {
  if (scheme.lists.length === 0) return false;
  const words = wordsOf(HOME, ask.language);
  const previous = shelf.earlier.at(0);
  const named = (people: readonly { readonly subject: string; readonly name: string }[]): object => ({
    any: people.length > 0, count: people.length, names: people.slice(0, NAMES_SHOWN).map(({ subject, name }) => ({ text: name, href: ask.links.to(["scorecards", run.id, subject]) })),
    more: people.length > NAMES_SHOWN && fill(words.andMore, { n: people.length - NAMES_SHOWN }),
  });
  return {
    title: previous ? fill(words.changes, { period: periodInWords(previous.shown.run.period.id, ask.language) }) : words.first,
    lists: listChanges(scheme, shelf.snapshot, previous?.snapshot ?? null).map(({ list, size, entered, left }) => ({
      mark: listMark(scheme, list, ask.language), size, href: `${ask.links.to(["lists", run.scheme])}#l-${list}`, entered: named(entered), left: named(left), none: previous !== undefined && entered.length + left.length === 0 && words.noChange,
    })),
  };
}

/** "1400 个，其中 98 个已评". */
function countsInWords({ run: { counts } }: ShownRun, scheme: Scheme, language: Language): string {
  const all = countOf(counts.subjects, scheme.subject, language);
  return counts.rated === counts.subjects ? all : fill(wordsOf(HOME, language).rated, { all, rated: language === "en" ? counts.rated : countOf(counts.rated, scheme.subject, language) });
}

const weight = ({ grades, score }: Scheme): number => (grades.length > 0 ? 0 : score ? 1 : 2);

async function schemeModel(ask: Ask, shown: ShownRun, scheme: Scheme): Promise<object> {
  const words = { ...wordsOf(CHROME, ask.language), ...wordsOf(HOME, ask.language) };
  const shelf = await ask.queries.shelf(ask.viewer, shown, 1);
  const ranked = scheme.ranking !== undefined || scheme.score !== undefined;
  const graded = shown.run.distribution.length > 0 && scheme.grades.length > 0;
  const shares = graded ? gradeShares(ask, shown, scheme) : scheme.results.length > 0 && !ranked ? resultShares(ask, shown, scheme, shelf) : [];
  const chart = !graded && scheme.score ? histogramChart(histogram(scheme, shelf.snapshot), scheme, ask.language, null) : null;
  const main = ranked ? { href: ask.links.to(["rankings", scheme.id]), text: words.ranking } : { href: ask.links.to(["disclosures"], { scheme: scheme.id }), text: words.board };
  const previous = shelf.earlier.at(0)?.shown.run.id;
  const compare = previous === undefined ? [] : [{ href: ask.links.to(["compare", previous, shown.run.id]), text: words.compare }];
  const lists = scheme.lists.length > 0 ? [{ href: ask.links.to(["lists", scheme.id]), text: words.lists }] : [];
  return {
    title: scheme.title[ask.language], href: main.href, period: periodInWords(shown.run.period.id, ask.language),
    strip: [...stripOf(shown, ask.language), strip(countsInWords(shown, scheme, ask.language))],
    links: [main, ...lists, { href: ask.links.to(["schemes", scheme.id]), text: words.scheme }, ...compare],
    shareTitle: graded ? words.distribution : words.results, shares: shares.length > 0 && shareRows(shares), histogram: chart ?? false, changes: changesModel(ask, shown, scheme, shelf),
  };
}

const CAUSES = { withdrawn: "withdrawn", replaced: "replaced", added: "added", stale: "passed" } as const;

/** For the bureau at its own machine: what is to be recomputed, why, and by which command. */
async function staleModel({ queries, viewer, links, language }: Ask): Promise<object | false> {
  const words = wordsOf(HOME, language);
  const stale = viewer.unpublished ? (await queries.runs.list(viewer)).filter((shown) => shown.stale !== undefined) : [];
  if (stale.length === 0) return false;
  const rows = stale.map(({ run, stale: causes = [] }) => ({
    text: `${run.title[language]} ${periodInWords(run.period.id, language)}`, href: links.to(["schemes", run.scheme], { period: run.period.id }), run: run.id.slice(0, 12),
    causes: causes.map(({ why, scheme, period }) => fill(words[CAUSES[why]], { scheme, period: periodInWords(period, language) })),
  }));
  return { title: words.stale, rows, recompute: words.recompute, command: "wuye recompute --all" };
}

async function show(ask: Ask): Promise<Answer> {
  const words = { ...wordsOf(CHROME, ask.language), ...wordsOf(COMMON, ask.language), ...wordsOf(HOME, ask.language) };
  const newest = [...(await newestRuns(ask))].sort((a, b) => weight(a.scheme) - weight(b.scheme));
  const { q } = ask.parameters;
  return {
    kind: "page", page: "home", frame: { title: words.brand, section: null, path: [], parameters: { q }, unpublished: newest.some(({ shown }) => shown.publication === null) },
    model: {
      words, q: q ?? "", hidden: ask.language === "en" ? [{ name: "lang", value: "en" }] : [], search: q === undefined ? false : await searchModel(ask, newest, q),
      schemes: q === undefined ? await Promise.all(newest.map(({ shown, scheme }) => schemeModel(ask, shown, scheme))) : [], none: newest.length === 0 && words.nothingPublished,
      stale: await staleModel(ask),
    },
  };
}

/** What is in force, and what changed. */
export const homePage: Page = { path: "/", parameters: ["q", "lang"], show };
