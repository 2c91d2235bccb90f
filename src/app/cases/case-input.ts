import { dayOf, isoDay } from "../../domain/calendar/days.js";
import { periodContaining, periodOf } from "../../domain/calendar/periods.js";
import type { Calendar, EvaluationInput, Period } from "../../domain/model/columns.js";
import type { Day, EvidenceRecord, Json, Link, Subject } from "../../domain/model/documents.js";
import { ProblemError } from "../../domain/model/problem.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { CaseDocument } from "./case-document.js";

/** No year is known: working days are missing. */
export const NO_CALENDAR: Calendar = { firstYear: 1, lastYear: 0, holidays: new Set(), worked: new Set() };

function badDay(text: string): ProblemError {
  return new ProblemError([{ code: "case-day", severity: "error", path: "", found: text, message: { "zh-CN": `“${text}”不是存在的日期或期间。`, en: `"${text}" is not a day or period that exists.` } }]);
}

function day(text: string): Day {
  const found = dayOf(text);
  if (found === null) throw badDay(text);
  return found;
}

const cadences = ["month", "quarter", "half-year", "year", "instant"] as const;
const anyPeriod = (id: string): Period | null => cadences.map((cadence) => periodOf(id, cadence)).find((period) => period !== null) ?? null;

const NO_DECISION: Readonly<Record<string, Json>> = { status: "rated", lists: [], standing: [], undecided: [], complete: true };

/** A record with what the author left out: the only subject, the as-of day (a decision: the last day of its period), verified on that day; a choice is one for this scheme and period. */
function fullRecord(one: CaseDocument, record: NonNullable<CaseDocument["records"]>[number], { place, about }: { readonly place: number; readonly about: Readonly<Record<string, Json>> }): EvidenceRecord {
  const decision = record.kind === "decision";
  const period = decision && typeof record.data?.period === "string" ? anyPeriod(record.data.period) : null;
  const occurredOn = record.occurredOn ?? (period ? isoDay(period.to) : one.asOf);
  return {
    id: `r${String(place + 1)}`, subject: one.subjects[0].id, recordedOn: occurredOn, steps: [{ step: "verified", on: occurredOn }], ...record, occurredOn,
    data: { ...(decision ? NO_DECISION : {}), ...(record.kind === "choice" ? about : {}), ...record.data },
  };
}

function decidedBy(records: readonly EvidenceRecord[]): ReadonlyMap<string, readonly Day[]> {
  const found = new Map<string, Set<Day>>();
  for (const { kind, data, occurredOn } of records) {
    if (kind !== "decision" || typeof data.scheme !== "string" || occurredOn === undefined) continue;
    found.set(data.scheme, (found.get(data.scheme) ?? new Set()).add(day(occurredOn)));
  }
  return new Map([...found].map(([scheme, days]) => [scheme, [...days].sort((a, b) => a - b)]));
}

/** What an evaluation sees of a case, everything that its author may leave out put in. Throws ProblemError for a day that does not exist. */
export function caseInput(scheme: Scheme, one: CaseDocument, calendar: Calendar = NO_CALENDAR): EvaluationInput {
  const asOf = day(one.asOf);
  const period = one.period === undefined ? periodContaining(asOf, scheme.cadence) : periodOf(one.period, scheme.cadence);
  if (period === null) throw badDay(one.period ?? one.asOf);
  const subjects = one.subjects.map((subject): Subject => ({ kind: scheme.subject, name: subject.id, attributes: {}, ...subject }));
  const links = (one.links ?? []).map((link, place): Link => ({ id: `l${String(place + 1)}`, ...link }));
  const records = (one.records ?? []).map((record, place) => fullRecord(one, record, { place, about: { scheme: scheme.id, period: period.id } }));
  const stated = one.decided && new Map(Object.entries(one.decided).map(([id, days]): [string, Day[]] => [id, days.map(day)]));
  const rated = subjects.filter(({ kind }) => kind === scheme.subject);
  const others = subjects.filter(({ kind }) => kind !== scheme.subject);
  return { period, asOf, calendar, subjects: rated, others, links, records, decided: stated ?? decidedBy(records) };
}
