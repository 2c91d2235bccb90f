import type { FactType } from "./kinds.js";

/** What rules and facts are made of: values, conditions, expressions, windows. `pointer` is the JSON Pointer into the author's text. */
export type Known = number | boolean | string | readonly string[] | readonly number[];

export type Operand =
  | { readonly kind: "constant"; readonly value: Known; readonly type: FactType; readonly parameter?: string }
  /** `parameter`: a dated one in a rule with `for`, which the fact holds as it was on the day of the record. */
  | { readonly kind: "fact"; readonly fact: string; readonly parameter?: string };

/** A leaf: `fact operator value`. In a `where` and in rules with `for`, record fields are facts named `record.<field>`. */
export interface Test {
  readonly kind: "test";
  readonly fact: string;
  readonly type: FactType;
  readonly operator: string;
  readonly value: Operand;
  readonly pointer: string;
}
export type Condition =
  | { readonly kind: "all" | "any"; readonly parts: readonly Condition[]; readonly pointer: string }
  | { readonly kind: "not"; readonly part: Condition; readonly pointer: string }
  | Test;

export type RoundingMode = "half-away" | "half-even" | "up" | "down" | "ceiling" | "floor";

/** Constants are doubles that print back to themselves; their exact value is the decimal that they print. */
export type Expression =
  | { readonly op: "number"; readonly value: number; readonly parameter?: string }
  | { readonly op: "fact"; readonly fact: string }
  | { readonly op: "add" | "subtract" | "multiply" | "divide" | "min" | "max" | "firstKnown"; readonly of: readonly Expression[] }
  | { readonly op: "round"; readonly of: Expression; readonly places: number; readonly mode: RoundingMode }
  | { readonly op: "days" | "workdays"; readonly from: Expression; readonly to: Expression }
  /** value of the last step whose threshold <= of; `at` ascending, each [threshold, value]; below the first: missing. */
  | { readonly op: "steps"; readonly of: Expression; readonly at: readonly (readonly [number, number])[] }
  | { readonly op: "linear"; readonly of: Expression; readonly from: readonly [number, number]; readonly to: readonly [number, number] }
  | { readonly op: "lookup"; readonly of: Expression; readonly in: ReadonlyMap<string, number>; readonly else?: number };

export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}
export type Window =
  | { readonly kind: "period" }
  | { readonly kind: "duration"; readonly duration: Duration }
  | { readonly kind: "since"; readonly fact: string }
  | { readonly kind: "valid"; readonly until: readonly string[]; readonly otherwise?: Duration };

/** One step of a chain of links: along a link (`managedBy`) or against it (`<heads`), to subjects of a kind. */
export interface LinkStep {
  readonly link: string;
  readonly backward: boolean;
  /** Kind of the subjects that the step reaches. */
  readonly kind: string;
}

/** Which records of the subject (with `via`: of the subjects that the chain reaches): kinds, `where` (tests on `record.<field>`), windows (all must hold) on the date field `on`. */
export interface RecordSelection {
  readonly kinds: readonly string[];
  readonly where?: Condition;
  readonly windows: readonly Window[];
  /** A day field: occurredOn, recordedOn, foundOn, endedOn, rectifiedOn, dueOn or data.<field>. */
  readonly on: string;
  /** Left out: the subject itself. */
  readonly via?: readonly LinkStep[];
  /** The day on which links and `record.subject.*` are read: the as-of day (left out too), or the record's `on` day. */
  readonly at?: "asOf" | "act";
}
