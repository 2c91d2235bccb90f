import { Refusal } from "../../app/refusal.js";
import { publicCard, publicTrace } from "../../domain/explain/public-trace.js";
import { fill, wordsOf } from "../language.js";
import { path } from "../links.js";
import { COMMON } from "../words/chrome.js";
import { DISCLOSURES } from "../words/disclosures.js";
import { outcomeReason, periodInWords } from "../words/phrases.js";
import { SCORECARD } from "../words/scorecard.js";
import { openBoard, type Board } from "../models/boards.js";
import { findingModels, resultInWords } from "../models/findings-model.js";
import type { CardSource } from "../models/items-model.js";
import { marksOf } from "../models/marks.js";
import { periodForm, periodParameters, shortHash, sourceOf, strip, stripOf, type Answer, type Ask, type Page, type StripPart } from "./page.js";
import { recordModels } from "../models/records-model.js";

/** Everything behind the board of one estate, public parts only. Refuses (404) an estate that the run did not check. */
export async function openDisclosure(ask: Pick<Ask, "queries" | "viewer" | "parameters" | "language" | "part">): Promise<Board & { readonly source: CardSource; readonly name: string; readonly district: string }> {
  const board = await openBoard(ask);
  const subject = ask.part.project;
  if (!board.snapshot.rowOf.has(subject)) throw new Refusal("notFound", "unknown-subject", { "zh-CN": `本期没有检查“${subject.slice(0, 60)}”。`, en: `"${subject.slice(0, 60)}" was not checked in this period.` });
  const view = await ask.queries.scorecard(board.shown.run.id, subject);
  const source: CardSource = { card: publicCard(view.card, board.scheme), trace: publicTrace(view.trace, board.scheme), scheme: board.scheme, evidence: view.evidence, language: ask.language };
  const { district } = view.scorecard.attributes;
  return { ...board, source, name: view.scorecard.name, district: typeof district === "string" ? district : "" };
}

/** The newest day on which a record behind the board occurred; null: there is none. */
export function lastInspection({ evidence }: CardSource): string | null {
  const days = [...evidence.records.values()].flatMap(({ fields }) => fields.filter(({ field }) => field.name === "occurredOn").map(({ value }) => String(value)));
  return days.reduce<string | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
}

function inspectionStrip(source: CardSource): StripPart {
  const words = wordsOf(DISCLOSURES, source.language);
  const day = lastInspection(source);
  return strip(day === null ? words.neverInspected : fill(words.lastInspection, { day }));
}

function summary({ card, scheme, language }: CardSource): readonly object[] {
  const count = (id: string): number => card.findings.filter(({ result }) => result === id).length;
  return scheme.results.filter(({ id }) => count(id) > 0).map(({ id }) => ({ look: id.replace(/[^A-Za-z]/g, ""), text: `${resultInWords(scheme, id, language)} ${count(id)}` }));
}

async function show(ask: Ask): Promise<Answer> {
  const { shown, scheme, source, name, district } = await openDisclosure(ask);
  const { language } = ask;
  const words = { ...wordsOf(COMMON, language), ...wordsOf(SCORECARD, language), ...wordsOf(DISCLOSURES, language) };
  const period = periodInWords(shown.run.period.id, language);
  const keep = { scheme: ask.parameters.scheme, ...(await periodParameters(ask, shown)) };
  return {
    kind: "page", page: "disclosure",
    frame: { title: `${name} · ${scheme.title[language]} ${period}`, section: "disclosures", path: ["disclosures", source.card.subject], parameters: keep, unpublished: shown.publication === null, source: sourceOf(shown, ask.links), json: `/api/v1/disclosures/${encodeURIComponent(source.card.subject)}` },
    model: {
      words, heading: { title: name, sub: [scheme.title[language], period, district].filter((part) => part !== "").join(" · "), strip: [...stripOf(shown, language), inspectionStrip(source)] },
      marks: marksOf(scheme, { lists: source.card.lists, disputed: false, fewData: source.card.fewData }, language), summary: summary(source), caption: `${scheme.title[language]} ${period}`,
      reason: source.card.outcome !== null && outcomeReason(scheme, source.card.outcome, language), findings: source.card.status === "notEligible" ? [] : findingModels(source), records: recordModels(source.evidence, scheme, language),
      links: [{ href: ask.links.to(["scorecards", shown.run.id, source.card.subject]), text: words.card }, { href: ask.links.to(["disclosures"], keep), text: words.board }],
      periods: await periodForm(ask, shown, path(["disclosures", source.card.subject]), { scheme: ask.parameters.scheme }),
      sheet: `${name} · ${shortHash(shown.run.id)} · ${shortHash(shown.run.revision)} · ${shown.run.asOf}`,
    },
  };
}

/** Has my estate told me what it must? */
export const disclosurePage: Page = { path: "/disclosures/:project", parameters: ["scheme", "period", "as-of", "lang"], show };
