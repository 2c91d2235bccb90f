import { expect } from "chai";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { loadKinds } from "../../../src/adapters/files/load-kinds.js";
import { loadScheme } from "../../../src/adapters/files/load-scheme.js";
import { bandInWords, atMostInWords } from "../../../src/domain/explain/band-words.js";
import { expressionInWords } from "../../../src/domain/explain/expression-words.js";
import { factInWords } from "../../../src/domain/explain/fact-words.js";
import { listInWords } from "../../../src/domain/explain/list-words.js";
import type { Language } from "../../../src/domain/explain/phrases/phrases.js";
import { eventInWords, ruleInWords } from "../../../src/domain/explain/rule-words.js";
import { durationInWords, windowInWords } from "../../../src/domain/explain/duration-words.js";
import type { Aggregate, Expression, RuleEvent, Scheme, Window } from "../../../src/domain/model/scheme.js";
import { all, band, each, expr, list, points, records, rule, select, test } from "../../reference/build.js";
import { title, titledScheme } from "./words-scheme.js";

const scheme = titledScheme();
const LANGUAGES: readonly Language[] = ["zh-CN", "en"];
const both = (say: (language: Language) => string): string[] => LANGUAGES.map(say);

describe("expressions in words", () => {
  const of = expr("staff");
  const ROWS: readonly (readonly [Expression, string, string])[] = [
    [expr(5), "5", "5"],
    [{ op: "number", value: 92, parameter: "gap" }, "92（公示间隔上限）", "92 (Longest gap)"],
    [of, "从业人员数", "“Staff”"],
    [{ op: "subtract", of: [expr(4), { op: "multiply", of: [of, expr(-2)] }] }, "4 − （从业人员数 × −2）", "4 − (“Staff” × −2)"],
    [{ op: "divide", of: [{ op: "add", of: [of, expr(1)] }, expr(2)] }, "（从业人员数 + 1） ÷ 2", "(“Staff” + 1) ÷ 2"],
    [{ op: "min", of: [of, expr(9)] }, "从业人员数、9中的最小值", "the least of “Staff”, 9"],
    [{ op: "max", of: [of, expr(9)] }, "从业人员数、9中的最大值", "the greatest of “Staff”, 9"],
    [{ op: "firstKnown", of: [of, expr(9)] }, "从业人员数、9中第一个已知的", "the first known of “Staff”, 9"],
    [{ op: "round", of, places: 1, mode: "half-even" }, "从业人员数取 1 位小数（四舍六入五成双）", "“Staff” rounded to 1 places (half to even)"],
    [{ op: "days", from: expr("opened"), to: expr("asOf") }, "从开业日到评价截止日的天数", "the days from “Opened on” to “The as-of day”"],
    [{ op: "workdays", from: expr("opened"), to: expr("asOf") }, "从开业日到评价截止日的工作日数", "the working days from “Opened on” to “The as-of day”"],
    [{ op: "steps", of, at: [[0, 1], [10, 2]] }, "按从业人员数分档（0 起为 1；10 起为 2）", "by steps of “Staff” (1 from 0; 2 from 10)"],
    [{ op: "linear", of, from: [0, 1], to: [10, 2] }, "按从业人员数线性计算（0 时 1，10 时 2）", "on a line over “Staff” (1 at 0, 2 at 10)"],
    [{ op: "lookup", of, in: new Map([["a", 1]]), else: 0 }, "按从业人员数查表（a：1；其他：0）", "by “Staff” (a: 1; else: 0)"],
  ];
  for (const [expression, zh, en] of ROWS) it(`${expression.op}: ${zh}`, () => expect(both((l) => expressionInWords(expression, scheme, l))).to.deep.equal([zh, en]));
});

