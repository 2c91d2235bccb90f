import { expect } from "chai";
import { loadKinds } from "../../../src/adapters/files/load-kinds.js";
import { loadScheme } from "../../../src/adapters/files/load-scheme.js";
import { kindsOf } from "../../../src/adapters/schema/kind-declaration.js";
import type { Kinds } from "../../../src/domain/model/kinds.js";
import type { Scheme } from "../../../src/domain/model/scheme.js";
import type { Loose } from "./support/schemes.js";

const { kinds: KINDS } = loadKinds(["schemas/subjects", "schemas/records"]);

/** A small scheme on firms with these facts and rules. */
const raw = (facts: Loose, rules: readonly Loose[] = []): Loose => ({
  id: "links", title: { "zh-CN": "关联", en: "Links" }, subject: "enterprise", basis: [{ id: "own", document: "本项目" }], period: { cadence: "year" }, facts, rules,
  score: { start: 0, groups: [{ id: "g", min: 0 }] },
});
const read = (facts: Loose, rules: readonly Loose[] = [], kinds: Kinds = KINDS): { readonly found: readonly string[]; readonly messages: string; readonly scheme: Scheme | null } => {
  const { scheme, problems } = loadScheme(JSON.stringify(raw(facts, rules)), kinds);
  const errors = problems.filter(({ severity }) => severity === "error");
  return { found: errors.map(({ code, path }) => `${code} ${path}`), messages: problems.map(({ message }) => message.en).join("\n"), scheme };
};
const points = (amount: Loose, more: Loose = {}): Loose => ({ name: "p", title: { "zh-CN": "分", en: "Points" }, basis: [{ ref: "own" }], event: { type: "points", params: { group: "g", amount } }, ...more });
const area = { about: "project", from: "attribute", field: "area" };
const total = { from: "linked", via: ["<managedBy"], of: "area", aggregate: "sum" };

describe("reading chains of links", () => {
  it("follows them as the kinds declare them, along and against", () => {
    const { scheme, found } = read({ n: { from: "records", kind: "inspection", aggregate: "count", via: ["<managedBy", "<heads"], at: "act" }, m: { from: "records", kind: "inspection", aggregate: "count", via: ["branchOf", "<successor"] } });
    expect(found).to.deep.equal([]);
    const selections = scheme?.facts.map((fact) => (fact.from === "records" ? { via: fact.select.via, at: fact.select.at } : null));
    expect(selections).to.deep.equal([
      { via: [{ link: "managedBy", backward: true, kind: "project" }, { link: "heads", backward: true, kind: "manager" }], at: "act" },
      { via: [{ link: "branchOf", backward: false, kind: "enterprise" }, { link: "successor", backward: true, kind: "enterprise" }], at: undefined },
    ]);
  });

  it("refuses a link that leads nowhere from there, with what was meant", () => {
    const wrong = read({ n: { from: "records", kind: "inspection", aggregate: "count", via: ["<managedBy", "<head"] } });
    expect(wrong.found).to.deep.equal(["unknown-link /facts/n/via/1"]);
    expect(wrong.messages).to.include("<heads");
    expect(read({ n: { from: "records", kind: "inspection", aggregate: "count", via: ["managedBy"] } }).found).to.deep.equal(["unknown-link /facts/n/via/0"]);
    expect(read({}, [points(1, { for: { each: "inspection", via: ["owns"] } })]).found).to.deep.equal(["unknown-link /rules/0/for/via/0"]);
  });

  it("refuses a step against a link that several kinds have", () => {
    const twice = kindsOf(["a", "b", "enterprise"].map((id) => ({ $id: `subject/${id}`, title: id, type: "object" as const, properties: {}, ...(id === "enterprise" ? {} : { "x-links": { of: { title: "of", to: "enterprise" } } }) })));
    expect(read({ n: { from: "linked", via: ["<of"], aggregate: "count" } }, [], twice).found).to.deep.equal(["link-ambiguous /facts/n/via/0"]);
  });

  it("knows the subject that a record is about, of the kind that the chain reaches", () => {
    const perArea = (name: string, chain: Loose): readonly string[] => read({}, [points({ fact: name }, { for: { each: "inspection", ...chain } })]).found;
    expect(perArea("record.subject.area", { via: ["<managedBy"] })).to.deep.equal([]);
    expect(perArea("record.subject.area", {})).to.deep.equal(["unknown-field /rules/0/event/params/amount/fact"]);
    expect(perArea("record.subject.areaManaged", {})).to.deep.equal([]);
    expect(perArea("record.subject.certificateNumber", { via: ["<managedBy", "<heads"] })).to.include("personal-field /rules/0/event/params/amount/fact");
    expect(read({ n: { from: "records", kind: "inspection", aggregate: "count", via: ["<managedBy"], where: { "subject.district": "甲区", "record.subject.id": ["p"] } } }).found).to.deep.equal([]);
  });

  it("guards what a subject may lack as it guards what a record may lack", () => {
    const weighed = (where: Loose): readonly string[] => read({ n: { from: "records", kind: "section-score", aggregate: "mean", of: "data.points", weight: "subject.area", via: ["<managedBy"], ...where } }).found;
    expect(weighed({})).to.deep.equal(["unguarded-field /facts/n/weight"]);
    expect(weighed({ where: { fact: "subject.area", operator: "known", value: true } })).to.deep.equal([]);
  });

  it("refuses the subject's days as the day that counts, `consecutive` over others' decisions, and the own decision over links", () => {
    expect(read({ n: { from: "records", kind: "inspection", aggregate: "count", via: ["<managedBy"], on: "subject.takenOverOn" } }).found).to.include("unknown-field /facts/n/on");
    const decisions = { from: "records", kind: "decision", where: { "data.scheme": "other" }, aggregate: "consecutive", of: { "data.lists": ["red"] }, via: ["<branchOf"] };
    expect(read({ n: decisions }).found).to.deep.equal(["consecutive-via /facts/n/via"]);
    expect(read({ n: { ...decisions, aggregate: "count", of: undefined, where: { "data.scheme": "links" }, current: true } }).found).to.deep.equal(["current-misplaced /facts/n/current"]);
  });
});

