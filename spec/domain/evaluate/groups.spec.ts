import { expect } from "chai";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { runRules } from "../../../src/domain/evaluate/run-rules.js";
import type { RuleResults } from "../../../src/domain/evaluate/results.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { Json } from "../../../src/domain/model/documents.js";
import type { Group, Scheme } from "../../../src/domain/model/scheme.js";
import { attribute, expr, group, input, operators, points, score, scheme, subject, test } from "../../reference/build.js";

const FACTS = [attribute("x", "number"), attribute("y", "number"), attribute("z", "number")];
const is = (fact: string) => test(fact, "equal", 1);

function run(parts: Partial<Scheme>, attributes: Readonly<Record<string, Json>> = {}): RuleResults {
  const of = scheme({ facts: FACTS, ...parts });
  return runRules(compileProgram(of, operators), deriveFacts(of, input({ subjects: [subject("a", attributes)] }), operators));
}
/** Reported, least, greatest; null: not rated. */
function scored({ score: found, rated }: RuleResults): readonly number[] | null {
  return found && rated[0] === 1 ? [found.reported[0] / 100, found.least[0] / 100, found.greatest[0] / 100] : null;
}

describe("eligibility", () => {
  const eligibility = ["x", "y"].map((fact) => ({ conditions: is(fact), otherwise: fact }));
  const of = (attributes: Readonly<Record<string, Json>>): number => run({ eligibility }, attributes).eligibility[0];

  it("is decided by the first condition that is not true", () => {
    expect(of({ x: 1, y: 1 })).to.equal(-1);
    expect(of({ x: 0, y: 0 })).to.equal(0);
    expect(of({ x: 1, y: 0 })).to.equal(1);
    expect(of({ y: 0 })).to.equal(-2);
    expect(of({ x: 0 })).to.equal(0);
    expect(of({ x: 1 })).to.equal(-2);
  });
  it("leaves nobody rated for whom it is false or unknown", () => {
    const others: readonly Readonly<Record<string, Json>>[] = [{ x: 0, y: 1 }, { y: 1 }];
    for (const attributes of others) expect(run({ eligibility }, attributes).rated[0]).to.equal(0);
    expect(run({ eligibility }, { x: 1, y: 1 }).rated[0]).to.equal(1);
  });
});

describe("a group with a scale", () => {
  const groups = [group("g", { scale: 100, min: 0, max: 100 })];
  const sure = points("sure", "g", 8, { event: { outOf: expr(10) } });
  const perhaps = points("perhaps", "g", 5, { applies: is("x"), event: { outOf: expr(10) } });

  it("is worth its points out of what the rules that apply state", () => {
    expect(scored(run({ rules: [sure, perhaps], score: score(groups) }, { x: 1 }))).to.deep.equal([65, 65, 65]);
    expect(scored(run({ rules: [sure, perhaps], score: score(groups) }, { x: 0 }))).to.deep.equal([80, 80, 80]);
  });
  it("takes a rule that perhaps applies in and out at both ends", () => {
    // least: 8 out of 20; greatest: 13 out of 10, held at 100.
    expect(scored(run({ rules: [sure, perhaps], score: score(groups) }))).to.deep.equal([80, 40, 100]);
  });
  it("takes an unknown rule that surely applies in at both ends, and out of what is reported", () => {
    const unknown = points("unknown", "g", 5, { conditions: is("x"), event: { outOf: expr(10) } });
    expect(scored(run({ rules: [sure, unknown], score: score(groups) }))).to.deep.equal([80, 40, 65]);
  });
  it("is missing where no rule applies, and then nothing is rated", () => {
    const results = run({ rules: [perhaps], score: score(groups) }, { x: 0 });
    expect(scored(results)).to.equal(null);
    expect(results.groups[0].known[0]).to.equal(0);
    expect([results.groups[0].least[0], results.groups[0].greatest[0]]).to.deep.equal([-Infinity, Infinity]);
  });
});

describe("a weighted group that is missing", () => {
  const rules = [points("known", "a", 80), points("b", "b", 50, { applies: is("x"), conditions: is("y") })];
  const of = (missing: Group["missing"], attributes: Readonly<Record<string, Json>>): readonly number[] | null =>
    scored(run({ rules, score: score([group("a", { weight: 0.4, min: 0, max: 100 }), group("b", { weight: 0.6, min: 0, max: 100, missing })]) }, attributes));

  it("refuses a score", () => {
    expect(of("refuse", { x: 0 })).to.equal(null);
    expect(of("refuse", { x: 1, y: 1 })).to.deep.equal([62, 62, 62]);
  });
  it("counts nothing, with what it could be at the ends", () => {
    expect(of("zero", { x: 0 })).to.deep.equal([32, 32, 32]);
    expect(of("zero", { x: 1 })).to.deep.equal([32, 32, 92]);
  });
  it("leaves its weight to the others, and at the ends comes in, and out where it perhaps does not apply", () => {
    expect(of("renormalise", { x: 0 })).to.deep.equal([80, 80, 80]);
    expect(of("renormalise", { x: 1 })).to.deep.equal([80, 32, 92]);
    expect(of("renormalise", {})).to.deep.equal([80, 32, 92]);
  });
  it("leaves nothing where no weighted group is there", () => {
    const both = [points("a", "a", 1, { applies: is("x") })];
    expect(scored(run({ rules: both, score: score([group("a", { weight: 1, missing: "renormalise" })]) }, { x: 0 }))).to.equal(null);
  });
});

describe("unknown rules", () => {
  const of = (onUnknown: "report" | "notRated" | "block" | "false") => run({ rules: [points("r", "g", 5, { conditions: is("x"), onUnknown })], score: score([group("g")]) });

  it("are reported, block, or count as false", () => {
    expect(scored(of("report"))).to.deep.equal([0, 0, 5]);
    expect(scored(of("block"))).to.deep.equal([0, 0, 5]);
    expect(scored(of("false"))).to.deep.equal([0, 0, 0]);
  });
  it("leave nothing rated if they say so, unless one made them irrelevant", () => {
    expect(scored(of("notRated"))).to.equal(null);
    const one = { one: { of: "p", per: [], take: "first" as const } };
    const rules = [points("first", "g", 1, { ...one, priority: 2 }), points("second", "g", 5, { ...one, conditions: is("x"), onUnknown: "notRated" })];
    expect(scored(run({ rules, score: score([group("g")]) }))).to.deep.equal([1, 1, 1]);
  });
  it("leave nothing rated in a scheme without a score either", () => {
    expect(run({ rules: [points("r", "g", 5, { conditions: is("x"), onUnknown: "notRated" })] }).rated[0]).to.equal(0);
  });
});
