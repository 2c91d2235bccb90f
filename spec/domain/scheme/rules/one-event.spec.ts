import { expect } from "chai";
import { readChanged, rule, type Read } from "../support/schemes.js";

const one = { of: "act", take: "first" };
const points = (name: string): object => rule({ name, one });
const flag = (name: string): object => rule({ name, one, event: { type: "flag", params: { flag: "seen" } } });
const nomination = rule({ name: "nominated", one, event: { type: "list", params: { list: "red" } } });
const withRules = (...rules: readonly object[]): Read => readChanged((raw) => raw.rules.push(...rules));

describe("a pool of `one`", () => {
  it("does not mix points with other events, whichever comes first", () => {
    const first = withRules(points("a"), flag("b"), points("c"));
    expect(first.found).to.deep.equal(["one-mixes-events /rules/2/one/of"]);
    expect(first.problems[0]).to.include({ severity: "error", found: "flag", expected: "points" });
    expect(withRules(nomination, points("a"), points("c")).found).to.deep.equal(["one-mixes-events /rules/2/one/of", "one-mixes-events /rules/3/one/of"]);
  });
  it("may hold other events together, and points with points", () => {
    expect(withRules(flag("a"), nomination).found).to.deep.equal([]);
    expect(withRules(points("a"), points("c")).found).to.deep.equal([]);
  });
});
