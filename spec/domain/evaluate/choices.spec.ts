import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { cardOf } from "../../../src/domain/cards/card-of.js";
import { idleChoices } from "../../../src/domain/evaluate/choices/idle-choices.js";
import type { Results } from "../../../src/domain/evaluate/decide/results.js";
import { evaluate } from "../../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { Card } from "../../../src/domain/model/card.js";
import type { EvaluationInput } from "../../../src/domain/model/columns.js";
import type { EvidenceRecord, Subject } from "../../../src/domain/model/documents.js";
import type { Scheme } from "../../../src/domain/model/scheme.js";
import { rateByReference } from "../../../src/reference/rate.js";
import { all, attribute, group, input, list, operators, points, record, scheme, score, subject, test } from "../../reference/build.js";

/** A person's choice; `of`: the list, none for ranks. */
function choice(what: string, among: readonly string[], chosen: readonly string[], of = ""): EvidenceRecord {
  return record("c0", "choice", "2026-04-02", { subject: among[0], data: { scheme: "test", period: "2026-Q1", what, of, among: [...among], chosen: [...chosen] } });
}
const later = (made: EvidenceRecord): EvidenceRecord => ({ ...made, id: "c1" });
const made = (parts: Partial<Scheme>): Scheme => scheme({ facts: [attribute("n", "number", { range: [0, 2], decimals: 0 })], score: score([group("g")]), rules: [points("p", "g", "n")], ...parts });
const resultsOf = (of: Scheme, parts: EvaluationInput): Results => evaluate(compileProgram(of, operators), deriveFacts(of, parts, operators));
const cardsOf = (results: Results): readonly Card[] => results.frozen.subjects.map((_, row) => cardOf(results, row));
const person = (id: string, n: number | null, district = "x"): Subject => subject(id, { district, ...(n === null ? {} : { n }) });
const ranked = (scope: readonly string[] = [], ties: "refuse" | "share" = "refuse"): Scheme => made({ ranking: { scope, by: [{ by: "score", direction: "descending" }], ties } });

describe("an order that persons chose for a tie of ranks (R31)", () => {
  const subjects = [person("a", 2), person("b", 2), person("c", 1), person("d", 1), person("e", 0)];
  const ranks = (chosen: EvidenceRecord, of = ranked()): readonly (number | null)[] => cardsOf(resultsOf(of, input({ subjects, records: [chosen] }))).map(({ rank }) => rank);
  const idle = (chosen: EvidenceRecord, of = ranked()): number => idleChoices(resultsOf(of, input({ subjects, records: [chosen] }))).length;
  const waiting = [1, 1, 3, 3, 5];

  it("decides between those who share a rank, all of them", () => {
    expect(ranks(choice("rankTie", ["a", "b"], ["b", "a"]))).to.deep.equal([2, 1, 3, 3, 5]);
    expect(ranks(choice("rankTie", ["d", "c"], ["d", "c"]))).to.deep.equal([1, 1, 4, 3, 5]);
    expect(idle(choice("rankTie", ["a", "b"], ["b", "a"]))).to.equal(0);
  });
  const MISFITS: Readonly<Record<string, EvidenceRecord>> = {
    "of two ties together": choice("rankTie", ["a", "b", "c", "d"], ["d", "c", "b", "a"]), "of one of each tie": choice("rankTie", ["a", "c"], ["c", "a"]),
    "of a tie and one more": choice("rankTie", ["a", "b", "c"], ["c", "b", "a"]), "of one alone": choice("rankTie", ["e"], ["e"]), "of one of a tie": choice("rankTie", ["a"], ["a"]),
    "that leaves one out": choice("rankTie", ["a", "b"], ["b"]), "that names one more": choice("rankTie", ["a"], ["b", "a"]), "that names others": choice("rankTie", ["a", "b"], ["c", "d"]),
    "that names one of them and another": choice("rankTie", ["a", "c"], ["b", "a"]), "of nobody that there is": choice("rankTie", ["x", "y"], ["y", "x"]), "that puts somebody who is not there in the place of one": choice("rankTie", ["a", "x"], ["x", "a"]), "of another matter": choice("placeTie", ["a", "b"], ["b", "a"]),
  };
  for (const [name, misfit] of Object.entries(MISFITS)) {
    it(`${name} decides nothing, and is told as idle`, () => {
      expect(ranks(misfit)).to.deep.equal(waiting);
      expect(idle(misfit)).to.equal(1);
    });
  }
  it("decides nothing where ties share, nor across scopes", () => {
    expect(ranks(choice("rankTie", ["a", "b"], ["b", "a"]), ranked([], "share"))).to.deep.equal(waiting);
    const apart = [person("a", 2), person("b", 2), person("c", 2, "y"), person("d", 2, "y")];
    const across = resultsOf(ranked(["district"]), input({ subjects: apart, records: [choice("rankTie", ["a", "c"], ["c", "a"])] }));
    expect(cardsOf(across).map(({ rank }) => rank)).to.deep.equal([1, 1, 1, 1]);
    expect(idleChoices(across).length).to.equal(1);
  });

  for (const scope of [[], ["district"]]) {
    it(`is followed as in the reference, whatever is missing of three${scope.length > 0 ? ", within scopes" : ""}`, () => {
      const values = [null, 1, 2];
      const orders = [["b", "a"], ["c", "a"], ["c", "b", "a"]];
      let decided = 0;
      for (let way = 0; way < 27; way++) {
        const three = ["a", "b", "c"].map((id, i) => person(id, values[Math.floor(way / 3 ** i) % 3], id === "c" ? "y" : "x"));
        for (const order of orders) {
          const parts = input({ subjects: three, records: [choice("rankTie", order, order)] });
          const results = resultsOf(ranked(scope), parts);
          const found = cardsOf(results);
          const expected = rateByReference(ranked(scope), parts, operators).map(({ card }) => card);
          if (!isDeepStrictEqual(found, expected)) expect(found, `${way} ${order.join()}`).to.deep.equal(expected);
          if (idleChoices(results).length === 0) decided++;
        }
      }
      expect(decided).to.be.greaterThan(5);
    });
  }
});

