import { dayOf, isoDay, shanghaiDay } from "../../domain/calendar/days.js";
import type { EvidenceRecord, Json, Subject, Text } from "../../domain/model/documents.js";
import type { Kinds } from "../../domain/model/kinds.js";
import { ProblemError, type Problem } from "../../domain/model/problem.js";
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

async function subjectProblems(context: Pick<Context, "store">, { subject }: EvidenceRecord): Promise<readonly Problem[]> {
  if (typeof subject !== "string" || subject === "" || subject.length > 200 || (await standingSubject(context, subject))) return [];
  return [problem("unknown-subject", "/subject", [`没有编号为“${quote(subject)}”的对象。`, `There is no subject "${quote(subject)}".`], quote(subject))];
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
 * days, subject. Places are pointers into the record.
 */
export async function checkRecord(context: Pick<Context, "store" | "library">, record: EvidenceRecord, { kinds, today }: RecordRules): Promise<void> {
  const read = context.library.documents("records", JSON.stringify([record as unknown as Json]), { kinds });
  const problems = [...ownPlaces(read.problems), ...(read.problems.some(({ path }) => path === "/0/subject") ? [] : await subjectProblems(context, record)), ...(read.problems.length > 0 ? [] : dayProblems(record, today))];
  if (problems.length > 0) throw new ProblemError(problems);
}
