import { shanghaiDay } from "../../calendar/days.js";
import type { MissingReason } from "../../model/card.js";
import type { Day, EvidenceRecord } from "../../model/documents.js";
import type { Cell } from "./record-fields.js";
import type { Tri } from "../predicate.js";

/** The records of one subject that one fact aggregates, in the order of their ids, and what it reads of them. */
export interface Sample {
  readonly records: readonly EvidenceRecord[];
  readonly on: readonly Day[];
  /** false: whether the record belongs is unknown. */
  readonly certain: readonly boolean[];
  /** The field `of`; empty if the fact states none. */
  readonly of: readonly Cell[];
  /** null: no weights. */
  readonly weights: readonly Cell[] | null;
  /** Whether each satisfies the condition of `consecutive`. */
  readonly satisfies: readonly Tri[];
  /** Why that is unknown where it is. */
  readonly doubt: MissingReason;
  /** Days of decided periods in which the subject was not rated, ascending (R6). */
  readonly breaks: readonly Day[];
  /** Records whose decision is not rated end `consecutive` themselves. */
  readonly rated: readonly boolean[];
  /** Why membership is unknown somewhere; null: it nowhere is. */
  readonly reason: MissingReason | null;
  readonly asOf: Day;
}

const GRAVITY: readonly MissingReason[] = ["noField", "disputed", "undecided"];

/** Of two reasons the one that is named: undecided before disputed before noField. */
export function graver(a: MissingReason | null, b: MissingReason): MissingReason {
  return a !== null && GRAVITY.indexOf(a) > GRAVITY.indexOf(b) ? a : b;
}

/** The sample of some of its records, in the order of their ids. */
export function restrict(sample: Sample, places: readonly number[]): Sample {
  const order = [...places].sort((a, b) => a - b);
  const keep = <T>(values: readonly T[]): readonly T[] => (values.length === 0 ? values : order.map((i) => values[i]));
  return {
    ...sample,
    records: keep(sample.records), on: keep(sample.on), certain: keep(sample.certain), of: keep(sample.of),
    satisfies: keep(sample.satisfies), rated: keep(sample.rated), weights: sample.weights && keep(sample.weights),
  };
}

const recordedDay = (record: EvidenceRecord): number => (record.recordedOn === undefined ? -Infinity : (shanghaiDay(record.recordedOn) ?? -Infinity));

/** Positive if the record at place a is newer than that at b: greater (on, recordedOn, id), R4. */
export function newer({ on, records }: Pick<Sample, "on" | "records">, a: number, b: number): number {
  if (on[a] !== on[b]) return on[a] - on[b];
  const [first, second] = [recordedDay(records[a]), recordedDay(records[b])];
  return first === second ? a - b : first < second ? -1 : 1;
}

/** Place of the newest record; -1 if there is none. */
export function newestOf(sample: Pick<Sample, "on" | "records">): number {
  let newest = sample.on.length - 1;
  for (let i = newest - 1; i >= 0; i -= 1) if (newer(sample, i, newest) > 0) newest = i;
  return newest;
}
