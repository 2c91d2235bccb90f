import type { MissingReason, TraceNode } from "../../domain/model/card.js";
import type { Day, EvidenceRecord } from "../../domain/model/documents.js";
import type { LinkStep, RecordSelection, Window } from "../../domain/model/scheme.js";
import { addDuration } from "../arithmetic/days.js";
import type { Read } from "../cell.js";
import { judge, outcomeOf } from "../condition.js";
import type { StandingRecord, SubjectRecords, World } from "../world.js";
import { reached } from "../links/chains.js";
import { subjectField, SUBJECT } from "../links/subject-field.js";
import { dayField, fieldOf, PREFIX, type RecordView } from "./record-view.js";

/** A record that the selection takes; `doubt`: why it is unknown whether it does, else null (R5). */
export interface Selected extends RecordView {
  readonly doubt: MissingReason | null;
}

/** Reads `record.<field>` of one record that a selection took, `record.subject.*` of whom it is about, and all other names as the subject's facts. */
export function readRecord(world: World, record: EvidenceRecord, facts: Read, selection: Pick<RecordSelection, "at" | "on">): Read {
  return (name) => {
    if (!name.startsWith(PREFIX)) return facts(name);
    return name.startsWith(SUBJECT) ? subjectField(world, record, name, selection) : fieldOf(world, record, name);
  };
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
function doubtAbout(world: World, selection: RecordSelection, { record, disputed }: StandingRecord, facts: Read): MissingReason | null | false {
  const { where } = selection;
  const read = readRecord(world, record, facts, selection);
  const outcome = where === undefined ? "true" : outcomeOf(where, read, world.operators);
  if (where !== undefined && outcome === "unknown") return doubtOf(judge(where, read, world.operators), record);
  if (outcome === "false") return false;
  return disputed && world.scheme.procedure.disputed === "both" ? "disputed" : null;
}

const NOTHING: SubjectRecords = { byKind: new Map(), taken: new Map() };

function take(world: World, selection: RecordSelection, records: readonly StandingRecord[], facts: Read): readonly Selected[] {
  const windows = selection.windows.map((window) => within(world, window, facts));
  const taken = records.map((standing): Selected | null => {
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

const ofKinds = ({ byKind }: SubjectRecords, { kinds }: RecordSelection): readonly StandingRecord[] => kinds.flatMap((kind) => byKind.get(kind) ?? []);

/** The records about those to whom a chain leads, each once: as of the day, or each on its own day (R25). */
function overChain(world: World, selection: RecordSelection, via: readonly LinkStep[], subject: string): readonly StandingRecord[] {
  const { input, records, web } = world;
  const everybody = reached(web, subject, via, selection.at === "act" ? null : input.asOf);
  const all = everybody.flatMap((id) => ofKinds(records.get(id) ?? NOTHING, selection));
  if (selection.at !== "act") return all;
  const onDay = new Map<Day, ReadonlySet<string>>();
  return all.filter(({ record }) => {
    const day = dayField(world, record, selection.on);
    if (day === null) return false;
    const those = onDay.get(day) ?? new Set(reached(web, subject, via, day));
    onDay.set(day, those);
    return those.has(record.subject);
  });
}

/** The records of a subject, or of those linked to it, that a selection takes, in no order. `facts`: those of the subject, as far as the selection reads them. */
export function selectRecords(world: World, selection: RecordSelection, subject: string, facts: Read): readonly Selected[] {
  if (selection.via !== undefined) return take(world, selection, overChain(world, selection, selection.via, subject), facts);
  const records = world.records.get(subject);
  if (records === undefined) return [];
  const text = textOf(world, selection);
  const taken = records.taken.get(text) ?? take(world, selection, ofKinds(records, selection), facts);
  records.taken.set(text, taken);
  return taken;
}
