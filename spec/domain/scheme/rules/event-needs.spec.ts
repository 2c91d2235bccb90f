import { expect } from "chai";
import { found, luan, read, readChanged, rule } from "../support/schemes.js";

describe("what an event acts on", () => {
  it("points need a score with groups", () => {
    const bare = (raw: Record<string, unknown>): void => {
      delete raw.score;
      delete raw.ranking;
      raw.lists = [];
    };
    expect(found(bare)).to.deep.equal(["points-without-score /rules/0/event/params/group"]);
    expect(readChanged(bare).problems[0]).to.include({ severity: "error", found: "aspects", expected: "score.groups" });
  });
  it("a cap needs grades", () => {
    const { found: problems, scheme } = readChanged((raw) => raw.rules.push(rule({ event: { type: "cap", params: { grade: "C" } } })));
    expect(problems).to.deep.equal(["cap-without-grades /rules/1/event/params/grade"]);
    expect(scheme).to.equal(null);
  });
  it("what else is wrong in the event is said too", () => {
    const raw = luan();
    delete raw.score;
    delete raw.ranking;
    raw.lists = [];
    raw.rules[0].event.params.amount = { fact: "marks" };
    expect(read(raw).found).to.have.members(["points-without-score /rules/0/event/params/group", "unknown-fact /rules/0/event/params/amount/fact"]);
  });
});
