import { libraryTests } from "../../src/adapters/json-rules-engine/library-tests.js";
import type { Card } from "../../src/domain/model/card.js";
import type { EvaluationInput } from "../../src/domain/model/columns.js";
import type { EvidenceRecord, Json, Step, Subject, Text } from "../../src/domain/model/documents.js";
import type { FactType, FieldDeclaration, Kinds } from "../../src/domain/model/kinds.js";
import { createOperators } from "../../src/domain/language/operators.js";
import type { AttributeFact, Band, CohortFact, Condition, Expression, Fact, FormulaFact, Group, Known, LinkedAggregate, LinkedFact, LinkStep, ListSpec, Operand, RecordSelection, RecordsFact, Rule, RuleEvent, Scheme, ScoreSpec, Test } from "../../src/domain/model/scheme.js";
import { rateByReference } from "../../src/reference/rate.js";

/** Parsed schemes, subjects and records in a few words, so that a spec reads like the standard it tests. */
export const operators = createOperators(libraryTests());
export const text = (words: string): Text => ({ "zh-CN": words, en: words });

/** Day number of an ISO day. */
export const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

const typeOf = (value: Known): FactType => (typeof value === "boolean" ? "boolean" : typeof value === "string" ? "string" : Array.isArray(value) && typeof value[0] === "string" ? "list" : "number");

/** `fact operator value`; a value `{ fact }` reads another fact. */
export function test(fact: string, operator: string, value: Known | { readonly fact: string }, type?: FactType): Test {
  const operand: Operand = typeof value === "object" && "fact" in value ? { kind: "fact", fact: value.fact } : { kind: "constant", value, type: type ?? typeOf(value) };
  return { kind: "test", fact, type: type ?? (operand.kind === "constant" ? operand.type : "number"), operator, value: operand, pointer: `/${fact}/${operator}` };
}
export const all = (...parts: Condition[]): Condition => ({ kind: "all", parts, pointer: "/all" });
export const any = (...parts: Condition[]): Condition => ({ kind: "any", parts, pointer: "/any" });
export const not = (part: Condition): Condition => ({ kind: "not", part, pointer: "/not" });

/** A number is itself, a string names a fact. */
export const expr = (of: number | string | Expression): Expression => (typeof of === "number" ? { op: "number", value: of } : typeof of === "string" ? { op: "fact", fact: of } : of);

type FactOptions<F extends Fact> = Partial<Omit<F, "name" | "from">>;
const common = (name: string, type: FactType): Pick<Fact, "name" | "type" | "decimals" | "stage" | "pointer"> => ({ name, type, decimals: type === "number" ? 4 : 0, stage: 2, pointer: `/facts/${name}` });

/** A fact from the attribute of the same name. */
export const attribute = (name: string, type: FactType, options: FactOptions<AttributeFact> = {}): AttributeFact => ({ ...common(name, type), from: "attribute", field: name, ...options });
export const formula = (name: string, expression: Expression, options: FactOptions<FormulaFact> = {}): FormulaFact => ({ ...common(name, "number"), from: "formula", expression, ...options });
/** A place among others by a fact, the greatest first. */
export const cohort = (name: string, of: CohortFact["of"], by: string, options: FactOptions<CohortFact> = {}): CohortFact => ({ ...common(name, "number"), from: "cohort", of, by: { by, direction: "descending" }, scope: [], ...options });
export const select = (kinds: string | readonly string[], options: Partial<RecordSelection> = {}): RecordSelection => ({ kinds: typeof kinds === "string" ? [kinds] : kinds, windows: [], on: "occurredOn", ...options });
export const records = (name: string, aggregate: RecordsFact["aggregate"], selection: RecordSelection, options: FactOptions<RecordsFact> = {}): RecordsFact =>
  ({ ...common(name, "number"), from: "records", select: selection, aggregate, current: false, ...options });

/** A fact over the subjects at the end of a chain. */
export function linked(name: string, aggregate: LinkedAggregate, via: readonly LinkStep[], options: FactOptions<LinkedFact> | ((aggregate: LinkedAggregate) => FactOptions<LinkedFact>) = {}): LinkedFact {
  return { ...common(name, "number"), from: "linked", aggregate, via, missing: "refuse", ...(typeof options === "function" ? options(aggregate) : options) };
}

type RuleOptions = Partial<Omit<Rule, "name" | "event">>;
export function rule(name: string, event: RuleEvent, options: RuleOptions = {}): Rule {
  return { name, title: text(name), basis: [], official: false, priority: 1, place: 0, event, onUnknown: "report", pointer: `/rules/${name}`, ...options };
}
type Points = Extract<RuleEvent, { type: "points" }>;
/** A points rule of a group. */
export function points(name: string, group: string, amount: number | string | Expression, options: RuleOptions & { readonly event?: Partial<Points> } = {}): Rule {
  const { event, ...others } = options;
  return rule(name, { type: "points", group, amount: expr(amount), item: name, ...event }, others);
}
export const group = (id: string, options: Partial<Group> = {}): Group => ({ id, title: text(id), missing: "refuse", ...options });
export const band = (grade: string, options: Partial<Band> = {}): Band => ({ grade, title: text(grade), confirm: false, official: false, pointer: `/grades/${grade}`, ...options });
export const list = (id: string, options: Partial<ListSpec> = {}): ListSpec =>
  ({ id, title: text(id), tone: "neutral", confirm: false, onUnknown: "report", official: false, basis: [], pointer: `/lists/${id}`, ...options });
