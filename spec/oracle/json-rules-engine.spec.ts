import { expect } from "chai";
import { Engine, type TopLevelCondition } from "json-rules-engine";
import { libraryOutcome } from "../../src/adapters/json-rules-engine/library-outcome.js";
import { asWritten } from "../../src/adapters/json-rules-engine/strengthen.js";
import { comparedConditions, createTupleReader, outcomeOf } from "../../src/adapters/json-rules-engine/compared-conditions.js";
import { compileProgram } from "../../src/domain/evaluate/program.js";
import { runRules } from "../../src/domain/evaluate/run-rules.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import type { Outcome } from "../../src/domain/model/card.js";
import type { Condition } from "../../src/domain/model/scheme.js";
import { rateByReference } from "../../src/reference/rate.js";
import { all, any, input, not, operators, rule, scheme, subject, test } from "../reference/build.js";
import { FACTS, nastyAttributes, nastyCondition, nastyTest } from "./nasty.js";
import { Random } from "./random.js";

const SCHEMES = 12;
const RULES = 25;
/** More than two words of a bitmap and a rest. */
const SUBJECTS = 70;

interface Compared {
  readonly pairs: number;
  /** operator -> outcomes that single tests of it had. */
  readonly seen: Map<string, Set<Outcome>>;
}

/** Every second rule is one test alone, so that each operator is seen with each outcome. */
function randomRules(random: Random) {
  return random.times(RULES, (i) => {
    const conditions: Condition = i % 2 === 0 ? nastyTest(random, operators) : nastyCondition(random, operators);
    return rule(`rule${i}`, { type: "flag", flag: `flag${i}` }, { conditions });
  });
}

async function compare(seed: number, seen: Compared["seen"]): Promise<number> {
  const random = new Random(seed);
  const rated = scheme({ facts: FACTS, rules: randomRules(random) });
  const of = input({ subjects: random.times(SUBJECTS, (i) => subject(`s${String(i).padStart(2, "0")}`, nastyAttributes(random))) });
  const reference = rateByReference(rated, of, operators);
  const results = runRules(compileProgram(rated, operators), deriveFacts(rated, of, operators));
  let pairs = 0;
  for (const [place, compared] of comparedConditions(results).entries()) {
    const { valuesAt } = createTupleReader(results, compared);
    for (let row = 0; row < compared.rows; row++) {
      const core = outcomeOf(compared, row) as Outcome;
      const values = valuesAt(row);
      const at = `seed ${seed}, ${compared.name}, row ${row}: ${JSON.stringify(compared.condition)} over ${JSON.stringify(values)}`;
      expect(await libraryOutcome(compared.condition, values, operators), `json-rules-engine, ${at}`).to.equal(core);
      expect(reference[row].trace.rules[place].outcome, `reference, ${at}`).to.equal(core);
      const { condition } = compared;
      if (condition.kind === "test") seen.set(condition.operator, (seen.get(condition.operator) ?? new Set()).add(core));
      pairs++;
    }
  }
  return pairs;
}

describe("bitmaps, json-rules-engine strengthened and weakened, and the reference", () => {
  it("agree on at least 20 000 random rules and facts, nasty values included", async function () {
    this.timeout(300_000);
    const seen: Compared["seen"] = new Map();
    let pairs = 0;
    for (let seed = 1; seed <= SCHEMES; seed++) pairs += await compare(seed, seen);
    expect(pairs).to.be.at.least(20_000);
    // Nothing was proved of an operator that always came out the same.
    for (const { name } of operators.values()) {
      const all: readonly Outcome[] = name === "known" ? ["false", "true"] : ["false", "true", "unknown"];
      expect([...(seen.get(name) ?? [])].sort(), name).to.deep.equal(all);
    }
  });
});

/** The plain library, as its manual shows it; null stands for a missing value. */
async function fires(conditions: unknown, facts: Readonly<Record<string, unknown>>): Promise<boolean> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addRule({ conditions: conditions as TopLevelCondition, event: { type: "fired" } });
  return (await engine.run(facts)).events.length > 0;
}
const plain = (condition: Condition): unknown => ({ all: [asWritten(condition)] });

/** What the core says of a condition for one subject with these attributes. */
function core(condition: Condition, attributes: Readonly<Record<string, never | string | number | boolean | readonly string[]>>): string {
  const rated = scheme({ facts: FACTS, rules: [rule("r", { type: "flag", flag: "f" }, { conditions: condition })] });
  const results = runRules(compileProgram(rated, operators), deriveFacts(rated, input({ subjects: [subject("a", attributes)] }), operators));
  return outcomeOf(comparedConditions(results)[0], 0);
}

