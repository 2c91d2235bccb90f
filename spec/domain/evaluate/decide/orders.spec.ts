import { expect } from "chai";
import { cardOf } from "../../../../src/domain/cards/card-of.js";
import { decide } from "../../../../src/domain/evaluate/decide/decide.js";
import { evaluate } from "../../../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../../../src/domain/facts/derive-facts.js";
import type { Card } from "../../../../src/domain/model/card.js";
import type { EvaluationInput } from "../../../../src/domain/model/columns.js";
import type { ListSpec, Scheme, SortKey } from "../../../../src/domain/model/scheme.js";
import { rateByReference } from "../../../../src/reference/rate.js";
import { attribute, band, cohort, group, input, list, operators, points, record, scheme, score, subject, test } from "../../../reference/build.js";
import { population, schemeOf } from "./population.js";

function cards(of: Scheme, parts: EvaluationInput): readonly Card[] {
  const frozen = deriveFacts(of, parts, operators);
  const results = evaluate(compileProgram(of, operators), frozen);
  return frozen.subjects.map((_, row) => cardOf(results, row));
}
const statuses = (rated: readonly Card[]): readonly string[] => rated.map(({ lists }) => lists[0].status);
const facts = [attribute("n", "number", { range: [0, 3], decimals: 0 }), attribute("m", "number", { range: [0, 3], decimals: 0 })];
const DIRECTIONS: readonly SortKey["direction"][] = ["ascending", "descending"];
const TIES = ["share", "refuse"] as const;

describe("places by a place among others that may still change (R30)", () => {
  const values = [null, 1, 2, 3];
  for (const direction of DIRECTIONS) {
    for (const ties of TIES) {
      it(`${direction}, ties ${ties}: as in the reference, whatever of three is missing`, () => {
        let open = 0;
        for (let way = 0; way < values.length ** 3; way++) {
          const drawn = [way % 4, Math.floor(way / 4) % 4, Math.floor(way / 16)].map((place) => values[place]);
          const of = scheme({
            facts: [...facts, cohort("place", "rank", "n", { decimals: 0, by: { by: "n", direction: "descending" } })], score: score([group("g")]), rules: [points("p", "g", 1)],
            lists: [list("best", { conditions: test("score", "equal", 1), quota: { places: 1 + (way % 2), by: [{ by: "place", direction }], ties } })],
          });
          const parts = input({ subjects: drawn.map((n, i) => subject(`s${i}`, n === null ? {} : { n })) });
          const found = statuses(cards(of, parts));
          expect(found, JSON.stringify(drawn)).to.deep.equal(statuses(rateByReference(of, parts, operators).map(({ card }) => card)));
          open += found.filter((status) => status === "undecided").length;
        }
        expect(open).to.be.greaterThan(20);
      });
    }
  }
});

describe("an order by grades that are not sure", () => {
  const grades = [band("A", { from: 80 }), band("B", { from: 60, below: 80 }), band("C", { below: 60 })];
  const ranks = (direction: SortKey["direction"], ...scores: readonly (number | readonly [number, number, number])[]): readonly (readonly number[])[] => {
    const ranking = { scope: [], by: [{ by: "grade", direction }], ties: "share" } as const;
    const found = decide(population(schemeOf({ grades, ranking }), scores.map((each) => ({ score: each })))).ranking;
    return scores.map((_, row) => [found?.best[row] ?? 0, found?.rank[row] ?? 0, found?.worst[row] ?? 0]);
  };

  it("is between the best and the worst grade that can be reached, in either direction", () => {
    expect(ranks("descending", [50, 70, 90], 70, 85, 40)).to.deep.equal([[1, 2, 3], [2, 2, 3], [1, 1, 1], [3, 4, 4]]);
    expect(ranks("ascending", [50, 70, 90], 70, 85, 40)).to.deep.equal([[1, 2, 3], [2, 2, 3], [3, 4, 4], [1, 1, 1]]);
    expect(ranks("ascending", [50, 70, 90], 40)).to.deep.equal([[1, 2, 2], [1, 1, 1]]);
  });
});

