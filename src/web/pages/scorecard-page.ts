import { histogram } from "../../app/queries/histogram.js";
import type { ShownRun } from "../../app/queries/published-runs.js";
import { historyOf, type HistoryEntry, type ScorecardView } from "../../app/queries/scorecard-view.js";
import { Refusal } from "../../app/refusal.js";
import { cardSentence } from "../../domain/explain/card-sentence.js";
import { formatNumber } from "../../domain/explain/format-number.js";
import { publicCard, publicTrace } from "../../domain/explain/public-trace.js";
import type { Card } from "../../domain/model/card.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { buildChart } from "../charts/build-chart.js";
import { histogramChart } from "../charts/histogram-chart.js";
import { trendChart, TREND_SIZE } from "../charts/trend-chart.js";
import { fill, wordsOf, type Language } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { countOf, nameOf, outcomeInWords, periodInWords } from "../words/phrases.js";
import { DISCLOSURES } from "../words/disclosures.js";
import { SCORECARD } from "../words/scorecard.js";
import { cardConsequences } from "../models/consequences-model.js";
import { findingModels } from "../models/findings-model.js";
import { groupModels, restModels, type CardSource } from "../models/items-model.js";
import { chipOf, marksOf } from "../models/marks.js";
import { outlookModel } from "../models/outlook-model.js";
import { shortHash, sourceOf, strip, stripOf, type Answer, type Ask, type Page } from "./page.js";
import { linkedModels } from "../models/linked-model.js";
import { recordModels } from "../models/records-model.js";
import { nodesOf } from "../models/trace-model.js";

/** The scorecard asked for, public parts only. Refuses (404) a run that is not shown and a subject that it did not rate. */
export async function openScorecard({ queries, viewer, part }: Ask): Promise<{ readonly shown: ShownRun; readonly view: ScorecardView }> {
  const shown = await queries.runs.byId(viewer, part.run);
  if (!shown) throw new Refusal("notFound", "unknown-run", { "zh-CN": "没有这次运行的已发布结果：可能写错了，也可能已被替代或撤回。", en: "No published result has this run: it may be misspelt, superseded or withdrawn." });
  const view = await queries.scorecard(shown.run.id, part.subject);
  return { shown, view: { ...view, card: publicCard(view.card, view.scheme), trace: publicTrace(view.trace, view.scheme) } };
}

function rankLine(card: Card, scheme: Scheme, language: Language): string {
  const words = wordsOf(SCORECARD, language);
  if (card.fewData) return words.fewData;
  if (card.rank === null || card.population === null) return "";
  const tied = card.tied === 0 ? "" : fill(words.tied, { tied: language === "en" ? card.tied : `${countOf(card.tied, scheme.subject, language)}` });
  return `${fill(words.rank, { rank: card.rank, population: card.population })}${tied}`;
}

/** The card without what the page already tells beside the sentence: rank, lists, what is missing and what is disputed. */
function toldBeside(card: Card, scheme: Scheme, language: Language): Card {
  if (card.status !== "rated") return card.outcome === null ? card : { ...card, outcome: outcomeInWords(scheme, card.outcome, language) };
  return { ...card, rank: null, fewData: false, lists: [], missing: [], unknownRules: [], known: { known: card.known.of, of: card.known.of }, least: card.score, greatest: card.score, reachable: [card.grade], scoreWithoutDisputed: null };
}

function resultModel(card: Card, scheme: Scheme, language: Language): object {
  const words = { ...wordsOf(COMMON, language), ...wordsOf(SCORECARD, language) };
  const letter = card.grade ?? card.outcome;
  return {
    chip: letter !== null && chipOf(scheme, letter, language), score: card.score === null ? words.notRated : formatNumber(card.score, scheme.score?.round.places ?? 0),
    rank: rankLine(card, scheme, language), sentence: cardSentence(toldBeside(card, scheme, language), scheme, language),
    marks: marksOf(scheme, { lists: card.lists, disputed: card.scoreWithoutDisputed !== null, fewData: card.fewData }, language),
    flags: card.flags.map(({ flag, outcome }) => ({ text: `${scheme.flags.get(flag)?.[language] ?? flag}${outcome === "unknown" ? words.maybe : ""}`, look: "plain" })),
    because: card.status === "notRated" ? card.because.map((id) => fill(words.lacks, { what: nameOf(scheme, id, language) })) : [],
  };
}

