import { expect } from "chai";
import { found, test, when } from "../support/schemes.js";

const nested = (depth: number, inner: object, wrap: (inner: object) => object): object => (depth === 0 ? inner : nested(depth - 1, wrap(inner), wrap));

describe("limits of the language", () => {
  it("end conditions and expressions 32 deep", () => {
    const not = (depth: number): readonly string[] => found((raw) => raw.rules.push(when(nested(depth, test("mark.management", "equal", 1), (inner) => ({ not: inner })))));
    expect(not(31)).to.deep.equal([]);
    expect(not(32).map((each) => each.split(" ")[0])).to.deep.equal(["condition-too-deep"]);
    const add = (depth: number): readonly string[] => found((raw) => { raw.facts.x = { from: "formula", expression: nested(depth, { fact: "mark.management" }, (inner) => ({ add: [inner] })) }; });
    expect(add(31)).to.deep.equal([]);
    expect(add(32).map((each) => each.split(" ")[0])).to.deep.equal(["condition-too-deep"]);
  });
  it("count rules and facts after expansion", () => {
    const rows = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`r${i}`, { most: 1 }]));
    const codes = found((raw) => {
      raw.tables.many = rows;
      for (const name of ["a", "b", "c"]) raw.facts[name] = { rows: "many", from: "attribute", field: "households" };
      raw.rules.push({ ...(when(test("a.*", "greaterThan", 1)) as object), rows: "many" });
    });
    expect(codes).to.have.members(["too-many-rules /rules", "too-many-facts /facts"]);
  });
  it("keep numbers where they are exact", () => {
    expect(found((raw) => { raw.facts.mark.range = [0, 900719925474099]; })).to.deep.equal(["number-too-great /facts/mark/range"]);
  });
});