describe("reading facts about linked subjects", () => {
  it("keeps them apart, by kind and in order", () => {
    const { scheme, found } = read({ total, double: { about: "project", from: "formula", expression: { multiply: [{ fact: "area" }, 2] } }, area }, [points({ fact: "total" })]);
    expect(found).to.deep.equal([]);
    expect(scheme?.facts.map(({ name }) => name)).to.deep.equal(["total"]);
    expect([...(scheme?.about ?? [])].map(([kind, facts]) => [kind, facts.map(({ name }) => name)])).to.deep.equal([["project", ["area", "double"]]]);
  });

  it("lets linked facts alone read them, and each those of its kind", () => {
    expect(read({ area }, [points({ fact: "area" })]).found).to.deep.equal(["fact-about-other /rules/0/event/params/amount/fact"]);
    expect(read({ area, f: { from: "formula", expression: { fact: "area" } } }).found).to.deep.equal(["fact-about-other /facts/f/expression/fact"]);
    expect(read({ area, total: { ...total, via: ["<managedBy", "<heads"] } }).found).to.deep.equal(["fact-about-other /facts/total/of"]);
    expect(read({ own: { from: "attribute", field: "staff" }, n: { ...total, of: "own" } }).found).to.deep.equal(["fact-about-other /facts/n/of"]);
    expect(read({ own: { from: "attribute", field: "staff" }, n: { about: "project", from: "formula", expression: { fact: "own" } } }).found).to.deep.equal(["fact-about-other /facts/n/expression/fact"]);
  });

  it("refuses an unknown kind, an attribute that it has not, and what is settled later", () => {
    expect(read({ x: { about: "projekt", from: "attribute", field: "area" } }).found).to.deep.equal(["unknown-kind /facts/x/about"]);
    expect(read({ x: { about: "project", from: "attribute", field: "staff" } }).found).to.deep.equal(["unknown-field /facts/x/field"]);
    expect(read({ x: { about: "project", from: "formula", expression: { fact: "score" } } }).found).to.deep.equal(["later-stage /facts/x/expression/fact"]);
  });

  it("asks of each aggregate what it reads", () => {
    expect(read({ area, n: { ...total, of: undefined } }).found).to.deep.equal(["aggregate-needs-of /facts/n"]);
    expect(read({ area, n: { ...total, aggregate: "count" } }).found).to.deep.equal(["aggregate-without /facts/n/of"]);
    expect(read({ area, n: { ...total, aggregate: "max", weight: "area" } }).found).to.deep.equal(["aggregate-without /facts/n/weight"]);
    expect(read({ area, open: { about: "project", from: "attribute", field: "hasLift" }, n: { ...total, of: "open" } }).found).to.deep.equal(["wrong-field-type /facts/n/of"]);
    expect(read({ area, n: { ...total, where: { area: "big" } } }).found).to.deep.equal(["wrong-value /facts/n/where/area"]);
  });

  it("refuses the day of the act: there is no act", () => {
    expect(read({ area, n: { ...total, at: "act" } }).found).to.have.lengthOf(1);
  });

  it("finds circles through linked facts", () => {
    const circle = { a: { about: "enterprise", from: "linked", via: ["<branchOf"], aggregate: "sum", of: "b" }, b: { about: "enterprise", from: "linked", via: ["branchOf"], aggregate: "sum", of: "a" } };
    expect(read(circle).found).to.deep.equal(["cycle /facts/a"]);
  });

  it("stands for rows of a table too", () => {
    const tables = { t: { x: { field: "area" }, y: { field: "households" } } };
    const { problems, scheme } = loadScheme(JSON.stringify({ ...raw({ each: { rows: "t", about: "project", from: "attribute", field: { row: "field" } }, sum: { rows: "t", from: "linked", via: ["<managedBy"], aggregate: "sum", of: "each.*" } }), tables }), KINDS);
    expect(problems.filter(({ severity }) => severity === "error")).to.deep.equal([]);
    expect(scheme?.facts.map((fact) => (fact.from === "linked" ? fact.of : ""))).to.deep.equal(["each.x", "each.y"]);
  });
});
