import { OPEN } from "../decimal/interval.js";
import type { Calendar } from "../model/columns.js";
import type { Subject } from "../model/documents.js";
import type { Problem } from "../model/problem.js";
import { type AttributeFact, type CohortFact, type Fact, type FormulaFact, type LinkedFact, type RecordsFact, STAGE } from "../model/scheme.js";
import { attributeAt } from "./attribute-at.js";
import type { Cohorts } from "./cohorts/plain-cohorts.js";
import { type Derived, knownNumber, knownValue, missingFact, missingWithin } from "./derived.js";
import { type ReadFact, evaluateExpression, isMissing } from "./expression.js";
import { expressionEnds } from "./expression-ends.js";
import type { Layout } from "./layout.js";
import { linkedValue } from "./links/linked-value.js";
import type { OtherSubjects } from "./links/other-subjects.js";
import type { GatheredFacts } from "./open-subject.js";
import { type Predicate, TRUE, compileCondition } from "./predicate.js";
import { typedValue } from "./records/record-fields.js";
import { type Decided, type FromRecords, compileRecordsFact } from "./records/records-fact.js";
import type { Picked, SubjectRecords } from "./records/select.js";

/** One subject while its facts are derived. */
export interface SubjectState extends SubjectRecords {
  readonly subject: Subject;
  /** Facts derived so far, by place; reserved facts among them. */
  readonly derived: (Derived | undefined)[];
  /** What the selection of a fact takes, computed once for all facts that share it. */
  picked(fact: RecordsFact): Picked;
  /** The same by the place of the selection in the plan. */
  pickedAt(selector: number): Picked;
  /** Whom the `linked` facts take, where that was asked before the subject was opened. */
  readonly gathered?: GatheredFacts;
}
export type FactReader = (state: SubjectState) => FromRecords;

/** What the compilation of facts needs. */
export interface FactContext {
  readonly layout: Layout;
  readonly calendar: Calendar;
  readonly decided: Decided;
  readonly facts: ReadonlyMap<string, Fact>;
  /** Whom `linked` facts read; it is there before the first fact is read. */
  readonly others: () => OtherSubjects;
  /** Places among others, settled before. */
  readonly cohorts: Cohorts;
  /** Refused values are put here. */
  readonly problems: Problem[];
}

const NONE: readonly number[] = [];

/** Facts that the freeze derives: all that are settled with the plain ones. */
export function isPlain(fact: Fact): boolean {
  return fact.stage <= STAGE.plain && !(fact.from === "records" && fact.current);
}

function attributeReader(fact: AttributeFact, { layout }: FactContext): FactReader {
  const { asOf, days } = layout.day;
  const missing = { derived: missingFact("noAttribute"), behind: NONE };
  return ({ subject }) => {
    const value = typedValue(attributeAt(subject, fact.field, asOf), fact.type, days);
    return value === null ? missing : { derived: knownValue(value, fact), behind: NONE };
  };
}

const RESERVED_DAYS: ReadonlySet<string> = new Set(["asOf", "period.from", "period.to"]);
const RESERVED_DAY: Pick<Fact, "type" | "range"> = { type: "day" };

/** Reads facts by name out of a state, a missing one with the ends that it carries, else its `range`. */
function readsOf(state: SubjectState, { layout, facts }: FactContext): ReadFact {
  return (name) => {
    const derived = state.derived[layout.factPlace(name)];
    if (derived === undefined) return { value: null };
    const { type, range } = facts.get(name) ?? (RESERVED_DAYS.has(name) ? RESERVED_DAY : {});
    // A place that may still change is read as what it can be.
    if (derived.value !== null && derived.ends === null) return { value: derived.value, type };
    const ends = derived.ends ?? (range && { low: range[0], high: range[1] });
    return { value: null, ...ends };
  };
}

