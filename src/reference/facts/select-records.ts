import type { MissingReason, TraceNode } from "../../domain/model/card.js";
import type { Day, EvidenceRecord } from "../../domain/model/documents.js";
import type { RecordSelection, Window } from "../../domain/model/scheme.js";
import { addDuration } from "../arithmetic/days.js";
import type { Read } from "../cell.js";
import { judge } from "../condition.js";
import type { World } from "../world.js";
import { counts, dayField, fieldOf, isDisputed, type RecordView } from "./record-view.js";

/** A record that the selection takes; `doubt`: why it is unknown whether it does, else null (R5). */
export interface Selected extends RecordView {
  readonly doubt: MissingReason | null;
}

/** Reads `record.<field>` of one record, and all other names as the subject's facts. */
export function readRecord(world: World, record: EvidenceRecord, facts: Read): Read {
  return (name) => (name.startsWith("record.") ? fieldOf(world, record, name.slice("record.".length)) : facts(name));
}

/** A run never reads decisions of its own scheme for its own or a later period. */
function isOwnAndLater(world: World, record: EvidenceRecord): boolean {
  if (record.data.scheme !== world.scheme.id) return false;
  if (record.kind === "item") return String(record.data.period) >= world.input.period.id;
  return record.kind === "decision" && (dayField(world, record, "occurredOn") ?? -Infinity) >= world.input.period.to;
}

function isValid(world: World, view: RecordView, window: Extract<Window, { kind: "valid" }>): boolean {
  const until = window.until.map((field) => dayField(world, view.record, field)).find((day) => day !== null);
  if (until !== undefined && until !== null) return world.input.asOf <= until;
  return window.otherwise === undefined || world.input.asOf < addDuration(view.on, window.otherwise, 1);
}

/** Whether a record lies in a window; it is never after the as-of day (R3). */
function isWithin(world: World, view: RecordView, window: Window, facts: Read): boolean {
  const { asOf, period } = world.input;
  if (window.kind === "period") return period.from <= view.on && view.on <= period.to;
  if (window.kind === "duration") return addDuration(asOf, window.duration, -1) < view.on;
  if (window.kind === "valid") return isValid(world, view, window);
  const since = facts(window.fact).value;
  return since === null || (since as Day) < view.on;
}

/** Undecided if a list that it names was, else a field that the record lacks. */
export function doubtOf(node: TraceNode, record: EvidenceRecord): MissingReason {
  const tests = (part: TraceNode): readonly TraceNode[] => (part.kind === "test" ? [part] : part.parts.flatMap(tests));
  const undecided = (part: TraceNode): boolean => part.kind === "test" && part.outcome === "unknown" && part.fact === "record.data.lists" && part.value !== null;
  return record.kind === "decision" && tests(node).some(undecided) ? "undecided" : "noField";
}

/** Takes a record, leaves it (null), or takes it in doubt. */
function take(world: World, selection: RecordSelection, record: EvidenceRecord, facts: Read): Selected | null {
  if (!selection.kinds.includes(record.kind) || !counts(record) || isOwnAndLater(world, record)) return null;
  const on = dayField(world, record, selection.on);
  if (on === null || on > world.input.asOf) return null;
  const disputed = isDisputed(record);
  const policy = world.scheme.procedure.disputed;
  const view = { record, on, disputed };
  if ((disputed && policy === "leaveOut") || !selection.windows.every((window) => isWithin(world, view, window, facts))) return null;
  const where = selection.where && judge(selection.where, readRecord(world, record, facts), world.operators);
  if (where?.outcome === "false") return null;
  if (where?.outcome === "unknown") return { ...view, doubt: doubtOf(where, record) };
  return { ...view, doubt: disputed && policy === "both" ? "disputed" : null };
}

/** The records of a subject that a selection takes, in no order. */
export function selectRecords(world: World, selection: RecordSelection, subject: string, facts: Read): readonly Selected[] {
  const records = world.records.get(subject) ?? [];
  return records.map((record) => take(world, selection, record, facts)).filter((taken) => taken !== null);
}