function historyModel(ask: Ask, entries: readonly HistoryEntry[], scheme: Scheme, now: string): object | false {
  if (entries.length < 2) return false;
  const places = scheme.score?.round.places ?? 0;
  const words = wordsOf(COMMON, ask.language);
  const rows = [...entries].reverse().map(({ run, period, card, revision }, i, all) => ({
    period: periodInWords(period, ask.language), href: ask.links.to(["scorecards", run, card.subject]), current: run === now, chip: (card.grade ?? card.outcome) !== null && chipOf(scheme, card.grade ?? card.outcome ?? "", ask.language),
    score: card.score === null ? words.notRated : formatNumber(card.score, places), rank: card.rank === null ? "—" : `${card.rank} / ${card.population}`, changed: i + 1 < all.length && all[i + 1].revision !== revision,
  }));
  const chart = trendChart(entries, places, now);
  return { chart: chart !== null && { ...chart, ...TREND_SIZE }, rows, graded: scheme.grades.length > 0 };
}

function decisionModels({ trace, scheme, language }: CardSource): readonly object[] {
  const words = wordsOf(SCORECARD, language);
  const titles = { eligibility: words.decidedEligibility, band: words.decidedBand, atMost: words.decidedAtMost, gate: words.decidedGate, list: words.decidedList, exit: words.decidedExit };
  return trace.decisions.map((decision) => ({
    title: fill(titles[decision.of], { id: nameOf(scheme, decision.id, language) }), outcome: words[decision.outcome], conditions: nodesOf(decision.conditions, scheme, language),
  }));
}

async function show(ask: Ask): Promise<Answer> {
  const { shown, view } = await openScorecard(ask);
  const { card, scheme, scorecard } = view;
  const { language } = ask;
  const words = { ...wordsOf(COMMON, language), ...wordsOf(DISCLOSURES, language), ...wordsOf(SCORECARD, language) };
  const source: CardSource = { card, trace: view.trace, scheme, evidence: view.evidence, language };
  const groups = groupModels(source);
  const period = periodInWords(shown.run.period.id, language);
  const district = typeof scorecard.attributes.district === "string" ? [scorecard.attributes.district] : [];
  const known = card.known.of === 0 ? [] : [strip(fill(words.known, { ...card.known }))];
  const chart = scheme.score ? histogramChart(histogram(scheme, await ask.queries.snapshot(shown.run)), scheme, language, card.score) : null;
  const rest = restModels(source);
  return {
    kind: "page", page: "scorecard",
    frame: { title: `${scorecard.name} · ${scheme.title[language]} ${period}`, section: scheme.score ? "rankings" : "disclosures", path: ["scorecards", shown.run.id, card.subject], parameters: {}, unpublished: shown.publication === null, source: sourceOf(shown, ask.links), json: `/api/v1/scorecards/${shown.run.id}/${encodeURIComponent(card.subject)}?trace=1` },
    model: {
      words, heading: { title: scorecard.name, sub: [scheme.title[language], period, ...district].join(" · "), strip: [...stripOf(shown, language), ...known, { strong: false, text: "", link: { href: ask.links.to(["schemes", scheme.id], { period: shown.run.period.id }), text: `${scheme.title[language]} ${shortHash(shown.run.revision)}` } }] },
      result: resultModel(card, scheme, language), outlook: outlookModel(card, scheme, language), histogram: chart ?? false, build: buildChart(card, scheme, language) ?? false,
      caption: fill(words.itemsCaption, { n: groups.reduce((n, { rules }) => n + rules.length, 0) }), groups, findings: findingModels(source), findingsCaption: words.check, rest, restTitle: fill(words.rest, { n: rest.length }),
      consequences: cardConsequences(card, scheme, shown, language), decisions: decisionModels(source), linked: linkedModels(view, language), records: recordModels(view.evidence, scheme, language, view.names), history: historyModel(ask, await historyOf(ask.queries.store, ask.queries.runs, ask.viewer, { scheme: scheme.id, subject: card.subject }), scheme, shown.run.id),
      sheet: `${scorecard.name} · ${shortHash(shown.run.id)} · ${shortHash(shown.run.revision)} · ${shown.run.asOf}`,
    },
  };
}

/** Why this result, and what can be done. */
export const scorecardPage: Page = { path: "/scorecards/:run/:subject", parameters: ["lang"], show };
