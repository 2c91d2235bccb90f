import { expect } from "chai";
import type { TraceNode } from "../../src/domain/model/card.js";
import type { Json } from "../../src/domain/model/documents.js";
import type { CohortFact, Fact, Scheme } from "../../src/domain/model/scheme.js";
import { rateByReference } from "../../src/reference/rate.js";
import { attribute, cohort, formula, group, input, list, operators, points, rule, scheme, score, subject, test } from "./build.js";

type Row = Readonly<Record<string, Json>>;
type Shown = readonly [value: unknown, least: unknown, greatest: unknown];

/** [value, least, greatest] that a rule reads of fact "p" for each subject; of what is certain alone its value, thrice. */
function shown(of: Scheme, rows: readonly Row[]): readonly Shown[] {
  const all = rateByReference(of, input({ subjects: rows.map((row, i) => subject(`s${i}`, row)) }), operators);
  return all.map(({ trace }): Shown => {
    const node = (trace.rules.find((each) => each.rule === "reads")?.conditions ?? trace.decisions[0]?.conditions) as Extract<TraceNode, { kind: "test" }>;
    return [node.value, node.ends ? node.ends.least : node.value, node.ends ? node.ends.greatest : node.value];
  });
}
const ranks = (of: Scheme, rows: readonly Row[]): readonly unknown[] => shown(of, rows).map(([value]) => value);

const plain = (of: CohortFact["of"], options: Parameters<typeof cohort>[3] = {}, more: readonly Fact[] = []): Scheme => scheme({
  facts: [attribute("n", "number"), cohort("p", of, "n", options), ...more], rules: [rule("reads", { type: "flag", flag: "f" }, { conditions: test("p", "lessThanInclusive", 2) })],
});
const n = (...values: readonly (number | undefined)[]): readonly Row[] => values.map((value): Row => (value === undefined ? {} : { n: value }));

