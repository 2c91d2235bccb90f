import { dayOf, shanghaiDay } from "../../calendar/days.js";
import { attributeAt } from "../attribute-at.js";
import type { Day, EvidenceRecord, Json, StepName, Subject } from "../../model/documents.js";
import type { FactType, Kinds } from "../../model/kinds.js";
import type { Known, Scheme } from "../../model/scheme.js";
import { valueOn } from "../value-on.js";

/** A typed value, or null where it is missing. Days are day numbers. */
export type Cell = Known | null;
export type FieldReader = (record: EvidenceRecord) => Cell;

/** What a field reader needs to know of the evaluation. */
export interface ReadingDay {
  readonly asOf: Day;
  /** Days already read, by their text: documents repeat few of them. */
  readonly days: Map<string, Day | null>;
  /** Left out: the scheme has no dated ones. */
  readonly parameters?: Scheme["parameters"];
}

function dayCell(text: string, days: Map<string, Day | null>): Day | null {
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = dayOf(text);
  days.set(text, day);
  return day;
}

/** recordedOn and the days of steps may be instants: the day in Asia/Shanghai. */
function instantCell(text: string, days: Map<string, Day | null>): Day | null {
  return text.length === 10 ? dayCell(text, days) : shanghaiDay(text);
}

const isTexts = (value: Json): value is readonly string[] => Array.isArray(value) && value.every((entry) => typeof entry === "string");

/** A document's value as the declared type; null for null, absence and a value of another type (R2). */
export function typedValue(value: Json | undefined, type: FactType, days: Map<string, Day | null>): Cell {
  if (value === undefined || value === null) return null;
  if (type === "list") return isTexts(value) ? value : null;
  if (type === "day") return typeof value === "string" ? dayCell(value, days) : null;
  if (typeof value !== type) return null;
  // No infinity, no NaN, and 0 for -0.
  return typeof value === "number" ? (Number.isFinite(value) ? value + 0 : null) : (value as Known);
}

const DECIDING: ReadonlySet<StepName> = new Set<StepName>(["verified", "upheld", "rejected", "revoked"]);

/** Whether the record stands: the last of verified, upheld, rejected and revoked is one of the first two (R1). */
export function counts(record: EvidenceRecord): boolean {
  const steps = record.steps ?? [];
  for (let i = steps.length - 1; i >= 0; i -= 1) if (DECIDING.has(steps[i].step)) return steps[i].step === "verified" || steps[i].step === "upheld";
  return false;
}

/** A disputed step stands after the last of verified, upheld, rejected and revoked (R1). */
export function isDisputed(record: EvidenceRecord): boolean {
  const steps = record.steps ?? [];
  for (let i = steps.length - 1; i >= 0 && !DECIDING.has(steps[i].step); i -= 1) if (steps[i].step === "disputed") return true;
  return false;
}

/** The latest day, up to the as-of day, of a step; null if there is none (R1). */
function stepDay(record: EvidenceRecord, step: StepName, { asOf, days }: ReadingDay): Day | null {
  let latest: Day | null = null;
  for (const entry of record.steps ?? []) {
    const on = entry.step === step ? instantCell(entry.on, days) : null;
    if (on !== null && on <= asOf && (latest === null || on > latest)) latest = on;
  }
  return latest;
}

const mark = (step: StepName) => (record: EvidenceRecord, day: ReadingDay): Cell => stepDay(record, step, day) !== null;

/** Fields that are not read as they stand: marks off the steps, as of the day, and the day of an instant. */
const MARKS: Readonly<Record<string, { readonly type: FactType; readonly read: (record: EvidenceRecord, day: ReadingDay) => Cell }>> = {
  disputed: { type: "boolean", read: isDisputed },
  rectified: { type: "boolean", read: mark("rectified") },
  rectificationChecked: { type: "boolean", read: mark("rectificationChecked") },
  repaired: { type: "boolean", read: mark("repaired") },
  rectifiedOn: { type: "day", read: (record, day) => stepDay(record, "rectified", day) },
  recordedOn: { type: "day", read: ({ recordedOn }, { days }) => (typeof recordedOn === "string" ? instantCell(recordedOn, days) : null) },
};

