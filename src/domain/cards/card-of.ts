import type { Card, GroupCard, MissingFact } from "../model/card.js";
import { MISSING_REASONS } from "../model/columns.js";
import { unitsToNumber } from "../decimal/fraction.js";
import { atSubjects } from "../evaluate/settled/at-subjects.js";
import { hasBit } from "../evaluate/settled/bits.js";
import { isKnownOfItself, knownOf, readFacts } from "../evaluate/settled/known-facts.js";
import { valueAt } from "../evaluate/settled/plain-value.js";
import { standingOf } from "../evaluate/decide/standing.js";
import type { Results } from "../evaluate/decide/results.js";
import { percentileOf } from "../evaluate/settled/settled.js";
import type { RuleResult } from "../evaluate/results.js";
import { becauseOf } from "./because-of.js";
import { capCards, findingCards, flagCards, flagRules, listCards } from "./event-cards.js";
import { itemCards, pointsRules, type PointsRule } from "./item-cards.js";
import { closedEnd, shownValue } from "./shown-value.js";

/** What is the same for every card of a run. */
interface CardPlan {
  readonly points: readonly PointsRule[];
  readonly findings: readonly RuleResult[];
  readonly caps: readonly RuleResult[];
  readonly flags: ReadonlyMap<string, readonly number[]>;
}

const plans = new WeakMap<Results, CardPlan>();

function planOf(results: Results): CardPlan {
  let plan = plans.get(results);
  if (!plan) {
    plan = {
      points: pointsRules(results),
      findings: results.rules.filter(({ rule: { event } }) => event.check !== undefined && event.result !== undefined),
      caps: results.rules.filter(({ rule }) => rule.event.type === "cap"),
      flags: flagRules(results),
    };
    plans.set(results, plan);
  }
  return plan;
}

type ScorePart = Pick<Card, "score" | "least" | "greatest" | "grade" | "reachable" | "scoreWithoutDisputed">;
type RankPart = Pick<Card, "scope" | "rank" | "bestRank" | "worstRank" | "rankFromEnd" | "population" | "tied" | "percentile" | "fewData">;
type RulePart = Pick<Card, "groups" | "items" | "findings" | "flags" | "caps" | "unknownRules" | "blocked">;

function reachableGrades({ grades }: Results, row: number): readonly (string | null)[] {
  if (!grades) return [];
  const width = grades.names.length + 1;
  return [...grades.names, null].filter((_, place) => grades.reachable[row * width + place] === 1);
}

function scorePart(results: Results, row: number): ScorePart {
  const rated = hasBit(results.rated, row);
  const places = results.scheme.score?.round.places ?? 0;
  const shown = (units: Float64Array | undefined): number | null => (rated && units && Number.isFinite(units[row]) ? unitsToNumber(units[row], places) : null);
  const { score, grades, scoreWithoutDisputed: without } = results;
  return {
    score: shown(score?.reported), least: shown(score?.least), greatest: shown(score?.greatest),
    grade: grades ? grades.names[grades.reported[row]] ?? null : null,
    reachable: reachableGrades(results, row),
    scoreWithoutDisputed: without && hasBit(without.has, row) ? shown(without.units) : null,
  };
}

const UNRANKED: Omit<RankPart, "fewData"> = {
  scope: null, rank: null, bestRank: null, worstRank: null, rankFromEnd: null, population: null, tied: 0, percentile: null,
};

function rankPart({ ranking, scheme }: Results, row: number): RankPart {
  if (!ranking || !hasBit(ranking.ranked, row)) return { ...UNRANKED, fewData: ranking !== null && hasBit(ranking.fewData, row) };
  const [rank, population] = [ranking.rank[row], ranking.population[row]];
  return {
    scope: scheme.ranking?.scope[ranking.scope[row]] ?? null,
    rank, bestRank: ranking.best[row], worstRank: ranking.worst[row], rankFromEnd: ranking.fromEnd[row],
    population, tied: ranking.tied[row], percentile: percentileOf(rank, population), fewData: false,
  };
}

function groupCards({ groups }: Results, row: number): readonly GroupCard[] {
  return groups.map((group) => ({
    id: group.id,
    points: hasBit(group.known, row) ? group.reported[row] + 0 : null,
    sum: group.sum[row] + 0,
    outOf: group.outOf[row] < 0 ? null : group.outOf[row],
    least: closedEnd(group.least[row]),
    greatest: closedEnd(group.greatest[row]),
  }));
}

function rulePart(results: Results, plan: CardPlan, row: number): RulePart {
  const unknown = results.rules.filter((_, index) => hasBit(atSubjects(results, index).matters, row)).map(({ rule }) => rule);
  return {
    groups: groupCards(results, row),
    items: itemCards(results, plan.points, row),
    findings: findingCards(results, plan.findings, row),
    flags: flagCards(results, plan.flags, row),
    caps: capCards(results, plan.caps, row),
    unknownRules: unknown.map((rule) => rule.name),
    blocked: unknown.filter((rule) => rule.onUnknown === "block").map((rule) => rule.name),
  };
}

const NO_RULES: RulePart = { groups: [], items: [], findings: [], flags: [], caps: [], unknownRules: [], blocked: [] };

function missingFacts(results: Results, row: number): readonly MissingFact[] {
  const missing: MissingFact[] = [];
  for (const { fact, column, readers } of readFacts(results)) {
    if (!hasBit(readers, row) || isKnownOfItself(column, row)) continue;
    missing.push({ fact: fact.name, reason: MISSING_REASONS[(column.reasons?.[row] ?? 1) - 1] ?? "noRecord", assumed: shownValue(valueAt(column, row), column.type) });
  }
  return missing;
}

/** The whole scorecard of one subject (row of the subject table), rebuilt from frozen facts and outcome bits (R20 to R24). */
export function cardOf(results: Results, row: number): Card {
  const place = results.eligibility[row];
  const eligible = place < 0;
  return {
    subject: results.frozen.subjects[row],
    status: !eligible ? "notEligible" : hasBit(results.rated, row) ? "rated" : "notRated",
    outcome: eligible ? null : results.scheme.eligibility[place].otherwise,
    because: becauseOf(results, row),
    ...scorePart(results, row),
    ...rankPart(results, row),
    ...(eligible ? rulePart(results, planOf(results), row) : NO_RULES),
    lists: listCards(results, row),
    ...(results.scheme.lists.some(({ term }) => term) ? { standing: standingOf(results, row) } : {}),
    missing: missingFacts(results, row),
    known: knownOf(results, row),
  };
}