describe("facts, windows and durations in words", () => {
  const AGGREGATES: Readonly<Record<Aggregate, string>> = {
    count: "“检查”记录的数量", distinct: "“检查”记录中不同“得分”的数量", sum: "“检查”记录的“得分”合计", mean: "“检查”记录的“得分”平均值", min: "“检查”记录的“得分”最小值", max: "“检查”记录的“得分”最大值",
    median: "“检查”记录的“得分”中位数", latest: "“检查”记录中最近一条的“得分”", daysSince: "距“检查”记录中最近一条的天数", consecutive: "“检查”记录中最近起连续满足“级别为“x””的条数",
  };
  for (const [aggregate, zh] of Object.entries(AGGREGATES) as [Aggregate, string][]) {
    it(aggregate, () => {
      const satisfies = aggregate === "consecutive" ? { satisfies: test("record.data.level", "equal", "x") } : { of: "data.points" };
      expect(factInWords(records("f", aggregate, select("inspection"), satisfies), scheme, "zh-CN")).to.equal(zh);
    });
  }
  it("adds weight, choice, guard, stand-in and range", () => {
    const fact = records("f", "mean", select("inspection", { on: "data.points" }), { of: "data.points", weight: "data.weight", one: { per: ["record.incident"], take: "largest" }, knownIf: test("listed", "equal", true), whenMissing: 0, range: [0, 10] });
    expect(both((l) => factInWords(fact, scheme, l))).to.deep.equal([
      "“检查”记录（按“得分”计）的“得分”平均值，以“权重”加权；每个“事件”只计最大一项（仅当符合“已备案”时可知）；缺失时按0计；取值 0 至 10",
      "the mean of “data.points” over records “inspection” (by “data.points”), weighted by “data.weight”; for each “incident” only the largest counts (known only if “Filed” holds); taken as 0 when missing; between 0 and 10",
    ]);
  });
  const WINDOWS: readonly (readonly [Window, string, string])[] = [
    [{ kind: "period" }, "本期内的", " of the period"],
    [{ kind: "duration", duration: { years: 1, months: 6, days: 0 } }, "截止日前1年零6个月内的", " of the last 1 year and 6 months"],
    [{ kind: "since", fact: "opened" }, "“开业日”之后的", " after “Opened on”"],
    [{ kind: "valid", until: ["rectifiedOn", "occurredOn"] }, "有效期内（至“整改日、发生日”）的", " still valid (until “Rectified on, occurredOn”)"],
    [{ kind: "valid", until: ["occurredOn"], otherwise: { years: 0, months: 0, days: 92 } }, "有效期内（至“发生日”，未注明的为92天）的", " still valid (until “occurredOn”, else for 92 days)"],
  ];
  for (const [window, zh, en] of WINDOWS) it(zh, () => expect(both((l) => windowInWords(window, scheme, l))).to.deep.equal([zh, en]));
  it("no time at all is 0 days", () => expect(both((l) => durationInWords({ years: 0, months: 0, days: 0 }, l))).to.deep.equal(["0天", "0 days"]));
});

describe("rules and events in words", () => {
  const EVENTS: readonly (readonly [RuleEvent, string, string])[] = [
    [{ type: "points", group: "bad", amount: expr(-5), item: "x", min: -20, outOf: expr(10) }, "不良信息 −5.00 分（最低 −20.00、满分 10）", "Bad information −5.00 points (at least −20.00, out of 10)"],
    [{ type: "points", group: "base", amount: expr("staff"), item: "x", max: 30 }, "基础信息按“从业人员数”计分（最高 +30.00）", "Base information: as many points as “Staff” (at most +30.00)"],
    [{ type: "points", group: "bad", amount: expr(-5), item: "x", check: "licence", result: "absent" }, "不良信息 −5.00 分；营业执照：未公开", "Bad information −5.00 points; Licence: Absent"],
    [{ type: "cap", grade: "C", reason: title("一票否决", "veto") }, "等级最高为 C（一票否决）", "grade at most C (veto)"],
    [{ type: "list", list: "red" }, "提名列入红榜", "nominated for Red list"],
    [{ type: "finding", check: "licence", result: "absent" }, "营业执照：未公开", "Licence: Absent"],
    [{ type: "flag", flag: "slow" }, "标记“办理迟缓”", "flag “Slow”"],
  ];
  for (const [event, zh, en] of EVENTS) it(zh, () => expect(both((l) => eventInWords(event, scheme, l))).to.deep.equal([zh, en]));

  it("a whole rule, from its records to what is said while it cannot be told", () => {
    const whole = points("x", "bad", -5, {
      each: each(select("inspection", { where: test("record.data.level", "equal", "city"), windows: [{ kind: "period" }] })), conditions: test("listed", "equal", true), applies: test("staff", "greaterThan", 0),
      one: { of: "act", per: ["record.incident"], take: "first" }, effective: { from: 20454 }, onUnknown: "notRated",
    });
    expect(both((l) => ruleInWords(whole, scheme, l))).to.deep.equal([
      "对本期内的“检查”记录（级别为“city”）逐条判断：符合“已备案”：不良信息 −5.00 分（仅适用于：从业人员数大于 0）；每个“事件”只计第一项；施行：2026-01-01 至 长期；无法判断时不予评级",
      "for each of records “inspection” of the period with data.level is “city”: if “Filed” holds: Bad information −5.00 points (applies only if Staff is more than 0); for each “incident” only the first counts; in force from 2026-01-01 to further notice; not rated while this cannot be told",
    ]);
  });
  it("a rule without conditions, alone of its kind, to a last day", () => {
    const bare = rule("x", { type: "flag", flag: "slow" }, { one: { of: "act", per: [], take: "latest" }, effective: { to: 20543 }, onUnknown: "block" });
    expect(ruleInWords(bare, scheme, "en")).to.equal("flag “Slow”; of its kind only the latest counts; in force from the beginning to 2026-03-31; while this cannot be told, nothing is published before a person decides");
  });
});

