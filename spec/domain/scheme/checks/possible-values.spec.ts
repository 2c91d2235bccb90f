import { expect } from "chai";
import { found, readChanged, test } from "../support/schemes.js";

describe("values that can never occur", () => {
  it("are refused for closed sets of words", () => {
    const { problems } = readChanged((raw) => { raw.facts.mark.where = { "data.aspect": "managment" }; });
    expect(problems.map(({ code, path, suggestion }) => [code, path, suggestion])).to.deep.equal([["value-impossible", "/facts/mark/where/data.aspect", "management"]]);
  });
  it("are refused for grades", () => {
    expect(found((raw) => {
      raw.grades = [{ grade: "A", from: 50 }, { grade: "B" }];
      raw.lists[0].gate = test("grade", "in", ["A", "C"]);
    })).to.deep.equal(["value-impossible /lists/0/gate/value"]);
  });
  it("are warned of for numbers beyond their bounds", () => {
    const { problems, scheme } = readChanged((raw) => { raw.facts.mark.where = { all: [test("data.aspect", "equal", { row: "id" }), test("data.points", "greaterThan", 31)] }; });
    expect(problems.map(({ code, severity }) => [code, severity])[0]).to.deep.equal(["value-beyond", "warning"]);
    expect(scheme).to.not.equal(null);
  });
});
