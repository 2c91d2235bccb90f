import { addDuration } from "../../calendar/days.js";
import type { MissingReason } from "../../model/card.js";
import type { Period } from "../../model/columns.js";
import type { Day, EvidenceRecord } from "../../model/documents.js";
import type { Duration, RecordSelection, Scheme, Window } from "../../model/scheme.js";
import type { Layout } from "../layout.js";
import { FALSE, type Predicate, type Scope, UNKNOWN, compileCondition } from "../predicate.js";
import type { Cell } from "./record-fields.js";
import { graver } from "./sample.js";

/** The records of one subject that count, in the order of their ids, with the fields that somebody reads. */
export interface SubjectRecords {
  readonly records: readonly EvidenceRecord[];
  readonly cells: readonly Cell[][];
  readonly disputed: readonly boolean[];
  readonly scope: Scope;
}

/** What a selection takes of them, in the order of their ids. */
export interface Picked {
  /** Places in SubjectRecords. */
  readonly index: number[];
  readonly on: Day[];
  /** false: whether the record is taken is unknown. */
  readonly certain: boolean[];
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

function validWindow(until: readonly string[], otherwise: Duration | undefined, { layout }: SelectionContext, kinds: readonly string[]): InWindow {
  const places = until.map((field) => layout.fieldPlace(field, kinds, "day"));
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
function compileWindow(window: Window, context: SelectionContext, kinds: readonly string[]): InWindow {
  const { layout, period } = context;
  if (window.kind === "period") return (_scope, on) => on >= period.from && on <= period.to;
  if (window.kind === "valid") return validWindow(window.until, window.otherwise, context, kinds);
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

/** Compiles `kinds`, `where`, `on` and windows into one pass over the records of a subject. */
export function compileSelection(selection: RecordSelection, context: SelectionContext): Selector {
  const { layout } = context;
  const kinds = new Set(selection.kinds);
  const onPlace = layout.fieldPlace(selection.on, selection.kinds, "day");
  const where = selection.where ? compileCondition(selection.where, layout.names(selection.kinds)) : null;
  const windows = selection.windows.map((window) => compileWindow(window, context, selection.kinds));
  const last = context.anyDay === true ? Infinity : layout.day.asOf;
  return ({ records, cells, disputed, scope }) => {
    const picked = { index: [] as number[], on: [] as Day[], certain: [] as boolean[], reason: null as MissingReason | null };
    for (let i = 0; i < records.length; i += 1) {
      if (!kinds.has(records[i].kind)) continue;
      scope.cells = cells[i];
      const on = cells[i][onPlace] as Day | null;
      if (on === null || on > last) continue;
      const { taken, reason } = judge(where, scope, disputed[i] && context.disputed === "both");
      if (taken === FALSE || !windows.every((holds) => holds(scope, on))) continue;
      picked.index.push(i);
      picked.on.push(on);
      picked.certain.push(taken !== UNKNOWN);
      if (taken === UNKNOWN) picked.reason = graver(picked.reason, reason);
    }
    return picked;
  };
}
