import type { ShownRun } from "../../app/queries/published-runs.js";
import { Refusal } from "../../app/refusal.js";
import { ruleInWords } from "../../domain/explain/rule-words.js";
import { newestRuns } from "../pages/index-pages.js";
import { runAsked, type Ask } from "../pages/page.js";
import { runHead } from "./api-route.js";

/** The schemes of which results are published. */
export async function schemesAnswer(ask: Ask): Promise<object> {
  const items = (await newestRuns(ask)).map(({ shown: { run }, scheme }) => ({
    id: scheme.id, title: scheme.title, subject: scheme.subject, cadence: scheme.cadence, official: scheme.official, revision: run.revision, run: run.id, period: run.period.id, asOf: run.asOf,
  }));
  return { demonstration: ask.demonstration, items };
}

/** A scheme: the author's text as it was rated by, and its rules in words. */
export async function schemeAnswer(ask: Ask): Promise<object> {
  const { run } = await runAsked(ask, ask.part.scheme);
  const { scheme, revision } = await ask.queries.schemeOf(run);
  return {
    demonstration: ask.demonstration, id: scheme.id, title: scheme.title, revision: run.revision, language: run.language, official: scheme.official, period: run.period.id, run: run.id, document: JSON.parse(revision.text) as object,
    rules: scheme.rules.map((rule) => ({ name: rule.name, title: rule.title, says: { "zh-CN": ruleInWords(rule, scheme, "zh-CN"), en: ruleInWords(rule, scheme, "en") }, official: rule.official })),
  };
}

function runBody(shown: ShownRun, demonstration: boolean): object {
  const { subjectKind, language, period, snapshot, digest, upstream, cards, result, counts, distribution, lists } = shown.run;
  return { ...runHead(shown, demonstration), subjectKind, language, from: period.from, to: period.to, snapshot, digest, upstream, cards, result, counts, distribution, lists, supersedes: shown.publication?.supersedes ?? null };
}

/** The runs that are shown, by scheme, newest first. */
export async function runsAnswer(ask: Ask): Promise<object> {
  const runs = await ask.queries.runs.list(ask.viewer);
  const wanted = runs.filter(({ run }) => ask.parameters.scheme === undefined || run.scheme === ask.parameters.scheme);
  return { demonstration: ask.demonstration, items: wanted.map((shown) => runBody(shown, ask.demonstration)) };
}

export async function runAnswer(ask: Ask): Promise<object> {
  const shown = await ask.queries.runs.byId(ask.viewer, ask.part.run);
  if (!shown) throw new Refusal("notFound", "unknown-run", { "zh-CN": "没有这次运行的已发布结果。", en: "No published result has this run." });
  return runBody(shown, ask.demonstration);
}
