import type { Card, Trace } from "../../domain/model/card.js";
import type { Frozen } from "../../domain/model/columns.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { RunDocument, ScorecardDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import { createLru } from "./lru.js";
import { evidenceOf, type Evidence } from "./evidence.js";
import { subjectNames } from "./subject-names.js";
import type { PublishedRuns, Viewer } from "./published-runs.js";

/** What the explainer of runs gives for one subject. */
export interface Explained {
  readonly run: RunDocument;
  readonly scheme: Scheme;
  readonly scorecard: ScorecardDocument;
  readonly card: Card;
  readonly trace: Trace;
  readonly frozen: Frozen;
  readonly row: number;
}
export type Explain = (run: string, subject: string) => Promise<Explained>;

/** One scorecard with everything behind it that the public may see. */
export interface ScorecardView extends Omit<Explained, "frozen" | "row"> {
  readonly evidence: Evidence;
  /** Names of the subjects that are linked, and of those whom records of others are about, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** One earlier result of the same subject by the same scheme. */
export interface HistoryEntry {
  readonly run: string;
  readonly period: string;
  readonly revision: string;
  readonly card: Card;
}

/** Everybody but the subject itself whom the card mentions. */
function mentioned({ linked = [] }: Trace, { records }: Evidence): readonly string[] {
  return [...linked.flatMap(({ subjects }) => subjects.map(({ subject }) => subject)), ...[...records.values()].flatMap(({ about }) => about ?? [])];
}

const CARDS_KEPT = 200;

/** Reads scorecards with their traces; the ones asked for last are kept (runs are immutable). Throws the explainer's refusal for an unknown subject. */
export function createScorecards(store: DocumentStore, explain: Explain): (run: string, subject: string) => Promise<ScorecardView> {
  const kept = createLru<ScorecardView>(CARDS_KEPT, () => 1);
  return (run, subject) => kept.get(`${run}/${subject}`, async () => {
    const { frozen, row, ...explained } = await explain(run, subject);
    const evidence = await evidenceOf(store, frozen, row, explained.scheme.kinds);
    return { ...explained, evidence, names: await subjectNames(store, mentioned(explained.trace, evidence)) };
  });
}

/** Results of a subject by one scheme in all shown runs, oldest period first. */
export async function historyOf(store: DocumentStore, runs: PublishedRuns, viewer: Viewer, of: { readonly scheme: string; readonly subject: string }): Promise<readonly HistoryEntry[]> {
  const shown = (await runs.list(viewer)).filter(({ run }) => run.scheme === of.scheme).reverse();
  const cards = await Promise.all(shown.map(({ run }) => store.get<ScorecardDocument>("scorecards", `${run.id}/${of.subject}`)));
  return shown.flatMap(({ run }, i) => {
    const card = cards[i]?.body.card;
    return card ? [{ run: run.id, period: run.period.id, revision: run.revision, card }] : [];
  });
}
