import { expect } from "chai";
import { found, readChanged } from "../support/schemes.js";

describe("facts over decisions", () => {
  it("name the scheme in where", () => {
    expect(found((raw) => { raw.facts.past = { from: "records", kind: "decision", aggregate: "count" }; })).to.deep.equal(["scheme-not-named /facts/past/where"]);
    expect(found((raw) => { raw.facts.past = { from: "records", kind: "item", where: { any: [{ fact: "data.scheme", operator: "equal", value: "x" }, { fact: "data.rule", operator: "equal", value: "y" }] }, aggregate: "count" }; })).to.deep.equal(["scheme-not-named /facts/past/where"]);
  });
  it("tell which schemes are read", () => {
    const { scheme, found: none } = readChanged((raw) => {
      raw.facts.past = { from: "records", kind: "decision", where: { "data.scheme": ["b", "a"] }, aggregate: "count" };
      raw.facts.base = { from: "records", kind: "decision", where: { "data.scheme": "c" }, aggregate: "latest", of: "data.points.base" };
    });
    expect(none).to.deep.equal([]);
    expect(scheme?.reads).to.deep.equal(["a", "b", "c", "luan-red-black"]);
  });
});
