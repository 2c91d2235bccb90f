import type { CapCard, Card, Ends, Finding, GroupCard, ItemCard, Outcome } from "../../domain/model/card.js";
import type { Expression, Known } from "../../domain/model/scheme.js";
import { evaluate, isMissing } from "../arithmetic/expression.js";
import { toNumber, unitsToNumber } from "../arithmetic/fraction.js";
import type { Interval } from "../arithmetic/interval.js";
import { shown } from "../condition.js";
import { certainOf } from "../facts/derive.js";
import { findingOf } from "../stages/checks.js";
import { pointsOfRow } from "../stages/one.js";
import { unknownRules } from "../stages/rate-subject.js";
import { pointsOf, type RuleRow } from "../stages/rule-rows.js";
import { percentileOf, readSettled } from "../stages/settled.js";
import { standingLists } from "../stages/standing-lists.js";
import type { Sheet } from "../stages/sheet.js";
import type { World } from "../world.js";

const recordId = (row: RuleRow): string | null => row.record?.record.id ?? null;
const endsCard = ({ low, high }: Interval): Ends => ({ least: low && toNumber(low), greatest: high && toNumber(high) });

/** Every row of a points rule that is certain, or unknown and matters (R22). */
function itemCards(sheet: Sheet): readonly ItemCard[] {
  return sheet.rows.flatMap((row) => {
    const [event, standing] = [pointsOf(row.rule), sheet.standings.get(row)];
    if (event === null || standing === undefined || (row.outcome === "unknown" && !standing.matters)) return [];
    return [{
      rule: row.rule.name, item: event.item, group: event.group, points: toNumber(pointsOfRow(row, standing)), amount: row.amount && toNumber(row.amount),
      outcome: row.outcome, record: recordId(row), disputed: row.record?.disputed ?? false, ...endsCard(standing.ends),
      insteadCounts: standing.instead && { rule: standing.instead.rule.name, record: recordId(standing.instead) },
    }];
  });
}

function groupCards(sheet: Sheet): readonly GroupCard[] {
  return sheet.groups.map(({ group, value, sum, outOf, ends }) => ({
    id: group.id, points: value && toNumber(value), sum: toNumber(sum), outOf: outOf && toNumber(outOf),
    ...(ends === null ? { least: null, greatest: null } : endsCard(ends)),
  }));
}

/** A fact as it is, or the value of an expression to 6 places; null: missing. */
function detail(world: World, row: RuleRow, expression: Expression): Known | null {
  if (expression.op === "fact") {
    const { type, value } = row.read(expression.fact);
    return shown(type, value);
  }
  const value = evaluate(expression, { read: certainOf(row.read), calendar: world.input.calendar, decimals: 6 });
  return isMissing(value) ? null : toNumber(value);
}

function findings(world: World, sheet: Sheet): readonly Finding[] {
  return sheet.rows.flatMap((row) => {
    const finding = findingOf(row);
    if (finding === null || !sheet.standings.get(row)?.counts) return [];
    const details = Object.fromEntries([...(row.rule.event.details ?? [])].map(([name, expression]) => [name, detail(world, row, expression)]));
    return [{ ...finding, rule: row.rule.name, record: recordId(row), details }];
  });
}

function caps(world: World, sheet: Sheet): readonly CapCard[] {
  const events = sheet.rows.flatMap((row): CapCard[] => {
    const standing = sheet.standings.get(row);
    if (row.rule.event.type !== "cap" || !(standing?.counts || standing?.matters)) return [];
    return [{ rule: row.rule.name, grade: row.rule.event.grade, outcome: row.outcome, record: recordId(row) }];
  });
  const atMost = (sheet.graded?.atMost ?? []).map(({ outcome }, i): CapCard => ({ rule: null, grade: world.scheme.atMost[i].grade, outcome, record: null }));
  return [...events, ...atMost.filter(({ outcome }) => outcome !== "false")];
}

/** Flags that are up or may be, in the order of `flags`, then of the rules. */
function flags(world: World, sheet: Sheet): Card["flags"] {
  if (sheet.status === "notEligible") return [];
  const named = new Set([...world.scheme.flags.keys(), ...world.scheme.rules.flatMap(({ event }) => (event.type === "flag" ? [event.flag] : []))]);
  const outcome = (flag: string): Outcome => {
    const { settled } = readSettled(world, sheet)(`flag.${flag}`);
    const values = settled?.kind === "among" ? settled.values : [];
    return values.length > 1 ? "unknown" : values[0] === true ? "true" : "false";
  };
  return [...named].map((flag) => ({ flag, outcome: outcome(flag) })).filter((flag) => flag.outcome !== "false");
}

function place({ placing }: Sheet): Pick<Card, "scope" | "rank" | "bestRank" | "worstRank" | "rankFromEnd" | "population" | "tied" | "percentile"> {
  if (placing === null) return { scope: null, rank: null, bestRank: null, worstRank: null, rankFromEnd: null, population: null, tied: 0, percentile: null };
  const { scope, rank, best, worst, fromEnd, population, tied } = placing;
  return { scope, rank, bestRank: best, worstRank: worst, rankFromEnd: fromEnd, population, tied, percentile: percentileOf(rank, population) };
}

/** The card of one subject after the last stage. */
export function cardOf(world: World, sheet: Sheet): Card {
  const places = world.scheme.score?.round.places ?? 0;
  const number = (units: bigint | null | undefined): number | null => (units === null || units === undefined ? null : unitsToNumber(units, places));
  const unknown = unknownRules(sheet.rows, sheet.standings);
  return {
    subject: sheet.subject.id, status: sheet.status, outcome: sheet.outcome, because: sheet.because,
    score: number(sheet.score?.reported), least: number(sheet.score?.least), greatest: number(sheet.score?.greatest),
    grade: sheet.graded?.grade ?? null, reachable: sheet.graded?.reachable ?? [],
    ...place(sheet), fewData: sheet.fewData, groups: groupCards(sheet), items: itemCards(sheet), findings: findings(world, sheet), flags: flags(world, sheet), caps: caps(world, sheet),
    lists: world.scheme.lists.map(({ id }) => {
      const listed = sheet.lists.get(id);
      return { list: id, status: listed?.status ?? "out", nominatedBy: listed?.nominatedBy ?? [] };
    }),
    ...(world.scheme.lists.some(({ term }) => term !== undefined) ? { standing: standingLists(world, sheet) } : {}),
    unknownRules: unknown.map((rule) => rule.name),
    blocked: unknown.filter((rule) => rule.onUnknown === "block").map((rule) => rule.name),
    missing: sheet.missing, known: sheet.known, scoreWithoutDisputed: number(sheet.scoreWithoutDisputed),
  };
}