describe("intended differences from the plain library", () => {
  const onMissing: readonly (readonly [string, Condition])[] = [
    ["notEqual", test("s1", "notEqual", "a")],
    ["not", not(test("n1", "greaterThan", 10))],
    ["notIn", test("s1", "notIn", ["a", "b"], "string")],
    ["not around contains", not({ ...test("t1", "contains", "a"), type: "list" })],
    ["not around doesNotContain", not({ ...test("t1", "doesNotContain", "a"), type: "list" })],
    ["not around lessThan and not around its opposite, both at once", all(not(test("n1", "lessThan", 0)), not(test("n1", "greaterThanInclusive", 0)))],
  ];
  for (const [name, condition] of onMissing) {
    it(`${name} fires on a missing fact in the library and is unknown here`, async () => {
      expect(await fires(plain(condition), { s1: null, n1: null, t1: null })).to.equal(true);
      expect(await fires(plain(condition), {})).to.equal(true);
      expect(core(condition, {})).to.equal("unknown");
    });
  }

  it("doesNotContain is false of a missing list in the library and unknown here", async () => {
    const condition: Condition = { ...test("t1", "doesNotContain", "a"), type: "list" };
    expect(await fires(plain(condition), { t1: null })).to.equal(false);
    expect(core(condition, {})).to.equal("unknown");
  });

  it('"9" is greater than "10" in the library; here a comparison of texts has no operator, and a text under a number is missing', async () => {
    expect(await fires({ all: [{ fact: "n1", operator: "greaterThan", value: "10" }] }, { n1: "9" })).to.equal(true);
    expect(operators.get("greaterThan")?.left).to.deep.equal(["number"]);
    expect(core(test("n1", "greaterThan", 10), { n1: "9" })).to.equal("unknown");
    expect(core(test("n1", "greaterThan", 10), { n1: 9 })).to.equal("false");
  });

  it("an empty any is true in the library; here nothing of nothing holds, and the reader refuses it", async () => {
    expect(await fires({ any: [] }, {})).to.equal(true);
    expect(core(any(), {})).to.equal("false");
    expect(core(all(), {})).to.equal("true");
  });

  it("any beside all hides the all in the library; here a node has one kind", async () => {
    const both = { all: [{ fact: "n1", operator: "equal", value: 1 }], any: [{ fact: "n2", operator: "equal", value: 2 }] };
    expect(await fires(both, { n1: 0, n2: 2 })).to.equal(true);
    expect(core(all(test("n1", "equal", 1), any(test("n2", "equal", 2))), { n1: 0, n2: 2 })).to.equal("false");
  });

  it("in on a text is a test for a part of it in the library; here the right side of in is a set", async () => {
    expect(await fires({ all: [{ fact: "s1", operator: "in", value: "cat" }] }, { s1: "a" })).to.equal(true);
    expect(operators.get("in")?.right).to.equal("set");
    expect(core(test("s1", "in", ["cat"], "string"), { s1: "a" })).to.equal("false");
  });

  it("digits in a text count as a number in the library; here a text under a number is missing", async () => {
    expect(await fires({ all: [{ fact: "n1", operator: "lessThan", value: 10 }] }, { n1: "9" })).to.equal(true);
    expect(core(test("n1", "lessThan", 10), { n1: "9" })).to.equal("unknown");
  });

  it("an unknown operator fails only when it is run in the library; here nothing is run with it", async () => {
    const conditions = { all: [{ fact: "n1", operator: "isNear", value: 1 }] };
    expect(() => new Engine([]).addRule({ conditions: conditions as TopLevelCondition, event: { type: "fired" } })).not.to.throw();
    expect(await fires(conditions, { n1: 1 }).then(() => "ran", () => "failed")).to.equal("failed");
    expect(() => core(test("n1", "isNear", 1), { n1: 1 })).to.throw(RangeError, "isNear");
  });

  it("NaN is not equal to itself in the library; here it is a missing value", async () => {
    expect(await fires({ all: [{ fact: "n1", operator: "notEqual", value: NaN }] }, { n1: NaN })).to.equal(true);
    expect(core(test("n1", "notEqual", 1), { n1: NaN })).to.equal("unknown");
  });
});
