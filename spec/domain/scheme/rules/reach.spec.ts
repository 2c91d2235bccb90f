import { expect } from "chai";
import { compare, fractionOf } from "../../../../src/domain/decimal/fraction.js";
import type { Interval } from "../../../../src/domain/decimal/interval.js";
import type { Card } from "../../../../src/domain/model/card.js";
import { Reaches } from "../../../../src/domain/scheme/rules/reach.js";
import { rateByReference } from "../../../../src/reference/rate.js";
import { randomScheme } from "../../../oracle/random-schemes.js";
import { operators } from "../../../reference/build.js";

const SCHEMES = 400;

const within = ({ low, high }: Interval, value: number | null, end: "least" | "greatest"): boolean => {
  if (value === null) return (end === "least" ? low : high) === null;
  return (!low || compare(low, fractionOf(value)) <= 0) && (!high || compare(fractionOf(value), high) <= 0);
};

function cardsOf(seed: number): { readonly made: ReturnType<typeof randomScheme>; readonly cards: readonly Card[] } {
  const made = randomScheme(seed, seed % 2 === 0);
  try {
    return { made, cards: rateByReference(made.scheme, made.input, operators).map(({ card }) => card) };
  } catch (error) {
    if (error instanceof Error && "problems" in error) return { made, cards: [] };
    throw error;
  }
}

describe("where points can lie", () => {
  it("holds every amount and every end that occurs, and is closed often enough to be of use", function () {
    this.timeout(120_000);
    const seen = { items: 0, closed: 0 };
    for (let seed = 1; seed <= SCHEMES; seed++) {
      const { made: { scheme }, cards } = cardsOf(seed);
      const { score } = scheme;
      if (!score) continue;
      const reaches = new Reaches(scheme.facts);
      const ofRule = new Map(scheme.rules.flatMap(({ name, event }): [string, Interval][] => (event.type === "points" ? [[name, reaches.ofItem(event, score.round)]] : [])));
      for (const { rule, amount, least, greatest } of cards.flatMap(({ items }) => items)) {
        const reach = ofRule.get(rule)!;
        // In a pool the ends of the winner are those of all its members.
        const alone = scheme.rules.find(({ name }) => name === rule)?.one === undefined;
        seen.items++;
        if (reach.low && reach.high) seen.closed++;
        if (amount !== null) expect(within(reach, amount, "least"), `seed ${seed}, ${rule}, amount ${amount}`).to.equal(true);
        if (alone) expect(within(reach, least, "least") && within(reach, greatest, "greatest"), `seed ${seed}, ${rule}, ${least} to ${greatest}`).to.equal(true);
      }
    }
    expect(seen.items).to.be.greaterThan(1000);
    expect(seen.closed).to.be.greaterThan(300);
  });
});
