import type { Day, Json, Text } from "./documents.js";
import type { Consequence, Procedure } from "./ending.js";
import type { BasisReference, Fact, Notes } from "./facts.js";
import type { Kinds } from "./kinds.js";
import type { Condition, Duration, Expression, RecordSelection, RoundingMode } from "./terms.js";

export type { Aggregate, AttributeFact, BasisReference, CohortFact, Fact, FormulaFact, LinkedAggregate, LinkedFact, Notes, RecordsFact } from "./facts.js";
export type { Consequence, DayCount, Measure, Objector, Procedure } from "./ending.js";
export type { Condition, Duration, Expression, Known, LinkStep, Operand, RecordSelection, RoundingMode, Test, Window } from "./terms.js";

/**
 * The parsed scheme: rows expanded, named conditions replaced by their text, parameters put in (with their names kept), everything typed,
 * facts in the order in which they are derived. Both evaluators (src/domain and src/reference) read this and nothing else.
 * `pointer` is always the JSON Pointer into the author's text.
 */

/** Stages of LANGUAGE 3.6 at which a fact is settled. Lists: STAGE.list + place of the list that settles it. */
export const STAGE = { plain: 2, points: 9, score: 10, grade: 11, rank: 12, list: 13 } as const;

interface EventCommon {
  /** A finding: `check` with `result`, and details in words. */
  readonly check?: string;
  readonly result?: string;
  readonly details?: ReadonlyMap<string, Expression>;
}
export type RuleEvent =
  | (EventCommon & { readonly type: "points"; readonly group: string; readonly amount: Expression; readonly outOf?: Expression; readonly min?: number; readonly max?: number; readonly item: string })
  | (EventCommon & { readonly type: "cap"; readonly grade: string; readonly reason?: Text })
  | (EventCommon & { readonly type: "list"; readonly list: string; readonly reason?: Text })
  | (EventCommon & { readonly type: "finding"; readonly check: string; readonly result: string })
  | (EventCommon & { readonly type: "flag"; readonly flag: string });

export interface Rule {
  /** Expanded name: `aspect.organisation` for a rule over rows. */
  readonly name: string;
  readonly row?: string;
  readonly title: Text;
  readonly description?: Text;
  readonly basis: readonly BasisReference[];
  readonly official: boolean;
  readonly priority: number;
  /** Place in the file after expansion, from 0. */
  readonly place: number;
  readonly effective?: { readonly from?: Day; readonly to?: Day };
  /** Evaluated once per record of this selection; `forKey` is equal for equal selections (one child table each). */
  readonly each?: RecordSelection & { readonly forKey: string };
  readonly applies?: Condition;
  /** Left out: the rule always holds. */
  readonly conditions?: Condition;
  readonly event: RuleEvent;
  readonly one?: { readonly of: string; readonly per: readonly string[]; readonly take: "first" | "largest" | "latest" };
  readonly onUnknown: "report" | "notRated" | "block" | "false";
  /** Of a rule with `for`: the dated parameters that it reads on the day of the record, in the order of `parameters`. Left out: none. */
  readonly dated?: readonly string[];
  readonly pointer: string;
}

export interface Group extends Notes {
  readonly id: string;
  readonly title: Text;
  readonly min?: number;
  readonly max?: number;
  readonly scale?: number;
  readonly weight?: number;
  readonly missing: "refuse" | "zero" | "renormalise";
  readonly total?: { readonly min?: number; readonly max?: number };
}
export interface ScoreSpec {
  readonly start: Expression;
  readonly better: "high" | "low";
  readonly groups: readonly Group[];
  /** Places of the total, of the items (at least as shown on the card), and the mode of both. */
  readonly round: { readonly places: number; readonly items: number; readonly mode: RoundingMode };
}

