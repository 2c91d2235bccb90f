import type { Choice } from "../../model/choice.js";
import type { Column } from "../../model/columns.js";
import type { ListSpec } from "../../model/scheme.js";
import type { KeyColumn } from "./sort-keys.js";
import type { Bits, RuleResults } from "../results.js";

/** Stage 11 for all subjects (R16). A grade is kept as its place in `names`. */
export interface GradeResult {
  /** The distinct grades of the scheme, best first. */
  readonly names: readonly string[];
  /** Place in `names`; -1: no grade. */
  readonly reported: Int32Array;
  /** Row-major, names.length + 1 cells per subject: 1 where the grade is reachable; the last cell stands for "in no band". */
  readonly reachable: Uint8Array;
  /** Each `atMost` by its ends. */
  readonly atMost: readonly Bits[];
}

/** Stage 12 for all subjects (R18). Places count from 1; 0 where the subject is not ranked. */
export interface RankResult {
  /** Rated, and not set apart by `requires`. */
  readonly ranked: Uint32Array;
  /** Set apart by `requires`. */
  readonly fewData: Uint32Array;
  /** Place in ranking.scope of the attribute within which the subject is ranked; -1: not ranked, or the scheme has no scopes. */
  readonly scope: Int32Array;
  readonly rank: Uint32Array;
  readonly best: Uint32Array;
  readonly worst: Uint32Array;
  readonly fromEnd: Uint32Array;
  readonly fromEndLeast: Uint32Array;
  readonly fromEndGreatest: Uint32Array;
  readonly population: Uint32Array;
  /** What it goes by, the choices of persons among equals included. */
  readonly keys: readonly KeyColumn[];
  /** How many others share the rank. */
  readonly tied: Uint32Array;
  /** The orders that persons chose and that fit. Left out: none. */
  readonly fitted?: readonly Choice[];
}

/** Index into it is what ListResult.status holds. */
export const LIST_STATUS = ["out", "in", "undecided", "noPlace", "proposed"] as const;

/** Stage 13 for one list (R19). */
export interface ListResult {
  readonly list: ListSpec;
  /** Index into LIST_STATUS per subject. */
  readonly status: Uint8Array;
  /** Rows that are undecided for a tie at the last place of the quota alone: a person chooses among them. */
  readonly tied: readonly number[];
  readonly gate: Bits | null;
  readonly conditions: Bits | null;
  readonly exit: Bits | null;
  /** What persons chose for this list and fits. */
  readonly fitted: readonly Choice[];
  /** Places (in `rules`) of the rules that may nominate. */
  readonly nominators: readonly number[];
  /** What was settled when the list was: gate and conditions read this. */
  readonly read: Results;
}

/** Stages 3 to 13 for the whole population: everything a card or a trace is read from. */
export interface Results extends RuleResults {
  /** null: the scheme has no grades. */
  readonly grades: GradeResult | null;
  /** null: the scheme has no ranking. */
  readonly ranking: RankResult | null;
  /** As many as the scheme has, in its order. */
  readonly lists: readonly ListResult[];
  /** Facts with `current` as the last list that reads them read them: derived with the run's own decision as the newest record. */
  readonly current: ReadonlyMap<string, Column>;
}