export const score = (groups: readonly Group[], options: Partial<Omit<ScoreSpec, "start">> & { readonly start?: number | Expression } = {}): ScoreSpec =>
  ({ better: "high", groups, round: { places: 2, items: 2, mode: "half-away" }, ...options, start: expr(options.start ?? 0) });

/** Kinds of records by their data fields, each with the envelope fields of every record. */
export function recordKinds(kinds: Readonly<Record<string, Readonly<Record<string, FactType>>>>): Kinds {
  const envelope: Readonly<Record<string, FactType>> = {
    id: "string", kind: "string", source: "string", sourceNumber: "string", incident: "string", occurredOn: "day", endedOn: "day", foundOn: "day", dueOn: "day",
    recordedOn: "day", validUntil: "day",
  };
  const field = ([name, type]: [string, FactType]): [string, FieldDeclaration] => [name, { name, type, title: text(name), required: false, public: true, personal: false }];
  const fields = (data: Readonly<Record<string, FactType>>): Map<string, FieldDeclaration> =>
    new Map([...Object.entries(envelope), ...Object.entries(data).map(([name, type]): [string, FactType] => [`data.${name}`, type])].map(field));
  const declared = Object.entries(kinds).map(([id, data]): [string, { id: string; title: Text; fields: Map<string, FieldDeclaration> }] => [id, { id, title: text(id), fields: fields(data) }]);
  return { subjects: new Map(), records: new Map(declared) };
}
/** The kind of past decisions, as it is declared. */
export const DECISION: Readonly<Record<string, FactType>> = {
  scheme: "string", period: "string", status: "string", score: "number", least: "number", greatest: "number", grade: "string", rank: "number", lists: "list", standing: "list", undecided: "list", complete: "boolean",
};

/** A scheme with defaults; rules get their places in the order in which they stand. */
export function scheme(parts: Partial<Scheme>): Scheme {
  return {
    id: "test", title: text("test"), subject: "enterprise", cadence: "quarter", basis: [], official: false, parameters: new Map(), facts: [], eligibility: [], grades: [], atMost: [],
    rankingFirst: false, lists: [], consequences: [], procedure: { disputed: "count", raw: {} }, checks: new Map(), results: [], flags: new Map(), reads: [], kinds: recordKinds({}),
    ...parts,
    rules: (parts.rules ?? []).map((r, place) => ({ ...r, place })),
  };
}
/** Equal selections share a child table. */
export const each = (selection: RecordSelection): NonNullable<Rule["each"]> => ({ ...selection, forKey: JSON.stringify(selection) });

export const subject = (id: string, attributes: Subject["attributes"] = {}): Subject => ({ id, kind: "enterprise", name: id, attributes });

type RecordParts = Partial<Omit<EvidenceRecord, "id" | "steps">> & { readonly steps?: readonly (Step | Step["step"])[] };
/** A record of subject "a" that was verified on its day, unless `steps` say otherwise. */
export function record(id: string, kind: string, occurredOn: string, parts: RecordParts = {}): EvidenceRecord {
  const steps = (parts.steps ?? ["verified"]).map((step) => (typeof step === "string" ? { step, on: occurredOn } : step));
  return { subject: "a", kind, occurredOn, data: {}, ...parts, id, steps };
}
/** A past decision of the scheme "test" as a record. */
export function decision(subjectId: string, period: string, on: string, data: Readonly<Record<string, Json>> = {}): EvidenceRecord {
  const defaults = { scheme: "test", period, status: "rated", lists: [], standing: [], undecided: [], complete: true };
  return record(`test/${period}/${subjectId}`, "decision", on, { subject: subjectId, data: { ...defaults, ...data } });
}

type InputParts = Partial<Omit<EvaluationInput, "asOf" | "period">> & { readonly asOf?: string; readonly period?: readonly [id: string, from: string, to: string] };
/** As of the last day of the first quarter of 2026. */
export function input(parts: InputParts): EvaluationInput {
  const [id, from, to] = parts.period ?? ["2026-Q1", "2026-01-01", "2026-03-31"];
  return {
    subjects: [subject("a")], records: [], decided: new Map(), calendar: { firstYear: 2024, lastYear: 2026, holidays: new Set(), worked: new Set() },
    ...parts, period: { id, from: day(from), to: day(to) }, asOf: day(parts.asOf ?? to),
  };
}

/** Cards by subject, as the reference makes them. */
export function cards(of: Scheme, parts: InputParts): Readonly<Record<string, Card>> {
  return Object.fromEntries(rateByReference(of, input(parts), operators).map(({ card }) => [card.subject, card]));
}
/** The card of subject "a" with these attributes. */
export const cardWith = (of: Scheme, attributes: Subject["attributes"], records: readonly EvidenceRecord[] = []): Card => cards(of, { subjects: [subject("a", attributes)], records }).a;
