import type { EvaluationInput } from "../../src/domain/model/columns.js";
import type { EvidenceRecord, Json, Link, Subject } from "../../src/domain/model/documents.js";
import type { FactType, FieldDeclaration, KindDeclaration } from "../../src/domain/model/kinds.js";
import type { Fact, Group, LinkStep, RecordSelection, Rule, Scheme } from "../../src/domain/model/scheme.js";
import { attribute, each, expr, formula, linked, points, record, records, rule, select, test, text } from "../reference/build.js";
import { NOTHING, randomCondition, randomExpression, WORDS, type Vocabulary } from "./random-conditions.js";
import { Random } from "./random.js";
import { randomScheme, type RandomScheme } from "./random-schemes.js";

/** Attributes of estates and managers that may be missing, with the values that complete them. */
const COMPLETABLE: Readonly<Record<string, readonly Json[]>> = { area: [0, 1, 2.5, 10], level: [...WORDS], open: [true, false] };
const TYPES: Readonly<Record<string, FactType>> = { area: "number", level: "string", open: "boolean" };

function kindOf(id: string, fields: Readonly<Record<string, FactType>>): KindDeclaration {
  const declared = Object.entries(fields).map(([name, type]): [string, FieldDeclaration] => [name, { name, type, title: text(name), required: false, public: true, personal: false }]);
  return { id, title: text(id), fields: new Map(declared) };
}
const SUBJECT_KINDS = new Map([kindOf("enterprise", { n1: "number", s1: "string", b1: "boolean", district: "string" }), kindOf("project", TYPES), kindOf("manager", TYPES)].map((kind) => [kind.id, kind]));

const down = (link: string, kind: string): LinkStep => ({ link, backward: true, kind });
const up = (link: string, kind: string): LinkStep => ({ link, backward: false, kind });
const PROJECTS = [down("managedBy", "project")];
const MANAGERS = [down("managedBy", "project"), down("heads", "manager")];
const CHAINS: readonly (readonly LinkStep[])[] = [PROJECTS, PROJECTS, MANAGERS, [down("successor", "enterprise")], [up("successor", "enterprise")], [...PROJECTS, up("managedBy", "enterprise")]];

const DAYS = ["2025-06-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-15", "2026-03-31", "2026-04-01"];
const OF_OTHERS: Vocabulary = { ...NOTHING, numbers: ["record.subject.area"], strings: ["record.subject.level", "record.subject.id"], booleans: ["record.subject.open"] };
const OF_SUBJECT: Readonly<Record<string, Vocabulary>> = {
  enterprise: { ...NOTHING, numbers: ["record.subject.n1"], strings: ["record.subject.s1"], booleans: ["record.subject.b1"] }, project: OF_OTHERS, manager: OF_OTHERS,
};

function chained(random: Random): RecordSelection {
  const via = random.chance(0.85) ? random.pick(CHAINS) : undefined;
  const kind = via?.[via.length - 1].kind ?? "enterprise";
  const where = random.maybe(0.4, () => randomCondition(random, { ...OF_SUBJECT[kind], numbers: [...OF_SUBJECT[kind].numbers, "record.data.points"] }, 1));
  const windows = random.pick([[], [{ kind: "period" }], [{ kind: "duration", duration: { years: 0, months: 2, days: 0 } }]] as const);
  return select(random.pick([["finding"], ["note"], ["finding", "note"]]), { windows: [...windows], ...(where ? { where } : {}), ...(via ? { via } : {}), ...(random.chance(0.5) ? { at: "act" as const } : {}) });
}
const numberOfSubject = ({ via }: RecordSelection): string => ((via?.[via.length - 1].kind ?? "enterprise") === "enterprise" ? "record.subject.n1" : "record.subject.area");

function overRecords(random: Random, name: string): Fact {
  const chosen = chained(random);
  const aggregate = random.pick(["count", "distinct", "sum", "mean", "min", "max", "latest", "daysSince", "consecutive"] as const);
  if (aggregate === "consecutive") return records(name, aggregate, chosen, { decimals: 0, satisfies: test("record.data.level", "equal", random.pick([...WORDS])) });
  const of = aggregate === "count" || aggregate === "daysSince" ? {} : { of: random.pick(["record.data.points", numberOfSubject(chosen)]) };
  const weight = (aggregate === "sum" || aggregate === "mean") && random.chance(0.6) ? { weight: numberOfSubject(chosen) } : {};
  const one = random.chance(0.3) ? { one: { per: [random.pick(["record.incident", "record.subject.id"])], take: random.pick(["latest", "earliest", "largest"] as const) } } : {};
  return records(name, aggregate, chosen, { ...of, ...weight, ...one, decimals: random.int(0, 4) });
}

