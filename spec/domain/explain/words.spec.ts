import { expect } from "chai";
import { OPERATOR_NAMES } from "../../../src/domain/language/operators.js";
import type { MissingReason, Outcome, TraceNode } from "../../../src/domain/model/card.js";
import { MISSING_REASONS } from "../../../src/domain/model/columns.js";
import type { FactType } from "../../../src/domain/model/kinds.js";
import type { Known } from "../../../src/domain/model/scheme.js";
import { conditionInWords } from "../../../src/domain/explain/condition-words.js";
import { formatNumber, formatSigned } from "../../../src/domain/explain/format-number.js";
import { PHRASES, fill, phrase, type Language, type PhraseName } from "../../../src/domain/explain/phrases/phrases.js";
import { titleOf } from "../../../src/domain/explain/titles.js";
import { reasonInWords, traceNodeInWords } from "../../../src/domain/explain/trace-words.js";
import { all, any, not, test } from "../../reference/build.js";
import { titledScheme } from "./words-scheme.js";

const scheme = titledScheme();
const LANGUAGES: readonly Language[] = ["zh-CN", "en"];

describe("numbers in words", () => {
  const ROWS: readonly (readonly [number, number, string, string])[] = [
    [5, 2, "5.00", "+5.00"], [-5, 2, "−5.00", "−5.00"], [0, 2, "0.00", "0.00"], [-0, 0, "0", "0"], [79.5, 0, "80", "+80"], [-0.005, 2, "−0.01", "−0.01"],
    [1.005, 2, "1.01", "+1.01"], [0.004, 2, "0.00", "0.00"], [12345.678, 1, "12345.7", "+12345.7"], [1e21, 0, "1000000000000000000000", "+1000000000000000000000"],
  ];
  for (const [value, places, plain, signed] of ROWS) {
    it(`${value} with ${places} places: ${plain}, ${signed}`, () => expect([formatNumber(value, places), formatSigned(value, places)]).to.deep.equal([plain, signed]));
  }
  it("refuses what is no number", () => expect(() => formatNumber(NaN, 2)).to.throw(RangeError));
});

