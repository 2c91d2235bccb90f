import { expect } from "chai";
import { found, readChanged, rule, test, when } from "../support/schemes.js";

const inRule = (conditions: object): readonly string[] => found((raw) => {
  raw.facts.lift = { from: "attribute", field: "hasLift" };
  raw.facts.takenOver = { from: "attribute", field: "takenOverOn" };
  raw.facts.labels = { from: "attribute", field: "labels" };
  raw.rules.push(when(conditions));
});

describe("operators and their operands", () => {
  it("knows the operators and says which was meant", () => {
    const { problems } = readChanged((raw) => raw.rules.push(when(test("mark.management", "greaterThen", 1))));
    expect(problems.map(({ code, path, suggestion }) => [code, path, suggestion])).to.deep.equal([["unknown-operator", "/rules/1/conditions/operator", "greaterThan"]]);
  });
  it("refuses an operator that the fact's type does not have", () => {
    expect(inRule(test("lift", "lessThan", 1))).to.deep.equal(["wrong-operand /rules/1/conditions/operator"]);
    expect(inRule(test("takenOver", "lessThan", "2026-01-01"))).to.deep.equal(["wrong-operand /rules/1/conditions/operator"]);
  });
  it("refuses a value of another type: strings of digits are no numbers", () => {
    expect(inRule(test("mark.management", "greaterThan", "9"))).to.deep.equal(["wrong-value /rules/1/conditions/value"]);
    expect(inRule(test("lift", "equal", "true"))).to.deep.equal(["wrong-value /rules/1/conditions/value"]);
    expect(inRule(test("mark.management", "equal", { fact: "lift" }))).to.deep.equal(["wrong-value /rules/1/conditions/value/fact"]);
    expect(inRule(test("takenOver", "before", { param: "tail" }))).to.deep.equal(["wrong-value /rules/1/conditions/value"]);
    expect(inRule(test("lift", "known", 1))).to.deep.equal(["wrong-value /rules/1/conditions/value"]);
  });
  it("wants pairs and sets where operators take them", () => {
    expect(inRule(test("mark.management", "between", 3))).to.deep.equal(["wrong-value /rules/1/conditions/value"]);
    expect(inRule(test("mark.management", "between", [1, 2, 3]))).to.deep.equal(["wrong-value /rules/1/conditions/value"]);
    expect(inRule(test("mark.management", "between", [3, 3]))).to.deep.equal(["bounds-crossed /rules/1/conditions/value"]);
    expect(inRule(test("mark.management", "in", ["1"]))).to.deep.equal(["wrong-value /rules/1/conditions/value/0"]);
    expect(inRule(test("mark.management", "in", []))).to.deep.equal(["wrong-value /rules/1/conditions/value"]);
  });
  it("takes what fits", () => {
    const fitting = [
      test("mark.management", "between", [1, { param: "tail" }]), test("takenOver", "before", "2026-01-01"), test("takenOver", "onOrBefore", { fact: "period.to" }), test("takenOver", "between", ["2020-01-01", "2021-01-01"]),
      test("labels", "overlaps", ["old"]), test("labels", "contains", "new"), test("lift", "equal", true), test("mark.management", "known", false), test("mark.management", "in", [1, 2.5]), test("period.ended", "equal", true),
    ];
    expect(inRule({ all: fitting })).to.deep.equal([]);
  });
  it("keeps days as day numbers", () => {
    const { scheme } = readChanged((raw) => {
      raw.facts.takenOver = { from: "attribute", field: "takenOverOn" };
      raw.rules.push(rule({ conditions: test("takenOver", "between", ["1970-01-02", "1970-02-01"]) }));
    });
    const conditions = scheme?.rules.at(-1)?.conditions;
    expect(conditions?.kind === "test" && conditions.value).to.deep.equal({ kind: "constant", value: [1, 31], type: "day" });
  });
  it("refuses days that do not exist", () => {
    expect(inRule(test("takenOver", "before", "2026-02-30"))).to.deep.equal(["no-such-day /rules/1/conditions/value"]);
    expect(inRule(test("takenOver", "before", "soon"))).to.deep.equal(["malformed /rules/1/conditions/value"]);
  });
});
