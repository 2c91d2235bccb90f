import { expect } from "chai";
import { found } from "../support/schemes.js";

describe("parts of the next version of the language", () => {
  it("are refused by name, never ignored", () => {
    expect(found((raw) => { raw.facts.x = { from: "cohort", of: "rank" }; })).to.deep.equal(["not-yet /facts/x/from"]);
    expect(found((raw) => { raw.lists[0].exit = {}; })).to.deep.equal(["not-yet /lists/0/exit"]);
  });
});
