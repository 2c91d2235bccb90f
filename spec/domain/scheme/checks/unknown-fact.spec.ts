import { expect } from "chai";
import { found, readChanged, test, when } from "../support/schemes.js";

describe("facts that are not there", () => {
  it("are named with what was probably meant", () => {
    const { problems } = readChanged((raw) => raw.lists[2].conditions.all.push(test("yellowRunning", "greaterThan", 1)));
    expect(problems.map(({ code, path, suggestion }) => ({ code, path, suggestion }))).to.deep.equal([{ code: "unknown-fact", path: "/lists/2/conditions/all/1/fact", suggestion: "yellowsRunning" }]);
    expect(problems[0].message.en).to.contain("Did you mean \"yellowsRunning\"?");
    expect(problems[0].message["zh-CN"]).to.contain("是否想写“yellowsRunning”？");
  });
  it("are found in expressions, on the right side, in windows and in `per`", () => {
    expect(found((raw) => {
      raw.rules[0].event.params.amount = { add: [{ fact: "mark.*" }, { fact: "nobody" }] };
      raw.rules.push(when(test("mark.management", "lessThan", { fact: "nothing" })));
      raw.facts.mark.window = { since: { fact: "never" } };
      raw.rules[0].one = { of: "pool", per: ["record.incident"], take: "first" };
    })).to.deep.equal([
      "unknown-fact /facts/mark/window/since/fact", "unknown-fact /rules/0/event/params/amount/add/1/fact", "unknown-fact /rules/0/one/per/0", "unknown-fact /rules/1/conditions/value/fact",
    ]);
  });
  it("of the same row are unknown where there is no row", () => {
    expect(found((raw) => raw.rules.push(when(test("mark.*", "lessThan", 1))))).to.deep.equal(["unknown-fact /rules/1/conditions/fact"]);
  });
});
