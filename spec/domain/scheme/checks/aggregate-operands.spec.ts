import { expect } from "chai";
import { found } from "../support/schemes.js";

const fact = (rest: object): readonly string[] => found((raw) => { raw.facts.x = { from: "records", kind: "panel-score", ...rest }; });

describe("aggregates and what they read", () => {
  it("ask for a field, or conditions, or nothing", () => {
    expect(fact({ aggregate: "sum" })).to.deep.equal(["aggregate-needs-of /facts/x"]);
    expect(fact({ aggregate: "consecutive", of: "data.points" })).to.deep.equal(["aggregate-needs-of /facts/x/of"]);
    expect(fact({ aggregate: "count", of: "data.points" })).to.deep.equal(["aggregate-without /facts/x/of"]);
    expect(fact({ aggregate: "median", of: "data.points", weight: "data.points" })).to.deep.equal(["aggregate-without /facts/x/weight"]);
    expect(fact({ aggregate: "sum", of: "data.aspect" })).to.deep.equal(["wrong-field-type /facts/x/of"]);
    expect(fact({ aggregate: "consecutive", of: { "data.points": 3 } })).to.deep.equal([]);
    expect(fact({ aggregate: "mean", of: "data.points", weight: "data.points" })).to.deep.equal([]);
  });
  it("of several kinds read fields that all have with one type", () => {
    expect(fact({ kind: ["panel-score", "complaint"], aggregate: "sum", of: "data.points" })).to.deep.equal(["wrong-field-type /facts/x/of"]);
    expect(fact({ kind: ["panel-score", "complaint"], where: { "data.level": "city" }, aggregate: "count" })).to.deep.equal(["unknown-field /facts/x/where/data.level"]);
  });
  it("have types: a stated one is the one there is", () => {
    expect(fact({ aggregate: "latest", of: "data.aspect", type: "number" })).to.deep.equal(["wrong-field-type /facts/x/type"]);
    expect(fact({ aggregate: "latest", of: "data.aspect", whenMissing: 3 })).to.deep.equal(["wrong-type /facts/x/whenMissing"]);
    expect(fact({ aggregate: "latest", of: "data.aspect", range: [0, 1] })).to.deep.equal(["wrong-field-type /facts/x/range"]);
  });
});