describe("grades and lists in words", () => {
  const BANDS: readonly (readonly [Parameters<typeof band>[1], string, string])[] = [
    [{ from: 85 }, "A：85.00 分及以上", "A: 85.00 and more"], [{ below: 60 }, "A：低于 60.00 分", "A: below 60.00"], [{ upTo: 59 }, "A：59.00 分及以下", "A: up to 59.00"],
    [{ from: 60, below: 70 }, "A：60.00 分及以上，低于 70.00 分", "A: from 60.00, below 70.00"], [{ from: 60, upTo: 69 }, "A：60.00 分至 69.00 分", "A: 60.00 to 69.00"], [{}, "A：任何得分", "A: any score"],
    [{ share: { numerator: 1, denominator: 10 }, confirm: true }, "A：排名前 1/10（须经确认）", "A: the first 1/10 of the ranking (to be confirmed)"],
    [{ below: 60, when: test("items.bad", "equal", 0) }, "A：低于 60.00 分，且不良信息项数等于 0", "A: below 60.00, and Items of Bad information is 0"],
  ];
  for (const [limits, zh, en] of BANDS) it(zh, () => expect(both((l) => bandInWords(band("A", limits), scheme, l))).to.deep.equal([zh, en]));
  it("a grade without bounds behind others: what is left, or a veto alone", () => {
    const graded = (...grades: readonly Scheme["grades"][number][]): readonly string[] => both((l) => bandInWords(grades[grades.length - 1], { ...scheme, grades }, l));
    expect(graded(band("A", { from: 60 }), band("C", {}))).to.deep.equal(["C：其余", "C: all others"]);
    expect(graded(band("A", { from: 60 }), band("B", { below: 60 }), band("C", {}))).to.deep.equal(["C：不论得分，只由一票否决或等级上限得出", "C: whatever the score, by a veto or limit alone"]);
  });
  it("atMost", () => expect(atMostInWords({ grade: "B", when: test("listed", "equal", false), reason: title("未备案", "not filed") }, scheme, "zh-CN")).to.equal("不符合“已备案”：等级最高为 B（未备案）"));

  const score = [{ by: "score", direction: "descending" }, { by: "staff", direction: "ascending" }] as const;
  const LISTS: readonly (readonly [Parameters<typeof list>[1], string, string, string])[] = [
    [{ conditions: test("score", "greaterThan", 90) }, "other", "得分大于 90.00", "Score is more than 90.00"],
    [{}, "black", "经提名列入", "by nomination"], [{}, "other", "无人列入", "nobody enters"],
    [{ conditions: test("listed", "equal", true), gate: test("staff", "greaterThan", 0) }, "black", "前提是从业人员数大于 0；符合“已备案”，或经提名", "provided Staff is more than 0; “Filed” holds, or by nomination"],
    [{ conditions: test("listed", "equal", true), quota: { places: 3, scope: "district", by: score, ties: "share" }, term: { years: 1, months: 0, days: 0 }, confirm: true }, "other",
      "符合“已备案”；名额 3（每个区县），按得分从高到低、从业人员数从低到高；末位并列的一并列入；期限1年；须经确认", "“Filed” holds; 3 places (in each district), by Score descending, Staff ascending; all that tie for the last place enter; for 1 year; to be confirmed"],
  ];
  for (const [more, id, zh, en] of LISTS) it(zh, () => expect(both((l) => listInWords({ ...list(id, more), title: title("榜", "List") }, scheme, l))).to.deep.equal([`榜：${zh}`, `List: ${en}`]));
  it("nothing in words is an `all` of one part", () => expect(listInWords(list("x", { conditions: all(test("listed", "equal", true)) }), scheme, "en")).to.equal("x: “Filed” holds"));
});

describe("the schemes that come with the program, in words", () => {
  const { kinds } = loadKinds(["schemas/subjects", "schemas/records"]);
  for (const folder of readdirSync("rules").filter((name) => existsSync(`rules/${name}/scheme.json`))) {
    it(`${folder}: every fact, rule, grade and list in both languages, and no hole in it`, () => {
      const loaded: Scheme | null = loadScheme(readFileSync(`rules/${folder}/scheme.json`, "utf8"), kinds).scheme;
      if (!loaded) throw new Error(`${folder} cannot be read`);
      const words = LANGUAGES.flatMap((l) => [
        ...loaded.facts.map((fact) => factInWords(fact, loaded, l)), ...loaded.rules.map((each) => ruleInWords(each, loaded, l)), ...loaded.grades.map((grade) => bandInWords(grade, loaded, l)),
        ...loaded.lists.map((entry) => listInWords(entry, loaded, l)),
      ]);
      expect(words.length).to.be.greaterThan(10);
      for (const sentence of words) expect(sentence).not.to.match(/undefined|null|NaN|[{}]|“”/);
    });
  }
});
