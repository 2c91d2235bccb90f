import type { ShownRun } from "../../app/queries/published-runs.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { fill, wordsOf } from "../language.js";
import { CHROME, COMMON } from "../words/chrome.js";
import { periodInWords } from "../words/phrases.js";
import type { Section } from "./layout-model.js";
import type { Answer, Ask, Page } from "./page.js";

/** The newest shown run of each scheme, with the scheme. */
export async function newestRuns({ queries, viewer }: Pick<Ask, "queries" | "viewer">): Promise<readonly { readonly shown: ShownRun; readonly scheme: Scheme }[]> {
  const runs = await queries.runs.list(viewer);
  const newest = runs.filter((shown, i) => runs.findIndex(({ run }) => run.scheme === shown.run.scheme) === i);
  return Promise.all(newest.map(async (shown) => ({ shown, scheme: (await queries.schemeOf(shown.run)).scheme })));
}

async function show(ask: Ask, section: Section, has: (scheme: Scheme) => boolean): Promise<Answer> {
  const words = { ...wordsOf(CHROME, ask.language), ...wordsOf(COMMON, ask.language) };
  const runs = await ask.queries.runs.list(ask.viewer);
  const found = (await newestRuns(ask)).filter(({ scheme }) => has(scheme));
  if (found.length === 1) return { kind: "redirect", to: ask.links.to([section, found[0].scheme.id]) };
  const periods = (id: string): object[] => [...new Set(runs.filter(({ run }) => run.scheme === id).map(({ run }) => run.period.id))].slice(0, 12)
    .map((period, i) => ({ href: ask.links.to([section, id], { period: i === 0 ? undefined : period }), text: periodInWords(period, ask.language) }));
  const schemes = found.map(({ shown, scheme }) => ({
    href: ask.links.to([section, scheme.id]), title: scheme.title[ask.language], period: periodInWords(shown.run.period.id, ask.language),
    asOf: fill(words.asOfDay, { day: shown.run.asOf }), periods: periods(scheme.id),
  }));
  return {
    kind: "page", page: "index", frame: { title: words[section], section, path: [section], parameters: {} },
    model: { title: words[section], sub: words.footer, schemes, nothing: words.nothingPublished },
  };
}

/** `/rankings` and `/lists`: the schemes that have them; straight to it if there is only one. */
export const rankingsIndex: Page = { path: "/rankings", parameters: ["lang"], show: (ask) => show(ask, "rankings", (scheme) => scheme.ranking !== undefined || scheme.score !== undefined) };
export const listsIndex: Page = { path: "/lists", parameters: ["lang"], show: (ask) => show(ask, "lists", (scheme) => scheme.lists.length > 0) };
