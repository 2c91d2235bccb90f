import type { Day, EvidenceRecord, Json, StepName } from "../../domain/model/documents.js";
import type { FactType } from "../../domain/model/kinds.js";
import type { Known } from "../../domain/model/scheme.js";
import { dayOf, shanghaiDay } from "../arithmetic/days.js";
import { known, missing, type Cell } from "../cell.js";
import type { World } from "../world.js";
import { parameterOn } from "./parameter-on.js";

/** One record that counts, on the day that its reader looks at. */
export interface RecordView {
  readonly record: EvidenceRecord;
  readonly on: Day;
  readonly disputed: boolean;
}

/** The fields of every record and the marks of R1. */
const ENVELOPE: Readonly<Record<string, FactType>> = {
  id: "string", kind: "string", source: "string", sourceNumber: "string", incident: "string",
  occurredOn: "day", endedOn: "day", foundOn: "day", dueOn: "day", recordedOn: "day", validUntil: "day",
  disputed: "boolean", rectified: "boolean", rectificationChecked: "boolean", repaired: "boolean", rectifiedOn: "day",
};
/** The fields of a past decision (R6), whether or not its kind is declared. */
const DECISION: Readonly<Record<string, FactType>> = {
  "data.scheme": "string", "data.period": "string", "data.status": "string", "data.score": "number", "data.grade": "string", "data.rank": "number",
  "data.lists": "list", "data.standing": "list", "data.undecided": "list", "data.complete": "boolean", "data.least": "number", "data.greatest": "number",
};

const READERS: Readonly<Record<FactType, (value: Json | undefined) => Known | null>> = {
  number: (value) => (typeof value === "number" && Number.isFinite(value) ? value : null),
  boolean: (value) => (typeof value === "boolean" ? value : null),
  string: (value) => (typeof value === "string" ? value : null),
  day: (value) => (typeof value === "string" ? dayOf(value) : null),
  list: (value) => (Array.isArray(value) && value.every((entry) => typeof entry === "string") ? (value as readonly string[]) : null),
};

/** A value of a document as the type that it is declared to have; null: it is not of that type. */
export const typed = (value: Json | undefined, type: FactType): Known | null => READERS[type](value);

const lastOf = (record: EvidenceRecord, names: readonly StepName[]): number => (record.steps ?? []).findLastIndex((step) => names.includes(step.step));

/** Whether a record stands: the last of its deciding steps is verified or upheld (R1). */
export function counts(record: EvidenceRecord): boolean {
  const last = lastOf(record, ["verified", "upheld", "rejected", "revoked"]);
  return last >= 0 && ["verified", "upheld"].includes((record.steps ?? [])[last].step);
}

/** Whether it is disputed, and nothing has been decided since (R1). */
export function isDisputed(record: EvidenceRecord): boolean {
  return lastOf(record, ["disputed"]) > lastOf(record, ["verified", "upheld", "rejected", "revoked"]);
}

/** Days up to the as-of day of all steps of one name. */
function stepDays(record: EvidenceRecord, name: string, asOf: Day): readonly Day[] {
  const days = (record.steps ?? []).filter(({ step }) => step === name).map(({ on }) => shanghaiDay(on));
  return days.filter((day): day is Day => day !== null && day <= asOf);
}

function declaredType(world: World, record: EvidenceRecord, field: string): FactType | null {
  if (Object.hasOwn(ENVELOPE, field)) return ENVELOPE[field];
  const declared = world.scheme.kinds.records.get(record.kind)?.fields.get(field)?.type;
  if (declared !== undefined) return declared;
  if (record.kind !== "decision") return null;
  return field.startsWith("data.points.") ? "number" : (DECISION[field] ?? null);
}

function valueOf(record: EvidenceRecord, field: string, asOf: Day): Json | undefined {
  if (field === "disputed") return isDisputed(record);
  if (["rectified", "rectificationChecked", "repaired"].includes(field)) return stepDays(record, field, asOf).length > 0;
  const body = record as unknown as Readonly<Record<string, Json>>;
  if (!field.startsWith("data.")) return body[field];
  const name = field.slice("data.".length);
  if (Object.hasOwn(record.data, name)) return record.data[name];
  // `slips.order`: the field `order` of the object `slips`.
  const [group, ...rest] = name.split(".");
  const values = rest.length > 0 && Object.hasOwn(record.data, group) ? record.data[group] : null;
  if (typeof values !== "object" || values === null || Array.isArray(values)) return undefined;
  return new Map(Object.entries(values)).get(rest.join("."));
}

/** How conditions name the fields of a record. */
export const PREFIX = "record.";

/** A field, with the prefix or without, as it can be read: null, absence and a value of another type than declared are missing (R2). Read once. */
export function fieldOf(world: World, record: EvidenceRecord, name: string): Cell {
  const read = world.fields.get(name) ?? new Map<EvidenceRecord, Cell>();
  const cell = read.get(record) ?? readField(world, record, name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name);
  if (read.size === 0) world.fields.set(name, read);
  read.set(record, cell);
  return cell;
}

const PARAMETER = "parameter.";

/** `parameter.<name>@<field>`: a dated parameter as it was on the day in that field of the record. */
function lawOfTheAct(world: World, record: EvidenceRecord, field: string): Cell {
  const [name, ...on] = field.slice(PARAMETER.length).split("@");
  const day = dayField(world, record, on.join("@"));
  const found = day === null ? null : parameterOn(world.scheme.parameters.get(name), day);
  return found === null ? missing("number", "noField") : known("number", found.value);
}

function readField(world: World, record: EvidenceRecord, field: string): Cell {
  const { asOf } = world.input;
  if (field.startsWith(PARAMETER)) return lawOfTheAct(world, record, field);
  const type = declaredType(world, record, field);
  if (type === null) return missing("string", "noField");
  if (field === "rectifiedOn") {
    const days = stepDays(record, "rectified", asOf);
    return days.length === 0 ? missing(type, "noField") : known(type, days.reduce((a, b) => Math.max(a, b)));
  }
  const raw = valueOf(record, field, asOf);
  const value = field === "recordedOn" && typeof raw === "string" ? shanghaiDay(raw) : typed(raw, type);
  if (value === null) return missing(type, "noField");
  const undecided = record.kind === "decision" && field === "data.lists" ? fieldOf(world, record, "data.undecided").value : null;
  return undecided === null ? known(type, value) : { ...known(type, value), undecided: undecided as readonly string[] };
}

/** A field that holds a day, or null. */
export function dayField(world: World, record: EvidenceRecord, field: string): Day | null {
  const { type, value } = fieldOf(world, record, field);
  return type === "day" ? (value as Day | null) : null;
}