function formulaReader(fact: FormulaFact, context: FactContext): FactReader {
  const { calendar } = context;
  return (state) => {
    const read = readsOf(state, context);
    const value = evaluateExpression(fact.expression, read, calendar, fact.decimals);
    if (!isMissing(value)) return { derived: knownNumber(value, fact), behind: NONE };
    // The range of a formula bounds it alone; without one its operands do, unless what they come to is too great to be told.
    const ends = fact.range || value.missing === "overflow" ? OPEN : expressionEnds(fact.expression, read, calendar, fact.decimals);
    return { derived: missingWithin(value.missing, ends, fact), behind: NONE };
  };
}

function recordsReader(fact: RecordsFact, { layout, decided }: FactContext): FactReader {
  const read = compileRecordsFact(fact, layout, decided);
  return (state) => read(state, state.picked(fact));
}

/** The records behind it stand among those of the state where they were gathered before it was opened; else they are handed on. */
function linkedReader(fact: LinkedFact, { others }: FactContext): FactReader {
  return (state) => {
    const early = state.gathered?.get(fact);
    const { rows, records } = early ?? others().gather(fact, state.subject.id);
    const derived = linkedValue(fact, rows);
    if (!early) return { derived, behind: NONE, others: records };
    const ids = new Set(records.map(({ id }) => id));
    return { derived, behind: ids.size === 0 ? NONE : state.every.filter((i) => ids.has(state.records[i].id)) };
  };
}

function cohortReader(fact: CohortFact, { cohorts }: FactContext): FactReader {
  const settled = cohorts.get(fact.name);
  return ({ subject }) => ({ derived: settled?.get(subject.id) ?? missingFact("notSettled"), behind: NONE });
}

function readerOf(fact: Fact, context: FactContext): FactReader {
  switch (fact.from) {
    case "attribute": return attributeReader(fact, context);
    case "formula": return formulaReader(fact, context);
    case "linked": return linkedReader(fact, context);
    case "cohort": return cohortReader(fact, context);
    default: return recordsReader(fact, context);
  }
}

function outOfRange(fact: Fact, value: number, subject: string): Problem {
  const [least, greatest] = fact.range ?? [];
  const range = `[${least}, ${greatest}]`;
  return {
    code: "fact-out-of-range", severity: "error", path: fact.pointer, found: String(value), expected: range,
    message: {
      "zh-CN": `主体 ${subject} 的事实 ${fact.name} 为 ${value}，超出声明的范围 ${range}：请更正记录或范围`,
      en: `fact ${fact.name} of subject ${subject} is ${value}, outside its declared range ${range}: correct the records or the range`,
    },
  };
}

/** aggregate -> knownIf -> range -> whenMissing (R7). */
function settled(fact: Fact, knownIf: Predicate | null, context: FactContext): (raw: Derived, state: SubjectState) => Derived {
  return (raw, state) => {
    const told = knownIf === null || knownIf(state.scope) === TRUE ? raw : missingFact("notKnown");
    if (fact.range && typeof told.value === "number" && fact.type === "number" && isOutside(told.value, fact.range)) {
      if (context.problems.length < MOST_PROBLEMS) context.problems.push(outOfRange(fact, told.value, state.subject.id));
    }
    if (told.value !== null || fact.whenMissing === undefined) return told;
    return { value: fact.whenMissing, reason: told.reason, ends: null };
  };
}

const isOutside = (value: number, [least, greatest]: readonly [number, number]): boolean => value < least || value > greatest;
/** So many refused values are named; nobody reads more. */
const MOST_PROBLEMS = 100;

/** Compiles one plain fact. Its value stands in `state.derived` and `state.scope.facts` afterwards. */
export function compileFact(fact: Fact, context: FactContext): FactReader {
  const raw = readerOf(fact, context);
  const settle = settled(fact, fact.knownIf ? compileCondition(fact.knownIf, context.layout.names()) : null, context);
  const place = context.layout.factPlace(fact.name);
  return (state) => {
    const read = raw(state);
    const final = settle(read.derived, state);
    state.derived[place] = final;
    state.scope.facts[place] = final.ends === null ? final.value : null;
    return final === read.derived ? read : { ...read, derived: final };
  };
}
