import { expect } from "chai";
import { validate } from "../../../src/adapters/schema/validate.js";
import { found, test } from "../../domain/scheme/support/schemes.js";

const gate = (conditions: unknown): readonly string[] => found((raw) => { raw.lists[0].gate = conditions; });

describe("the shape of a scheme, in words for people", () => {
  it("accepts the example", () => {
    expect(found(() => undefined)).to.deep.equal([]);
  });
  it("tells one mistake once", () => {
    expect(gate({ al: [test("score", "equal", 1)] })).to.deep.equal(["unknown-key /lists/0/gate/al"]);
    expect(gate({ fact: "score", operater: "equal", value: 1 })).to.deep.equal(["unknown-key /lists/0/gate/operater"]);
    expect(gate({ all: [{ any: [{ not: { fact: "score", operator: "equal" } }] }] })).to.deep.equal(["missing-key /lists/0/gate/all/0/any/0/not"]);
    expect(gate({ fact: "score", operator: "equal", value: null })).to.deep.equal(["wrong-type /lists/0/gate/value"]);
    expect(found((raw) => { raw.facts.mark.form = raw.facts.mark.from; delete raw.facts.mark.from; })).to.deep.equal(["unknown-key /facts/mark/form"]);
    expect(found((raw) => { delete raw.facts.mark.from; })).to.deep.equal(["missing-key /facts/mark"]);
    expect(found((raw) => { raw.facts.mark.from = "record"; })).to.deep.equal(["not-one-of /facts/mark/from"]);
    expect(found((raw) => { raw.rules[0].event.type = "point"; })).to.deep.equal(["not-one-of /rules/0/event/type"]);
    expect(found((raw) => { raw.rules[0].event.params.amout = raw.rules[0].event.params.amount; delete raw.rules[0].event.params.amount; })).to.deep.equal(["unknown-key /rules/0/event/params/amout"]);
    expect(found((raw) => { raw.score.round.places = 9; })).to.deep.equal(["too-great /score/round/places"]);
    expect(found((raw) => { raw.rules = {}; })).to.deep.equal(["wrong-type /rules"]);
  });
  it("refuses any beside all, empty all and any, and JSONPath, with words of their own", () => {
    expect(gate({ all: [test("score", "equal", 1)], any: [test("score", "equal", 2)] })).to.deep.equal(["any-beside-all /lists/0/gate/any"]);
    expect(gate({ any: [] })).to.deep.equal(["empty-condition /lists/0/gate/any"]);
    expect(gate({ all: [] })).to.deep.equal(["empty-condition /lists/0/gate/all"]);
    expect(gate({ ...test("score", "equal", 1), path: "$.x" })).to.deep.equal(["json-path /lists/0/gate/path"]);
  });
  it("says what was found and expected in both languages", () => {
    const [problem] = validate("scheme", { id: "x", title: "题", subject: "project", period: { cadence: "quater" } });
    expect(problem).to.include({ code: "not-one-of", path: "/period/cadence", found: "quater", suggestion: "quarter" });
    expect(problem.message["zh-CN"]).to.contain("不在允许的值之内");
  });
});
