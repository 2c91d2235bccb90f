import { expect } from "chai";
import type { Change } from "../../../src/domain/diff/change.js";
import { diffSchemes } from "../../../src/domain/diff/diff-schemes.js";
import type { Scheme } from "../../../src/domain/model/scheme.js";
import { luan, read, rule, test, type Loose } from "../scheme/support/schemes.js";
import { shipped } from "../../rules/load.js";

function parsed(change: (raw: Loose) => void = () => {}): Scheme {
  const raw = luan();
  change(raw);
  const { scheme, found } = read(raw);
  if (!scheme) throw new Error(found.join("; "));
  return scheme;
}
const between = (earlier: (raw: Loose) => void, later: (raw: Loose) => void): readonly Change[] => diffSchemes(parsed(earlier), parsed(later));
const said = (later: (raw: Loose) => void): readonly string[] => between(() => {}, later).map(({ kind, weight, path, text }) => `${kind} ${weight} ${path} ${text.en}`);
const other = (raw: Loose): void => void raw.rules.push(rule({ title: { "zh-CN": "加分", en: "Bonus" }, conditions: test("score2", "greaterThan", 1) }));
const withFact = (raw: Loose): void => void (raw.facts.score2 = { title: { "zh-CN": "户数", en: "Households" }, from: "attribute", field: "households" });
const withRule = (raw: Loose): void => { withFact(raw); other(raw); };
const last = (raw: Loose): Loose => raw.rules[raw.rules.length - 1];