const maybeRange = (random: Random): { readonly range?: readonly [number, number] } => (random.chance(0.7) ? { range: [0, 10] } : {});
/** To leave out or to take for 0 what is missing takes it for something. */
const missing = (random: Random, wild: boolean): "refuse" | "renormalise" | "zero" => (wild ? random.pick(["refuse", "renormalise", "zero"]) : "refuse");

/** About managers: an attribute, and what their records say. */
function aboutManagers(random: Random): readonly Fact[] {
  return [attribute("ma", "number", { field: "area", decimals: 1, ...maybeRange(random) }), attribute("mo", "boolean", { field: "open" }), records("mr", "count", select("finding"), { decimals: 0 })];
}

/** About estates: attributes, records, a formula over both, and their managers. */
function aboutProjects(random: Random, wild: boolean): readonly Fact[] {
  const own: Vocabulary = { ...NOTHING, numbers: ["pa", "pr"], booleans: ["po"], strings: ["pl"] };
  return [
    attribute("pa", "number", { field: "area", decimals: 1, ...maybeRange(random) }), attribute("po", "boolean", { field: "open" }), attribute("pl", "string", { field: "level" }),
    records("pr", random.pick(["sum", "max", "latest"]), select(["finding", "note"], { at: random.pick(["asOf", "act"]) }), { of: random.pick(["record.data.points", "record.subject.area"]), decimals: 2 }),
    linked("pm", random.pick(["count", "sum", "mean", "max"]), [down("heads", "manager")], (aggregate) => ({ ...(aggregate === "count" ? {} : { of: random.pick(["ma", "mr"]) }), missing: missing(random, wild), ...(random.chance(0.4) ? { where: test("mo", "equal", true) } : {}) })),
    formula("pf", randomExpression(random, { ...own, numbers: ["pa", "pr", "pm"] }, wild), { decimals: 2, ...(random.chance(0.2) ? { knownIf: randomCondition(random, own, 1) } : {}) }),
  ];
}

const WORDS_OF: Readonly<Record<string, Vocabulary>> = {
  enterprise: { ...NOTHING, numbers: ["en"], booleans: ["eb"] },
  project: { ...NOTHING, numbers: ["pa", "pr", "pm", "pf"], booleans: ["po"], strings: ["pl"] },
  manager: { ...NOTHING, numbers: ["ma", "mr"], booleans: ["mo"] },
};

function overLinked(random: Random, name: string, wild: boolean): Fact {
  const via = random.pick(CHAINS);
  const words = WORDS_OF[via[via.length - 1].kind];
  return linked(name, random.pick(["count", "sum", "mean", "min", "max"]), via, (aggregate) => ({
    ...(aggregate === "count" ? {} : { of: random.pick([...words.numbers]) }), missing: missing(random, wild), decimals: random.int(0, 4),
    ...((aggregate === "sum" || aggregate === "mean") && random.chance(0.6) ? { weight: random.pick([...words.numbers]) } : {}),
    ...(random.chance(0.5) ? { where: randomCondition(random, words, 1) } : {}), ...(random.chance(0.2) ? { range: [-100000, 100000] } : {}),
  }));
}

const LINKED_WORDS: Vocabulary = { ...NOTHING, numbers: ["l1", "l2", "v1", "v2", "lf", "n1", "w"], booleans: ["b1"] };

/** Rules over linked facts, and over the records of linked subjects one by one. */
function rules(random: Random, group: Group, wild: boolean): readonly Rule[] {
  const condition = (): Pick<Rule, "conditions"> => (random.chance(0.7) ? { conditions: randomCondition(random, LINKED_WORDS, 1) } : {});
  const chosen = chained(random);
  const kind = chosen.via?.[chosen.via.length - 1].kind ?? "enterprise";
  const around = { ...OF_SUBJECT[kind], numbers: [...OF_SUBJECT[kind].numbers, "record.data.points", "l1", "w"] };
  const pool = random.chance(0.3) ? { one: { of: "linked", per: ["record.subject.id"], take: random.pick(["first", "largest", "latest"] as const) } } : {};
  return [
    points("linkedPoints", group.id, randomExpression(random, LINKED_WORDS, wild, 1), { ...condition(), event: { outOf: expr(5) } }),
    points("linkedRecords", group.id, randomExpression(random, around, wild, 1), { each: each(chosen), conditions: randomCondition(random, around, 1), ...pool, event: { outOf: expr(5) } }),
    rule("linkedFlag", { type: "flag", flag: "fb" }, { conditions: randomCondition(random, LINKED_WORDS, 1) }),
  ];
}

