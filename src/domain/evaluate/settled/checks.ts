import type { RuleResults } from "../results.js";
import { atSubjects, type AtSubjects } from "./at-subjects.js";
import { hasBit } from "./bits.js";

interface Giver {
  /** Place of the result among the scheme's results, worst first. */
  readonly place: number;
  readonly result: string;
  readonly at: AtSubjects;
}
type Checks = ReadonlyMap<string, readonly Giver[]>;

const cache = new WeakMap<RuleResults["rules"], Checks>();

function giversOf(results: RuleResults): Checks {
  const known = cache.get(results.rules);
  if (known) return known;
  const order = results.scheme.results.map((r) => r.id);
  const checks = new Map<string, Giver[]>();
  results.rules.forEach(({ rule: { event } }, index) => {
    if (event.check === undefined || event.result === undefined) return;
    const place = order.indexOf(event.result);
    const giver = { place: place < 0 ? order.length : place, result: event.result, at: atSubjects(results, index) };
    checks.set(event.check, [...(checks.get(event.check) ?? []), giver]);
  });
  cache.set(results.rules, checks);
  return checks;
}

/**
 * What a check can still come to for a subject (R17): the worst of the certain findings first (null: there is none), then every worse result that
 * an unknown rule could give.
 */
export function checkOf(results: RuleResults, check: string, row: number): readonly (string | null)[] {
  const givers = giversOf(results).get(check) ?? [];
  let worst: Giver | null = null;
  for (const giver of givers) if (hasBit(giver.at.counts, row) && (worst === null || giver.place < worst.place)) worst = giver;
  const limit = worst === null ? Infinity : worst.place;
  const worse = givers.filter((giver) => giver.place < limit && hasBit(giver.at.matters, row)).map((giver) => giver.result);
  return [...new Set([worst === null ? null : worst.result, ...worse])];
}

/** How many checks have a result: reported, least and greatest. */
export function resultCounts(results: RuleResults, result: string, row: number): readonly [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  for (const check of giversOf(results).keys()) {
    const can = checkOf(results, check, row);
    if (can[0] === result) counts[0]++;
    if (can.length === 1 && can[0] === result) counts[1]++;
    if (can.includes(result)) counts[2]++;
  }
  return counts;
}