describe("reference: cohort facts (R30)", () => {
  it("rank by any fact, equals share a place: 1, 2, 2, 4", () => {
    expect(ranks(plain("rank"), n(9, 7, 7, 5))).to.deep.equal([1, 2, 2, 4]);
    expect(ranks(plain("rankFromEnd"), n(9, 7, 7, 5))).to.deep.equal([4, 2, 2, 1]);
    expect(ranks(plain("rank", { by: { by: "n", direction: "ascending" } }), n(9, 7, 7, 5))).to.deep.equal([4, 2, 2, 1]);
  });
  it("percentile is 100 x rank / population, rounded once to the places of the fact", () => {
    expect(ranks(plain("percentile", { decimals: 2 }), n(9, 8, 7))).to.deep.equal([33.33, 66.67, 100]);
    expect(ranks(plain("population"), n(9, 8, 7))).to.deep.equal([3, 3, 3]);
  });
  it("the mean is exact and rounded once: (1 + 2 + 2) / 3 = 1.6667, half away from zero", () => {
    expect(ranks(plain("mean"), n(1, 2, 2))).to.deep.equal([1.6667, 1.6667, 1.6667]);
    expect(ranks(plain("mean", { decimals: 0 }), n(-1, -2))).to.deep.equal([-2, -2]);
  });
  it("within a scope, the narrowest with enough of whom the fact is known, else the wider", () => {
    const of = plain("rank", { scope: ["district", "city"], atLeast: 2 });
    const rows = [{ n: 9, district: "x" }, { n: 8, district: "x" }, { n: 9.5, district: "y" }].map((row) => ({ ...row, city: "C" }));
    expect(ranks(of, rows)).to.deep.equal([1, 2, 1]);
    expect(shown(plain("population", { scope: ["district", "city"], atLeast: 2 }), rows).map(([value]) => value)).to.deep.equal([2, 2, 3]);
  });
  it("who lacks the fact lacks the place, and counts for the others at the ends alone", () => {
    expect(shown(plain("rank"), n(9, 7, undefined))).to.deep.equal([[1, 1, 2], [2, 2, 3], [null, null, null]]);
    expect(shown(plain("population"), n(9, 7, undefined))).to.deep.equal([[2, 2, 3], [2, 2, 3], [null, null, null]]);
    // 100 x 1 / 3 with the third behind, 100 x 2 / 3 with it before; the second 2 / 3 and 3 / 3.
    expect(shown(plain("percentile", { decimals: 2 }), n(9, 7, undefined)).slice(0, 2)).to.deep.equal([[50, 33.33, 66.67], [100, 66.67, 100]]);
    expect(shown(plain("mean"), n(9, 7, undefined)).slice(0, 2)).to.deep.equal([[8, null, null], [8, null, null]]);
  });
  it("the range of a missing fact bounds what it can do to others", () => {
    const bounded = { ...plain("rank"), facts: [attribute("n", "number", { range: [0, 8] }), cohort("p", "rank", "n")] };
    expect(shown(bounded, n(8, 7, undefined)).slice(0, 2)).to.deep.equal([[1, 1, 1], [2, 2, 3]]);
    const means = { ...plain("mean"), facts: [attribute("n", "number", { range: [0, 8] }), cohort("p", "mean", "n")] };
    // (8 + 7 + 0) / 3 = 5 at least; the third cannot raise the mean above 7.6667 = (8 + 7 + 8) / 3.
    expect(shown(means, n(8, 7, undefined))[0]).to.deep.equal([7.5, 5, 7.6667]);
  });
  it("a condition holds if it does for all that the place can be; a rule that reads it is unknown otherwise", () => {
    const cards = rateByReference(plain("rank"), input({ subjects: n(9, 7, 5, undefined).map((row, i) => subject(`s${i}`, row)) }), operators).map(({ card }) => card);
    expect(cards.map(({ flags }) => flags.map(({ outcome }) => outcome)[0] ?? "-")).to.deep.equal(["true", "unknown", "-", "unknown"]);
  });
  it("an amount reads a place that may still change as what it can be", () => {
    const of = scheme({ facts: [attribute("n", "number"), cohort("p", "rank", "n"), formula("double", { op: "multiply", of: [{ op: "number", value: 2 }, { op: "fact", fact: "p" }] })], score: score([group("g")]), rules: [points("a", "g", "p"), points("b", "g", "double")] });
    const all = rateByReference(of, input({ subjects: n(9, 7, undefined).map((row, i) => subject(`s${i}`, row)) }), operators).map(({ card }) => card);
    expect(all.map(({ score: s, least, greatest }) => [s, least, greatest]).slice(0, 2)).to.deep.equal([[0, 0, 6], [0, 0, 9]]);
  });
  it("places over places", () => {
    const of = plain("rank", { by: { by: "first", direction: "ascending" } });
    const layered = { ...of, facts: [attribute("n", "number"), cohort("first", "rank", "n"), ...of.facts.slice(1)] };
    expect(ranks(layered, n(5, 9, 7))).to.deep.equal([3, 1, 2]);
    expect(shown(layered, n(5, 9, undefined)).slice(0, 2)).to.deep.equal([[2, 1, 3], [1, 1, 2]]);
  });
  it("by the score it is settled with the ranking, among the rated", () => {
    const of = scheme({
      facts: [attribute("n", "number", { range: [0, 10] }), cohort("p", "mean", "score", { stage: 12 })], score: score([group("g")]), rules: [points("a", "g", "n", { onUnknown: "notRated" })],
      lists: [list("low", { conditions: test("p", "lessThan", 5) })],
    });
    expect(shown(of, n(4, 8, undefined))).to.deep.equal([[6, null, null], [6, null, null], [null, null, null]]);
  });
  it("knownIf and whenMissing hold of it as of any fact", () => {
    expect(ranks(plain("rank", { whenMissing: 0 }), n(9, undefined))).to.deep.equal([1, 0]);
    expect(ranks(plain("rank", { knownIf: test("n", "greaterThan", 8) }), n(9, 7))).to.deep.equal([1, null]);
  });
});
