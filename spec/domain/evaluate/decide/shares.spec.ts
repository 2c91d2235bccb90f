import { expect } from "chai";
import { cardOf } from "../../../../src/domain/cards/card-of.js";
import { evaluate } from "../../../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../../../src/domain/facts/derive-facts.js";
import type { Card } from "../../../../src/domain/model/card.js";
import type { Ranking, Scheme } from "../../../../src/domain/model/scheme.js";
import { rateByReference } from "../../../../src/reference/rate.js";
import { attribute, band, group, input, operators, points, scheme, score, subject } from "../../../reference/build.js";

const half = { share: { numerator: 1, denominator: 2 } };
/** The better half by m is A; where fewer than three stand together, whoever has 80. Who has no `late` is not rated yet. */
function made(ranking: Partial<Ranking>, cuts: object): Scheme {
  return scheme({
    facts: [attribute("m", "number", { range: [0, 100], decimals: 0 }), attribute("late", "number", { range: [0, 0], decimals: 0 })], score: score([group("g")]), rankingFirst: true,
    rules: [points("p", "g", "m"), points("q", "g", "late", { onUnknown: "notRated" })], grades: [band("A", { ...half, ...cuts }), band("B")],
    ranking: { scope: [], by: [{ by: "m", direction: "descending" }], ties: "share", atLeast: 3, ...ranking },
  });
}
type Who = readonly [m: number, isRated: boolean, district?: string];
const said = (cards: readonly Card[]): readonly string[] => cards.map(({ grade, reachable }) => `${grade ?? "-"}: ${reachable.map((each) => each ?? "-").join("")}`);

function graded(of: Scheme, people: readonly Who[]): readonly string[] {
  const parts = input({ subjects: people.map(([m, isRated, district = "x"], i) => subject(`s${i}`, { m, district, city: "C", ...(isRated ? { late: 0 } : {}) })) });
  const results = evaluate(compileProgram(of, operators), deriveFacts(of, parts, operators));
  const cards = people.map((_, row) => cardOf(results, row));
  expect(said(rateByReference(of, parts, operators).map(({ card }) => card)), "as in the reference").to.deep.equal(said(cards));
  return said(cards);
}

describe("bands by shares while it is open how many there are (R29)", () => {
  const CUTS = { cuts: { from: 80 } };
  const ROWS: Readonly<Record<string, readonly [people: readonly Who[], said: readonly string[]]>> = {
    "two, and a third who would be the last: by their scores, or one of three places": [[[90, true], [85, true], [1, false]], ["A: A", "A: AB", "-: AB"]],
    "two, and a third who would be the first": [[[90, true], [85, true], [99, false]], ["A: AB", "A: AB", "-: AB"]],
    "two, one of whom has 80 in no case": [[[90, true], [70, true], [1, false]], ["A: A", "B: B", "-: AB"]],
    "two, neither of whom has 80, the first of them by his share": [[[70, true], [60, true], [1, false]], ["B: AB", "B: B", "-: AB"]],
    "two, and nobody may come": [[[90, true], [85, true]], ["A: A", "A: A"]],
    "three, whatever their scores": [[[70, true], [60, true], [50, true]], ["A: A", "B: B", "B: B"]],
    "three, and a fourth who would be the last: two places": [[[70, true], [60, true], [50, true], [1, false]], ["A: A", "B: AB", "B: B", "-: AB"]],
  };
  for (const [says, [people, expected]] of Object.entries(ROWS)) {
    it(says, () => expect(graded(made({}, CUTS), people)).to.deep.equal(expected));
  }
});

describe("bands by shares while it is open in which scope one stands (R29)", () => {
  const scoped = made({ scope: ["district", "city"] }, {});
  const [first, second]: readonly Who[] = [[5, true], [4, true]];
  const comes: Who = [1, false];
  const beside = (...scores: readonly number[]): readonly Who[] => scores.map((m) => [m, true, "y"]);

  it("the first of two has his share of the district, and none of the city", () => {
    expect(graded(scoped, [first, second, comes, ...beside(9, 8, 7)]).slice(0, 2)).to.deep.equal(["B: AB", "B: B"]);
  });
  it("the second of two has his share of the city, and none of the district", () => {
    expect(graded(scoped, [first, second, comes, ...beside(3, 2, 1)]).slice(0, 2)).to.deep.equal(["A: A", "A: AB"]);
  });
  it("with nobody who may come they stand in the city", () => {
    expect(graded(scoped, [first, second, ...beside(9, 8, 7)]).slice(0, 2)).to.deep.equal(["B: B", "B: B"]);
  });
});
