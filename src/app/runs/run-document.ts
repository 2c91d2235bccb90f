import { isoDay } from "../../domain/calendar/days.js";
import { idleChoices } from "../../domain/evaluate/choices/idle-choices.js";
import type { Card } from "../../domain/model/card.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { canonical, sha256 } from "../canonical.js";
import type { RunDocument } from "../documents.js";
import type { RunEvidence } from "../records/run-evidence.js";
import type { When } from "./choose-period.js";
import type { Computed } from "./compute-run.js";
import { waitingOf } from "./gates/waiting.js";

/** Version of the rule language and its readings: part of every run's name, raised when a reading changes. */
export const LANGUAGE_VERSION = "1";

/** What names a run: everything that it saw, and nothing else. */
export interface RunIdentity {
  readonly scheme: string;
  readonly revision: string;
  readonly pinned: string;
  readonly when: When;
  readonly digest: string;
  readonly upstream: readonly string[];
}

/** sha256 over what the run saw (revision with its kinds, language, scheme, period, as-of day, snapshot digest, upstream runs). */
export function runId(identity: RunIdentity): string {
  const { scheme, revision, pinned, when, digest, upstream } = identity;
  return sha256(canonical({ revision, pinned, language: LANGUAGE_VERSION, scheme, period: when.period.id, asOf: isoDay(when.asOf), digest, upstream }));
}

const countStatus = (cards: readonly Card[], status: Card["status"]): number => cards.filter((card) => card.status === status).length;

/** Subjects per grade, best first, then per named outcome of eligibility; grades that nobody has are there with 0. */
function distribution(scheme: Scheme, cards: readonly Card[]): RunDocument["distribution"] {
  const names = [...new Set([...scheme.grades.map((b) => b.grade), ...scheme.eligibility.map((e) => e.otherwise)])];
  const counts = new Map<string, number>(names.map((name) => [name, 0]));
  for (const { grade, outcome } of cards) {
    const name = grade ?? outcome;
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([grade, count]) => ({ grade, count }));
}

function listCounts(scheme: Scheme, cards: readonly Card[]): RunDocument["lists"] {
  const count = (list: string, status: string): number => cards.filter((c) => c.lists.some((l) => l.list === list && l.status === status)).length;
  return scheme.lists.map(({ id }) => ({ list: id, in: count(id, "in"), undecided: count(id, "undecided") }));
}

function blockedRules(cards: readonly Card[]): RunDocument["blocked"] {
  const counts = new Map<string, number>();
  for (const card of cards) for (const rule of card.blocked) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, subjects]) => ({ rule, subjects })).sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** The document of a computed run; nothing in it depends on when or by whom it was computed. */
export function runDocument(scheme: Scheme, identity: RunIdentity, computed: Computed, store: { readonly snapshot: number; readonly demonstration: boolean; readonly evidence: RunEvidence }): RunDocument {
  const id = runId(identity);
  const { cards, blocks, cardsHash } = computed;
  const { period, asOf } = identity.when;
  const choicesIgnored = idleChoices(computed.results);
  return {
    id, scheme: scheme.id, title: scheme.title, subjectKind: scheme.subject, revision: identity.revision, pinned: identity.pinned, language: LANGUAGE_VERSION,
    period: { id: period.id, from: isoDay(period.from), to: isoDay(period.to) }, asOf: isoDay(asOf),
    snapshot: store.snapshot, digest: identity.digest, upstream: identity.upstream,
    blocks: blocks.map(({ hash, first, subjects }, place) => ({ id: `${id}/${String(place).padStart(6, "0")}`, hash, first, subjects })),
    cards: cardsHash,
    result: sha256(canonical({ blocks: blocks.map((b) => b.hash), cards: cardsHash })),
    counts: { subjects: cards.length, rated: countStatus(cards, "rated"), notRated: countStatus(cards, "notRated"), notEligible: countStatus(cards, "notEligible") },
    distribution: distribution(scheme, cards), lists: listCounts(scheme, cards), blocked: blockedRules(cards), waiting: waitingOf(scheme, computed), ...(choicesIgnored.length > 0 ? { choicesIgnored } : {}),
    evidence: store.evidence, demonstration: store.demonstration,
  };
}
