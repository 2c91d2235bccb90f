import { createOperators } from "../../../../src/domain/language/operators.js";
import { libraryTests } from "../../../../src/adapters/json-rules-engine/library-tests.js";
import type { ChildTable, Column, Frozen } from "../../../../src/domain/model/columns.js";
import type { AttributeFact, Condition, Known, Rule, RuleEvent, Scheme, Test } from "../../../../src/domain/model/scheme.js";
import type { Bits, GroupResult, RuleResult, RuleResults, Triple } from "../../../../src/domain/evaluate/results.js";
import { bothOf, eitherOf, hasBit, negationOf, rowsWhere } from "../../../../src/domain/evaluate/settled/bits.js";
import type { FactType } from "../../../../src/domain/model/kinds.js";

export const operators = createOperators(libraryTests());

/** What a spec says of one subject; the outcomes of rules by their names. */
export interface Person {
  readonly id?: string;
  /** A number, or [least, reported, greatest]; null: not rated. In the units of the scheme's score. */
  readonly score?: number | readonly [number, number, number] | null;
  /** Place of the eligibility entry that is false, -2 unknown; left out: eligible. */
  readonly ineligible?: number;
  readonly facts?: Readonly<Record<string, Known | null>>;
  readonly rules?: Readonly<Record<string, "true" | "unknown">>;
  /** Group id -> number of items, or [least, reported, greatest]. */
  readonly items?: Readonly<Record<string, number | readonly [number, number, number]>>;
  /** Group id -> points, or [least, reported, greatest]; null: missing. */
  readonly points?: Readonly<Record<string, number | readonly [number, number, number] | null>>;
}

export const text = (words: string): { "zh-CN": string; en: string } => ({ "zh-CN": words, en: words });

/** A rule over subjects whose outcomes the spec states. */
export function rule(name: string, event: RuleEvent, more: Partial<Rule> = {}): Rule {
  return { name, title: text(name), basis: [], official: false, priority: 1, place: 0, event, onUnknown: "report", pointer: `/rules/${name}`, ...more };
}

export const test = (fact: string, operator: string, value: Known, type: FactType = "number"): Test =>
  ({ kind: "test", fact, type, operator, value: { kind: "constant", value, type }, pointer: `/${fact}` });
export const all = (...parts: readonly Condition[]): Condition => ({ kind: "all", parts, pointer: "/all" });
export const any = (...parts: readonly Condition[]): Condition => ({ kind: "any", parts, pointer: "/any" });
export const not = (part: Condition): Condition => ({ kind: "not", part, pointer: "/not" });

/** A scheme with nothing in it but what the spec states. */
export function schemeOf(more: Partial<Scheme> = {}): Scheme {
  return {
    id: "test", title: text("test"), subject: "project", cadence: "quarter", basis: [], official: false, parameters: new Map(), facts: [], eligibility: [], rules: [],
    score: { start: { op: "number", value: 0 }, better: "high", groups: [], round: { places: 0, items: 0, mode: "half-away" } },
    grades: [], atMost: [], rankingFirst: false, lists: [], consequences: [], procedure: { disputed: "count", raw: {} },
    checks: new Map(), results: [], flags: new Map(), reads: [], kinds: { subjects: new Map(), records: new Map() }, ...more,
  };
}

/** A column of values; null is missing. */
export function columnOf(type: FactType, values: readonly (Known | null)[]): Column {
  const known = rowsWhere(values.length, (row) => values[row] !== null);
  const common = { type, decimals: 0, known, assumed: null, reasons: Uint8Array.from(values, (v) => (v === null ? 1 : 0)), low: null, high: null };
  if (type === "number" || type === "day") return { ...common, numbers: Float64Array.from(values, (v) => (v === null ? 0 : (v as number))), codes: null, dictionary: [] };
  const dictionary: Known[] = [];
  const codes = Uint32Array.from(values, (value) => {
    if (value === null) return 0;
    const found = dictionary.findIndex((entry) => JSON.stringify(entry) === JSON.stringify(value));
    return found < 0 ? dictionary.push(value) - 1 : found;
  });
  return { ...common, numbers: null, codes, dictionary };
}

type Stated = number | readonly [number, number, number] | null | undefined;
const spread = (value: Stated, otherwise: number): readonly [number, number, number] => (value === null || value === undefined ? [otherwise, otherwise, otherwise] : typeof value === "number" ? [value, value, value] : value);

function triple(values: readonly Stated[], missingIsKnown = false): Triple {
  const at = (place: 0 | 1 | 2): Float64Array => Float64Array.from(values, (value) => spread(value, 0)[place]);
  return { known: rowsWhere(values.length, (row) => missingIsKnown || (values[row] !== null && values[row] !== undefined)), reported: at(1), least: at(0), greatest: at(2) };
}