function dated(random: Random, value: Json): Json {
  return [{ value: random.pick([value, 3]) }, { from: random.pick(DAYS), value, ...(random.chance(0.2) ? { to: "2026-03-31" } : {}) }];
}

function other(random: Random, id: string, kind: string, gaps: number): Subject {
  const known = Object.entries(COMPLETABLE).filter(() => !random.chance(gaps)).map(([name, values]): [string, Json] => {
    const value = random.pick(values);
    return [name, name === "area" && random.chance(0.3) ? dated(random, value) : value];
  });
  return { id, kind, name: id, attributes: Object.fromEntries(known) };
}

function linksOf(random: Random, kind: string, from: readonly Subject[], to: readonly Subject[]): readonly Link[] {
  return from.flatMap(({ id }) => random.times(random.int(0, 2), (i): Link => ({
    id: `${kind}-${id}-${i}`, kind, subject: id, target: random.chance(0.05) ? "nobody" : random.pick([...to]).id,
    ...(random.chance(0.6) ? { from: random.pick(DAYS) } : {}), ...(random.chance(0.4) ? { to: random.pick(DAYS) } : {}),
  })));
}

function recordsAbout(random: Random, subjects: readonly Subject[], gaps: number): readonly EvidenceRecord[] {
  return subjects.flatMap(({ id }) => random.times(random.int(0, 3), (i) => {
    const data = { ...(random.chance(gaps) ? {} : { points: random.pick([-2, 0, 1.5, 4]) }), ...(random.chance(gaps) ? {} : { level: random.pick([...WORDS]) }) };
    const steps = random.pick([["verified"], ["verified"], ["verified", "disputed"], ["reported"]] as const);
    return record(`q${(i * 7 + id.charCodeAt(1)) % 10}-${id}`, random.pick(["finding", "note"]), random.pick(DAYS), { subject: id, data, steps: [...steps], ...(random.chance(0.6) ? { incident: random.pick(["i1", "i2"]) } : {}) });
  }));
}

function population(random: Random, input: EvaluationInput, gaps: number): EvaluationInput {
  const projects = random.times(random.int(0, 4), (i) => other(random, `p${i}`, "project", gaps));
  const managers = random.times(random.int(1, 3), (i) => other(random, `m${i}`, "manager", gaps));
  const some = (kind: string, from: readonly Subject[], to: readonly Subject[]): readonly Link[] => (to.length === 0 ? [] : linksOf(random, kind, from, to));
  const links = [...some("managedBy", projects, input.subjects), ...some("heads", managers, projects), ...some("successor", input.subjects, input.subjects)];
  const others = [...projects, ...managers];
  return { ...input, links, others, records: [...input.records, ...recordsAbout(random, others, gaps / 2)] };
}

/** A random scheme that follows links in every way, and those to whom they lead. Completions fill in what is missing of them, and of the rated. */
export function randomLinkedScheme(seed: number, wild = false): RandomScheme {
  const base = randomScheme(seed, wild);
  const random = new Random(seed + 50_000);
  const late = base.scheme.facts.filter(({ stage }) => stage > 2);
  const facts = [...base.scheme.facts.filter(({ stage }) => stage <= 2), overLinked(random, "l1", wild), overLinked(random, "l2", wild), overRecords(random, "v1"), overRecords(random, "v2"), formula("lf", randomExpression(random, { ...NOTHING, numbers: ["l1", "v1", "w"] }, wild), { decimals: 2 }), ...late];
  const about = new Map<string, readonly Fact[]>([["manager", aboutManagers(random)], ["project", aboutProjects(random, wild)], ["enterprise", [attribute("en", "number", { field: "n1", decimals: 1 }), attribute("eb", "boolean", { field: "b1" })]]]);
  const group = base.scheme.score?.groups[0];
  const scheme: Scheme = {
    ...base.scheme, facts, about, kinds: { ...base.scheme.kinds, subjects: SUBJECT_KINDS },
    rules: [...base.scheme.rules, ...(group ? rules(random, group, wild) : [])].map((each, place) => ({ ...each, place })),
  };
  const input = population(random, base.input, random.pick([0, 0.1, 0.3]));
  return { scheme, input, completions: () => base.completions().map((filled, i) => completed(new Random(seed + i), { ...input, subjects: filled.subjects })) };
}

function completed(random: Random, input: EvaluationInput): EvaluationInput {
  const fill = (subject: Subject): Subject => {
    const lacking = Object.keys(COMPLETABLE).filter((name) => subject.attributes[name] === undefined);
    return { ...subject, attributes: { ...subject.attributes, ...Object.fromEntries(lacking.map((name) => [name, random.pick(COMPLETABLE[name])])) } };
  };
  return { ...input, others: (input.others ?? []).map(fill) };
}
