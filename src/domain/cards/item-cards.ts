import type { ItemCard } from "../model/card.js";
import type { RuleEvent } from "../model/scheme.js";
import { unitsToNumber } from "../decimal/fraction.js";
import { hasBit } from "../evaluate/settled/bits.js";
import type { Results } from "../evaluate/decide/results.js";
import type { Amounts, RuleResult } from "../evaluate/results.js";
import { endRow, firstRow } from "./rows-of.js";

type Points = Extract<RuleEvent, { readonly type: "points" }>;

/** A rule that gives points, with its place. */
export interface PointsRule {
  readonly index: number;
  readonly result: RuleResult;
  readonly event: Points;
  readonly amounts: Amounts;
}

export function pointsRules(results: Results): readonly PointsRule[] {
  return results.rules.flatMap((result, index) => {
    const { event } = result.rule;
    return event.type === "points" && result.amounts ? [{ index, result, event, amounts: result.amounts }] : [];
  });
}

/** Id of the record behind a row of a `for` rule; null for a rule over subjects. */
export function recordOf(results: Results, { child }: RuleResult, row: number): string | null {
  return child ? results.frozen.records.ids[child.records[row]] : null;
}

function endsInUnits(results: Results, { index, result, amounts }: PointsRule, row: number): readonly [number, number] {
  if (result.pool >= 0) return results.pools[result.pool].ends(index, row);
  const certain = hasBit(result.holds.certain, row);
  if (certain) {
    const amount = amounts.constant ?? amounts.low?.[row] ?? 0;
    return [amount, amount];
  }
  const [low, high] = [amounts.constant ?? amounts.low?.[row] ?? 0, amounts.constant ?? amounts.high?.[row] ?? 0];
  return [low < 0 ? low : 0, high > 0 ? high : 0];
}

function insteadOf(results: Results, { index, result }: PointsRule, row: number): ItemCard["insteadCounts"] {
  const winner = result.pool >= 0 && !hasBit(result.counts, row) ? results.pools[result.pool].instead(index, row) : null;
  if (!winner) return null;
  const { rule } = results.rules[winner.rule];
  return { rule: rule.name, record: recordOf(results, results.rules[winner.rule], winner.row) };
}

function isDisputed(results: Results, { child }: RuleResult, row: number): boolean {
  return child !== null && hasBit(results.frozen.records.disputed, child.records[row]);
}

const inPlaces = (units: number, places: number): number | null => (Number.isFinite(units) ? unitsToNumber(units, places) : null);

function itemCard(results: Results, points: PointsRule, row: number, places: number): ItemCard {
  const { result, event, amounts } = points;
  const certain = hasBit(result.holds.certain, row);
  const amount = certain ? unitsToNumber(amounts.constant ?? amounts.low?.[row] ?? 0, places) : null;
  const [least, greatest] = endsInUnits(results, points, row);
  return {
    rule: result.rule.name, item: event.item, group: event.group,
    points: amount !== null && hasBit(result.counts, row) ? amount : 0,
    amount, outcome: certain ? "true" : "unknown", record: recordOf(results, result, row),
    insteadCounts: insteadOf(results, points, row), disputed: isDisputed(results, result, row),
    least: inPlaces(least, places), greatest: inPlaces(greatest, places),
  };
}

/** Items of one subject: every row that is certain, or unknown and matters, in the order of rules and rows (R22). */
export function itemCards(results: Results, rules: readonly PointsRule[], subject: number): readonly ItemCard[] {
  const places = results.scheme.score?.round.items ?? 0;
  const items: ItemCard[] = [];
  for (const points of rules) {
    const { result } = points;
    const end = endRow(result, subject);
    for (let row = firstRow(result, subject); row < end; row++) {
      if (hasBit(result.holds.certain, row) || hasBit(result.matters, row)) items.push(itemCard(results, points, row, places));
    }
  }
  return items;
}
