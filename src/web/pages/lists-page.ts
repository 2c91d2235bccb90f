import { listViews, type ListEntry, type ListView } from "../../app/queries/list-view.js";
import type { ShownRun } from "../../app/queries/published-runs.js";
import type { RankingRow } from "../../app/queries/ranking-query.js";
import { addDuration, dayOf, isoDay } from "../../domain/calendar/days.js";
import { formatNumber } from "../../domain/explain/format-number.js";
import { listInWords } from "../../domain/explain/list-words.js";
import { titleOf } from "../../domain/explain/titles.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { Refusal } from "../../app/refusal.js";
import { fill, wordsOf } from "../language.js";
import { path } from "../links.js";
import { COMMON } from "../words/chrome.js";
import { LISTS } from "../words/lists.js";
import { basisInShort, basisInWords, countOf, nameOf, periodInWords, withoutTitle } from "../words/phrases.js";
import { consequencesShown } from "../models/consequences-model.js";
import { chipOf, listMark } from "../models/marks.js";
import { periodForm, periodParameters, runAsked, shortHash, sourceOf, stripOf, type Answer, type Ask, type Page } from "./page.js";
import { rankInWords } from "../models/ranking-rows.js";

/** How many earlier periods are looked at for "since". */
export const PERIODS_BACK = 8;

/** Longer tables of the undecided are folded. */
const SHORT = 8;

interface Open {
  readonly ask: Ask;
  readonly shown: ShownRun;
  readonly scheme: Scheme;
}

/** The day up to which an entry runs by the term of its list, counted from the end of the period. */
export function untilOf({ spec }: ListView, shown: ShownRun): string | null {
  const end = dayOf(shown.run.period.to);
  return spec.term === undefined || end === null ? null : isoDay(addDuration(end, spec.term, 1));
}

function rowFacts({ scheme, ask }: Open, row: RankingRow): { readonly rank: string; readonly score: string; readonly chip: object | false } {
  return { rank: rankInWords(row), score: row.score === null ? "" : formatNumber(row.score, scheme.score?.round.places ?? 0), chip: row.grade !== null && chipOf(scheme, row.grade, ask.language) };
}

const FACTS_NAMED = 3;

/** "缺少：A、B 等 16 项": facts with one title are named once. */
function lacksInWords({ ask, scheme }: Open, missing: readonly string[]): string {
  const titles = [...new Set(missing.map((fact) => titleOf(scheme, fact, ask.language)))];
  const named = titles.slice(0, FACTS_NAMED).join(ask.language === "en" ? ", " : "、");
  const what = missing.length > Math.min(titles.length, FACTS_NAMED) ? fill(wordsOf(LISTS, ask.language).andOthers, { named, n: missing.length }) : named;
  return fill(wordsOf(COMMON, ask.language).lacks, { what });
}

function entryModel(open: Open, list: ListView, { row, nominatedBy, since, missing }: ListEntry): object {
  const { ask, shown, scheme } = open;
  const words = wordsOf(LISTS, ask.language);
  const rules = nominatedBy.flatMap((name) => scheme.rules.filter((rule) => rule.name === name));
  const lacks = missing.length === 0 ? [] : [lacksInWords(open, missing)];
  const reasons = lacks.length > 0 ? lacks : rules.length > 0 ? rules.map((rule) => `${nameOf(scheme, rule.name, ask.language)} ${basisInShort(rule.basis, scheme, ask.language)}`.trim()) : [words.byCondition];
  return {
    name: row.name, district: row.district ?? "", href: ask.links.to(scheme.score ? ["scorecards", shown.run.id, row.subject] : ["disclosures", row.subject]), ...rowFacts(open, row), reasons,
    since: periodInWords(since, ask.language), until: untilOf(list, shown) ?? words.untilNext,
  };
}

