import { readFileSync } from "node:fs";
import { expect } from "chai";
import { createSecondEngine } from "../../src/adapters/json-rules-engine/second-engine.js";
import { caseInput } from "../../src/app/cases/case-input.js";
import { cardsOfCore } from "../../src/app/run-cases.js";
import { dayOf, isoDay } from "../../src/domain/calendar/days.js";
import { cardOf } from "../../src/domain/cards/card-of.js";
import { traceOf } from "../../src/domain/cards/trace-of.js";
import type { Results } from "../../src/domain/evaluate/decide/results.js";
import { evaluate } from "../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import type { Day } from "../../src/domain/model/documents.js";
import type { Scheme } from "../../src/domain/model/scheme.js";
import { readScheme } from "../../src/domain/scheme/read-scheme.js";
import { schemeOn } from "../../src/domain/scheme/scheme-on.js";
import { rateByReference } from "../../src/reference/rate.js";
import { operators } from "../reference/build.js";
import { KINDS } from "../rules/load.js";
import { withDated } from "./random-dated.js";
import { Random } from "./random.js";
import { randomScheme, type RandomScheme } from "./random-schemes.js";

const SEEDS = 140;
/** Rules that told of a dated parameter, over all schemes: records past the limit of their kind (R38) tell of none. */
const LEAST_TOLD = 120;
const resultsOf = ({ scheme, input }: RandomScheme): Results => evaluate(compileProgram(scheme, operators), deriveFacts(scheme, input, operators));

/** Either the answer or the refusal. */
function attempt<T>(rate: () => T): T | "refused" {
  try {
    return rate();
  } catch (error) {
    if (error instanceof Error && "problems" in error) return "refused";
    throw error;
  }
}

describe("dated parameters in random schemes", () => {
  it(`are the same to the core, the reference and the second engine in ${SEEDS} schemes`, async function () {
    this.timeout(120_000);
    const engine = createSecondEngine(operators);
    let told = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = withDated(randomScheme(seed, seed % 2 === 0), seed);
      const [expected, results] = [attempt(() => rateByReference(random.scheme, random.input, operators)), attempt(() => resultsOf(random))];
      if (expected === "refused" || results === "refused") {
        expect(results, `seed ${seed}`).to.equal(expected);
        continue;
      }
      expected.forEach(({ card, trace }, row) => {
        expect(cardOf(results, row), `seed ${seed}, ${card.subject}`).to.deep.equal(card);
        expect(traceOf(results, row), `seed ${seed}, ${card.subject}`).to.deep.equal(trace);
        told += trace.rules.filter(({ parameters }) => parameters !== undefined).length;
      });
      if (seed % 10 === 0) expect((await engine.compare(results)).differences, `seed ${seed}`).to.deep.equal([]);
    }
    expect(told).to.be.greaterThan(LEAST_TOLD);
  });
});

interface Version { readonly from: Day; readonly price: number; readonly limit: number }

const RAW = JSON.parse(readFileSync("spec/rules/fixtures/law-of-the-act/scheme.json", "utf8")) as Record<string, object>;
const read = (raw: unknown): Scheme => {
  const { scheme, problems } = readScheme(raw, KINDS);
  if (!scheme) throw new Error(JSON.stringify(problems));
  return scheme;
};

const rule = (name: string, price: unknown, limit: unknown, effective: object): object => ({
  name, title: name, effective, for: { each: "panel-score", on: "occurredOn", window: "period" },
  conditions: { all: [{ fact: "record.data.points", operator: "greaterThanInclusive", value: limit }, { fact: "record.data.points", operator: "between", value: [limit, 40] }] },
  event: { type: "points", params: { group: "bad", amount: { multiply: [price, { fact: "record.data.points" }] }, item: "item", min: -100, max: 100 } },
});

/** The same law twice: with dated parameters, and as one rule for each span of time with its numbers written out. */
function twice(versions: readonly Version[]): { readonly dated: Scheme; readonly split: Scheme } {
  const values = (of: "price" | "limit"): object => ({ values: versions.map((version) => ({ from: isoDay(version.from), value: version[of] })) });
  const rest = { ...RAW, parameters: {}, grades: [] };
  const split = versions.map(({ from, price, limit }, i) => rule(`v${i}`, price, limit, { from: isoDay(from), ...(versions[i + 1] ? { to: isoDay(versions[i + 1].from - 1) } : {}) }));
  return {
    dated: read({ ...rest, parameters: { price: values("price"), limit: values("limit") }, rules: [rule("v", { param: "price" }, { param: "limit" }, { from: isoDay(versions[0].from) })] }),
    split: read({ ...rest, rules: split }),
  };
}

describe("the law of the act", () => {
  it("is the same as one rule for each span of time with the numbers of that time, in 80 random histories", () => {
    const first = dayOf("2026-06-20") as Day;
    for (let seed = 1; seed <= 80; seed++) {
      const random = new Random(seed);
      const froms = Array.from({ length: 110 }, (_, i) => first + i).filter(() => random.chance(0.05));
      const versions = (froms.length === 0 ? [first] : froms).map((from): Version => ({ from, price: random.pick([-3, -1, 0, 0.5, 2]), limit: random.int(0, 5) * 5 }));
      const { dated, split } = twice(versions);
      const records = random.times(random.int(1, 12), () => ({ kind: "panel-score", occurredOn: isoDay(first + random.int(0, 105)), data: { aspect: "management", points: random.int(0, 30) } }));
      const one = { name: "x", because: "x", asOf: "2026-09-30", subjects: [{ id: "P", attributes: { city: "x" } }], records, expect: {} };
      const [expected] = cardsOfCore(compileProgram(split, operators), caseInput(split, one));
      const asOf = dayOf(one.asOf) as Day;
      // After the as-of day nothing has a value yet, and nothing is asked for one: records are older.
      const [found] = cardsOfCore(compileProgram(schemeOn(dated, asOf), operators), caseInput(dated, one));
      expect(found.score, `seed ${seed}`).to.equal(expected.score);
      expect(found.least, `seed ${seed}`).to.equal(expected.least);
      const items = (card: typeof found): unknown => card.items.filter(({ points }) => points !== 0).map(({ record, points }) => ({ record, points })).sort((a, b) => (String(a.record) < String(b.record) ? -1 : 1));
      expect(items(found), `seed ${seed}`).to.deep.equal(items(expected));
    }
  });
});
