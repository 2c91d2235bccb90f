import { dayOf, isoDay, shanghaiDay } from "../../domain/calendar/days.js";
import type { EvidenceRecord, Json, Subject, Text } from "../../domain/model/documents.js";
import type { Kinds } from "../../domain/model/kinds.js";
import { ProblemError, type Problem } from "../../domain/model/problem.js";
import { below, isObject, member } from "../../domain/scheme/pointer.js";
import type { Context } from "../context.js";
import { quote } from "../refusal.js";
import { currentBodies } from "./current-records.js";

/** The day in Asia/Shanghai of the clock that use cases are given, ISO. */
export function todayOf({ now }: Pick<Context, "now">): string {
  const day = shanghaiDay(now());
  if (day === null) throw new Error(`${now()} is no instant`);
  return isoDay(day);
}

const problem = (code: string, path: string, [zh, en]: readonly [string, string], found?: string): Problem =>
  ({ code, severity: "error", path, message: { "zh-CN": zh, en } satisfies Text, ...(found === undefined ? {} : { found }) });

/** Days that cannot be: an act or a finding in the future, an end before the act. */
function dayProblems({ occurredOn, foundOn, endedOn }: EvidenceRecord, today: string): readonly Problem[] {
  const future = Object.entries({ occurredOn, foundOn }).filter(([, day]) => day !== undefined && day.slice(0, 10) > today);
  const ends = endedOn !== undefined && occurredOn !== undefined && (dayOf(endedOn) ?? 0) < (shanghaiDay(occurredOn) ?? 0);
  return [
    ...future.map(([key, day]) => problem("future-day", `/${key}`, [`${String(day)} 尚未到来（今天是 ${today}）。`, `${String(day)} has not come yet (today is ${today}).`], day)),
    ...(ends ? [problem("ends-before", "/endedOn", [`结束于 ${endedOn}，早于行为发生的 ${occurredOn}。`, `It ended on ${endedOn}, before the act on ${occurredOn}.`], endedOn)] : []),
  ];
}

/** A subject that stands; null: there is none of this id, or it was taken back. */
export async function standingSubject({ store }: Pick<Context, "store">, id: string): Promise<Subject | null> {
  const body = (await currentBodies<Subject>(store, "subjects", [id])).get(id)?.body;
  return body === undefined || body.revoked === true ? null : body;
}

const unknownSubject = (pointer: string, id: string): Problem =>
  problem("unknown-subject", pointer, [`没有编号为“${quote(id)}”的对象。`, `There is no subject "${quote(id)}".`], quote(id));

async function subjectProblems(context: Pick<Context, "store">, { subject }: EvidenceRecord): Promise<readonly Problem[]> {
  if (typeof subject !== "string" || subject === "" || subject.length > 200 || (await standingSubject(context, subject))) return [];
  return [unknownSubject("/subject", subject)];
}

/** What is wrong with the subject that a field of the kind names: there is none, or it is of another kind. */
async function namedProblem(context: Pick<Context, "store">, id: string, kind: string, pointer: string): Promise<readonly Problem[]> {
  const found = await standingSubject(context, id);
  if (found === null) return [unknownSubject(pointer, id)];
  if (found.kind === kind) return [];
  return [problem("wrong-subject-kind", pointer, [`“${quote(id)}”是“${found.kind}”，此处应为“${kind}”。`, `"${quote(id)}" is a ${found.kind}; a ${kind} is needed here.`], quote(id))];
}

/** Subjects that fields of data name (`x-subject`). What is no text at all is told already. */
async function referenceProblems(context: Pick<Context, "store">, { kind, data }: EvidenceRecord, { kinds }: RecordRules): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { name, subject } of kinds.records.get(kind)?.fields.values() ?? []) {
    const key = name.slice("data.".length);
    const id = subject !== undefined && isObject(data) ? member(data, key) : undefined;
    if (subject !== undefined && typeof id === "string") problems.push(...await namedProblem(context, id, subject, below("/data", key)));
  }
  return problems;
}

/** Places of a document in a list of one, as places of the document itself. */
function ownPlaces(problems: readonly Problem[]): readonly Problem[] {
  return problems.map(({ code, severity, path, message, found, expected, suggestion }) => ({
    code, severity, path: path.replace(/^\/0(?=\/|$)/, ""), message,
    ...(found === undefined ? {} : { found }), ...(expected === undefined ? {} : { expected }), ...(suggestion === undefined ? {} : { suggestion }),
  }));
}

/** What the record is checked against. */
export interface RecordRules {
  readonly kinds: Kinds;
  readonly today: string;
}

/**
 * Throws ProblemError with everything that is wrong in a record as a person gives it, personal fields among the others: shape, kind, fields,
 * days, subject, subjects that its fields name. Places are pointers into the record.
 */
export async function checkRecord(context: Pick<Context, "store" | "library">, record: EvidenceRecord, { kinds, today }: RecordRules): Promise<void> {
  const read = context.library.documents("records", JSON.stringify([record as unknown as Json]), { kinds });
  const told = new Set(read.problems.map(({ path }) => path.replace(/^\/0/, "")));
  const subject = told.has("/subject") ? [] : await subjectProblems(context, record);
  const named = (await referenceProblems(context, record, { kinds, today })).filter(({ path }) => !told.has(path));
  const problems = [...ownPlaces(read.problems), ...subject, ...named, ...(read.problems.length > 0 ? [] : dayProblems(record, today))];
  if (problems.length > 0) throw new ProblemError(problems);
}
