import { expect } from "chai";
import { found } from "../support/schemes.js";

describe("names that the language keeps for itself", () => {
  for (const name of ["score", "asOf", "points.base", "record.kind", "list.red"]) {
    it(`refuses a fact "${name}"`, () => {
      expect(found((raw) => { raw.facts[name] = { from: "attribute", field: "households" }; })).to.deep.equal([`reserved-name /facts/${name}`]);
    });
  }
  it("refuses a field id in a table: it is the row's own key", () => {
    expect(found((raw) => { raw.tables.aspect.management.id = 1; })).to.deep.equal(["reserved-name /tables/aspect/management/id"]);
  });
});
