import { expect } from "chai";
import { loadScheme } from "../../src/adapters/files/load-scheme.js";
import { readJson } from "../../src/adapters/files/read-json.js";
import { LUAN_TEXT, KINDS } from "../domain/scheme/support/schemes.js";

const codes = (text: string): readonly string[] => [...new Set(loadScheme(text, KINDS).problems.map(({ code }) => code))];

describe("hostile texts of schemes", () => {
  it("50 MB are refused by size, at once, with the limit named", () => {
    const started = performance.now();
    const { scheme, problems } = loadScheme(`{"id": "${"x".repeat(50_000_000)}"}`, KINDS);
    expect(scheme).to.equal(null);
    expect(problems.map(({ code, line }) => [code, line])).to.deep.equal([["text-too-large", 1]]);
    expect(problems[0].message.en).to.contain("5000000 bytes");
    expect(performance.now() - started).to.be.lessThan(1000);
  });
  it("5 MB of brackets are refused by depth, without an overflow", () => {
    expect(codes("[".repeat(4_900_000))).to.deep.equal(["too-deep"]);
    expect(codes("{\"a\":".repeat(900_000))).to.deep.equal(["too-deep"]);
    expect(codes(LUAN_TEXT.replace("\"value\": 2}", `"value": ${"[".repeat(300)}${"]".repeat(300)}}`))).to.deep.equal(["too-deep"]);
  });
  it("brackets in strings are no depth", () => {
    expect(readJson(JSON.stringify({ a: "[".repeat(1000), b: "\\\"[[[" }), { depth: 2 }).problems).to.deep.equal([]);
  });
  it("5 MB of one flat list are read or refused, not crashed on", () => {
    expect(codes(`[${"1,".repeat(400_000)}1]`)).to.deep.equal(["wrong-type"]);
  });
  for (const key of ["__proto__", "constructor", "prototype"]) {
    it(`the key ${key} is refused everywhere, and changes nothing`, () => {
      for (const text of [LUAN_TEXT.replace("\"facts\": {", `"facts": {"${key}": {"from": "attribute", "field": "households"}, `), LUAN_TEXT.replace("\"aspect\": {", `"aspect": {"${key}": {"most": 1}, `), LUAN_TEXT.replace("\"score\": {", `"score": {"${key}": 1, `)]) {
        expect(codes(text)).to.include("forbidden-key");
      }
      expect(({} as Record<string, unknown>).most).to.equal(undefined);
    });
  }
  it("names of inherited members are names like others: unknown", () => {
    for (const name of ["toString", "hasOwnProperty", "valueOf"]) {
      expect(codes(LUAN_TEXT.replace("\"fact\": \"rank\"", `"fact": "${name}"`)), name).to.deep.equal(["unknown-fact"]);
      expect(codes(LUAN_TEXT.replace("\"operator\": \"lessThan\"", `"operator": "${name}"`)), name).to.deep.equal(["unknown-operator"]);
      expect(codes(LUAN_TEXT.replace("\"rows\": \"aspect\", \"name\"", `"rows": "${name}", "name"`)), name).to.include("unknown-table");
      expect(codes(LUAN_TEXT.replace("{\"param\": \"tail\"}", `{"param": "${name}"}`)), name).to.deep.equal(["unknown-parameter"]);
      expect(codes(LUAN_TEXT.replace("\"type\": \"points\"", `"type": "${name}"`)), name).to.deep.equal(["not-one-of"]);
      expect(codes(LUAN_TEXT.replace("\"kind\": \"panel-score\"", `"kind": "${name}"`)), name).to.include("unknown-kind");
    }
  });
  it("duplicate keys, numbers that change and half characters are refused with their place", () => {
    expect(codes(LUAN_TEXT.replace("\"value\": 2}", "\"value\": 2, \"value\": 3}"))).to.deep.equal(["duplicate-key"]);
    expect(codes(LUAN_TEXT.replace("\"value\": 2}", "\"value\": 1e999}"))).to.include("unsafe-number");
    expect(codes(LUAN_TEXT.replace("\"value\": 2}", "\"value\": 0.10000000000000000555}"))).to.deep.equal(["unsafe-number"]);
    expect(codes(LUAN_TEXT.replace("黄牌分数线", "\\ud800"))).to.include("lone-surrogate");
  });
  it("texts that are no scheme at all are refused", () => {
    for (const text of ["", " ", "null", "true", "3", "\"x\"", "[]", "{}", "{", "\u0000", "<html>", "\uFEFF", "{\"id\": {}}", "{\"rules\": null}", "'a'"]) {
      const { scheme, problems } = loadScheme(text, KINDS);
      expect(scheme, text).to.equal(null);
      expect(problems.length, text).to.be.greaterThan(0);
      for (const problem of problems) expect(problem.line, text).to.be.a("number");
    }
  });
});
