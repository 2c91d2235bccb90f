import { expect } from "chai";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import type { EvaluationInput } from "../../src/domain/model/columns.js";
import type { EvidenceRecord, Json, Link, Subject } from "../../src/domain/model/documents.js";
import type { FactType, FieldDeclaration, KindDeclaration, Kinds } from "../../src/domain/model/kinds.js";
import type { Condition, Fact, LinkedAggregate, LinkedFact, LinkStep, RecordSelection, Scheme } from "../../src/domain/model/scheme.js";
import { ProblemError } from "../../src/domain/model/problem.js";
import { rateByReference } from "../../src/reference/rate.js";
import { compareRated } from "../oracle/compare-rated.js";
import { attribute, day, each, expr, group, input, linked, operators, points, record, recordKinds, records, scheme, score, select, subject, test, text } from "./build.js";

const kindOf = (id: string, fields: Readonly<Record<string, FactType>>): [string, KindDeclaration] =>
  [id, { id, title: text(id), fields: new Map(Object.entries(fields).map(([name, type]): [string, FieldDeclaration] => [name, { name, type, title: text(name), required: false, public: true, personal: false }])) }];
const kinds: Kinds = { ...recordKinds({ act: { points: "number" } }), subjects: new Map([kindOf("enterprise", { area: "number" }), kindOf("project", { area: "number", open: "boolean" }), kindOf("manager", { area: "number" })]) };

const PROJECTS: readonly LinkStep[] = [{ link: "managedBy", backward: true, kind: "project" }];
const MANAGERS: readonly LinkStep[] = [...PROJECTS, { link: "heads", backward: true, kind: "manager" }];
const project = (id: string, attributes: Subject["attributes"] = {}): Subject => ({ id, kind: "project", name: id, attributes });
const manager = (id: string, attributes: Subject["attributes"] = {}): Subject => ({ id, kind: "manager", name: id, attributes });

let links = 0;
const link = (kind: string, from: string, to: string, span: Pick<Link, "from" | "to"> = {}): Link => ({ id: `l${++links}`, kind, subject: from, target: to, ...span });
const managed = (id: string, span: Pick<Link, "from" | "to"> = {}, firm = "a"): Link => link("managedBy", id, firm, span);
const act = (id: string, about: string, on = "2026-02-01", data: Readonly<Record<string, Json>> = { points: 2 }): EvidenceRecord => record(id, "act", on, { subject: about, data });

type Parts = Partial<Pick<EvaluationInput, "subjects" | "others" | "links" | "records">> & { readonly asOf?: string };

/** Rated by the core and by the reference, which must agree to the last trace; by subject. */
function rate(of: Scheme, parts: Parts): Readonly<Record<string, ReturnType<typeof compareRated>[number]>> {
  const rated = compareRated({ scheme: of, input: input({ subjects: [subject("a")], ...parts }), completions: () => [] }, "links", true);
  return Object.fromEntries(rated.map((one) => [one.card.subject, one]));
}

/** The value of the first fact as a score; missing: why, with the ends of its cell. */
function value(facts: readonly Fact[], parts: Parts, about: Scheme["about"] = new Map()): number | string {
  const of = scheme({ kinds, facts, about, rules: [points("p", "g", facts[0].name)], score: score([group("g")], { round: { places: 4, items: 4, mode: "half-away" } }) });
  const { card } = rate(of, parts).a;
  const missing = card.missing.map(({ reason }) => reason)[0];
  if (missing === undefined) return card.score ?? "not rated";
  const { low, high } = deriveFacts(of, input({ subjects: [subject("a")], ...parts }), operators).columns.get(facts[0].name) ?? { low: null, high: null };
  return low && high ? `${missing} ${low[0]}..${high[0]}` : missing;
}

