import { addDuration } from "../../calendar/days.js";
import type { MissingReason } from "../../model/card.js";
import type { Period } from "../../model/columns.js";
import type { Day, EvidenceRecord } from "../../model/documents.js";
import type { Condition, Duration, RecordSelection, Scheme, Test, Window } from "../../model/scheme.js";
import type { Layout } from "../layout.js";
import { type Reached, type Route, holdsOn, routeOf } from "../links/link-web.js";
import { FALSE, type Predicate, type Scope, UNKNOWN, compileCondition } from "../predicate.js";
import type { Cell } from "./record-fields.js";
import { graver } from "./sample.js";

/** The records of one subject, and of those to whom chains lead from it, that count, in the order of their ids, with the fields that somebody reads. */
export interface SubjectRecords {
  readonly records: readonly EvidenceRecord[];
  readonly cells: readonly Cell[][];
  readonly disputed: readonly boolean[];
  readonly scope: Scope;
  /** The places of all records: 0, 1, 2 ... */
  readonly every: readonly number[];
  /** Places of the records by the value of a field, each list ascending; null: its value is missing. Kinds that nobody reads the field of stand anywhere. */
  byValue(place: number): ReadonlyMap<Cell, readonly number[]>;
  /** The subject, where records about others stand among them. */
  readonly owner?: string;
  /** Where a chain leads from the subject. */
  reached?(route: Route): Reached;
}

/** What a selection takes of them, in the order of their ids. */
export interface Picked {
  /** Places in SubjectRecords. */
  readonly index: readonly number[];
  readonly on: readonly Day[];
  /** false: whether the record is taken is unknown. */
  readonly certain: readonly boolean[];
  /** Why something is unknown; null: nothing is. */
  readonly reason: MissingReason | null;
}
export type Selector = (subject: SubjectRecords) => Picked;

/** What selections read of the evaluation. */
export interface SelectionContext {
  readonly layout: Layout;
  readonly period: Period;
  readonly disputed: Scheme["procedure"]["disputed"];
  /** Takes days after the as-of day too. */
  readonly anyDay?: boolean;
}
type InWindow = (scope: Scope, on: Day) => boolean;

function validWindow(until: readonly string[], otherwise: Duration | undefined, { layout }: SelectionContext, records: RecordSelection): InWindow {
  const places = until.map((field) => layout.fieldPlace(field, records, "day"));
  const { asOf } = layout.day;
  return (scope, on) => {
    for (const place of places) {
      const last = scope.cells[place];
      if (last !== null) return asOf <= (last as Day);
    }
    return otherwise === undefined || asOf < addDuration(on, otherwise, 1);
  };
}

/** Whether the `on` day, which is never after the as-of day, lies in a window (R3). */
function compileWindow(window: Window, context: SelectionContext, records: RecordSelection): InWindow {
  const { layout, period } = context;
  if (window.kind === "period") return (_scope, on) => on >= period.from && on <= period.to;
  if (window.kind === "valid") return validWindow(window.until, window.otherwise, context, records);
  if (window.kind === "duration") {
    const after = addDuration(layout.day.asOf, window.duration, -1);
    return (_scope, on) => on > after;
  }
  const since = layout.factPlace(window.fact);
  return ({ facts }, on) => facts[since] === null || facts[since] === undefined || (facts[since] as Day) < on;
}

/** Truth of `where` for a record, a dispute making what is not false unknown under the policy `both` (R5). */
function judge(where: Predicate | null, scope: Scope, doubted: boolean): { readonly taken: number; readonly reason: MissingReason } {
  scope.undecided = false;
  const taken = where === null ? TAKEN : where(scope);
  if (taken === FALSE) return NOT_TAKEN;
  if (taken === UNKNOWN) return scope.undecided ? UNDECIDED : NO_FIELD;
  return doubted ? DISPUTED : CERTAIN;
}
const TAKEN = 2;
const NOT_TAKEN = { taken: FALSE, reason: "noField" } as const;
const CERTAIN = { taken: TAKEN, reason: "noField" } as const;
const DISPUTED = { taken: UNKNOWN, reason: "disputed" } as const;
const UNDECIDED = { taken: UNKNOWN, reason: "undecided" } as const;
const NO_FIELD = { taken: UNKNOWN, reason: "noField" } as const;

