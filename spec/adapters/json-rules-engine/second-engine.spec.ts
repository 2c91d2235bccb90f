import { expect } from "chai";
import { createSecondEngine } from "../../../src/adapters/json-rules-engine/second-engine.js";
import type { SecondOpinionSoFar } from "../../../src/app/ports/second-engine.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { runRules } from "../../../src/domain/evaluate/run-rules.js";
import type { RuleResults } from "../../../src/domain/evaluate/results.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import { all, attribute, DECISION, decision, each, input, not, operators, points, record, recordKinds, rule, score, scheme, select, subject, test, group } from "../../reference/build.js";

const ONCE = each(select("finding"));
const PAST = each(select("decision"));
const RATED = scheme({
  facts: [attribute("x", "number"), attribute("s", "string"), attribute("d", "day")],
  kinds: recordKinds({ finding: { points: "number", level: "string" }, decision: DECISION }),
  eligibility: [{ conditions: test("s", "notEqual", "closed"), otherwise: "closed" }],
  rules: [
    points("over subjects", "g", 1, { applies: test("s", "startsWith", "o"), conditions: all(test("x", "greaterThan", 3), not(test("d", "before", 20_500, "day"))) }),
    points("over records", "g", -1, { each: ONCE, conditions: all(test("record.data.level", "in", ["a", "b"], "string"), test("x", "lessThan", { fact: "record.data.points" }, "number")) }),
    rule("over decisions", { type: "flag", flag: "f" }, { each: PAST, conditions: { ...test("record.data.lists", "doesNotContain", "black"), type: "list" } }),
  ],
  score: score([group("g")]),
});
const SUBJECTS = [subject("a", { x: 5, s: "open", d: "2026-03-01" }), subject("b", { s: "open" }), subject("c", { x: 5, s: "closed", d: "2020-01-01" }), subject("d", { x: 5, s: "open", d: "2026-03-01" })];
const RECORDS = [
  record("r1", "finding", "2026-02-01", { subject: "a", data: { points: 9, level: "a" } }), record("r2", "finding", "2026-02-01", { subject: "b", data: { points: 9 } }),
  decision("a", "2025-Q3", "2025-09-30", { lists: ["red"], undecided: ["black"] }), decision("a", "2025-Q4", "2025-12-31", { lists: ["black"] }),
];

function rated(): RuleResults {
  return runRules(compileProgram(RATED, operators), deriveFacts(RATED, input({ subjects: SUBJECTS, records: RECORDS }), operators));
}
const engine = createSecondEngine(operators);

describe("json-rules-engine as second engine", () => {
  it("agrees on rules over subjects, records and past decisions, on applies and on eligibility", async () => {
    const opinion = await engine.compare(rated());
    expect(opinion.differences).to.deep.equal([]);
    expect(opinion).to.include({ name: "json-rules-engine", compared: 4 + 4 + 4 + 2 + 2 });
    expect(opinion.version).to.match(/^\d+\.\d+\.\d+$/);
  });

  it("meets each outcome, a list left undecided among them", () => {
    const { conditions } = rated().rules[2];
    expect([conditions?.certain[0], conditions?.possible[0]]).to.deep.equal([0, 1]);
  });

  it("names condition, subject and record of every outcome that differs, whichever bit is wrong", async () => {
    for (const side of ["certain", "possible"] as const) {
      const results = rated();
      for (const { conditions } of results.rules) if (conditions) conditions[side][0] ^= 1;
      const { differences } = await engine.compare(results);
      expect(differences.map((difference) => difference.split(":")[0])).to.deep.equal(["over subjects (a)", "over records (a, r1)", "over decisions (a, test/2025-Q3/a)"]);
    }
  });

  it("tells after each condition how far it is, and goes on from there with the same result", async () => {
    const results = rated();
    const { conditions } = results.rules[0];
    if (conditions) conditions.certain[0] ^= 1;
    const chunks: SecondOpinionSoFar[] = [];
    const whole = await engine.compare(results, { onChunk: (soFar) => { chunks.push(soFar); } });
    expect(chunks.map(({ done, of }) => `${done}/${of}`)).to.deep.equal(["1/5", "2/5", "3/5", "4/5", "5/5"]);
    for (const from of chunks) expect(await engine.compare(results, { from })).to.deep.equal(whole);
    expect(whole.differences).to.have.length(1);
  });
});