export interface Band {
  readonly grade: string;
  readonly title: Text;
  readonly from?: number;
  readonly below?: number;
  readonly upTo?: number;
  readonly when?: Condition;
  readonly share?: { readonly numerator: number; readonly denominator: number };
  readonly cuts?: { readonly from?: number; readonly below?: number };
  readonly confirm: boolean;
  readonly official: boolean;
  readonly basis?: readonly BasisReference[];
  readonly pointer: string;
}
export interface AtMost extends Notes {
  readonly grade: string;
  readonly when: Condition;
  readonly reason: Text;
}
export interface SortKey {
  readonly by: string;
  readonly direction: "ascending" | "descending";
}
export interface Ranking extends Notes {
  /** Attributes from narrow to wide. Subjects with the same value stand in one scope, and those without a value together. */
  readonly scope: readonly string[];
  readonly atLeast?: number;
  readonly by: readonly SortKey[];
  readonly ties: "share" | "keys" | "refuse";
  readonly requires?: { readonly known: number };
}
export interface ListSpec {
  readonly id: string;
  readonly title: Text;
  /** How pages draw it: honour (vermilion, rosette), warning (amber), shame (ink on grey), neutral. */
  readonly tone: "honour" | "warning" | "shame" | "neutral";
  readonly gate?: Condition;
  readonly conditions?: Condition;
  readonly quota?: { readonly places: number; readonly scope?: string; readonly by: readonly SortKey[]; readonly ties: "share" | "refuse" };
  readonly term?: Duration;
  /** An entry whose term still runs ends when this holds for certain. */
  readonly exit?: Condition;
  readonly dueIn?: Duration;
  readonly confirm: boolean;
  /** What an undecided entry does: is reported, blocks publication, or counts as out. */
  readonly onUnknown: "report" | "block" | "false";
  readonly official: boolean;
  readonly basis: readonly BasisReference[];
  readonly pointer: string;
}

/** A value of a dated parameter, from its day until the next begins. */
export interface DatedValue extends Notes {
  readonly from: Day;
  readonly value: number;
}
export interface Parameter {
  readonly name: string;
  readonly title: Text;
  /** Of a dated one: as of the day for which the scheme was read. */
  readonly value: number;
  /** Of a dated one: all values, oldest first, and the day since which `value` holds (after the as-of day: there is no value yet, and nothing reads it). */
  readonly values?: readonly DatedValue[];
  readonly since?: Day;
  readonly min?: number;
  readonly max?: number;
  readonly official: boolean;
  readonly basis?: readonly BasisReference[];
}
export type Cadence = "instant" | "month" | "quarter" | "half-year" | "year";

export interface Scheme {
  readonly id: string;
  readonly title: Text;
  readonly description?: Text;
  /** The kind of subject that is rated. */
  readonly subject: string;
  readonly cadence: Cadence;
  readonly basis: readonly (BasisReference & { readonly id: string })[];
  readonly official: boolean;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** In derivation order. */
  readonly facts: readonly Fact[];
  /** Facts about subjects of other kinds, which `linked` facts alone read: by kind, in derivation order. Left out: none. */
  readonly about?: ReadonlyMap<string, readonly Fact[]>;
  readonly eligibility: readonly { readonly conditions: Condition; readonly otherwise: string; readonly title?: Text; readonly basis?: readonly BasisReference[]; readonly official?: boolean }[];
  /** In the order of the file. */
  readonly rules: readonly Rule[];
  readonly score?: ScoreSpec;
  /** Best first. */
  readonly grades: readonly Band[];
  readonly atMost: readonly AtMost[];
  readonly ranking?: Ranking;
  /** Ranking is settled before the grades (share bands, or a band that reads a rank). */
  readonly rankingFirst: boolean;
  readonly lists: readonly ListSpec[];
  readonly consequences: readonly Consequence[];
  readonly procedure: Procedure;
  /** Titles of checks (id -> text), in the order of the board; results worst first. */
  readonly checks: ReadonlyMap<string, { readonly title: Text; readonly basis: readonly BasisReference[]; readonly official?: boolean }>;
  readonly results: readonly { readonly id: string; readonly title: Text }[];
  readonly flags: ReadonlyMap<string, Text>;
  /** Schemes whose decisions or items this one reads (its own id included when it reads its own past). */
  readonly reads: readonly string[];
  readonly kinds: Kinds;
  /** Of a scheme with dated parameters: its text, and the day for which they were put in (null: the newest of each). Left out: it reads the same on every day. */
  readonly dated?: { readonly raw: Json; readonly asOf: Day | null };
}
