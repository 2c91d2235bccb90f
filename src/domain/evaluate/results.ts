import type { ChildTable, Column, Frozen } from "../model/columns.js";
import type { Condition, Rule, Scheme, Test } from "../model/scheme.js";
import type { OperatorTable } from "../language/operators.js";

/** Two bitmaps over the rows of a table (bit i % 32 of word i >>> 5): where it certainly holds, and where it possibly holds. Bits beyond the last row are 0. */
export interface Bits {
  readonly certain: Uint32Array;
  readonly possible: Uint32Array;
}

/** Item points in whole units of 10^-round.items, after clamp and rounding. A constant amount has no columns. */
export interface Amounts {
  /** The same for all rows (then the columns are null), else null. */
  readonly constant: number | null;
  /** Ends of the amount itself where the rule is possible: low <= high, both the amount where it is certain; -Infinity and Infinity where open. Not yet hulled with 0. */
  readonly low: Float64Array | null;
  readonly high: Float64Array | null;
}

/** One rule over the rows of its table: subjects, or the records of its `for` selection. */
export interface RuleResult {
  readonly rule: Rule;
  /** null: one row per subject. */
  readonly child: ChildTable | null;
  readonly rows: number;
  /** null: in force for every row. */
  readonly inForce: Uint32Array | null;
  /** null: no `applies`. */
  readonly applies: Bits | null;
  /** null: no conditions (it always holds). */
  readonly conditions: Bits | null;
  /** The rule's outcome (R11, R5 disputed, R11 onUnknown false included). */
  readonly holds: Bits;
  /** Only for points. */
  readonly amounts: Amounts | null;
  /** Rows whose item counts: holds.certain, or after `one` the winners among them. */
  readonly counts: Uint32Array;
  /** Unknown rows that matter: possible and not certain, after `one` those that could beat the winner (R13). */
  readonly matters: Uint32Array;
  /** Index into Results.pools; -1: no `one`. */
  readonly pool: number;
}

/** The winners of one pool of `one`: for a row of a member that does not count, which member counts instead. Asked of points alone: a pool that gives none may not know. */
export interface Pool {
  readonly name: string;
  /** Indices of the member rules, in the order of the file. */
  readonly members: readonly number[];
  /** Index of the rule and row that counts instead of (rule, row); null: none. */
  instead(rule: number, row: number): { readonly rule: number; readonly row: number } | null;
  /** Ends in units that the item (rule, row) carries on the card for its pool (R13): the pool's ends on its winner, or on its first unknown member; [0, 0] elsewhere. */
  ends(rule: number, row: number): readonly [number, number];
}

/** Three values per subject. `known` bit clear: missing (then reported is 0). Ends may be -Infinity and Infinity. */
export interface Triple {
  readonly known: Uint32Array;
  readonly reported: Float64Array;
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}
export interface GroupResult extends Triple {
  readonly id: string;
  /** Values of Triple: double nearest the exact value rounded to 6 places (R15). */
  readonly sum: Float64Array;
  /** NaN-free: -1 where no applying rule states it. */
  readonly outOf: Float64Array;
  /** Number of winners with outcome true, and its ends. */
  readonly items: { readonly reported: Float64Array; readonly least: Float64Array; readonly greatest: Float64Array };
}

/** Stages 3 to 10 for the whole population; src/domain/evaluate/decide adds 11 to 13. */
export interface RuleResults {
  readonly scheme: Scheme;
  readonly operators: OperatorTable;
  readonly frozen: Frozen;
  readonly subjects: number;
  /** -1 eligible, -2 unknown, else the place of the condition that is false. */
  readonly eligibility: Int32Array;
  readonly rules: readonly RuleResult[];
  readonly pools: readonly Pool[];
  readonly groups: readonly GroupResult[];
  /** null: the scheme has no score. In units of 10^-round.places after all clamps and rounding. `known` clear: not rated. */
  readonly score: Triple | null;
  /** The reported score without disputed items (R21); null: no rule walks disputed records. */
  readonly scoreWithoutDisputed: { readonly has: Uint32Array; readonly units: Float64Array } | null;
  /** Rows that are not eligible or not rated have their bit clear. */
  readonly rated: Uint32Array;
  /** Bits of one test over the rows of its table (child null: subjects): kept for traces, never computed twice. */
  testBits(test: Test, child: ChildTable | null): Bits;
  /** Bits of a condition over plain facts (and, with child, record fields). */
  conditionBits(condition: Condition, child: ChildTable | null): Bits;
  /** Column of a plain fact, of `record.<field>` of the child, or of a subject fact spread over the child's rows. */
  column(fact: string, child: ChildTable | null): Column;
}
