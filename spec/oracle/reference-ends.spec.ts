import { expect } from "chai";
import type { Card } from "../../src/domain/model/card.js";
import { rateByReference } from "../../src/reference/rate.js";
import { operators } from "../reference/build.js";
import { randomScheme, type RandomScheme } from "./random-schemes.js";

const SCHEMES = 300;
const within = (value: number | null, least: number | null, greatest: number | null): boolean => value !== null && (least === null || least <= value) && (greatest === null || value <= greatest);
const cardsOf = (of: RandomScheme, input: RandomScheme["input"]): readonly Card[] => rateByReference(of.scheme, input, operators).map(({ card }) => card);

/** The subjects that are ranked, with their scopes: ranks of different populations say nothing about each other. */
const ranked = (cards: readonly Card[]): string => JSON.stringify(cards.map((card) => [card.subject, card.rank !== null, card.scope, card.population]));

/** What a completion shows that its incomplete evaluation had ruled out; empty: nothing. */
function contradictions(before: Card, after: Card, samePopulation: boolean): readonly string[] {
  const found: string[] = [];
  const demand = (holds: boolean, what: string): void => { if (!holds) found.push(what); };
  if (before.status !== "notRated") demand(after.status === before.status, `status ${before.status} became ${after.status}`);
  if (before.status === "rated" && after.status === "rated") {
    if (before.score !== null) demand(within(after.score, before.least, before.greatest), `score ${after.score} not in ${before.least}..${before.greatest}`);
    after.groups.forEach((group, i) => {
      const { least, greatest, points } = before.groups[i];
      if (group.points !== null && points !== null) demand(within(group.points, least, greatest), `group ${group.id} ${group.points} not in ${least}..${greatest}`);
    });
  }
  if (before.status !== "notEligible" && after.status === "rated" && samePopulation) demand(before.reachable.includes(after.grade), `grade ${after.grade} not in ${before.reachable.join()}`);
  if (!samePopulation) return found;
  if (before.rank !== null) {
    demand(within(after.rank, before.bestRank, before.worstRank), `rank ${after.rank} not in ${before.bestRank}..${before.worstRank}`);
  }
  before.lists.forEach(({ list, status }, i) => demand(status === "undecided" || status === after.lists[i].status, `list ${list}: ${status} became ${after.lists[i].status}`));
  return found;
}

describe("ends of the reference, against every completion of what is missing", () => {
  it(`holds in ${SCHEMES} random schemes`, function () {
    this.timeout(240_000);
    const seen = { completions: 0, rated: 0, compared: 0, undecided: 0, wide: 0 };
    for (let seed = 1; seed <= SCHEMES; seed++) {
      const random = randomScheme(seed);
      const before = cardsOf(random, random.input);
      for (const input of random.completions()) {
        const after = cardsOf(random, input);
        const samePopulation = ranked(before) === ranked(after);
        seen.completions++;
        if (samePopulation) seen.compared++;
        before.forEach((card, i) => {
          const found = contradictions(card, after[i], samePopulation);
          if (found.length > 0) expect.fail(`seed ${seed}, ${card.subject}, completed as ${JSON.stringify(input.subjects[i].attributes)}: ${found.join("; ")}`);
        });
      }
      seen.rated += before.filter((card) => card.status === "rated").length;
      seen.undecided += before.filter((card) => card.lists.some(({ status }) => status === "undecided")).length;
      seen.wide += before.filter((card) => card.score !== null && card.least !== card.greatest).length;
    }
    console.log(`      ${JSON.stringify(seen)}`);
    expect(seen.rated).to.be.greaterThan(SCHEMES / 2);
    expect(seen.wide).to.be.greaterThan(SCHEMES / 10);
    expect(seen.undecided).to.be.greaterThan(SCHEMES / 10);
    expect(seen.compared).to.be.greaterThan(seen.completions / 3);
  });
});
