import { isoDay } from "../../calendar/days.js";
import type { MissingReason } from "../../model/card.js";
import type { Day, EvidenceRecord } from "../../model/documents.js";
import type { FactType } from "../../model/kinds.js";
import type { Condition, RecordsFact } from "../../model/scheme.js";
import type { Derived } from "../derived.js";
import type { Layout } from "../layout.js";
import { type Predicate, type Tri, UNKNOWN, compileCondition } from "../predicate.js";
import { aggregate, readsNewestAlone } from "./aggregate.js";
import { type Pool, choosePools } from "./choose-one.js";
import type { Cell } from "./record-fields.js";
import { type Sample, newestOf } from "./sample.js";
import type { Picked, SubjectRecords } from "./select.js";

/** Last days of decided periods by scheme. */
export type Decided = ReadonlyMap<string, readonly Day[]>;

/** A fact and the places, in the subject's records, of those behind it. */
export interface FromRecords {
  readonly derived: Derived;
  readonly behind: readonly number[];
  /** Records about others behind it that are not among those of the subject. */
  readonly others?: readonly EvidenceRecord[];
}
export type RecordsFactReader = (subject: SubjectRecords, picked: Picked) => FromRecords;

/** The schemes whose decisions a `where` asks for: the constants of its tests of `data.scheme`. */
export function schemesRead(where: Condition | undefined): readonly string[] {
  if (!where) return [];
  if (where.kind === "not") return [];
  if (where.kind !== "test") return where.parts.flatMap(schemesRead);
  const named = where.fact === "record.data.scheme" && (where.operator === "equal" || where.operator === "in") && where.value.kind === "constant";
  return named && where.value.kind === "constant" ? ([] as string[]).concat(where.value.value as string | string[]) : [];
}

const statusOf = ({ records }: SubjectRecords, i: number): unknown => (records[i].kind === "decision" ? (records[i].data.status ?? "rated") : "rated");

/** Days of decided periods of those schemes without a rated decision about the subject. */
function breakDays(subject: SubjectRecords, schemes: readonly string[], decided: Decided): readonly Day[] {
  return schemes.flatMap((scheme) => {
    const rated = new Set<unknown>();
    subject.records.forEach((record, i) => {
      if (subject.owner !== undefined && record.subject !== subject.owner) return;
      if (record.kind === "decision" && record.data.scheme === scheme && statusOf(subject, i) === "rated") rated.add(record.occurredOn);
    });
    return (decided.get(scheme) ?? []).filter((day) => !rated.has(isoDay(day)));
  });
}

/** Where a fact finds what it reads. */
interface Plan {
  readonly fact: RecordsFact;
  readonly of: number | null;
  readonly weight: number | null;
  readonly satisfies: Predicate | null;
  readonly per: readonly number[];
  readonly schemes: readonly string[];
  readonly decided: Decided;
  readonly asOf: Day;
}

interface Judged {
  readonly satisfies: readonly Tri[];
  readonly doubt: MissingReason;
}
const UNJUDGED: Judged = { satisfies: [], doubt: "noField" };

function judgeAll(satisfies: Predicate | null, subject: SubjectRecords, index: readonly number[]): Judged {
  if (satisfies === null) return UNJUDGED;
  let doubt: MissingReason = "noField";
  const outcomes = index.map((i) => {
    subject.scope.cells = subject.cells[i];
    subject.scope.undecided = false;
    const outcome = satisfies(subject.scope);
    if (outcome === UNKNOWN && subject.scope.undecided) doubt = "undecided";
    return outcome;
  });
  return { satisfies: outcomes, doubt };
}

const NOTHING: readonly never[] = [];

function sampleOf(subject: SubjectRecords, picked: Picked, plan: Plan): Sample {
  const { index, on, certain, reason } = picked;
  const column = (place: number): Cell[] => index.map((i) => subject.cells[i][place]);
  const { satisfies, doubt } = judgeAll(plan.satisfies, subject, index);
  return {
    records: index.map((i) => subject.records[i]),
    on, certain, reason, asOf: plan.asOf,
    of: plan.of === null ? NOTHING : column(plan.of),
    weights: plan.weight === null ? null : column(plan.weight),
    satisfies, doubt,
    rated: plan.satisfies === null ? NOTHING : index.map((i) => statusOf(subject, i) === "rated"),
    breaks: plan.satisfies === null || plan.schemes.length === 0 ? NOTHING : breakDays(subject, plan.schemes, plan.decided),
  };
}

/** Places of the records behind the fact: those that stand or may stand; of latest and daysSince the newest of them alone. */
function behind(sample: Sample, pools: readonly Pool[] | null, index: readonly number[], fact: RecordsFact): readonly number[] {
  if (pools !== null) return pools.flatMap(({ candidates }) => candidates).sort((a, b) => a - b).map((i) => index[i]);
  return readsNewestAlone(fact.aggregate) && sample.reason === null && index.length > 0 ? [index[newestOf(sample)]] : index;
}

/** The type as which `of` is read: that of the fact where it is one value of the field, a number where it is computed with, else the declared one. */
function typeOf({ aggregate: name, type }: RecordsFact): FactType | undefined {
  if (name === "distinct") return undefined;
  return name === "latest" || name === "min" || name === "max" ? type : "number";
}

/** Compiles what a fact does with the records that its selection took. */
export function compileRecordsFact(fact: RecordsFact, layout: Layout, decided: Decided): RecordsFactReader {
  const { select } = fact;
  const plan: Plan = {
    fact, decided, asOf: layout.day.asOf,
    of: fact.of === undefined ? null : layout.fieldPlace(fact.of, select, typeOf(fact)),
    weight: fact.weight === undefined ? null : layout.fieldPlace(fact.weight, select, "number"),
    satisfies: fact.satisfies ? compileCondition(fact.satisfies, layout.names(select)) : null,
    per: (fact.one?.per ?? []).map((name) => layout.fieldPlace(name, select)),
    schemes: schemesRead(select.where),
  };
  let overNothing: FromRecords | null = null;
  return (subject, picked) => {
    if (picked.index.length === 0 && overNothing !== null) return overNothing;
    const sample = sampleOf(subject, picked, plan);
    const per = (): Cell[][] => plan.per.map((place) => picked.index.map((i) => subject.cells[i][place]));
    const pools = fact.one ? choosePools(sample, per(), fact.one.take) : null;
    const result = { derived: aggregate(sample, pools, fact), behind: behind(sample, pools, picked.index, fact) };
    if (picked.index.length === 0) overNothing = result;
    return result;
  };
}
