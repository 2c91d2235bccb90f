import { expect } from "chai";
import type { Card } from "../../src/domain/model/card.js";
import type { Scheme } from "../../src/domain/model/scheme.js";
import { rateByReference } from "../../src/reference/rate.js";
import { operators } from "../reference/build.js";
import { randomLinkedScheme } from "./random-links.js";
import { randomScheme, type RandomScheme } from "./random-schemes.js";

const SCHEMES = Number(process.env.ENDS_SCHEMES ?? 300);
const OFFSET = Number(process.env.ENDS_FROM ?? 0);
type Bounds = { readonly least: number | null; readonly greatest: number | null };
const within = (value: number | null, { least, greatest }: Bounds): boolean => value !== null && (least === null || least <= value) && (greatest === null || value <= greatest);
/**
 * Whether what is reported must lie within the ends: always, unless an unknown rule remains in a group with `scale`. Such a group reports without the
 * rule's points and `outOf`, while its ends are with them.
 */
const isSettled = (scheme: Scheme, card: Card): boolean => card.unknownRules.length === 0 || !(scheme.score?.groups ?? []).some(({ scale }) => scale !== undefined);
const cardsOf = (of: RandomScheme, input: RandomScheme["input"]): readonly Card[] => rateByReference(of.scheme, input, operators).map(({ card }) => card);

/** The subjects that are ranked, with their scopes: ranks of different populations say nothing about each other. */
const ranked = (cards: readonly Card[]): string => JSON.stringify(cards.map((card) => [card.subject, card.rank !== null, card.scope, card.population]));

interface Pair {
  readonly before: Card;
  readonly after: Card;
  /** What the subject, what everybody reports after the completion must lie within the ends of before. */
  readonly settled: boolean;
  readonly allSettled: boolean;
}

function scoreContradictions({ before, after, settled }: Pair): readonly string[] {
  if (!settled || before.status !== "rated" || after.status !== "rated" || before.score === null) return [];
  const found = within(after.score, before) ? [] : [`score ${after.score} not in ${before.least}..${before.greatest}`];
  const groups = after.groups.filter((group, i) => group.points !== null && before.groups[i].points !== null && !within(group.points, before.groups[i]));
  return [...found, ...groups.map((group) => `group ${group.id}: ${group.points}`)];
}

function gradeContradictions({ before, after, settled }: Pair): readonly string[] {
  const applies = settled && before.status !== "notEligible" && after.status === "rated" && after.reachable.length > 0;
  return applies && !before.reachable.includes(after.grade) ? [`grade ${after.grade} not in ${before.reachable.join()}`] : [];
}

function rankContradictions({ before, after, allSettled }: Pair): readonly string[] {
  const holds = before.rank === null || !allSettled || within(after.rank, { least: before.bestRank, greatest: before.worstRank });
  return holds ? [] : [`rank ${after.rank} not in ${before.bestRank}..${before.worstRank}`];
}

/** What a completion shows that its incomplete evaluation had ruled out; empty: nothing. */
function contradictions(pair: Pair, samePopulation: boolean): readonly string[] {
  const { before, after } = pair;
  const status = before.status !== "notRated" && after.status !== before.status ? [`status ${before.status} became ${after.status}`] : [];
  const alone = [...status, ...scoreContradictions(pair)];
  if (!samePopulation) return alone;
  // A run in which the subject is not rated ends a row of consecutive decisions (R6), although a completion may rate it.
  const endsTheRow = (list: string): boolean => list === "running" && before.status === "notRated";
  // A completion may bring out that a value lacks for good (below all steps, no key): then what reads it is undecided.
  const lacksStill = (now: string): boolean => now === "undecided" && after.missing.length > 0;
  const lists = before.lists.flatMap(({ list, status: was }, i) => (was === "undecided" || endsTheRow(list) || lacksStill(after.lists[i].status) || was === after.lists[i].status ? [] : [`list ${list}: ${was} became ${after.lists[i].status}`]));
  return [...alone, ...gradeContradictions(pair), ...rankContradictions(pair), ...lists];
}

describe("ends of the reference, against every completion of what is missing", () => {
  const SORTS = [["", randomScheme, SCHEMES], [" that follow links", randomLinkedScheme, SCHEMES / 2]] as const;
  for (const [sort, make, most] of SORTS) it(`holds in ${most} random schemes${sort}`, function () {
    this.timeout(240_000);
    const seen = { completions: 0, rated: 0, compared: 0, undecided: 0, wide: 0, settled: 0 };
    for (let seed = 1 + OFFSET; seed <= most + OFFSET; seed++) {
      const random = make(seed);
      const before = cardsOf(random, random.input);
      for (const input of random.completions()) {
        const after = cardsOf(random, input);
        const samePopulation = ranked(before) === ranked(after);
        seen.completions++;
        if (samePopulation) seen.compared++;
        const allSettled = after.every((card) => isSettled(random.scheme, card));
        if (allSettled) seen.settled++;
        before.forEach((card, i) => {
          const found = contradictions({ before: card, after: after[i], settled: isSettled(random.scheme, after[i]), allSettled }, samePopulation);
          if (found.length > 0) expect.fail(`seed ${seed}, ${card.subject}, completed as ${JSON.stringify(input.subjects[i].attributes)}: ${found.join("; ")}`);
        });
      }
      seen.rated += before.filter((card) => card.status === "rated").length;
      seen.undecided += before.filter((card) => card.lists.some(({ status }) => status === "undecided")).length;
      seen.wide += before.filter((card) => card.score !== null && card.least !== card.greatest).length;
    }
    console.log(`      ${JSON.stringify(seen)}`);
    expect(seen.rated).to.be.greaterThan(most / 2);
    expect(seen.wide).to.be.greaterThan(most / 10);
    expect(seen.undecided).to.be.greaterThan(most / 10);
    expect(seen.settled).to.be.greaterThan(seen.completions / 2);
    expect(seen.compared).to.be.greaterThan(seen.completions / 3);
  });
});