describe("a choice among those who are tied for a place (R31)", () => {
  const of = made({ lists: [list("best", { conditions: all(), quota: { places: 1, by: [{ by: "score", direction: "descending" }], ties: "refuse" } })] });
  const after = (...records: readonly EvidenceRecord[]): readonly [statuses: readonly string[], idle: number] => {
    const results = resultsOf(of, input({ subjects: [person("a", 2), person("b", 2), person("c", 1)], records: [...records] }));
    return [cardsOf(results).map(({ lists }) => lists[0].status), idleChoices(results).length];
  };

  it("is told as idle if it fits nothing, and not if it does, though a later one counts", () => {
    const waits = ["undecided", "undecided", "noPlace"];
    expect(after(choice("placeTie", ["a", "b"], ["b"], "best"))).to.deep.equal([["noPlace", "in", "noPlace"], 0]);
    expect(after(choice("placeTie", ["a", "b"], ["b"], "best"), later(choice("placeTie", ["a", "b"], ["a"], "best")))).to.deep.equal([["in", "noPlace", "noPlace"], 0]);
    expect(after(choice("placeTie", ["a", "b"], [], "best"))).to.deep.equal([waits, 1]);
    expect(after(choice("placeTie", ["a", "b"], ["b", "b"], "best"))).to.deep.equal([waits, 1]);
    expect(after(choice("placeTie", ["a", "c"], ["a"], "best"))).to.deep.equal([waits, 1]);
  });
});

describe("entries that persons decide (R31)", () => {
  const of = (confirm: boolean): Scheme => made({ lists: [list("red", { conditions: test("n", "greaterThan", 1), confirm }), list("all", { conditions: all() })] });
  const subjects = [person("a", 2), person("b", null), person("c", 0)];
  function after(confirm: boolean, ...records: readonly EvidenceRecord[]): readonly [statuses: readonly string[], idle: number] {
    const results = resultsOf(of(confirm), input({ subjects, records: [...records] }));
    return [cardsOf(results).map(({ lists }) => lists[0].status), idleChoices(results).length];
  }

  it("are those that are undecided", () => {
    expect(after(false)).to.deep.equal([["in", "undecided", "out"], 0]);
    expect(after(false, choice("entry", ["b"], ["b"], "red"))).to.deep.equal([["in", "in", "out"], 0]);
    expect(after(false, choice("entry", ["b"], [], "red"))).to.deep.equal([["in", "out", "out"], 0]);
  });
  it("are not those that are decided: the word of a person is idle there", () => {
    expect(after(false, choice("entry", ["a"], [], "red"))).to.deep.equal([["in", "undecided", "out"], 1]);
    expect(after(false, choice("entry", ["c"], ["c"], "red"))).to.deep.equal([["in", "undecided", "out"], 1]);
    expect(after(false, choice("entry", ["nobody"], ["nobody"], "red"))).to.deep.equal([["in", "undecided", "out"], 1]);
    expect(after(false, choice("entry", ["b"], ["b"], "other"))).to.deep.equal([["in", "undecided", "out"], 1]);
    expect(after(false, choice("entry", ["a", "b"], ["b"], "red")), "of several one is open").to.deep.equal([["in", "in", "out"], 0]);
  });
  it("are all of them where the list asks for it", () => {
    expect(after(true)).to.deep.equal([["proposed", "undecided", "out"], 0]);
    expect(after(true, choice("entry", ["a"], ["a"], "red"))).to.deep.equal([["in", "undecided", "out"], 0]);
    expect(after(true, choice("entry", ["a"], [], "red"), later(choice("entry", ["b"], ["b"], "red")))).to.deep.equal([["out", "in", "out"], 0]);
    expect(after(true, choice("entry", ["a"], [], "red"), later(choice("entry", ["a"], ["a"], "red"))), "the last word counts").to.deep.equal([["in", "undecided", "out"], 0]);
    expect(after(true, choice("entry", ["c"], ["c"], "red"))).to.deep.equal([["proposed", "undecided", "out"], 1]);
  });
});
