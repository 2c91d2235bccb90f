import { expect } from "chai";
import { found, readChanged, rule } from "../support/schemes.js";

const event = (type: string, params: object): readonly string[] => found((raw) => {
  raw.grades = [{ grade: "A", from: 60 }, { grade: "B" }];
  raw.checks = { licence: { title: { "zh-CN": "执照", en: "Licence" } } };
  raw.rules.push(rule({ event: { type, params } }));
});

describe("names that rules refer to", () => {
  it("are declared: groups, grades, lists, checks, results", () => {
    expect(event("points", { group: "aspect", amount: 1 })).to.deep.equal(["unknown-group /rules/1/event/params/group"]);
    expect(event("cap", { grade: "C" })).to.deep.equal(["unknown-grade /rules/1/event/params/grade"]);
    expect(event("list", { list: "blakc" })).to.deep.equal(["unknown-list /rules/1/event/params/list"]);
    expect(event("finding", { check: "license", result: "pass" })).to.deep.equal(["unknown-check /rules/1/event/params/check"]);
    expect(event("finding", { check: "licence", result: "passed" })).to.deep.equal(["unknown-result /rules/1/event/params/result"]);
    expect(event("finding", { check: "licence", result: "pass", details: { since: { fact: "asOf" } } })).to.deep.equal([]);
  });
  it("are declared: parameters, tables, fields of rows, kinds, fields, documents", () => {
    expect(found((raw) => { raw.lists[0].conditions.all[0].value = { param: "redPlace" }; })).to.deep.equal(["unknown-parameter /lists/0/conditions/all/0/value/param"]);
    expect(found((raw) => { raw.rules[0].rows = "aspects"; })).to.deep.equal(["unknown-table /rules/0/rows"]);
    expect(found((raw) => { raw.facts.mark.kind = "panel-scores"; })).to.deep.equal(["unknown-kind /facts/mark/kind"]);
    expect(found((raw) => { raw.facts.mark.of = "data.point"; })).to.deep.equal(["unknown-field /facts/mark/of"]);
    expect(found((raw) => { raw.facts.size = { from: "attribute", field: "household" }; })).to.deep.equal(["unknown-field /facts/size/field"]);
    expect(found((raw) => { raw.rules[0].basis[0].ref = "note"; })).to.deep.equal(["unknown-basis /rules/0/basis/0/ref"]);
    expect(found((raw) => { raw.ranking.scope = ["town"]; })).to.deep.equal(["unknown-field /ranking/scope/0"]);
    expect(found((raw) => { raw.lists[0].gate = { condition: "good" }; })).to.deep.equal(["unknown-condition /lists/0/gate/condition"]);
    expect(found((raw) => { raw.subject = "projects"; })).to.deep.equal(["unknown-kind /subject"]);
  });
  it("names the row that lacks a field", () => {
    const { problems } = readChanged((raw) => { delete raw.tables.aspect.management.most; });
    expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(["unknown-row-field /facts/mark/range/1/row", "unknown-row-field /rules/0/event/params/outOf/row"]);
    expect(problems[0].message.en).to.contain("Row \"management\"");
  });
});
