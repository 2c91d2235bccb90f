import { bandChart } from "../charts/band-chart.js";
import { fill, wordsOf } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { nounOf, periodInWords } from "../words/phrases.js";
import { CADENCES, SCHEMES } from "../words/schemes.js";
import { newestRuns } from "./index-pages.js";
import { periodParameters, runAsked, shortHash, sourceOf, strip, type Answer, type Ask, type Page } from "./page.js";
import { bandModels, checkModels, consequenceModels, eligibilityModels, factModels, groupModels, listModels, parameterModels, procedureModels, rankingWords, resultModels, scoreWords, sourceModels } from "../models/scheme-model.js";

/** The versions under which results are published, newest first, with their periods. */
async function versions({ queries, viewer, links, language }: Ask, scheme: string): Promise<readonly object[]> {
  const runs = (await queries.runs.list(viewer)).filter(({ run }) => run.scheme === scheme);
  const hashes = [...new Set(runs.map(({ run }) => run.revision))];
  return hashes.map((hash) => {
    const periods = [...new Set(runs.filter(({ run }) => run.revision === hash).map(({ run }) => run.period.id))];
    return { hash: shortHash(hash), periods: periods.map((period) => ({ href: links.to(["schemes", scheme], { period }), text: periodInWords(period, language) })) };
  });
}

async function show(ask: Ask): Promise<Answer> {
  const { language, links } = ask;
  const shown = await runAsked(ask, ask.part.scheme);
  const { scheme } = await ask.queries.schemeOf(shown.run);
  const words = { ...wordsOf(COMMON, language), ...wordsOf(SCHEMES, language) };
  const cadence = CADENCES[scheme.cadence][language === "en" ? 1 : 0];
  const ranked = scheme.ranking !== undefined || scheme.score !== undefined;
  const results = ranked ? { href: links.to(["rankings", scheme.id]), text: words.ranked } : { href: links.to(["disclosures"], { scheme: scheme.id }), text: words.board };
  return {
    kind: "page", page: "scheme",
    frame: { title: scheme.title[language], section: "schemes", path: ["schemes", scheme.id], parameters: await periodParameters(ask, shown), source: sourceOf(shown, links), json: `/api/v1/schemes/${scheme.id}` },
    model: {
      words, heading: { title: scheme.title[language], sub: words.sub, strip: [strip(shortHash(shown.run.revision), words.version.replace(" {hash}", "")), strip(fill(words.rates, { noun: nounOf(scheme.subject, language).toLowerCase() })), strip(fill(words.cadence, { cadence })), strip(scheme.official ? words.official : words.profile), { strong: false, text: "", link: results }] },
      description: scheme.description?.[language] ?? false, sources: sourceModels(scheme), eligibility: eligibilityModels(scheme, language), chart: bandChart(scheme) ?? false, bands: bandModels(scheme, language),
      start: scoreWords(scheme, language) || false, ...groupModels(scheme, language), checks: checkModels(scheme, language), results: resultModels(scheme, language), procedure: procedureModels(scheme, language), ranking: rankingWords(scheme, language), lists: listModels(scheme, language),
      consequences: consequenceModels(scheme, language), parameters: parameterModels(scheme, language), facts: factModels(scheme, language), versions: await versions(ask, scheme.id),
    },
  };
}

async function index(ask: Ask): Promise<Answer> {
  const words = { ...wordsOf(COMMON, ask.language), ...wordsOf(SCHEMES, ask.language) };
  const schemes = (await newestRuns(ask)).map(({ shown, scheme }) => ({
    title: scheme.title[ask.language], href: ask.links.to(["schemes", scheme.id]), description: scheme.description?.[ask.language] ?? "", sources: sourceModels(scheme).slice(0, 3),
    facts: [fill(words.rates, { noun: nounOf(scheme.subject, ask.language).toLowerCase() }), fill(words.cadence, { cadence: CADENCES[scheme.cadence][ask.language === "en" ? 1 : 0] }), fill(words.version, { hash: shortHash(shown.run.revision) })],
  }));
  return { kind: "page", page: "schemes", frame: { title: words.title, section: "schemes", path: ["schemes"], parameters: {} }, model: { words, title: words.title, sub: words.sub, schemes } };
}

/** A standard in words, and the list of standards. */
export const schemePage: Page = { path: "/schemes/:scheme", parameters: ["period", "as-of", "lang"], show };
export const schemesPage: Page = { path: "/schemes", parameters: ["lang"], show: index };
