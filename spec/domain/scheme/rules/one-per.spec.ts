import { expect } from "chai";
import { readChanged, rule, test, type Read } from "../support/schemes.js";

const per = (name: string, fact?: object): Read => readChanged((raw) => {
  if (fact) raw.facts[name] = fact;
  raw.rules.push(rule({ for: { each: "complaint" }, one: { of: "act", per: ["record.incident", name], take: "largest" } }));
});
const attribute = (field: string, rest: object = {}): object => ({ from: "attribute", field, ...rest });

describe("a fact in `one.per`", () => {
  it("that may be missing is warned of", () => {
    const { problems, scheme } = per("where", attribute("district"));
    expect(problems.map(({ code, path, severity }) => [code, path, severity])).to.deep.equal([["one-per-missing", "/rules/1/one/per/1", "warning"]]);
    expect(problems[0]).to.include({ found: "where", expected: "whenMissing" });
    expect(scheme).to.not.equal(null);
  });
  const warned: readonly [what: string, fact: object][] = [
    ["a formula over it", { from: "formula", expression: { days: [{ fact: "since" }, { fact: "asOf" }] } }],
    ["a fact known under a condition", attribute("city", { knownIf: test("asOf", "after", "2026-01-01") })],
    ["the newest value of records", { from: "records", kind: "complaint", aggregate: "latest", of: "data.level" }],
    ["a division", { from: "formula", expression: { divide: [1, { fact: "complaints" }] } }],
  ];
  const fine: readonly [what: string, fact: object][] = [
    ["one with whenMissing", attribute("district", { whenMissing: "-" })],
    ["a required attribute", attribute("city")],
    ["a count", { from: "records", kind: "complaint", aggregate: "count" }],
    ["a formula that always has a value", { from: "formula", expression: { add: [{ fact: "complaints" }, { firstKnown: [{ fact: "households" }, 0] }] } }],
  ];
  const others = { since: attribute("takenOverOn"), complaints: { from: "records", kind: "complaint", aggregate: "count" }, households: attribute("households") };
  const codes = (fact: object): readonly string[] => readChanged((raw) => {
    Object.assign(raw.facts, others, { it: fact });
    raw.rules.push(rule({ one: { of: "act", per: ["it"], take: "first" } }));
  }).problems.map(({ code }) => code);
  for (const [what, fact] of warned) it(`such as ${what}`, () => expect(codes(fact)).to.deep.equal(["one-per-missing"]));
  for (const [what, fact] of fine) it(`not: ${what}`, () => expect(codes(fact)).to.deep.equal([]));
  it("not: what the language gives, and fields of the record", () => {
    expect(per("period.from").found).to.deep.equal([]);
    expect(per("record.sourceNumber").found).to.deep.equal([]);
  });
});
