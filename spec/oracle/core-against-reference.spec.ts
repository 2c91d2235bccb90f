import { expect } from "chai";
import { compareRated } from "./compare-rated.js";
import { randomScheme } from "./random-schemes.js";

const SCHEMES = 300;

describe("the fast evaluator against the reference", () => {
  for (const wild of [false, true]) {
    it(`gives the same cards and traces in ${SCHEMES} random schemes${wild ? " that take missing facts for something" : ""}`, function () {
      this.timeout(120_000);
      let cards = 0;
      for (let seed = 1; seed <= SCHEMES; seed++) cards += compareRated(randomScheme(seed, wild), `seed ${seed}${wild ? ", wild" : ""}`, seed % 2 === 0).length;
      expect(cards).to.be.greaterThan(SCHEMES);
    });
  }
});
