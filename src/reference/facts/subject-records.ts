import type { EvaluationInput } from "../../domain/model/columns.js";
import type { EvidenceRecord } from "../../domain/model/documents.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { dayOf } from "../arithmetic/days.js";
import { grouped } from "../grouped.js";
import type { StandingRecord, World } from "../world.js";
import { isOver } from "./legal-limit.js";
import { counts, isDisputed } from "./record-view.js";

/** A run never reads decisions of its own scheme for its own or a later period. */
function isOwnAndLater(scheme: Scheme, { period }: EvaluationInput, record: EvidenceRecord): boolean {
  if (record.data.scheme !== scheme.id) return false;
  if (record.kind === "item") return String(record.data.period) >= period.id;
  return record.kind === "decision" && (dayOf(record.occurredOn ?? "") ?? -Infinity) >= period.to;
}

/** Of a record that stands what is read of it; else nothing. */
function standing(scheme: Scheme, input: EvaluationInput, record: EvidenceRecord): readonly StandingRecord[] {
  if (!counts(record) || isOwnAndLater(scheme, input, record) || isOver(scheme, record, input.asOf)) return [];
  const disputed = isDisputed(record);
  return disputed && scheme.procedure.disputed === "leaveOut" ? [] : [{ record, disputed }];
}

/** The records that stand, by subject and kind, each looked at once; those that the scheme leaves out while they are disputed are not among them. */
export function recordsBySubject(scheme: Scheme, input: EvaluationInput): World["records"] {
  const all = [...input.records].flatMap((record) => standing(scheme, input, record));
  const subjects = grouped(all, ({ record }) => record.subject);
  return new Map([...subjects].map(([subject, own]) => [subject, { byKind: grouped(own, ({ record }) => record.kind), taken: new Map() }]));
}