function ruleResult(each: Rule, people: readonly Person[]): RuleResult {
  const bits = (wanted: string): Uint32Array => rowsWhere(people.length, (row) => people[row].rules?.[each.name] === wanted);
  const [certain, unknown] = [bits("true"), bits("unknown")];
  const possible = certain.map((word, i) => word | unknown[i]);
  return {
    rule: each, child: null, rows: people.length, inForce: null, applies: null, conditions: each.conditions ? { certain, possible } : null,
    holds: { certain, possible }, counts: certain, matters: unknown, pool: -1,
    amounts: each.event.type === "points" && each.event.amount.op === "number" ? { constant: each.event.amount.value, low: null, high: null } : null,
  };
}

const typeOf = (values: readonly (Known | null)[]): FactType => {
  const value = values.find((v) => v !== null);
  return Array.isArray(value) ? "list" : typeof value === "string" ? "string" : typeof value === "boolean" ? "boolean" : "number";
};

function columnsOf(people: readonly Person[]): Map<string, Column> {
  const names = [...new Set(people.flatMap((person) => Object.keys(person.facts ?? {})))];
  return new Map(names.map((name) => {
    const values = people.map((person) => person.facts?.[name] ?? null);
    return [name, columnOf(typeOf(values), values)];
  }));
}

function groupResult(id: string, people: readonly Person[]): GroupResult {
  const points = triple(people.map((person) => person.points?.[id]));
  const items = triple(people.map((person) => person.items?.[id]), true);
  return { id, ...points, sum: points.reported, outOf: new Float64Array(people.length).fill(-1), items };
}

/** The readers of conditions, row by row. */
function readers(frozen: Frozen, subjects: number): Pick<RuleResults, "column" | "testBits" | "conditionBits"> {
  const column = (fact: string, child: ChildTable | null): Column => {
    const found = (child ?? frozen).columns.get(fact);
    if (!found) throw new RangeError(`no column ${fact}`);
    return found;
  };
  const valueAt = ({ known, numbers, dictionary, codes }: Column, row: number): Known | null => (!hasBit(known, row) ? null : numbers ? numbers[row] : dictionary[codes?.[row] ?? 0]);
  const testBits = (leaf: Test, child: ChildTable | null): Bits => {
    const holds = (row: number, missing: boolean): boolean => {
      const a = valueAt(column(leaf.fact, child), row);
      const b = leaf.value.kind === "constant" ? leaf.value.value : valueAt(column(leaf.value.fact, child), row);
      if (leaf.operator === "known") return (a !== null) === b;
      return a === null || b === null ? missing : (operators.get(leaf.operator)?.test(a, b) ?? false);
    };
    const rows = child?.rows ?? subjects;
    return { certain: rowsWhere(rows, (row) => holds(row, false)), possible: rowsWhere(rows, (row) => holds(row, true)) };
  };
  const conditionBits = (condition: Condition, child: ChildTable | null): Bits => {
    if (condition.kind === "test") return testBits(condition, child);
    if (condition.kind === "not") return negationOf(conditionBits(condition.part, child), child?.rows ?? subjects);
    return condition.parts.map((part) => conditionBits(part, child)).reduce(condition.kind === "all" ? bothOf : eitherOf);
  };
  return { column, testBits, conditionBits };
}

/** Rule results of a small population, stated instead of evaluated: what the deciding stages take in. */
export function population(scheme: Scheme, people: readonly Person[]): RuleResults {
  const subjects = people.length;
  const frozen: Frozen = {
    subjects: people.map((person, row) => person.id ?? `s${String(row).padStart(3, "0")}`), period: { id: "2026-Q1", from: 20454, to: 20543 }, asOf: 20543,
    columns: columnsOf(people), children: new Map(), records: { ids: [], versions: new Uint32Array(0), kinds: [], disputed: new Uint32Array(0) },
    evidence: new Map(), current: new Map(),
  };
  const eligibility = Int32Array.from(people, (person) => person.ineligible ?? -1);
  const score = scheme.score ? triple(people.map((person) => person.score)) : null;
  return {
    scheme, operators, frozen, subjects, eligibility, rules: scheme.rules.map((each) => ruleResult(each, people)), pools: [],
    groups: (scheme.score?.groups ?? []).map((group) => groupResult(group.id, people)), score, scoreWithoutDisputed: null,
    rated: rowsWhere(subjects, (row) => eligibility[row] === -1 && people[row].score !== null),
    ...readers(frozen, subjects),
  };
}

/** A plain fact that the scheme declares. */
export const attribute = (name: string, more: Partial<AttributeFact> = {}): AttributeFact =>
  ({ name, from: "attribute", field: name, type: "number", decimals: 0, stage: 2, pointer: `/facts/${name}`, ...more });
