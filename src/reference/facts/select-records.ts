import type { MissingReason, TraceNode } from "../../domain/model/card.js";
import type { Day, EvidenceRecord } from "../../domain/model/documents.js";
import type { RecordSelection, Window } from "../../domain/model/scheme.js";
import { addDuration } from "../arithmetic/days.js";
import type { Read } from "../cell.js";
import { judge, outcomeOf } from "../condition.js";
import type { StandingRecord, SubjectRecords, World } from "../world.js";
import { dayField, fieldOf, PREFIX, type RecordView } from "./record-view.js";

/** A record that the selection takes; `doubt`: why it is unknown whether it does, else null (R5). */
export interface Selected extends RecordView {
  readonly doubt: MissingReason | null;
}

/** Reads `record.<field>` of one record, and all other names as the subject's facts. */
export function readRecord(world: World, record: EvidenceRecord, facts: Read): Read {
  return (name) => (name.startsWith(PREFIX) ? fieldOf(world, record, name) : facts(name));
}

function isValid(world: World, view: RecordView, window: Extract<Window, { kind: "valid" }>): boolean {
  const until = window.until.map((field) => dayField(world, view.record, field)).find((day) => day !== null);
  if (until !== undefined && until !== null) return world.input.asOf <= until;
  return window.otherwise === undefined || world.input.asOf < addDuration(view.on, window.otherwise, 1);
}

/** Whether a record lies in a window (R3), as a test for many records. */
function within(world: World, window: Window, facts: Read): (view: RecordView) => boolean {
  const { asOf, period } = world.input;
  if (window.kind === "period") return ({ on }) => period.from <= on && on <= period.to;
  if (window.kind === "valid") return (view) => isValid(world, view, window);
  const after = window.kind === "duration" ? addDuration(asOf, window.duration, -1) : (facts(window.fact).value as Day | null);
  return ({ on }) => after === null || after < on;
}

/** Undecided if a list that it names was, else a field that the record lacks. */
export function doubtOf(node: TraceNode, record: EvidenceRecord): MissingReason {
  const tests = (part: TraceNode): readonly TraceNode[] => (part.kind === "test" ? [part] : part.parts.flatMap(tests));
  const undecided = (part: TraceNode): boolean => part.kind === "test" && part.outcome === "unknown" && part.fact === "record.data.lists" && part.value !== null;
  return record.kind === "decision" && tests(node).some(undecided) ? "undecided" : "noField";
}

/** Why it is unknown whether a record is taken; null: it is; false: it is left. */
function doubtAbout(world: World, { where }: RecordSelection, { record, disputed }: StandingRecord, facts: Read): MissingReason | null | false {
  const read = readRecord(world, record, facts);
  const outcome = where === undefined ? "true" : outcomeOf(where, read, world.operators);
  if (where !== undefined && outcome === "unknown") return doubtOf(judge(where, read, world.operators), record);
  if (outcome === "false") return false;
  return disputed && world.scheme.procedure.disputed === "both" ? "disputed" : null;
}

function take(world: World, selection: RecordSelection, subject: SubjectRecords, facts: Read): readonly Selected[] {
  const windows = selection.windows.map((window) => within(world, window, facts));
  const taken = selection.kinds.flatMap((kind) => subject.byKind.get(kind) ?? []).map((standing): Selected | null => {
    const doubt = doubtAbout(world, selection, standing, facts);
    const on = doubt === false ? null : dayField(world, standing.record, selection.on);
    if (doubt === false || on === null || on > world.input.asOf) return null;
    const selected = { record: standing.record, on, disputed: standing.disputed, doubt };
    return windows.every((isWithin) => isWithin(selected)) ? selected : null;
  });
  return taken.filter((selected) => selected !== null);
}

/** What a selection says, wherever it is written. */
function textOf(world: World, selection: RecordSelection): string {
  const known = world.selections.get(selection);
  const text = known ?? JSON.stringify(selection, (key, value: unknown) => (key === "pointer" || key === "forKey" ? undefined : value));
  if (known === undefined) world.selections.set(selection, text);
  return text;
}

/** The records of a subject that a selection takes, in no order. `facts`: those of the subject, as far as the selection reads them. */
export function selectRecords(world: World, selection: RecordSelection, subject: string, facts: Read): readonly Selected[] {
  const records = world.records.get(subject);
  if (records === undefined) return [];
  const text = textOf(world, selection);
  const taken = records.taken.get(text) ?? take(world, selection, records, facts);
  records.taken.set(text, taken);
  return taken;
}