describe("differences of two revisions", () => {
  it("of one and the same are none, wherever it stands", () => {
    expect(diffSchemes(parsed(), parsed())).to.deep.equal([]);
    expect(diffSchemes(shipped("shandong-credit"), shipped("shandong-credit"))).to.deep.equal([]);
  });
  it("a parameter is one change, and not one in each rule that reads it", () => {
    expect(said((raw) => { raw.parameters.redScore.value = 92; })).to.deep.equal(["changed decides /parameters/redScore/value parameter “Least score for red”: 90 -> 92"]);
    expect(said((raw) => { raw.parameters.redScore.max = 99; })[0]).to.match(/^changed words \/parameters\/redScore\/max the greatest value of parameter “Least score for red”: 100 -> 99/);
  });
  it("points and bands in the words of the field", () => {
    const [change] = diffSchemes(shipped("shandong-credit"), { ...shipped("shandong-credit"), rules: shipped("shandong-credit").rules.map((each) =>
      each.row === "fundDiversion" && each.event.type === "points" ? { ...each, event: { ...each.event, amount: { op: "number", value: -30 } } } : each) });
    expect(change.text.en).to.match(/^rule “.*maintenance fund”: −41\.00 -> −30\.00$/);
    expect(change.path).to.match(/^\/rules\/\d+\/event\/params\/amount$/);
    const grades = shipped("shandong-credit").grades.map((band) => (band.grade === "AA" ? { ...band, from: 82 } : band));
    expect(diffSchemes(shipped("shandong-credit"), { ...shipped("shandong-credit"), grades }).map(({ text }) => text)).to.deep.equal([{ "zh-CN": "AA 级的起点：80.00 → 82.00", en: "band AA now starts at 82.00 (80.00 before)" }]);
  });
  it("conditions: more, less, instead, any other, all of it, none of it", () => {
    const conditions = (raw: Loose, list: number): Loose => raw.lists[list].conditions;
    const more = { fact: "population", operator: "greaterThan", value: 5 };
    expect(said((raw) => conditions(raw, 0).all.push(more))).to.deep.equal(["changed decides /lists/0/conditions list “Red list” now needs Population is more than 5 as well"]);
    expect(said((raw) => conditions(raw, 0).all.pop())[0]).to.match(/list “Red list” no longer needs Score is at least 90\.00 \(Least score for red\)$/);
    expect(said((raw) => { conditions(raw, 0).all[1] = more; })[0]).to.match(/now needs Population is more than 5 instead of Score is at least/);
    expect(said((raw) => { raw.lists[0].conditions = { any: conditions(raw, 0).all }; })[0]).to.match(/it was Rank .* and Score .*, and is now Rank .* or Score/);
    expect(said((raw) => conditions(raw, 0).all.reverse())[0]).to.match(/^changed words .*stand in another order/);
    expect(said((raw) => { delete raw.lists[0].conditions; })[0]).to.match(/^changed decides \/lists\/0\/conditions list “Red list” now needs nothing/);
    expect(said((raw) => { raw.lists[0].gate = more; })[0]).to.match(/the gate of list “Red list” now needs Population is more than 5, and needed nothing before/);
    const any = (extra: Loose[]) => (raw: Loose): void => { raw.lists[0].conditions = { any: [more, ...extra] }; };
    expect(between(any([]), any([{ fact: "rank", operator: "equal", value: 1 }]))[0].text.en).to.equal("list “Red list” now also holds if Rank is 1");
    expect(between(any([{ fact: "rank", operator: "equal", value: 1 }]), any([]))[0].text.en).to.equal("list “Red list” no longer holds if Rank is 1");
  });
  it("what is added and removed is told whole", () => {
    expect(between(withFact, withRule).map(({ kind, text }) => `${kind} ${text.en}`)).to.deep.equal(["added rule “Bonus” added: if Households is more than 1: aspects +1.00 points"]);
    expect(between(withRule, withFact).map(({ kind, path }) => `${kind} ${path}`)).to.deep.equal(["removed /rules/1"]);
  });
  it("a fact with another name is the same fact in all that reads it, and decides nothing", () => {
    const renamed = (raw: Loose): void => { withRule(raw); raw.facts.homes = raw.facts.score2; delete raw.facts.score2; last(raw).conditions.fact = "homes"; };
    expect(between(withRule, renamed).map(({ weight, text }) => `${weight} ${text.en}`)).to.deep.equal(["words fact “Households” has another name, homes for score2, and is the same otherwise"]);
  });
  it("a parameter with another name likewise", () => {
    const renamed = (raw: Loose): void => { raw.parameters = Object.fromEntries(Object.entries(raw.parameters).map(([name, value]) => [name === "redScore" ? "least" : name, value])); raw.lists[0].conditions.all[1].value = { param: "least" }; };
    expect(said(renamed)).to.deep.equal(["changed words /parameters/least parameter “Least score for red” has another name, least for redScore, and is the same otherwise"]);
  });
  it("a rule with another name is found again; its items are records under that name, so it decides", () => {
    expect(between(withRule, (raw) => { withRule(raw); last(raw).name = "bonus"; }).map(({ weight, text }) => `${weight} ${text.en}`)).to.deep.equal(["decides rule “Bonus” has another name, bonus for extra, and is the same otherwise"]);
  });
  it("rules that only moved decide nothing unless one of them is to be chosen", () => {
    expect(between(withRule, (raw) => { withRule(raw); raw.rules.reverse(); }).map(({ weight, text }) => `${weight} ${text.en}`)).to.deep.equal(["words rule “Bonus”: only moved to another place"]);
    const pool = (raw: Loose): void => { withRule(raw); other(raw); last(raw).name = "extra2"; raw.rules.slice(1).forEach((each: Loose) => { each.one = { of: "p", take: "first" }; }); };
    expect(between(pool, (raw) => { pool(raw); raw.rules.reverse(); }).some(({ weight, text }) => weight === "decides" && text.en.includes("moved"))).to.equal(true);
  });
  it("the same change in each row of a table is told once", () => {
    expect(said((raw) => { raw.rules[0].onUnknown = "block"; })).to.deep.equal(["changed decides /rules/0/onUnknown what is done while it cannot be told of rule “Organisation” and others, 5 in all: not rated -> a person decides before publication"]);
  });
  it("a parameter in place of its own value changes the words alone", () => {
    expect(said((raw) => { raw.lists[0].conditions.all[1].value = 90; })[0]).to.match(/^changed words \/lists\/0\/conditions/);
  });
  it("titles, remarks, sources and marks are words; ranking, rounding, procedure and consequences decide", () => {
    const weights = (change: (raw: Loose) => void): readonly string[] => [...new Set(between(() => {}, change).map(({ weight }) => weight))];
    for (const change of [
      (raw: Loose): void => { raw.title.en = "x"; }, (raw: Loose): void => { raw.description = { "zh-CN": "x", en: "x" }; }, (raw: Loose): void => { raw.basis[0].number = "x"; },
      (raw: Loose): void => { delete raw.lists[0].official; }, (raw: Loose): void => { raw.lists[0].tone = "neutral"; }, (raw: Loose): void => { raw.score.groups[0].title = { "zh-CN": "x", en: "x" }; },
    ]) expect(weights(change)).to.deep.equal(["words"]);
    for (const change of [
      (raw: Loose): void => { raw.ranking.ties = "refuse"; }, (raw: Loose): void => { raw.score.round.places = 1; }, (raw: Loose): void => { raw.procedure = { disputed: "both" }; }, (raw: Loose): void => { raw.procedure = { noticeDays: 9 }; },
      (raw: Loose): void => { raw.score.groups[0].max = 99; }, (raw: Loose): void => { raw.lists[0].term = "P1Y"; }, (raw: Loose): void => { raw.facts.mark.aggregate = "max"; }, (raw: Loose): void => { delete raw.ranking.scope; },
    ]) expect(weights(change)).to.deep.equal(["decides"]);
  });
});