describe("chains of links (R25)", () => {
  const count = (selection: Partial<RecordSelection>, parts: Parts): number | string => value([records("n", "count", select("act", selection), { decimals: 0 })], parts);

  it("a link holds from its first day and no more on its last", () => {
    const on = (asOf: string): number | string => count({ via: PROJECTS }, { others: [project("p")], links: [managed("p", { from: "2026-02-01", to: "2026-03-01" })], records: [act("r", "p", "2026-01-01")], asOf });
    expect(["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"].map(on)).to.deep.equal([0, 1, 1, 0]);
  });

  it("without days it holds ever; a day that does not exist begins nothing and ends nothing", () => {
    const on = (span: Pick<Link, "from" | "to">): number | string => count({ via: PROJECTS }, { others: [project("p")], links: [managed("p", span)], records: [act("r", "p")] });
    expect([on({}), on({ from: "2026-02-30" }), on({ to: "2026-02-30" }), on({ from: "2026-03-01", to: "2026-02-01" })]).to.deep.equal([1, 0, 1, 0]);
  });

  it("leads along links and against them, step after step, and never further than it says", () => {
    const both = { others: [project("p"), manager("m")], links: [managed("p"), link("heads", "m", "p")], records: [act("r1", "p"), act("r2", "m"), act("r3", "a")] };
    expect(count({ via: PROJECTS }, both)).to.equal(1);
    expect(count({ via: MANAGERS }, both)).to.equal(1);
    expect(count({}, both)).to.equal(1);
  });

  it("a merged firm answers for its predecessors, a head office for its branches", () => {
    for (const kind of ["successor", "branchOf"]) {
      const back: readonly LinkStep[] = [{ link: kind, backward: true, kind: "enterprise" }];
      const twice = [...back, ...back];
      const parts = { subjects: [subject("a"), subject("b"), subject("c")], links: [link(kind, "b", "a"), link(kind, "c", "b")], records: [act("r1", "b"), act("r2", "c")] };
      expect([count({ via: back }, parts), count({ via: twice }, parts)], kind).to.deep.equal([1, 1]);
    }
  });

  it("counts a record or a subject that is reached twice once", () => {
    const twice = { others: [project("p"), project("q"), manager("m")], links: [managed("p"), managed("p"), managed("q"), link("heads", "m", "p"), link("heads", "m", "q")], records: [act("r", "m")] };
    expect(count({ via: MANAGERS }, twice)).to.equal(1);
    expect(value([linked("n", "count", MANAGERS, { decimals: 0 })], twice)).to.equal(1);
  });

  it("passes nobody who is not there, or is of another kind", () => {
    expect(count({ via: PROJECTS }, { others: [], links: [managed("p")], records: [act("r", "p")] })).to.equal(0);
    expect(count({ via: PROJECTS }, { others: [manager("p")], links: [managed("p")], records: [act("r", "p")] })).to.equal(0);
    expect(count({ via: MANAGERS }, { others: [manager("m")], links: [managed("p"), link("heads", "m", "p")], records: [act("r", "m")] })).to.equal(0);
  });

  it("a record that two subjects reach stands under each", () => {
    const of = scheme({ kinds, rules: [points("p", "g", expr("record.data.points"), { each: each(select("act", { via: PROJECTS })) })], score: score([group("g")]) });
    const rated = rate(of, { subjects: [subject("a"), subject("b")], others: [project("p")], links: [managed("p"), managed("p", {}, "b")], records: [act("r", "p")] });
    expect([rated.a.card.score, rated.b.card.score]).to.deep.equal([2, 2]);
  });
});