const NONE: readonly number[] = [];
const EMPTY: Picked = { index: [], on: [], certain: [], reason: null };

/** Which records of a subject are worth a look, ascending: all, or those whose field has one of the values that `where` asks for, or none. */
type Candidates = (subject: SubjectRecords) => readonly number[];

const everyRecord: Candidates = ({ every }) => every;

/** Two ascending lists without a place in common as one. */
function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0) return b;
  return b.length === 0 ? a : [...a, ...b].sort((x, y) => x - y);
}

/** A test `record.<field> equal <constant>` (or `in`) that a record must pass, if `where` has one on its top level: most records fail it. */
function narrowing(where: Condition | undefined): Test | undefined {
  if (where?.kind === "all") return where.parts.map(narrowing).find((test) => test !== undefined);
  if (where?.kind !== "test") return undefined;
  return where.fact.startsWith("record.") && (where.operator === "equal" || where.operator === "in") && where.value.kind === "constant" ? where : undefined;
}

function compileCandidates(selection: RecordSelection, layout: Layout): Candidates {
  const test = narrowing(selection.where);
  if (test?.value.kind !== "constant") return everyRecord;
  const place = layout.fieldPlace(test.fact, selection, test.type);
  // A record without the field may belong: its test is unknown.
  const values = [null, ...new Set(([] as Cell[]).concat(test.value.value as Cell))];
  return (subject) => {
    const byValue = subject.byValue(place);
    let found = NONE;
    for (const value of values) found = merged(found, byValue.get(value) ?? NONE);
    return found;
  };
}

/** Whether a record on its day is about whom the selection asks for; null: all records are. */
type Whose = (subject: SubjectRecords) => ((record: EvidenceRecord, on: Day) => boolean) | null;

function compileWhose(selection: RecordSelection): Whose {
  const route = routeOf(selection);
  if (route === null) return ({ owner }) => (owner === undefined ? null : (record) => record.subject === owner);
  return (subject) => {
    const reached: Reached = subject.reached?.(route) ?? new Map();
    return route.at === "act" ? (record, on) => holdsOn(reached.get(record.subject), on) : (record) => reached.has(record.subject);
  };
}

/** Compiles `kinds`, `where`, `via`, `on` and windows into one pass over the records of a subject. */
export function compileSelection(selection: RecordSelection, context: SelectionContext): Selector {
  const { layout } = context;
  const kinds = new Set(selection.kinds);
  const candidates = compileCandidates(selection, layout);
  const onPlace = layout.fieldPlace(selection.on, selection, "day");
  const where = selection.where ? compileCondition(selection.where, layout.names(selection)) : null;
  const windows = selection.windows.map((window) => compileWindow(window, context, selection));
  const last = context.anyDay === true ? Infinity : layout.day.asOf;
  const both = context.disputed === "both";
  const whose = compileWhose(selection);
  return (subject) => {
    const { records, cells, disputed, scope } = subject;
    const isOurs = whose(subject);
    let picked: { index: number[]; on: Day[]; certain: boolean[]; reason: MissingReason | null } | null = null;
    for (const i of candidates(subject)) {
      if (!kinds.has(records[i].kind)) continue;
      scope.cells = cells[i];
      const on = cells[i][onPlace] as Day | null;
      if (on === null || on > last || (isOurs !== null && !isOurs(records[i], on))) continue;
      const { taken, reason } = judge(where, scope, both && disputed[i]);
      if (taken === FALSE || !windows.every((holds) => holds(scope, on))) continue;
      picked ??= { index: [], on: [], certain: [], reason: null };
      picked.index.push(i);
      picked.on.push(on);
      picked.certain.push(taken !== UNKNOWN);
      if (taken === UNKNOWN) picked.reason = graver(picked.reason, reason);
    }
    return picked ?? EMPTY;
  };
}