describe("the phrase table", () => {
  const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const name of Object.keys(PHRASES) as PhraseName[]) {
    it(`${name} has the same values in both languages`, () => expect(holes(PHRASES[name]["zh-CN"])).to.deep.equal(holes(PHRASES[name].en)));
  }
  it("has a space before every English bracket", () => {
    expect(Object.entries(PHRASES).filter(([, { en }]) => /[^\s“"]\(/.test(en)).map(([name]) => name)).to.deep.equal([]);
  });
  it("has nothing empty but the phrases that say nothing", () => {
    const empty = Object.entries(PHRASES).filter(([, text]) => LANGUAGES.some((language) => text[language].trim() === "")).map(([name]) => name);
    expect(empty).to.have.members(["list.unknown.report", "sentence.join", "unknown.report", "window.any"]);
  });
  it("refuses a phrase without its value", () => expect(() => fill("{a} and {b}", { a: "x" })).to.throw("{b}"));
  it("has words for every reason", () => {
    for (const reason of MISSING_REASONS) for (const language of LANGUAGES) expect(reasonInWords(reason, language)).to.match(/\S/);
  });
  it("has a unit, a duration and a kind of node in both numbers", () => expect(phrase("unit.day.one", "en", { value: "1" })).to.equal("1 day"));
});

interface Row {
  readonly fact: string;
  readonly type: FactType;
  readonly value: Known;
  readonly read: Known;
  readonly zh: readonly [condition: string, negated: string, holds: string, fails: string];
  readonly en: readonly [condition: string, negated: string, holds: string, fails: string];
}
const number = (zh: readonly [string, string], en: readonly [string, string]): Omit<Row, "value" | "fact" | "type" | "read"> => ({
  zh: [`从业人员数${zh[0]}`, `从业人员数${zh[1]}`, `从业人员数 7，${zh[0]}`, `从业人员数 7，${zh[1]}`],
  en: [`Staff ${en[0]}`, `Staff ${en[1]}`, `Staff: 7, which ${en[0]}`, `Staff: 7, which ${en[1]}`],
});
const dated = (zh: readonly [string, string], en: readonly [string, string]): Omit<Row, "value" | "fact" | "type" | "read"> => ({
  zh: [`开业日${zh[0]}`, `开业日${zh[1]}`, `开业日 2026-03-01，${zh[0]}`, `开业日 2026-03-01，${zh[1]}`],
  en: [`Opened on ${en[0]}`, `Opened on ${en[1]}`, `Opened on: 2026-03-01, which ${en[0]}`, `Opened on: 2026-03-01, which ${en[1]}`],
});
const staff = { fact: "staff", type: "number", value: 5, read: 7 } as const;
const opened = { fact: "opened", type: "day", value: 20544, read: "2026-03-01" } as const;

/** Every operator: as a condition, negated, and in a trace that holds and one that fails. */
const OPERATORS: Readonly<Record<string, Row>> = {
  equal: { ...staff, ...number(["等于 5", "不等于 5"], ["is 5", "is not 5"]) },
  notEqual: { ...staff, ...number(["不等于 5", "等于 5"], ["is not 5", "is 5"]) },
  lessThan: { ...staff, ...number(["小于 5", "不小于 5"], ["is less than 5", "is at least 5"]) },
  lessThanInclusive: { ...staff, ...number(["不大于 5", "大于 5"], ["is at most 5", "is more than 5"]) },
  greaterThan: { ...staff, ...number(["大于 5", "不大于 5"], ["is more than 5", "is at most 5"]) },
  greaterThanInclusive: { ...staff, ...number(["不小于 5", "小于 5"], ["is at least 5", "is less than 5"]) },
  between: { ...staff, value: [5, 9], ...number(["在 5 至 9 之间（含前不含后）", "不在 5 至 9 之间（含前不含后）"], ["is in 5 to 9 (from inclusive, to exclusive)", "is not in 5 to 9 (from inclusive, to exclusive)"]) },
  in: { ...staff, value: [5, 9], ...number(["是 5、9 之一", "不是 5、9 中的任何一个"], ["is one of 5, 9", "is none of 5, 9"]) },
  notIn: { ...staff, value: [5, 9], ...number(["不是 5、9 中的任何一个", "是 5、9 之一"], ["is none of 5, 9", "is one of 5, 9"]) },
  before: { ...opened, ...dated(["早于 2026-04-01", "不早于 2026-04-01"], ["is before 2026-04-01", "is on or after 2026-04-01"]) },
  onOrBefore: { ...opened, ...dated(["不晚于 2026-04-01", "晚于 2026-04-01"], ["is on or before 2026-04-01", "is after 2026-04-01"]) },
  after: { ...opened, ...dated(["晚于 2026-04-01", "不晚于 2026-04-01"], ["is after 2026-04-01", "is on or before 2026-04-01"]) },
  onOrAfter: { ...opened, ...dated(["不早于 2026-04-01", "早于 2026-04-01"], ["is on or after 2026-04-01", "is before 2026-04-01"]) },
  startsWith: {
    fact: "level", type: "string", value: "city", read: "cityGrade",
    zh: ["级别以“city”开头", "级别不以“city”开头", "级别 “cityGrade”，以“city”开头", "级别 “cityGrade”，不以“city”开头"],
    en: ["Level starts with “city”", "Level does not start with “city”", "Level: “cityGrade”, which starts with “city”", "Level: “cityGrade”, which does not start with “city”"],
  },
  contains: {
    fact: "tags", type: "list", value: "a", read: ["a", "b"],
    zh: ["标签包含“a”", "标签不包含“a”", "标签 “a”、“b”，包含“a”", "标签 “a”、“b”，不包含“a”"],
    en: ["Tags contains “a”", "Tags does not contain “a”", "Tags: “a”, “b”, which contains “a”", "Tags: “a”, “b”, which does not contain “a”"],
  },
  doesNotContain: {
    fact: "tags", type: "list", value: "a", read: ["b"],
    zh: ["标签不包含“a”", "标签包含“a”", "标签 “b”，不包含“a”", "标签 “b”，包含“a”"],
    en: ["Tags does not contain “a”", "Tags contains “a”", "Tags: “b”, which does not contain “a”", "Tags: “b”, which contains “a”"],
  },
  overlaps: {
    fact: "tags", type: "list", value: ["a", "c"], read: ["a"],
    zh: ["标签与“a”、“c”有共同项", "标签与“a”、“c”没有共同项", "标签 “a”，与“a”、“c”有共同项", "标签 “a”，与“a”、“c”没有共同项"],
    en: ["Tags shares an entry with “a”, “c”", "Tags shares no entry with “a”, “c”", "Tags: “a”, which shares an entry with “a”, “c”", "Tags: “a”, which shares no entry with “a”, “c”"],
  },
  known: {
    fact: "staff", type: "number", value: true, read: 7,
    zh: ["从业人员数已知", "从业人员数缺失", "从业人员数 7，已知", "从业人员数 7"],
    en: ["Staff is known", "Staff is missing", "Staff: 7, known", "Staff: 7"],
  },
};

type TestNode = Extract<TraceNode, { kind: "test" }>;
const node = (operator: string, { fact, type, value, read }: Row, outcome: Outcome): TestNode => {
  const threshold = type === "day" && typeof value === "number" ? "2026-04-01" : value;
  return { kind: "test", outcome, pointer: "", fact, operator, value: read, reason: null, ends: null, threshold, thresholdFact: null, parameter: null };
};

const shown = titledScheme({ facts: scheme.facts.map((fact) => (fact.from === "attribute" && fact.name !== "manager" ? { ...fact, field: "staff" } : fact)) });

describe("operators in words", () => {
  it("covers every operator of the language", () => expect(Object.keys(OPERATORS)).to.have.members([...OPERATOR_NAMES]));
  for (const [operator, row] of Object.entries(OPERATORS)) {
    for (const [language, wanted] of [["zh-CN", row.zh], ["en", row.en]] as const) {
      it(`${operator} (${language})`, () => {
        const condition = test(row.fact, operator, row.value, operator === "known" ? "boolean" : row.type);
        const words = [conditionInWords(condition, shown, language), conditionInWords(not(condition), shown, language)];
        const traces = (["true", "false"] as const).map((outcome) => traceNodeInWords(node(operator, row, outcome), shown, language));
        expect([...words, ...traces]).to.deep.equal([...wanted]);
      });
    }
  }
});

describe("conditions in words", () => {
  const [a, b, c] = [test("staff", "greaterThan", 5), test("listed", "equal", true), test("level", "equal", "x")];
  it("joins and nests", () => {
    expect(conditionInWords(all(a, any(b, not(all(a, c)))), scheme, "zh-CN")).to.equal("从业人员数大于 5，且（符合“已备案”，或并非（从业人员数大于 5，且级别为“x”））");
    expect(conditionInWords(all(a, any(b, not(all(a, c)))), scheme, "en")).to.equal("Staff is more than 5 and (“Filed” holds or not (Staff is more than 5 and Level is “x”))");
  });
  it("names a parameter beside its value, and the other fact", () => {
    expect(conditionInWords(scheme.rules[0].conditions ?? a, scheme, "zh-CN")).to.equal("公示间隔大于 92 天（公示间隔上限）");
    expect(conditionInWords(test("staff", "lessThan", { fact: "marks" }), scheme, "en")).to.equal("Staff is less than Mean mark");
  });
  it("says score and points with the scheme's own decimals", () => {
    expect(conditionInWords(all(test("score", "lessThan", 60), test("points.bad", "lessThan", -3)), scheme, "zh-CN")).to.equal("得分小于 60.00，且不良信息得分小于 −3.00");
  });
});

describe("titles", () => {
  const ROWS: readonly (readonly [string, string, string])[] = [
    ["staff", "从业人员数", "Staff"], ["score", "得分", "Score"], ["rankFromEnd", "倒数名次", "Rank from the end"], ["period.ended", "评价期已结束", "The period has ended"],
    ["points.bad", "不良信息得分", "Points of Bad information"], ["items.bad", "不良信息项数", "Items of Bad information"], ["flag.slow", "标记“办理迟缓”", "Flag “Slow”"],
    ["check.licence", "营业执照检查结果", "Result of Licence"], ["results.absent", "结果为“未公开”的项数", "Checks with the result “Absent”"], ["list.red", "列入红榜", "On Red list"],
    ["record.data.points", "得分", "data.points"], ["record.disputed", "有争议", "Disputed"], ["record.subject.district", "区县", "district"], ["scope.district", "排名范围“区县”", "Scope “district”"],
    ["nobody", "nobody", "nobody"], ["record.data.nothing", "data.nothing", "data.nothing"],
  ];
  for (const [name, zh, en] of ROWS) it(name, () => expect([titleOf(scheme, name, "zh-CN"), titleOf(scheme, name, "en")]).to.deep.equal([zh, en]));
});

describe("trace nodes in words", () => {
  const gap = { kind: "test", outcome: "true", pointer: "", fact: "postedGap", operator: "greaterThan", value: 171, reason: null, ends: null, threshold: 92, thresholdFact: null, parameter: null } as const;
  const say = (changed: Partial<TestNode>): string[] => LANGUAGES.map((language) => traceNodeInWords({ ...gap, ...changed } as TestNode, scheme, language));
  const reason: MissingReason = "noRecord";

  it("the value read and the threshold", () => expect(say({})).to.deep.equal(["公示间隔 171 天，大于 92 天", "Posting gap: 171 days, which is more than 92 days"]));
  it("one day", () => expect(say({ value: 1, outcome: "false" })[1]).to.equal("Posting gap: 1 day, which is at most 92 days"));
  it("the parameter", () => expect(say({ parameter: "gap" })[0]).to.equal("公示间隔 171 天，大于 92 天（公示间隔上限）"));
  it("missing", () => expect(say({ value: null, reason, outcome: "unknown" })).to.deep.equal(["公示间隔 缺失（没有记录）；条件：大于 92 天", "Posting gap: missing (no record); the condition: is more than 92 days"]));
  it("settled, with its ends", () => {
    const score = { fact: "score", operator: "greaterThanInclusive", value: 71.5, ends: { least: 69.5, greatest: 73.5 }, threshold: 70, outcome: "unknown" } as const;
    expect(say(score)).to.deep.equal(["得分 71.50（可能为 69.50 至 73.50）；条件：不小于 70.00", "Score: 71.50 (may be 69.50 to 73.50); the condition: is at least 70.00"]);
    expect(say({ ...score, ends: { least: null, greatest: 73.5 } })[1]).to.include("(may be 73.50 or less)");
    expect(say({ ...score, ends: { least: 69.5, greatest: null } })[1]).to.include("(may be 69.50 or more)");
    expect(say({ ...score, ends: { least: null, greatest: null } })[1]).to.include("(may be anything)");
    expect(say({ ...score, outcome: "true", ends: { least: 71.5, greatest: 71.5 } })[0]).to.equal("得分 71.50，不小于 70.00");
  });
  it("another fact as threshold, known and missing", () => {
    expect(say({ thresholdFact: "staff", threshold: 90 })[1]).to.equal("Posting gap: 171 days, which is more than 90 days (Staff)");
    expect(say({ thresholdFact: "marks", threshold: null, outcome: "unknown" })[1]).to.match(/is more than missing .* \(Mean mark\)$/);
  });
  it("known and missing, asked for", () => {
    expect(say({ operator: "known", threshold: false, value: null, reason, outcome: "true" })).to.deep.equal(["公示间隔 缺失（没有记录）", "Posting gap: missing (no record)"]);
    expect(say({ operator: "known", threshold: false, outcome: "false" })[1]).to.equal("Posting gap: 171 days, known");
  });
  it("not public: never the value", () => {
    expect(say({ fact: "manager", value: "3703", operator: "equal", threshold: "x", outcome: "false" })).to.deep.equal(["负责人 未公开，不等于“x”", "Manager: not public, which is not “x”"]);
    expect(say({ fact: "staff", thresholdFact: "manager", threshold: "3703" })[0]).not.to.include("3703");
  });
  for (const [kind, zh, en] of [["all", "以下全部成立", "all of the following"], ["any", "以下任一成立", "any of the following"], ["not", "以下不成立", "the following does not hold"]] as const) {
    it(kind, () => expect(LANGUAGES.map((language) => traceNodeInWords({ kind, outcome: "true", pointer: "", parts: [] }, scheme, language))).to.deep.equal([zh, en]));
  }
});
