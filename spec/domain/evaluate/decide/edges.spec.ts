import { expect } from "chai";
import { decide } from "../../../../src/domain/evaluate/decide/decide.js";
import { contains, meets, spanOf, takeAway } from "../../../../src/domain/evaluate/decide/free-units.js";
import { LIST_STATUS, type ListResult } from "../../../../src/domain/evaluate/decide/results.js";
import { STANDING } from "../../../../src/domain/facts/records/standing-fact.js";
import type { EvidenceRecord } from "../../../../src/domain/model/documents.js";
import type { Band, ListSpec, Ranking, Scheme } from "../../../../src/domain/model/scheme.js";
import { population, rule, schemeOf, test, text, type Person } from "./population.js";

const band = (grade: string, limits: Partial<Band>): Band => ({ grade, title: text(grade), confirm: false, official: false, pointer: "/grades", ...limits });
const list = (id: string, more: Partial<ListSpec> = {}): ListSpec =>
  ({ id, title: text(id), tone: "neutral", confirm: false, onUnknown: "report", official: false, basis: [], pointer: `/lists/${id}`, ...more });
const good = test("good", "equal", true, "boolean");
const flagged = rule("late", { type: "flag", flag: "late" });

/** The grades that a score between these ends can reach. */
function reachable(grades: readonly Band[], score: Person["score"], more: Partial<Scheme> = {}, person: Person = {}): readonly (string | null)[] {
  const graded = decide(population(schemeOf({ grades, ...more }), [{ ...person, score }])).grades;
  return [...(graded?.names ?? []), null].filter((_, place) => graded?.reachable[place] === 1);
}

describe("bands that take a score in pieces (R16)", () => {
  const grades = [band("middle", { from: 40, below: 61 }), band("low", { from: 0, below: 30 }), band("again", { from: 40, below: 61 }), band("edges", { from: 61, upTo: 61 }), band("last", { from: 30, upTo: 39 })];

  it("leave what is above and what is below them, and nothing of their own", () => {
    expect(reachable(grades, [0, 50, 100])).to.deep.equal(["middle", "low", "edges", "last", null]);
    expect(reachable(grades, [0, 50, 61])).to.deep.equal(["middle", "low", "edges", "last"]);
    expect(reachable(grades, [40, 50, 60])).to.deep.equal(["middle"]);
    expect(reachable(grades, [39, 39, 40])).to.deep.equal(["middle", "last"]);
  });
  it("may be one unit wide", () => {
    expect(reachable([band("one", { from: 80, upTo: 80 })], [80, 80, 80])).to.deep.equal(["one"]);
    expect(reachable([band("one", { from: 80, upTo: 80 })], [79, 80, 81])).to.deep.equal(["one", null]);
  });
  it("hold nothing where they are empty", () => {
    const whole = (value: number): number => value;
    const empty = spanOf({ from: 5, below: 5 }, whole);
    expect(meets([{ low: 0, high: 9 }], empty)).to.equal(false);
    expect(takeAway([{ low: 0, high: 9 }], empty)).to.deep.equal([{ low: 0, high: 9 }]);
    expect([4, 5].map((units) => contains(spanOf({ from: 5, below: 6 }, whole), units))).to.deep.equal([false, true]);
    expect(takeAway([{ low: 0, high: 9 }, { low: 20, high: 29 }], { low: 5, high: 24 })).to.deep.equal([{ low: 0, high: 4 }, { low: 25, high: 29 }]);
    expect(takeAway([{ low: 0, high: 9 }, { low: 20, high: 29 }], { low: 22, high: 24 })).to.deep.equal([{ low: 0, high: 9 }, { low: 20, high: 21 }, { low: 25, high: 29 }]);
    expect(takeAway([{ low: 0, high: 9 }, { low: 20, high: 29 }], { low: 2, high: 4 })).to.deep.equal([{ low: 0, high: 1 }, { low: 5, high: 9 }, { low: 20, high: 29 }]);
  });
});