const ENVELOPE: Readonly<Record<string, FactType>> = {
  id: "string", kind: "string", subject: "string", source: "string", sourceNumber: "string", incident: "string",
  occurredOn: "day", endedOn: "day", foundOn: "day", dueOn: "day", validUntil: "day",
};

const own = (values: object, key: string): Json | undefined => (Object.hasOwn(values, key) ? (values as Record<string, Json>)[key] : undefined);

/** `points.base` of a document's data: the field of that very name, else the field `base` of the object `points`. */
export function dataValue(data: EvidenceRecord["data"], key: string): Json | undefined {
  const dot = key.indexOf(".");
  if (dot < 0 || Object.hasOwn(data, key)) return own(data, key);
  const group = own(data, key.slice(0, dot));
  return typeof group === "object" && group !== null && !Array.isArray(group) ? own(group, key.slice(dot + 1)) : undefined;
}

const PARAMETER = "parameter.";

/** Reads `parameter.<name>@<field>`: a dated parameter as it was on the day in that field; before its first value it is missing. */
function parameterReader(field: string, day: ReadingDay): FieldReader {
  const at = field.lastIndexOf("@");
  const values = day.parameters?.get(field.slice(PARAMETER.length, at))?.values ?? [];
  const on = fieldReader(field.slice(at + 1), "day", day);
  return (record) => {
    const when = on(record) as Day | null;
    return when === null ? null : valueOn(values, when)?.value ?? null;
  };
}

/** Reads one field of records (`data.points`, `occurredOn`, `rectified`) as a type. */
export function fieldReader(field: string, type: FactType, day: ReadingDay): FieldReader {
  const derived = Object.hasOwn(MARKS, field) ? MARKS[field] : undefined;
  if (derived) return (record) => derived.read(record, day);
  if (field.startsWith(PARAMETER)) return parameterReader(field, day);
  if (!field.startsWith("data.")) return (record) => typedValue(own(record, field), type, day.days);
  const key = field.slice(5);
  const dot = key.indexOf(".");
  if (dot < 0) return (record) => typedValue(own(record.data, key), type, day.days);
  return (record) => typedValue(dataValue(record.data, key), type, day.days);
}

const SUBJECT = "subject.";

/** Whether a field tells of the subject that the record is about, not of the record. */
export const isOfSubject = (field: string): boolean => field.startsWith(SUBJECT);

/**
 * Reads `subject.id` or `subject.<attribute>`: of the subject that the record is about, on the as-of day, or on the day that stands in the field
 * `on` of the record (R26).
 */
export function subjectReader(field: string, type: FactType, { day, subjects, on }: { readonly day: ReadingDay; readonly subjects: ReadonlyMap<string, Subject>; readonly on?: string }): FieldReader {
  const attribute = field.slice(SUBJECT.length);
  if (attribute === "id") return ({ subject }) => subject;
  const dayAt = on === undefined ? null : fieldReader(on, "day", day);
  return (record) => {
    const subject = subjects.get(record.subject);
    const when = dayAt === null ? day.asOf : (dayAt(record) as Day | null);
    return subject === undefined || when === null ? null : typedValue(attributeAt(subject, attribute, when), type, day.days);
  };
}

/** The declared type of `subject.<attribute>` of subjects of a kind. */
export function subjectFieldType(field: string, kind: string, declared: Kinds): FactType {
  return declared.subjects.get(kind)?.fields.get(field.slice(SUBJECT.length))?.type ?? "string";
}

/** The declared type of a field: that of the marks and the envelope, else that of the first of the kinds that declares it, else `otherwise`. */
export function fieldType(field: string, kinds: readonly string[], declared: Kinds, otherwise: FactType = "string"): FactType {
  if (field.startsWith(PARAMETER)) return "number";
  const fixed = Object.hasOwn(MARKS, field) ? MARKS[field].type : Object.hasOwn(ENVELOPE, field) ? ENVELOPE[field] : undefined;
  if (fixed) return fixed;
  for (const kind of kinds) {
    const found = declared.records.get(kind)?.fields.get(field);
    if (found) return found.type;
  }
  return otherwise;
}

/** `record.data.points` -> `data.points`; a name without the prefix stays. */
export function fieldOf(name: string): string {
  return name.startsWith("record.") ? name.slice(7) : name;
}