describe("a choice among those who are tied for the last places (R31)", () => {
  const best = (quota: Partial<NonNullable<ListSpec["quota"]>> = {}): Scheme => scheme({
    facts, score: score([group("g")]), rules: [points("p", "g", "n"), points("q", "g", "m")],
    lists: [list("best", { conditions: test("score", "greaterThan", 0), quota: { places: 2, by: [{ by: "score", direction: "descending" }], ties: "refuse", ...quota } })],
  });
  const people = (...scores: readonly (number | null)[]) => scores.map((n, i) => subject(`s${i}`, { m: 0, ...(n === null ? {} : { n }) }));
  const choice = (among: readonly string[], chosen: readonly string[], id = "c1") =>
    record(id, "choice", "2026-04-02", { subject: among[0], data: { scheme: "test", period: "2026-Q1", what: "placeTie", of: "best", among: [...among], chosen: [...chosen] } });
  const after = (scores: readonly (number | null)[], ...records: readonly ReturnType<typeof choice>[]): readonly string[] => statuses(cards(best(), input({ subjects: people(...scores), records: [...records] })));

  it("gives the place to the chosen, whoever else has one for sure", () => {
    expect(after([3, 2, 2, 1])).to.deep.equal(["in", "undecided", "undecided", "noPlace"]);
    expect(after([3, 2, 2, 1], choice(["s1", "s2"], ["s2"]))).to.deep.equal(["in", "noPlace", "in", "noPlace"]);
    expect(after([3, 2, 2, 1], choice(["s1", "s2"], ["s2"], "c1"), choice(["s1", "s2"], ["s1"], "c2")), "the last that fits").to.deep.equal(["in", "in", "noPlace", "noPlace"]);
  });
  it("is as if it were not there where it does not fit", () => {
    const waits = ["in", "undecided", "undecided", "noPlace"];
    expect(after([3, 2, 2, 1], choice(["s0", "s1", "s2"], ["s2"])), "one too many").to.deep.equal(waits);
    expect(after([3, 2, 2, 1], choice(["s1"], ["s1"])), "one too few").to.deep.equal(waits);
    expect(after([3, 2, 2, 1], choice(["s1", "s3"], ["s1"])), "another").to.deep.equal(waits);
    expect(after([3, 2, 2, 1], choice(["s1", "s2"], [])), "nobody").to.deep.equal(waits);
    expect(after([3, 2, 2, 1], choice(["s1", "s2"], ["s3"])), "not one of them").to.deep.equal(waits);
    expect(after([3, 2, 2, 1], choice(["s1", "s2"], ["s2", "s3"])), "one of them and another").to.deep.equal(waits);
    expect(after([3, 2, 2, 1], choice(["s1", "s2"], ["s1", "s1"])), "twice the same").to.deep.equal(waits);
    expect(after([3, 2, 2, 1], choice(["s1", "s2"], ["s2"], "c1"), choice(["s1", "s2"], ["s1", "s1"], "c2")), "nor does it undo one that fits").to.deep.equal(["in", "noPlace", "in", "noPlace"]);
  });
  it("says nothing of their equal whose entry is still open: he may take the place", () => {
    const one = { places: 1, by: [{ by: "score", direction: "descending" }], ties: "refuse" } as const;
    const of = scheme({ facts: [...facts, attribute("good", "boolean")], score: score([group("g")]), rules: [points("p", "g", "n")], lists: [list("best", { conditions: test("good", "equal", true), quota: one })] });
    const subjects = [subject("s0", { n: 2, good: true }), subject("s1", { n: 2, good: true }), subject("s2", { n: 2 }), subject("s3", { n: 1, good: true })];
    const found = (...records: readonly ReturnType<typeof choice>[]): readonly string[] => {
      const parts = input({ subjects, records: [...records] });
      const rated = cards(of, parts);
      expect(statuses(rateByReference(of, parts, operators).map(({ card }) => card)), "as in the reference").to.deep.equal(statuses(rated));
      return statuses(rated);
    };
    expect(found()).to.deep.equal(["undecided", "undecided", "undecided", "noPlace"]);
    expect(found(choice(["s0", "s1"], ["s1"]))).to.deep.equal(["noPlace", "undecided", "undecided", "noPlace"]);
  });
});

describe("bands of a scheme without a score", () => {
  const grade = (limits: object): string | null => cards(scheme({ grades: [band("A", limits), band("C")] }), input({}))[0].grade;

  it("hold nobody if they have a bound of whatever kind", () => {
    expect([grade({ from: -5 }), grade({ below: 5 }), grade({ upTo: 5 }), grade({})]).to.deep.equal(["C", "C", "C", "A"]);
  });
});
