import type { Queries } from "../../app/queries/create-queries.js";
import type { ShownRun, Viewer } from "../../app/queries/published-runs.js";
import { Refusal } from "../../app/refusal.js";
import type { Language } from "../language.js";
import { fill, wordsOf } from "../language.js";
import type { Links } from "../links.js";
import type { ParameterName, Parameters } from "../parameters.js";
import type { PageName } from "../render.js";
import { CHROME, COMMON } from "../words/chrome.js";
import { periodInWords } from "../words/phrases.js";
import type { Frame, LayoutModel, Link } from "./layout-model.js";

/** What a page is made from: the request, read and typed, and the read models. */
export interface Ask {
  readonly queries: Queries;
  readonly viewer: Viewer;
  readonly links: Links;
  readonly language: Language;
  readonly parameters: Parameters;
  /** Parts of the address, by name. */
  readonly part: Readonly<Record<string, string>>;
  readonly demonstration: boolean;
}
export type Answer =
  | { readonly kind: "page"; readonly page: PageName; readonly frame: Frame; readonly model: object }
  | { readonly kind: "csv"; readonly name: string; readonly text: string }
  | { readonly kind: "redirect"; readonly to: string };

/** One page: its address, the parameters that it knows, and what it shows. */
export interface Page {
  readonly path: string;
  readonly parameters: readonly ParameterName[];
  readonly show: (ask: Ask) => Promise<Answer>;
}

/** A piece of the strip under a title. */
export interface StripPart {
  readonly strong: string | false;
  readonly text: string;
  readonly link: Link | false;
}
export const strip = (text: string, strong: string | false = false): StripPart => ({ strong, text, link: false });

/** State, as-of day, and whether its basis has changed: what every strip of a run begins with. */
export function stripOf(shown: ShownRun, language: Language): readonly StripPart[] {
  const words = wordsOf(COMMON, language);
  const state = shown.publication ? strip(shown.publication.at.slice(0, 10), words.published) : strip("", words.unpublished);
  const stale = shown.stale ? [strip(words.recomputing, words.stale)] : [];
  return [state, strip(fill(words.asOfDay, { day: shown.run.asOf })), ...stale];
}

export const shortHash = (hash: string): string => hash.slice(0, 8);

/** The footer's line: which run and which version of the scheme the figures come from. */
export function sourceOf(shown: ShownRun, links: Links): LayoutModel["source"] {
  const words = wordsOf(CHROME, links.language);
  return [
    { label: words.run, text: shortHash(shown.run.id), link: `/api/v1/runs/${shown.run.id}` },
    { label: words.version, text: shortHash(shown.run.revision), link: links.to(["schemes", shown.run.scheme], { period: shown.run.period.id }) },
    { label: words.asOf, text: shown.run.asOf, link: false },
  ];
}

/** The run asked for by scheme, period and as-of day; refuses (404) with what there is. */
export async function runAsked({ queries, viewer, parameters }: Pick<Ask, "queries" | "viewer" | "parameters">, scheme: string): Promise<ShownRun> {
  const shown = await queries.runs.find(viewer, { scheme, period: parameters.period, asOf: parameters["as-of"] });
  if (shown) return shown;
  const runs = await queries.runs.list(viewer);
  const periods = runs.filter(({ run }) => run.scheme === scheme).map(({ run }) => `${run.period.id} (${run.asOf})`);
  if (periods.length === 0) {
    const schemes = [...new Set(runs.map(({ run }) => run.scheme))].join(", ") || "—";
    throw new Refusal("notFound", "unknown-scheme", { "zh-CN": `没有已发布的评价办法“${scheme}”。已发布：${schemes}。`, en: `No standard "${scheme}" is published. Published: ${schemes}.` });
  }
  throw new Refusal("notFound", "unknown-period", { "zh-CN": `该期间没有已发布的结果。已发布：${periods.join("、")}。`, en: `Nothing is published for that period. Published: ${periods.join(", ")}.` });
}

/** Parameters that keep a link on the period that is shown; none if it is the newest. */
export async function periodParameters({ queries, viewer }: Pick<Ask, "queries" | "viewer">, shown: ShownRun): Promise<{ readonly period?: string; readonly "as-of"?: string }> {
  const newest = await queries.runs.find(viewer, { scheme: shown.run.scheme });
  if (newest?.run.id === shown.run.id) return {};
  const first = await queries.runs.find(viewer, { scheme: shown.run.scheme, period: shown.run.period.id });
  return first?.run.id === shown.run.id ? { period: shown.run.period.id } : { period: shown.run.period.id, "as-of": shown.run.asOf };
}

/** A form that leads to another period of the same page; without options where there is only one. */
export async function periodForm(ask: Ask, shown: ShownRun, action: string, keep: Readonly<Record<string, string | undefined>> = {}): Promise<object> {
  const words = wordsOf(COMMON, ask.language);
  const pairs: Readonly<Record<string, string | undefined>> = { ...keep, lang: ask.language === "en" ? "en" : undefined };
  const options = await periodChoices(ask, shown);
  return {
    action, label: words.period, button: words.search, options: options.length < 2 ? [] : options,
    hidden: Object.entries(pairs).filter(([, value]) => value !== undefined).map(([name, value]) => ({ name, value })),
  };
}

/** The periods of a scheme that may be chosen, newest first. */
export async function periodChoices({ queries, viewer, language }: Ask, shown: ShownRun): Promise<readonly { readonly value: string; readonly text: string; readonly chosen: boolean }[]> {
  const runs = (await queries.runs.list(viewer)).filter(({ run }) => run.scheme === shown.run.scheme);
  const ids = [...new Set(runs.map(({ run }) => run.period.id))];
  return ids.map((id) => ({ value: id, text: periodInWords(id, language), chosen: id === shown.run.period.id }));
}
