import type { Choice } from "./choice.js";
import type { Day, EvidenceRecord, Link, Subject } from "./documents.js";
import type { FactType } from "./kinds.js";
import type { Known } from "./scheme.js";
import type { MissingReason } from "./card.js";

/** The period that is rated and the day as of which everything is read. instant: from = to = asOf. */
export interface Period {
  /** 2026-03, 2026-Q1, 2026-H1, 2026; instant: the day. */
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
}
/** Working days: holidays and days worked instead, for the years in [firstYear, lastYear]; outside them `workdays` is missing. */
export interface Calendar {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly holidays: ReadonlySet<Day>;
  readonly worked: ReadonlySet<Day>;
}

/**
 * What one evaluation sees: the subjects of the scheme's kind and all records about them that the snapshot holds, past decisions included as
 * records of kind `decision` and `item`. The order of both does not matter.
 */
export interface EvaluationInput {
  readonly period: Period;
  readonly asOf: Day;
  readonly calendar: Calendar;
  readonly subjects: readonly Subject[];
  readonly records: Iterable<EvidenceRecord>;
  /** Periods (their last days) for which a scheme has published decisions, by scheme: `consecutive` ends at one in which the subject was not rated. */
  readonly decided: ReadonlyMap<string, readonly Day[]>;
  /** Links that the chains of the scheme follow; `records` then holds those about the subjects reached too. Left out: none. */
  readonly links?: readonly Link[];
  /** Subjects that are not rated and that chains pass or reach. Left out: none. */
  readonly others?: readonly Subject[];
}

export const MISSING_REASONS: readonly MissingReason[] = [
  "noRecord", "noAttribute", "noField", "notKnown", "operand", "overflow", "divisionByZero", "noKey", "belowSteps",
  "noCalendar", "weightsZero", "undecided", "disputed", "notSettled", "noLink",
];

/**
 * One fact (or record field) of all rows of a table. numbers: `number` and `day`; codes into `dictionary`: everything else (booleans too).
 * `known`: bit i%32 of word i>>>5. Missing cells are 0 in numbers, codes, low and high. `whenMissing` is already put in: then the cell is
 * known, and its bit in `assumed` is set.
 */
export interface Column {
  readonly type: FactType;
  readonly decimals: number;
  readonly known: Uint32Array;
  readonly assumed: Uint32Array | null;
  readonly numbers: Float64Array | null;
  readonly codes: Uint32Array | null;
  readonly dictionary: readonly Known[];
  /** Index into MISSING_REASONS + 1; 0 where never missing. null: nothing is missing. */
  readonly reasons: Uint8Array | null;
  /**
   * Ends of a missing number where they are known cell by cell (NaN never stands here; open ends are -Infinity and Infinity); null: the fact's `range`.
   * A known number that the unknown can still change (a place among others, R30) has its ends here too, low < high; any other known one 0 and 0.
   */
  readonly low: Float64Array | null;
  readonly high: Float64Array | null;
}

/** Row i of a subject table owns entries offsets[i] .. offsets[i + 1] - 1. */
export interface Spans {
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
}

/** Records used by any fact or `for` rule, once for each rated subject that they stand behind, ordered by (that subject, id in code units). */
export interface RecordTable {
  readonly ids: readonly string[];
  readonly versions: Uint32Array;
  readonly kinds: readonly string[];
  readonly disputed: Uint32Array;
}

/** The records that a `for` selection walks, one row each, ordered by (subject, on day, id). Columns are named `record.<field>`. */
export interface ChildTable {
  readonly forKey: string;
  readonly rows: number;
  readonly offsets: Uint32Array;
  /** Row of the owner in the subject table. */
  readonly owners: Uint32Array;
  /** Index into the record table. */
  readonly records: Uint32Array;
  readonly on: Float64Array;
  readonly columns: ReadonlyMap<string, Column>;
  /** Bit set: whether the selection takes the record is unknown (a disputed record under the policy `both`, an undecided list): the rule is unknown for that row. Left out: none. */
  readonly uncertain?: Uint32Array;
}

/** The subjects behind a `linked` fact, one row each, ordered by (subject rated, id); those that `where` leaves are not among them. */
export interface LinkedTable {
  /** Subject i owns rows offsets[i] .. offsets[i + 1] - 1. */
  readonly offsets: Uint32Array;
  readonly ids: readonly string[];
  /** Bit set: `where` takes it for certain; else that is unknown. */
  readonly taken: Uint32Array;
  /** What is aggregated of each; null: nothing is read (`count`). */
  readonly values: Column | null;
  /** null: there are no weights. */
  readonly weights: Column | null;
}

/** The frozen facts of a run (or of one block of it): everything that rules read, and where it came from. */
export interface Frozen {
  /** Subject ids in code-unit order. */
  readonly subjects: readonly string[];
  readonly period: Period;
  readonly asOf: Day;
  /** Every plain fact of the scheme, whether a rule reads it or not, and the attributes named in `ranking.scope` (as `scope.<attribute>`). */
  readonly columns: ReadonlyMap<string, Column>;
  readonly children: ReadonlyMap<string, ChildTable>;
  readonly records: RecordTable;
  /** fact -> the records behind it. */
  readonly evidence: ReadonlyMap<string, Spans>;
  /** Facts with `current`: the earlier decisions selected, newest first, one list per subject. */
  readonly current: ReadonlyMap<string, readonly (readonly EvidenceRecord[])[]>;
  /** `linked` facts: the subjects behind them. Left out: the scheme has none. */
  readonly linked?: ReadonlyMap<string, LinkedTable>;
  /** What persons decided for this scheme and period, in code-unit order of their records. Left out: nothing. */
  readonly choices?: readonly Choice[];
  /** Working days, for amounts that count them; left out: `workdays` is missing. */
  readonly calendar?: Calendar;
  /** Of EvaluationInput.decided what `current` facts read: last days of decided periods, ascending. */
  readonly decided?: ReadonlyMap<string, readonly Day[]>;
}