describe("what may still be flagged (R17)", () => {
  const grades = [band("A", { from: 80 }), band("C", { below: 80 })];
  const is = (value: boolean) => test("flag.late", "equal", value, "boolean");
  const unknown: Person = { rules: { late: "unknown" } };

  it("lets `atMost` lower the grade, or not", () => {
    const more = { rules: [flagged], atMost: [{ grade: "C", when: is(true), reason: text("late") }] };
    expect(reachable(grades, 90, more, unknown)).to.deep.equal(["A", "C"]);
    expect(reachable(grades, 90, more, { rules: { late: "true" } })).to.deep.equal(["C"]);
    expect(reachable(grades, 90, more)).to.deep.equal(["A"]);
  });
  it("ends no entry that runs", () => {
    const before: EvidenceRecord = { id: "d", subject: "s000", kind: "decision", occurredOn: "2025-12-31", data: { lists: ["red"], standing: ["red"] }, steps: [] };
    const standing = (exit: ListSpec["exit"], person: Person, term = 12): ListResult | undefined => {
      const of = population(schemeOf({ rules: [flagged], lists: [list("red", { conditions: good, term: { years: 0, months: term, days: 0 }, ...(exit ? { exit } : {}) }), list("on", { conditions: test("list.red", "equal", true, "boolean") })] }), [{ score: 1, facts: { good: false }, ...person }]);
      return decide({ ...of, frozen: { ...of.frozen, current: new Map([[STANDING, [[before]]]]) } }).lists[0];
    };
    expect([standing(is(false), unknown), standing(is(false), {}), standing(is(true), unknown)].map((found) => found?.exit?.certain[0])).to.deep.equal([0, 1, 0]);
  });
});

describe("places that equals share (R19)", () => {
  const found = (places: number, ties: "share" | "refuse", people: readonly Person[]): readonly [statuses: readonly string[], tied: readonly number[]] => {
    const [{ status, tied }] = decide(population(schemeOf({ lists: [list("red", { conditions: good, quota: { places, by: [{ by: "score", direction: "descending" }], ties } })] }), people)).lists;
    return [[...status].map((code) => LIST_STATUS[code]), tied];
  };
  const at = (score: Person["score"], is: boolean | null = true): Person => ({ score, facts: { good: is } });

  it("are for a person to give where they are refused, to those who are tied and nobody else", () => {
    expect(found(1, "refuse", [at(5), at(5), at(3)])).to.deep.equal([["undecided", "undecided", "noPlace"], [0, 1]]);
    expect(found(2, "refuse", [at(9), at(5), at(5), at(1)])).to.deep.equal([["in", "undecided", "undecided", "noPlace"], [1, 2]]);
    expect(found(2, "refuse", [at(5), at(5), at(1)])).to.deep.equal([["in", "in", "noPlace"], []]);
    expect(found(1, "share", [at(5), at(5), at(3)])).to.deep.equal([["in", "in", "noPlace"], []]);
  });
  it("are not yet for a person where it is open who is tied", () => {
    expect(found(1, "refuse", [at(5), at([3, 5, 5])])[1], "one of them may be behind").to.deep.equal([]);
    expect(found(1, "refuse", [at(9, null), at(5), at(5)]), "one before them may take the place").to.deep.equal([["undecided", "undecided", "undecided"], []]);
    expect(found(2, "refuse", [at(9, null), at(5), at(5)])[1], "there may be a place for each").to.deep.equal([]);
    expect(found(2, "refuse", [at(9, null), at(5), at(5), at(5)])[1], "there is none for each in any case").to.deep.equal([1, 2, 3]);
  });
  it("are nobody's to give without a number of places, nor where there are enough; nobody is said to have spoken", () => {
    for (const quota of [undefined, { places: 2, by: [], ties: "refuse" }] as const) {
      const [{ tied, fitted, status }] = decide(population(schemeOf({ lists: [list("red", { conditions: good, ...(quota ? { quota } : {}) })] }), [at(1), at(2)])).lists;
      expect([tied, fitted, [...status].map((code) => LIST_STATUS[code])]).to.deep.equal([[], [], ["in", "in"]]);
    }
  });
});

describe("who has no place in the ranking", () => {
  it("stands in no scope", () => {
    const ranking: Ranking = { scope: ["district"], by: [{ by: "score", direction: "descending" }], ties: "share" };
    const people: Person[] = [{ score: 2, facts: { "scope.district": "x" } }, { score: null, facts: { "scope.district": "x" } }];
    const result = decide(population(schemeOf({ ranking }), people)).ranking;
    expect([[...(result?.scope ?? [])], [...(result?.population ?? [])], [...(result?.rank ?? [])]]).to.deep.equal([[0, -1], [1, 0], [1, 0]]);
  });
});
