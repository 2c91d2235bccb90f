import { expect } from "chai";
import { createSecondEngine } from "../../src/adapters/json-rules-engine/second-engine.js";
import { cardOf } from "../../src/domain/cards/card-of.js";
import { evaluate } from "../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import type { Card, TraceNode } from "../../src/domain/model/card.js";
import type { EvaluationInput } from "../../src/domain/model/columns.js";
import type { Json } from "../../src/domain/model/documents.js";
import type { Band, CohortFact, Scheme } from "../../src/domain/model/scheme.js";
import { rateByReference } from "../../src/reference/rate.js";
import { attribute, band, cohort, group, input, list, operators, points, rule, scheme, score, subject, test } from "../reference/build.js";
import { Random } from "./random.js";

const ROUNDS = 400;
const VALUES = [0, 1, 2, 3];

function randomGrades(random: Random): readonly Band[] {
  const [a, b] = random.pick([[[1, 4], [1, 3]], [[1, 2], [1, 10]], [[1, 3], [2, 3]]]);
  const cuts = random.chance(0.5);
  return [
    band("A", { share: { numerator: a[0], denominator: a[1] }, ...(cuts ? { cuts: { from: 3 } } : {}) }),
    band("B", { share: { numerator: b[0], denominator: b[1] }, ...(cuts ? { cuts: { from: 1, below: 3 } } : {}) }), band("C", {}),
  ];
}

function randomScheme(random: Random): Scheme {
  const [atLeast, requires] = [random.maybe(0.7, () => random.int(1, 4)), random.maybe(0.2, () => ({ known: 0.6 }))];
  return scheme({
    facts: [attribute("m", "number", { range: [0, 3], decimals: 0 }), attribute("n", "number", { range: [0, 3], decimals: 0 })],
    score: score([group("g")]), rules: [points("p", "g", "m", { onUnknown: random.pick(["report", "notRated"]) }), points("q", "g", "n")],
    grades: randomGrades(random), rankingFirst: true,
    ranking: {
      scope: random.pick([[], ["district"], ["district", "city"]]), by: random.pick([[{ by: "score", direction: "descending" }], [{ by: "score", direction: "descending" }, { by: "n", direction: "ascending" }]]),
      ties: random.pick(["share", "refuse"]), ...(atLeast === undefined ? {} : { atLeast }), ...(requires ? { requires } : {}),
    },
  });
}

function randomPopulation(random: Random): EvaluationInput {
  const subjects = random.times(random.int(2, 6), (i) => {
    const values: Record<string, Json> = { city: "C" };
    for (const name of ["m", "n"]) if (!random.chance(0.2)) values[name] = random.pick(VALUES);
    if (random.chance(0.9)) values.district = random.pick(["x", "y"]);
    return subject(`s${i}`, values);
  });
  return input({ subjects });
}

/** Every way to fill in what is missing, or 60 of them. */
function completions(random: Random, of: EvaluationInput): readonly EvaluationInput[] {
  const gaps = of.subjects.flatMap(({ attributes }, i) => ["m", "n"].filter((name) => attributes[name] === undefined).map((name) => ({ i, name })));
  const ways = VALUES.length ** gaps.length;
  return Array.from({ length: Math.min(ways, 60) }, (_, way) => {
    const filled = of.subjects.map((each) => ({ ...each, attributes: { ...each.attributes } as Record<string, Json> }));
    let rest = ways > 60 ? random.int(0, ways - 1) : way;
    for (const { i, name } of gaps) {
      filled[i].attributes[name] = VALUES[rest % VALUES.length];
      rest = Math.floor(rest / VALUES.length);
    }
    return { ...of, subjects: filled };
  });
}

const byReference = (of: Scheme, at: EvaluationInput): readonly Card[] => rateByReference(of, at, operators).map(({ card }) => card);
function byCore(of: Scheme, at: EvaluationInput): readonly Card[] {
  const frozen = deriveFacts(of, at, operators);
  const results = evaluate(compileProgram(of, operators), frozen);
  return frozen.subjects.map((_, row) => cardOf(results, row));
}

/** Places by a plain fact, which a rule reads, and by the score, which a list reads. */
function placesScheme(random: Random): Scheme {
  const of = (): CohortFact["of"] => random.pick(["rank", "rankFromEnd", "percentile", "population", "mean"]);
  const within = (): Partial<CohortFact> => ({ scope: random.pick([[], ["district"], ["district", "city"]]), ...(random.chance(0.5) ? { atLeast: random.int(1, 4) } : {}), decimals: random.int(0, 4) });
  const direction = (): CohortFact["by"]["direction"] => random.pick(["ascending", "descending"]);
  const shape = randomScheme(random);
  return {
    ...shape, grades: [], rankingFirst: false,
    facts: [...shape.facts, cohort("p", of(), "n", { ...within(), by: { by: "n", direction: direction() } }), cohort("q", of(), "score", { ...within(), stage: 12, by: { by: "score", direction: direction() } })],
    rules: [...shape.rules, rule("reads", { type: "flag", flag: "f" }, { conditions: test("p", "lessThan", 2) })].map((each, place) => ({ ...each, place })),
    lists: [list("few", { conditions: test("q", "lessThanInclusive", 2) })],
  };
}

