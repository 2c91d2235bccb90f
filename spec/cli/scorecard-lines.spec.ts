import { expect } from "chai";
import { scorecardLines, unusedLines } from "../../src/cli/scorecard-lines.js";
import type { Terminal } from "../../src/cli/output.js";
import type { Card, GroupCard } from "../../src/domain/model/card.js";
import { titledScheme } from "../domain/explain/words-scheme.js";

const terminal = (language: Terminal["language"]): Terminal => ({ out: () => {}, err: () => {}, isTerminal: false, language });
const group = (id: string, points: number | null, sum = points): GroupCard => ({ id, points, sum, outOf: null, least: points, greatest: points });
const CARD: Card = {
  subject: "a", status: "rated", outcome: null, because: [], score: 71.5, least: 71.5, greatest: 71.5, grade: "A", reachable: ["A"], scope: null, rank: null, bestRank: null, worstRank: null,
  rankFromEnd: null, population: null, tied: 0, percentile: null, fewData: false, groups: [group("base", 76.5), group("bad", -5)], items: [], findings: [], flags: [], caps: [], lists: [],
  unknownRules: [], blocked: [], missing: [], known: { known: 1, of: 1 }, scoreWithoutDisputed: null,
};
const lines = (changed: Partial<Card>, language: Terminal["language"] = "zh-CN"): readonly string[] => scorecardLines(titledScheme(), { ...CARD, ...changed }, terminal(language));

describe("a scorecard in lines", () => {
  it("is the result alone where there is no more to say", () => expect(lines({})).to.deep.equal(["a  A  71.50"]));
  it("says why there is none", () => {
    expect(lines({ status: "notRated", because: ["staff"], score: null, grade: null })).to.deep.equal(["a  —  未评", "    无法确定：从业人员数"]);
    expect(lines({ status: "notRated", because: ["staff"], score: null, grade: null }, "en")[1]).to.equal("    cannot be told: Staff");
  });
  it("does not call a subject unrated that is rated without a score", () => {
    expect(lines({ score: null, grade: null, lists: [{ list: "red", status: "in", nominatedBy: [] }] })).to.deep.equal(["a  —  red"]);
  });
  it("names what caps the grade, or may do so, with its record; not what does not", () => {
    const caps = (["true", "unknown", "false"] as const).map((outcome) => ({ rule: "late", grade: "B", outcome, record: "r1" }));
    expect(lines({ caps }).slice(1)).to.deep.equal(["    等级最高为 B  公示过期  (r1)", "    等级可能最高为 B  公示过期  (r1)"]);
    expect(lines({ caps: [{ rule: null, grade: "B", outcome: "true", record: null }] }, "en")[1]).to.equal("    at most B");
  });
  it("shows the groups where they are not the sums of their items", () => {
    expect(lines({ groups: [group("base", 40, 76.5), group("bad", null)] })[1]).to.equal("    计入总分  基础信息 40.00 · 不良信息 —");
  });
});

describe("records that brought nothing", () => {
  const unused = (count: number): Parameters<typeof unusedLines>[0] => Array.from({ length: count }, (_, i) => ({ record: `r${i}`, kind: "award", act: i === 0 ? "stat" : null, reason: i === 0 ? "notTaken" : "later" }));
  it("are named with kind, act and reason; of many the first twenty", () => {
    expect(unusedLines([], terminal("en"))).to.deep.equal([]);
    expect(unusedLines(unused(2), terminal("en"))).to.deep.equal(["records not used 2", "    r0  award stat  no rule or fact takes it (by its kind, act, fields or day)", "    r1  award  after the as-of day"]);
    expect(unusedLines(unused(25), terminal("zh-CN"))).to.have.lengthOf(22).and.satisfy((all: readonly string[]) => all[21] === "    ……另有 5 条");
  });
});
