import { expect } from "chai";
import { compareRated } from "./compare-rated.js";
import { randomLinkedScheme } from "./random-links.js";

const SCHEMES = Number(process.env.LINKED_SCHEMES ?? 300);
const FROM = Number(process.env.LINKED_FROM ?? 1);

describe("links: the fast evaluator against the reference", () => {
  for (const wild of [false, true]) {
    it(`gives the same cards and traces in ${SCHEMES} random schemes${wild ? " that take missing facts for something" : ""}`, function () {
      this.timeout(240_000);
      let [cards, linked] = [0, 0];
      for (let seed = FROM; seed < FROM + SCHEMES; seed++) {
        const rated = compareRated(randomLinkedScheme(seed, wild), `seed ${seed}${wild ? ", wild" : ""}`, seed % 2 === 0);
        cards += rated.length;
        linked += rated.filter(({ trace }) => trace.linked?.some(({ subjects }) => subjects.length > 0)).length;
      }
      expect(cards).to.be.greaterThan(SCHEMES);
      expect(linked).to.be.greaterThan(SCHEMES / 3);
    });
  }
});
