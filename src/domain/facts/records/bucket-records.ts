import { dayOf } from "../../calendar/days.js";
import { periodOf } from "../../calendar/periods.js";
import type { EvaluationInput } from "../../model/columns.js";
import type { EvidenceRecord, Subject } from "../../model/documents.js";
import type { Scheme } from "../../model/scheme.js";
import { pastLimit } from "./legal-limit.js";
import { counts, isDisputed } from "./record-fields.js";

/** Own decisions of this or a later period: a run never reads them, whatever the snapshot holds. */
function isOwnLater(record: EvidenceRecord, scheme: Scheme, input: EvaluationInput): boolean {
  if ((record.kind !== "decision" && record.kind !== "item") || record.data.scheme !== scheme.id) return false;
  const period = typeof record.data.period === "string" ? periodOf(record.data.period, scheme.cadence) : null;
  const last = period ? period.to : record.kind === "decision" ? dayOf(record.occurredOn ?? "") : null;
  return last !== null && last >= input.period.to;
}

const byId = (a: { readonly id: string; readonly version?: number }, b: { readonly id: string; readonly version?: number }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : (a.version ?? 0) - (b.version ?? 0);

function inOrder<T extends { readonly id: string }>(list: T[]): T[] {
  for (let i = 1; i < list.length; i += 1) if (byId(list[i - 1], list[i]) > 0) return list.sort(byId);
  return list;
}

/** Subjects in code-unit order of their ids. */
export function sortedSubjects(subjects: readonly Subject[]): readonly Subject[] {
  return inOrder([...subjects]);
}

/** For each of the subjects the records that count and that somebody reads, in code-unit order of their ids: one pass, in whatever order they come. */
export function bucketRecords(scheme: Scheme, input: EvaluationInput, subjects: ReadonlyMap<string, Subject>, readsKind: (kind: string) => boolean): ReadonlyMap<string, readonly EvidenceRecord[]> {
  const buckets = new Map<string, EvidenceRecord[]>();
  for (const id of subjects.keys()) buckets.set(id, []);
  const isPast = pastLimit(scheme.kinds, input.asOf);
  const leaveOut = scheme.procedure.disputed === "leaveOut";
  for (const record of input.records) {
    if (!readsKind(record.kind)) continue;
    const bucket = buckets.get(record.subject);
    if (bucket === undefined || !counts(record) || (leaveOut && isDisputed(record)) || isOwnLater(record, scheme, input) || isPast?.(record)) continue;
    bucket.push(record);
  }
  for (const bucket of buckets.values()) inOrder(bucket);
  return buckets;
}