function leftModel(open: Open, { before, now }: ListView["left"][number]): object {
  const { ask, scheme, shown } = open;
  const words = wordsOf(LISTS, ask.language);
  const facts = now === null ? null : rowFacts(open, now);
  const told = facts === null ? words.gone : [now?.grade ?? "", facts.score, facts.rank === "—" ? "" : `${words.rank} ${facts.rank}`].filter((part) => part !== "").join(" · ") || words.gone;
  const subject = now?.subject ?? before.subject;
  return { name: before.name, href: now === null ? false : ask.links.to(scheme.score ? ["scorecards", shown.run.id, subject] : ["disclosures", subject]), told: fill(words.leftNow, { now: told }) };
}

function consequences({ ask: { language }, scheme, shown }: Open, list: string): readonly object[] {
  return consequencesShown(scheme, shown, (each) => each.for.list === list, language);
}

function listModel(open: Open, list: ListView): object {
  const { ask, scheme } = open;
  const words = { ...wordsOf(COMMON, ask.language), ...wordsOf(LISTS, ask.language) };
  const { spec, entries, undecided, noPlace, proposed, left, entered } = list;
  const mark = listMark(scheme, spec.id, ask.language);
  const entry = (each: ListEntry): object => entryModel(open, list, each);
  return {
    anchor: `l-${spec.id}`, title: spec.title[ask.language], look: mark.look, mark, says: withoutTitle(listInWords(spec, scheme, ask.language), spec.title[ask.language]), basis: basisInWords(spec.basis, scheme), official: spec.official ? words.official : words.profile,
    count: entries.length === 0 ? words.nobody : fill(words.entries, { all: countOf(entries.length, scheme.subject, ask.language), entered: ask.language === "en" ? entered : countOf(entered, scheme.subject, ask.language) }), entries: entries.map(entry), undecided: undecided.map(entry), undecidedCount: fill(words.undecidedCount, { n: undecided.length }), short: undecided.length <= SHORT, noPlace: noPlace.map(entry), proposed: proposed.map(entry),
    left: left.map((each) => leftModel(open, each)), consequences: consequences(open, spec.id), scored: scheme.score !== undefined,
  };
}

async function show(ask: Ask): Promise<Answer> {
  const shown = await runAsked(ask, ask.part.scheme);
  const { scheme } = await ask.queries.schemeOf(shown.run);
  if (scheme.lists.length === 0) throw new Refusal("notFound", "no-lists", { "zh-CN": `“${scheme.title["zh-CN"]}”没有名单。`, en: `"${scheme.title.en}" has no lists.` });
  const open: Open = { ask, shown, scheme };
  const views = await listViews(ask.queries.store, scheme, await ask.queries.shelf(ask.viewer, shown, PERIODS_BACK));
  const words = { ...wordsOf(COMMON, ask.language), ...wordsOf(LISTS, ask.language) };
  const period = periodInWords(shown.run.period.id, ask.language);
  const keep = await periodParameters(ask, shown);
  return {
    kind: "page", page: "lists",
    frame: { title: `${scheme.title[ask.language]} ${words.title} ${period}`, section: "lists", path: ["lists", scheme.id], parameters: keep, unpublished: shown.publication === null, source: sourceOf(shown, ask.links), json: `/api/v1/lists/${scheme.id}${keep.period === undefined ? "" : `?period=${keep.period}`}` },
    model: {
      words, heading: { title: scheme.title[ask.language], sub: `${words.title} · ${period}`, strip: stripOf(shown, ask.language) }, lists: views.map((view) => listModel(open, view)),
      periods: await periodForm(ask, shown, path(["lists", scheme.id])),
      sheet: `${shortHash(shown.run.id)} · ${shortHash(shown.run.revision)} · ${shown.run.asOf}`,
    },
  };
}

/** Who is on the lists, why, since when and until when; who left, and who waits. */
export const listsPage: Page = { path: "/lists/:scheme", parameters: ["period", "as-of", "lang"], show };
