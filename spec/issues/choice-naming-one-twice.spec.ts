import { expect } from "chai";
import { cardOf } from "../../src/domain/cards/card-of.js";
import { idleChoices } from "../../src/domain/evaluate/choices/idle-choices.js";
import { evaluate } from "../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import { attribute, cards, group, input, list, operators, points, record, scheme, score, subject, test } from "../reference/build.js";

/** a and b share the first rank and the one place of `best`; nothing is known of c, whose entry to `open` waits for a person. */
const made = scheme({
  facts: [attribute("n", "number", { range: [0, 1], decimals: 0 }), attribute("m", "number", { range: [0, 3], decimals: 0 })], score: score([group("g")]), rules: [points("p", "g", "n")],
  ranking: { scope: [], by: [{ by: "score", direction: "descending" }], ties: "refuse" },
  lists: [list("best", { conditions: test("score", "equal", 1), quota: { places: 1, by: [], ties: "refuse" } }), list("open", { conditions: test("m", "greaterThan", 1) })],
});
const subjects = [subject("a", { n: 1, m: 0 }), subject("b", { n: 1, m: 0 }), subject("c", { n: 0 })];

/** Ranks, who stands on which list, and how many choices fit nothing, by the columns and (but the last) by the reference. */
function after(what: string, of: string, among: readonly string[], ...chosen: readonly (readonly string[])[]): { readonly core: unknown; readonly reference: unknown; readonly idle: number } {
  const parts = { subjects, records: chosen.map((order, i) => record(`c${i}`, "choice", "2026-04-02", { data: { scheme: "test", period: "2026-Q1", what, of, among: [...among], chosen: [...order] } })) };
  const results = evaluate(compileProgram(made, operators), deriveFacts(made, input(parts), operators));
  const said = (all: ReturnType<typeof cardOf>[]): unknown => all.map(({ rank, lists }) => [rank, ...lists.map(({ status }) => status)]);
  return { core: said(subjects.map((_, row) => cardOf(results, row))), reference: said(Object.values(cards(made, parts))), idle: idleChoices(results).length };
}
const waiting = [[1, "undecided", "out"], [1, "undecided", "out"], [3, "out", "undecided"]];

describe("a choice that names one twice (R31)", () => {
  const AMONG: Readonly<Record<string, readonly [what: string, of: string, among: readonly string[], chosen: readonly string[], said: unknown]>> = {
    "a tie of ranks": ["rankTie", "", ["a", "b", "a"], ["b", "a"], [[2, "undecided", "out"], [1, "undecided", "out"], waiting[2]]],
    "a tie for the last place": ["placeTie", "best", ["b", "b", "a"], ["b"], [[1, "noPlace", "out"], [1, "in", "out"], waiting[2]]],
    "an entry": ["entry", "open", ["c", "c"], ["c"], [waiting[0], waiting[1], [3, "out", "in"]]],
  };
  for (const [matter, [what, of, among, chosen, said]] of Object.entries(AMONG)) {
    it(`among those of ${matter} is the same choice`, () => {
      expect(after(what, of, among, chosen)).to.deep.equal({ core: said, reference: said, idle: 0 });
      expect(after(what, of, [...new Set(among)], chosen)).to.deep.equal({ core: said, reference: said, idle: 0 });
    });
  }
  const CHOSEN: Readonly<Record<string, readonly [what: string, of: string, chosen: readonly string[]]>> = { "of a tie of ranks": ["rankTie", "", ["a", "b", "a"]], "of a tie for the last place": ["placeTie", "best", ["a", "a"]] };
  for (const [matter, [what, of, chosen]] of Object.entries(CHOSEN)) {
    it(`in the order ${matter} says nothing, and is told as idle`, () => expect(after(what, of, ["a", "b"], chosen)).to.deep.equal({ core: waiting, reference: waiting, idle: 1 }));
  }
  it("in the order undoes no choice before it that fits", () => {
    expect(after("placeTie", "best", ["a", "b"], ["b"], ["a", "a"])).to.deep.equal({ ...after("placeTie", "best", ["a", "b"], ["b"]), idle: 1 });
    expect(after("rankTie", "", ["a", "b"], ["b", "a"], ["a", "b", "a"])).to.deep.equal({ ...after("rankTie", "", ["a", "b"], ["b", "a"]), idle: 1 });
  });
});

describe("a word on an entry that names others too", () => {
  it("is followed where one waits, and not told as idle for who is not rated here or waits for nobody", () => {
    const said = [waiting[0], waiting[1], [3, "out", "in"]];
    expect(after("entry", "open", ["c", "nobody"], ["c"])).to.deep.equal({ core: said, reference: said, idle: 0 });
    expect(after("entry", "open", ["a", "c"], ["c"])).to.deep.equal({ core: said, reference: said, idle: 0 });
    expect(after("entry", "open", ["a", "nobody"], ["a"])).to.deep.equal({ core: waiting, reference: waiting, idle: 1 });
  });
});