describe("the day of the act (R26)", () => {
  const others = [project("p", { area: [{ value: 10, to: "2026-02-01" }, { from: "2026-02-01", value: 30 }] })];
  const weighted = (at: "asOf" | "act", on: string): number | string =>
    value([records("s", "sum", select("act", { via: PROJECTS, at }), { of: "record.data.points", weight: "record.subject.area" })], { others, links: [managed("p")], records: [act("r", "p", on)] });

  it("weights are read on the as-of day, or with `act` on the record's own", () => {
    expect([weighted("asOf", "2026-01-15"), weighted("act", "2026-01-15"), weighted("act", "2026-02-01")]).to.deep.equal([60, 20, 60]);
  });

  it("a record counts for whom the chain leads to on its day, wherever it leads today", () => {
    const moved = { subjects: [subject("a"), subject("b")], others: [project("p")], links: [managed("p", { to: "2026-02-01" }), managed("p", { from: "2026-02-01" }, "b")], records: [act("r1", "p", "2026-01-31"), act("r2", "p", "2026-02-01", { points: 5 })] };
    const scores = (at: "asOf" | "act"): readonly (number | null)[] => {
      const of = scheme({ kinds, facts: [records("s", "sum", select("act", { via: PROJECTS, at }), { of: "record.data.points" })], rules: [points("p", "g", "s")], score: score([group("g")]) });
      const rated = rate(of, moved);
      return [rated.a.card.score, rated.b.card.score];
    };
    expect(scores("act")).to.deep.equal([2, 5]);
    expect(scores("asOf")).to.deep.equal([0, 7]);
  });

  it("all links of a chain must hold on that day, not each on some day", () => {
    const apart = { others: [project("p"), manager("m")], links: [managed("p", { from: "2026-02-01" }), link("heads", "m", "p", { to: "2026-02-01" })], records: [act("r1", "m", "2026-01-31"), act("r2", "m", "2026-02-01")] };
    expect(value([records("n", "count", select("act", { via: MANAGERS, at: "act" }), { decimals: 0 })], apart)).to.equal(0);
  });

  it("a manager who moved back counts for both spells", () => {
    const spells = { others: [project("p")], links: [managed("p", { to: "2026-01-10" }), managed("p", { from: "2026-02-10" })], records: [act("r1", "p", "2026-01-09"), act("r2", "p", "2026-01-20"), act("r3", "p", "2026-02-10")] };
    expect(value([records("n", "count", select("act", { via: PROJECTS, at: "act" }), { decimals: 0 })], spells)).to.equal(2);
  });

  it("record.subject.* stands in where, in conditions of rules and in amounts; without a chain it is the subject itself", () => {
    const of = scheme({
      kinds, score: score([group("g")]),
      rules: [points("p", "g", { op: "multiply", of: [expr("record.data.points"), expr("record.subject.area")] }, { each: each(select("act", { via: PROJECTS, at: "act", where: test("record.subject.open", "equal", true) })), conditions: test("record.subject.id", "notEqual", "q") }), points("own", "g", expr("record.subject.area"), { each: each(select("act")) })],
    });
    const { card } = rate(of, { subjects: [subject("a", { area: 7 })], others: [project("p", { open: true, area: 3 }), project("q", { open: true, area: 3 }), project("r", { open: false, area: 3 })], links: ["p", "q", "r"].map((id) => managed(id)), records: [act("r1", "p"), act("r2", "q"), act("r3", "r"), act("r4", "a")] }).a;
    expect(card.score).to.equal(6 + 7);
  });

  it("an attribute that lacks makes the record's part unknown, and the rule with its ends", () => {
    const of = scheme({ kinds, score: score([group("g")]), rules: [points("p", "g", expr("record.subject.area"), { each: each(select("act", { via: PROJECTS })), event: { min: 0, max: 9 } })] });
    const { card } = rate(of, { others: [project("p")], links: [managed("p")], records: [act("r", "p")] }).a;
    expect(card).to.include({ score: 0, least: 0, greatest: 9 });
  });
});