/** What the traces of each subject show of the two facts. */
function shownOf(of: Scheme, at: EvaluationInput): readonly (readonly TestNode[])[] {
  return rateByReference(of, at, operators).map(({ trace }) => [...trace.rules.filter((each) => each.rule === "reads").map(({ conditions }) => conditions), ...trace.decisions.map(({ conditions }) => conditions)].filter((node): node is TestNode => node?.kind === "test"));
}
type TestNode = Extract<TraceNode, { kind: "test" }>;

describe("places among others against every completion, whoever comes with it", () => {
  it(`no completion leaves the ends, core and reference alike (${ROUNDS} populations)`, function () {
    this.timeout(60_000);
    const seen = { certain: 0, open: 0, missing: 0, reached: 0 };
    for (let round = 1; round <= ROUNDS; round++) {
      const random = new Random(round);
      const [made, population] = [placesScheme(random), randomPopulation(random)];
      expect(byCore(made, population), `round ${round}`).to.deep.equal(byReference(made, population));
      const before = shownOf(made, population);
      const reached = before.map((nodes) => nodes.map(() => new Set<unknown>()));
      for (const completed of completions(random, population)) {
        shownOf(made, completed).forEach((nodes, i) => nodes.forEach(({ value, fact, outcome }, k) => {
          const { ends, value: was, outcome: decided } = before[i][k];
          const at = `round ${round}, ${fact} of s${i}, ${String(value)} of ${JSON.stringify(before[i][k])}, as ${JSON.stringify(completed.subjects.map(({ attributes }) => attributes))}`;
          reached[i][k].add(value);
          if (value === null) return;
          if (was !== null && ends === null) expect(value, at).to.equal(was);
          if (ends !== null) expect(Number(value) >= (ends.least ?? -Infinity) && Number(value) <= (ends.greatest ?? Infinity), at).to.equal(true);
          if (decided !== "unknown") expect(outcome, at).to.equal(decided);
        }));
      }
      before.forEach((nodes, i) => nodes.forEach(({ value, ends }, k) => {
        seen[value === null ? "missing" : ends === null || ends.least === ends.greatest ? "certain" : "open"]++;
        if (value !== null && ends !== null && reached[i][k].has(ends.least) && reached[i][k].has(ends.greatest)) seen.reached++;
      }));
    }
    console.log(`      ${JSON.stringify(seen)}`);
    expect(seen.certain).to.be.greaterThan(ROUNDS / 2);
    expect(seen.open).to.be.greaterThan(ROUNDS / 2);
    expect(seen.missing).to.be.greaterThan(ROUNDS / 4);
    expect(seen.reached).to.be.greaterThan(ROUNDS / 2);
  });
});

describe("places among others and json-rules-engine", () => {
  it("agree wherever nothing that is missing can change a place", async function () {
    this.timeout(60_000);
    let [compared, rows] = [0, 0];
    for (let round = 1; round <= 60; round++) {
      const random = new Random(round);
      const [made, population] = [placesScheme(random), randomPopulation(random)];
      const results = evaluate(compileProgram(made, operators), deriveFacts(made, population, operators));
      const opinion = await createSecondEngine(operators).compare(results);
      expect(opinion.differences, `round ${round}`).to.deep.equal([]);
      compared += opinion.compared;
      rows += results.subjects;
    }
    // Rows whose places are open are the reference's alone, and are not said to be compared.
    expect(compared).to.be.within(rows / 4, rows - 1);
  });
});

describe("share bands against every completion, whoever comes with it", () => {
  it(`no completion gives a grade that was ruled out, core and reference alike (${ROUNDS} populations)`, function () {
    this.timeout(60_000);
    const seen = { certain: 0, open: 0, tight: 0, moved: 0 };
    for (let round = 1; round <= ROUNDS; round++) {
      const random = new Random(round);
      const [made, population] = [randomScheme(random), randomPopulation(random)];
      const before = byReference(made, population);
      expect(byCore(made, population), `round ${round}`).to.deep.equal(before);
      const met = before.map(() => new Set<string | null>());
      for (const completed of completions(random, population)) {
        byReference(made, completed).forEach(({ grade, subject: id }, i) => {
          met[i].add(grade);
          expect(before[i].reachable, `round ${round}, ${id} as ${JSON.stringify(completed.subjects.map(({ attributes }) => attributes))}`).to.include(grade);
        });
      }
      before.forEach(({ reachable, grade }, i) => {
        if (reachable.length === 1) seen.certain++;
        else seen.open++;
        if (reachable.length === met[i].size) seen.tight++;
        if (!met[i].has(grade)) seen.moved++;
      });
    }
    console.log(`      ${JSON.stringify(seen)}`);
    expect(seen.certain).to.be.greaterThan(ROUNDS);
    expect(seen.open).to.be.greaterThan(ROUNDS / 2);
    expect(seen.tight).to.be.greaterThan(ROUNDS * 2);
  });
});
