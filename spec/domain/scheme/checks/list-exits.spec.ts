import { expect } from "chai";
import { found, readChanged, test } from "../support/schemes.js";

describe("exits of lists", () => {
  it("end entries that run by a term", () => {
    const { scheme, problems } = readChanged((raw) => { Object.assign(raw.lists[2], { term: "P1Y", exit: test("score", "greaterThanInclusive", 90) }); });
    expect(problems).to.deep.equal([]);
    expect(scheme?.lists[2].exit).to.include({ kind: "test", fact: "score" });
  });
  it("say nothing without one", () => {
    expect(found((raw) => { raw.lists[2].exit = test("score", "greaterThanInclusive", 90); })).to.deep.equal(["exit-without-term /lists/2/exit"]);
  });
  it("read what the list may read", () => {
    expect(found((raw) => { Object.assign(raw.lists[0], { term: "P1Y", exit: test("list.black", "equal", true) }); })).to.deep.equal(["later-stage /lists/0/exit/fact"]);
  });
});
