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

/** The worst of the certain findings of a check (null: there is none), and the results that unknown rules could give it (R17). */
export function checkOf(results: RuleResults, check: string, row: number): { readonly worst: string | null; readonly possible: readonly string[] } {
  const givers = giversOf(results).get(check) ?? [];
  let worst: Giver | null = null;
  for (const giver of givers) if (hasBit(giver.at.counts, row) && (worst === null || giver.place < worst.place)) worst = giver;
  return { worst: worst === null ? null : worst.result, possible: givers.filter((giver) => hasBit(giver.at.matters, row)).map((giver) => giver.result) };
}

/** How many checks have a result: reported, least and greatest. */
export function resultCounts(results: RuleResults, result: string, row: number): readonly [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  for (const check of giversOf(results).keys()) {
    const { worst, possible } = checkOf(results, check, row);
    if (worst === result) counts[0]++;
    if (worst === result && possible.length === 0) counts[1]++;
    if (worst === result || possible.includes(result)) counts[2]++;
  }
  return counts;
}
