import { readFileSync } from "node:fs";
import { expect } from "chai";
import { loadCases } from "../../src/adapters/files/load-cases.js";
import { loadScheme } from "../../src/adapters/files/load-scheme.js";
import { createSecondEngine } from "../../src/adapters/json-rules-engine/second-engine.js";
import { caseInput } from "../../src/app/cases/case-input.js";
import { readCases } from "../../src/app/cases/case-document.js";
import { runCases } from "../../src/app/run-cases.js";
import { traceOf } from "../../src/domain/cards/trace-of.js";
import { evaluate } from "../../src/domain/evaluate/evaluate.js";
import type { Results } from "../../src/domain/evaluate/decide/results.js";
import { compileProgram } from "../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import { ruleInWords } from "../../src/domain/explain/rule-words.js";
import { dayOf } from "../../src/domain/calendar/days.js";
import type { Day } from "../../src/domain/model/documents.js";
import { ProblemError } from "../../src/domain/model/problem.js";
import type { Scheme } from "../../src/domain/model/scheme.js";
import { schemeOn } from "../../src/domain/scheme/scheme-on.js";
import { parameterInWords } from "../../src/domain/explain/scheme/about-words.js";
import { versionInWords } from "../../src/domain/explain/terms/dated-words.js";
import { traceModel } from "../../src/web/models/trace-model.js";
import { KINDS, OPERATORS } from "./load.js";

const file = (name: string): string => readFileSync(`spec/rules/fixtures/law-of-the-act/${name}`, "utf8");
const CASES = file("cases.json");
const day = (iso: string): Day => dayOf(iso) as Day;

function readFixture(): Scheme {
  const { scheme, problems } = loadScheme(file("scheme.json"), KINDS);
  expect(problems).to.deep.equal([]);
  return scheme as Scheme;
}

/** The results of one of the cases. */
function resultsOf(scheme: Scheme, place: number): Results {
  const input = caseInput(scheme, readCases(CASES).cases[place]);
  const on = schemeOn(scheme, input.asOf);
  return evaluate(compileProgram(on, OPERATORS), deriveFacts(on, input, OPERATORS));
}

describe("a price that changes in the middle of a period", () => {
  const scheme = readFixture();

  it("has cases that read", () => {
    expect(loadCases(CASES, { kinds: KINDS, scheme: scheme.id, subject: scheme.subject }).problems).to.deep.equal([]);
  });

  for (const { name, differences } of runCases(scheme, CASES, OPERATORS)) {
    it(`${name}: the reference and the core say what the case says`, () => expect(differences).to.deep.equal([]));
  }

  it("is the same to the second engine", async () => {
    for (const place of [0, 1, 2, 3]) {
      const { differences, compared } = await createSecondEngine(OPERATORS).compare(resultsOf(scheme, place));
      expect(differences).to.deep.equal([]);
      expect(compared).to.be.greaterThan(0);
    }
  });

  it("is told in the trace: of each record the value of its day with the day since which it holds, of all else that of the as-of day", () => {
    const trace = traceOf(resultsOf(scheme, 1), 0);
    const of = (rule: string): unknown => trace.rules.filter((each) => each.rule === rule).map(({ record, parameters }) => ({ record, parameters }));
    expect(of("each")).to.deep.equal([
      { record: "before", parameters: [{ name: "deduction", value: -2, since: "2025-01-01" }] },
      { record: "after", parameters: [{ name: "deduction", value: -5, since: "2026-08-15" }] },
    ]);
    expect(trace.parameters?.find(({ name }) => name === "good")).to.deep.equal({ name: "good", value: 90, since: "2025-01-01" });
    const [before, after] = trace.rules.filter((each) => each.rule === "grave").map(({ conditions }) => conditions);
    expect(before).to.include({ outcome: "false", threshold: 20, thresholdFact: "record.parameter.grave@occurredOn", parameter: "grave" });
    expect(after).to.include({ outcome: "true", threshold: 10 });
  });

  it("is said on the card with the version that applied", () => {
    const traces = traceOf(resultsOf(scheme, 1), 0).rules.filter(({ rule }) => rule === "each");
    const say = (language: "zh-CN" | "en"): readonly string[] => traces.flatMap((trace) => traceModel(trace, scheme, language, false).versions);
    expect(say("en")).to.deep.equal(["Points lost for each: −2 (since 2025-01-01)", "Points lost for each: −5 (since 2026-08-15)"]);
    expect(say("zh-CN")[1]).to.equal("每件扣分：−5（自2026-08-15起）");
    expect(versionInWords({ name: "deduction", value: null, since: null }, scheme, "en")).to.equal("Points lost for each: not laid down yet on that day");
  });

  it("is said with its days in both languages", () => {
    const good = schemeOn(scheme, day("2026-09-29")).parameters.get("good");
    expect(good && parameterInWords(good, "en")).to.equal("88 (since 2026-09-30; 90 before)");
    expect(good && parameterInWords(good, "zh-CN")).to.equal("88（自2026-09-30起；此前 90）");
    expect(ruleInWords(scheme.rules[1], scheme, "en")).to.contain("What is grave (on the day of the record: 10 (since 2026-08-15; 20 before))");
  });
});

describe("the day for which a scheme with dated parameters is read", () => {
  const scheme = readFixture();

  it("is the newest where none is given, and puts in what holds on it", () => {
    expect(scheme.parameters.get("good")).to.include({ value: 88, since: day("2026-09-30") });
    const earlier = schemeOn(scheme, day("2026-09-29"));
    expect(earlier.parameters.get("good")).to.include({ value: 90, since: day("2025-01-01") });
    expect(earlier.grades.map(({ from, below }) => from ?? below)).to.deep.equal([90, 90]);
    expect(schemeOn(earlier, day("2026-09-29"))).to.equal(earlier);
  });

  it("is refused before the first value of a parameter that is read on it, with the parameter and the day", () => {
    expect(() => schemeOn(scheme, day("2024-12-31"))).to.throw(ProblemError).with.property("problems").that.satisfies(([{ code, path, message }]: ProblemError["problems"]) => {
      expect({ code, path }).to.deep.equal({ code: "parameter-without-value", path: "/parameters/good/values" });
      expect(message.en).to.contain("\"good\"").and.contain("2025-01-01").and.contain("2024-12-31");
      return true;
    });
  });

  it("must be the day of the evaluation", () => {
    const input = caseInput(scheme, readCases(CASES).cases[0]);
    expect(() => deriveFacts(scheme, input, OPERATORS)).to.throw(RangeError, "another day");
  });
});