describe("facts over linked subjects (R27, R28)", () => {
  const AREA = attribute("area", "number", { range: [0, 100] });
  const OPEN = attribute("open", "boolean");
  const WEIGHT = records("weight", "count", select("act"), { decimals: 0 });
  const about = new Map<string, readonly Fact[]>([["project", [AREA, OPEN, WEIGHT]]]);
  const over = (aggregate: LinkedAggregate, areas: readonly (number | null)[], options: Partial<Omit<LinkedFact, "from" | "name">> = {}, others: Readonly<Record<string, Json>>[] = []): number | string => {
    const projects = areas.map((area, i) => project(`p${i}`, { ...(area === null ? {} : { area }), ...others[i] }));
    return value([linked("f", aggregate, PROJECTS, { ...(aggregate === "count" ? {} : { of: "area" }), ...options })], { others: projects, links: projects.map(({ id }) => managed(id)), records: [act("w", "p0"), act("w2", "p1"), act("w3", "p1")] }, about);
  };

  it("counts, sums, averages and finds the extremes of what is linked on the as-of day", () => {
    expect((["count", "sum", "mean", "min", "max"] as const).map((aggregate) => over(aggregate, [10, 20, 60]))).to.deep.equal([3, 90, 30, 10, 60]);
  });

  it("sees a linked subject without any record", () => {
    expect(over("sum", [10, 20, 60], { of: "weight" })).to.equal(3);
    expect(over("min", [10, 20, 60], { of: "weight" })).to.equal(0);
  });

  it("weights are exact and rounded once; weights that sum to 0: missing", () => {
    expect(over("mean", [10, 20], { weight: "weight" })).to.equal(16.6667);
    expect(over("sum", [10, 20], { weight: "weight" })).to.equal(50);
    expect(over("mean", [null, null, 5], { weight: "weight", missing: "renormalise" })).to.equal("weightsZero");
  });

  it("over nobody count and sum are 0, all else is missing", () => {
    expect((["count", "sum", "mean", "min", "max"] as const).map((aggregate) => over(aggregate, []))).to.deep.equal([0, 0, ...Array.from({ length: 3 }, () => "noLink")]);
  });

  it("a subject without a value: refused, with the ends that its range leaves", () => {
    expect(over("sum", [10, null])).to.equal("operand 10..110");
    expect(over("mean", [10, null])).to.equal("operand 5..55");
    expect(over("min", [10, null])).to.equal("operand 0..10");
    expect(over("max", [10, null])).to.equal("operand 10..100");
    expect(over("mean", [10, null], { weight: "weight" })).to.equal("operand 3.3333..70");
  });

  it("or left out, other weights then being all; if nobody has a value, missing all the same", () => {
    expect(over("mean", [10, null, 40], { missing: "renormalise" })).to.equal(25);
    expect(over("sum", [10, null, 40], { missing: "renormalise" })).to.equal(50);
    expect(over("mean", [null, null], { missing: "renormalise" })).to.equal("operand 0..100");
  });

  it("or counted as 0", () => {
    expect((["sum", "mean", "min"] as const).map((aggregate) => over(aggregate, [10, null], { missing: "zero" }))).to.deep.equal([10, 5, 0]);
  });

  it("takes whom `where` holds for; where that is unknown, in and out", () => {
    const where: Condition = test("open", "equal", true);
    expect(over("sum", [10, 20, 60], { where }, [{ open: true }, { open: false }, { open: true }])).to.equal(70);
    expect(over("count", [10, 20, 60], { where }, [{ open: true }, { open: false }, {}])).to.equal("operand 1..2");
    expect(over("sum", [10, 20, 60], { where }, [{ open: true }, { open: false }, {}])).to.equal("operand 10..70");
    expect(over("max", [10, 20, 60], { where }, [{ open: true }, { open: false }, {}])).to.equal("operand 10..60");
    expect(over("mean", [10, 20, 60], { where }, [{}, {}, {}])).to.equal("operand");
  });

  it("tells in the trace of whom it is made, with values and weights", () => {
    const projects = [project("q", { area: 10, open: true }), project("p", { area: 20 }), project("o", { open: false })];
    const of = scheme({ kinds, about, facts: [linked("f", "sum", PROJECTS, { of: "area", weight: "weight", where: test("open", "equal", true) })] });
    const { trace } = rate(of, { others: projects, links: projects.map(({ id }) => managed(id)), records: [act("w", "q")] }).a;
    expect(trace.linked).to.deep.equal([{ fact: "f", subjects: [{ subject: "p", outcome: "unknown", value: 20, weight: 0 }, { subject: "q", outcome: "true", value: 10, weight: 1 }] }]);
  });

  it("reads facts that are made of linked subjects themselves", () => {
    const chain = new Map<string, readonly Fact[]>([["manager", [attribute("years", "number", { field: "area" })]], ["project", [linked("seniority", "max", [MANAGERS[1]], { of: "years" })]]]);
    const parts = { others: [project("p"), project("q"), manager("m", { area: 3 }), manager("n", { area: 8 })], links: [managed("p"), managed("q"), link("heads", "m", "p"), link("heads", "n", "p"), link("heads", "m", "q")] };
    expect(value([linked("f", "sum", PROJECTS, { of: "seniority" })], parts, chain)).to.equal(11);
  });

  it("days have extremes too", () => {
    const dated = new Map<string, readonly Fact[]>([["project", [records("seen", "latest", select("act"), { type: "day", decimals: 0, of: "record.occurredOn" })]]]);
    const of = scheme({ kinds, about: dated, facts: [linked("last", "max", PROJECTS, { of: "seen", type: "day", decimals: 0 })], rules: [points("p", "g", { op: "days", from: expr("last"), to: expr("asOf") })], score: score([group("g")]) });
    expect(rate(of, { others: [project("p"), project("q")], links: [managed("p"), managed("q")], records: [act("r", "p", "2026-03-01"), act("s", "q", "2026-03-30")] }).a.card.score).to.equal(day("2026-03-31") - day("2026-03-30"));
  });

  it("a value outside the range of a fact about others is refused too", () => {
    const of = scheme({ kinds, about, facts: [linked("f", "sum", PROJECTS, { of: "area" })] });
    const parts = (area: number): EvaluationInput => input({ subjects: [subject("a")], others: [project("p", { area })], links: [managed("p")] });
    for (const rating of [() => deriveFacts(of, parts(101), operators), () => rateByReference(of, parts(101), operators)]) expect(rating).to.throw(ProblemError);
    expect(deriveFacts(of, parts(100), operators).columns.get("f")?.numbers?.[0]).to.equal(100);
  });
});
