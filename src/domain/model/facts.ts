import type { Text } from "./documents.js";
import type { FactType } from "./kinds.js";
import type { Condition, Expression, Known, LinkStep, RecordSelection } from "./terms.js";

export type Aggregate =
  | "count" | "distinct" | "sum" | "mean" | "min" | "max" | "median" | "latest" | "daysSince" | "consecutive";

export interface BasisReference {
  readonly ref?: string;
  readonly document?: string;
  readonly number?: string;
  readonly date?: string;
  readonly article?: string;
}

/** What an author may add to any part beside its own keys; nothing here changes a result. */
export interface Notes {
  readonly description?: Text;
  readonly basis?: readonly BasisReference[];
  readonly official?: boolean;
}

interface FactCommon extends Notes {
  readonly name: string;
  readonly title?: Text;
  readonly type: FactType;
  /** Places of a number (default 4, at most 6); 0 for all else. */
  readonly decimals: number;
  readonly range?: readonly [number, number];
  readonly stage: number;
  readonly knownIf?: Condition;
  readonly whenMissing?: Known;
  readonly pointer: string;
}
export interface AttributeFact extends FactCommon {
  readonly from: "attribute";
  readonly field: string;
}
export interface RecordsFact extends FactCommon {
  readonly from: "records";
  readonly select: RecordSelection;
  readonly aggregate: Aggregate;
  /** The field aggregated (`record.<field>`); of `consecutive`: the condition to satisfy. */
  readonly of?: string;
  readonly satisfies?: Condition;
  readonly weight?: string;
  readonly one?: { readonly per: readonly string[]; readonly take: "latest" | "earliest" | "largest" };
  /** The run's own decision stands as the newest; such a fact is settled with the lists. */
  readonly current: boolean;
}
export interface FormulaFact extends FactCommon {
  readonly from: "formula";
  readonly expression: Expression;
}
export type LinkedAggregate = "count" | "sum" | "mean" | "min" | "max";
/** An aggregate over the subjects that a chain of links reaches on the as-of day, each once; one without any record is among them. */
export interface LinkedFact extends FactCommon {
  readonly from: "linked";
  readonly via: readonly LinkStep[];
  /** The fact about the kind reached that is aggregated; `count` has none. */
  readonly of?: string;
  /** Over facts about the kind reached: which of the subjects are taken. */
  readonly where?: Condition;
  readonly aggregate: LinkedAggregate;
  /** A fact about the kind reached. */
  readonly weight?: string;
  /** What a linked subject without a value does (R28). */
  readonly missing: "refuse" | "renormalise" | "zero";
}
/** Where a subject stands among all of its scope: by a plain fact with the plain facts, by what the rules bring with the ranking (R30). */
export interface CohortFact extends FactCommon {
  readonly from: "cohort";
  readonly of: "rank" | "rankFromEnd" | "percentile" | "population" | "mean";
  /** The fact that it goes by, and what comes first. */
  readonly by: { readonly by: string; readonly direction: "ascending" | "descending" };
  /** Attributes from narrow to wide; none: all subjects. */
  readonly scope: readonly string[];
  readonly atLeast?: number;
}
export type Fact = AttributeFact | RecordsFact | FormulaFact | LinkedFact | CohortFact;
