import { expect } from "chai";
import { readChanged, rule, type Read } from "../support/schemes.js";

const one = { of: "act", take: "largest" };
const bringing = (group: string, rest: object = {}): object => rule({ name: `for-${group}`, one, event: { type: "points", params: { group, amount: 1 } }, ...rest });
const withRules = (...rules: readonly object[]): Read => readChanged((raw) => {
  raw.score.groups.push({ id: "bad" });
  raw.rules.push(...rules);
});

describe("a pool of `one`", () => {
  it("brings points to one group", () => {
    const { problems, scheme } = withRules(bringing("aspects"), bringing("bad"));
    expect(scheme).to.equal(null);
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include({ code: "one-across-groups", path: "/rules/2/one/of", found: "bad", expected: "aspects" });
    expect(problems[0].message.en).to.contain("\"act\"");
  });
  it("may stand beside another pool in another group", () => {
    expect(withRules(bringing("aspects"), bringing("bad", { one: { of: "other", take: "largest" } })).found).to.deep.equal([]);
    expect(withRules(bringing("bad"), bringing("bad", { name: "again" })).found).to.deep.equal([]);
  });
  it("is one for each row where its name says so", () => {
    const rows = (of: string): Read => readChanged((raw) => {
      raw.score.groups = ["organisation", "management", "rectification", "cooperation", "satisfaction"].map((id) => ({ id, min: 0, max: 100 }));
      raw.lists = [];
      raw.rules[0].event.params.group = { row: "id" };
      raw.rules[0].one = { of, take: "first" };
    });
    expect(rows("act").found).to.include("one-across-groups /rules/0/one/of");
    expect(rows("act.*").found.filter((each) => each.startsWith("one-"))).to.deep.equal([]);
  });
});
