import type { RuleResults } from "../results.js";
import { atSubjects, type AtSubjects } from "./at-subjects.js";
import { hasBit, wordsFor } from "./bits.js";

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

/** How many checks have a result, by subject. */
export interface ResultCounts {
  readonly reported: Float64Array;
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

const counted = new WeakMap<RuleResults["rules"], Map<string, ResultCounts>>();

function addBit(counts: Float64Array, word: number, at: number): void {
  for (let rest = word; rest !== 0; rest &= rest - 1) counts[(at << 5) + 31 - Math.clz32(rest & -rest)] += 1;
}

/** Adds the subjects of which one check has the result, for certain or perhaps: 32 of them at a time. */
function addCheck(givers: readonly Giver[], result: string, counts: ResultCounts, words: number): void {
  for (let i = 0; i < words; i += 1) {
    let [taken, has, unsure, could] = [0, 0, 0, 0];
    for (const { result: given, at } of givers) {
      const first = at.counts[i] & ~taken;
      taken |= first;
      unsure |= at.matters[i];
      if (given !== result) continue;
      has |= first;
      could |= at.matters[i];
    }
    addBit(counts.reported, has, i);
    addBit(counts.least, has & ~unsure, i);
    addBit(counts.greatest, has | could, i);
  }
}

/** How many checks have a result: reported, least and greatest of every subject, counted once. */
export function resultCounts(results: RuleResults, result: string): ResultCounts {
  const known = counted.get(results.rules) ?? new Map<string, ResultCounts>();
  counted.set(results.rules, known);
  const found = known.get(result);
  if (found) return found;
  const column = (): Float64Array => new Float64Array(results.subjects);
  const counts: ResultCounts = { reported: column(), least: column(), greatest: column() };
  for (const givers of giversOf(results).values()) addCheck([...givers].sort((a, b) => a.place - b.place), result, counts, wordsFor(results.subjects));
  known.set(result, counts);
  return counts;
}
