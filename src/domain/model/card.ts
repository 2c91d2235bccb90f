import type { Known } from "./scheme.js";

/** What a condition, a rule or a decision comes to. */
export type Outcome = "true" | "false" | "unknown";

/** Why a fact is missing. */
export type MissingReason =
  | "noRecord" | "noAttribute" | "noField" | "notKnown" | "operand" | "overflow" | "divisionByZero" | "noKey" | "belowSteps"
  | "noCalendar" | "weightsZero" | "undecided" | "disputed" | "notSettled" | "noLink";

/** The least and the greatest value that the unknown can still bring about; null: open (no bound is known). */
export interface Ends {
  readonly least: number | null;
  readonly greatest: number | null;
}

export interface ItemCard extends Ends {
  readonly rule: string;
  readonly item: string;
  readonly group: string;
  /** Points that count, exact decimal in a double; 0 when another item of its `one` counts instead. */
  readonly points: number;
  /** What the item would bring alone, after clamp and rounding. */
  readonly amount: number | null;
  readonly outcome: Outcome;
  /** The record of a rule with `for`, else null. */
  readonly record: string | null;
  /** Set when `one` chose another item: that item's rule and record. */
  readonly insteadCounts: { readonly rule: string; readonly record: string | null } | null;
  readonly disputed: boolean;
}
export interface GroupCard extends Ends {
  readonly id: string;
  /** null: missing. After scale, clamp and weight. */
  readonly points: number | null;
  /** The plain sum of the items, before clamp. */
  readonly sum: number | null;
  readonly outOf: number | null;
}
export interface Finding {
  readonly check: string;
  readonly result: string;
  readonly rule: string;
  readonly record: string | null;
  readonly details: Readonly<Record<string, Known | null>>;
}
export interface CapCard {
  readonly rule: string | null;
  readonly grade: string;
  readonly outcome: Outcome;
  readonly record: string | null;
}
export interface ListCard {
  readonly list: string;
  /** in; out; undecided (a person or missing data decides); noPlace (entered, but the quota was full); proposed (waits for a person to confirm it). */
  readonly status: "in" | "out" | "undecided" | "noPlace" | "proposed";
  /** Names of the rules that nominated. */
  readonly nominatedBy: readonly string[];
}
/** A list that an entry keeps a subject on for its term. */
export interface StandingCard {
  readonly list: string;
  /** Last day of the period of the first of its decisions without a break; ISO. */
  readonly since: string;
  /** The first day on which it ends by its term; ISO. */
  readonly until: string;
}
export interface MissingFact {
  readonly fact: string;
  readonly reason: MissingReason;
  /** The value that stands in for it (`whenMissing`), if any. */
  readonly assumed: Known | null;
}

/** The whole result for one subject: what is stored, hashed, shown. Everything here is compared between the core and the reference. */
export interface Card {
  readonly subject: string;
  /** rated; notEligible (with `outcome`); notRated (something needed is missing: see `because`). */
  readonly status: "rated" | "notEligible" | "notRated";
  /** The named outcome of eligibility ("C (missing)"), else null. */
  readonly outcome: string | null;
  /** Rules, groups or facts for whose sake the subject is not rated. */
  readonly because: readonly string[];
  readonly score: number | null;
  readonly least: number | null;
  readonly greatest: number | null;
  readonly grade: string | null;
  /** All grades reachable between the ends, best first; null stands for "in no band". */
  readonly reachable: readonly (string | null)[];
  readonly scope: string | null;
  readonly rank: number | null;
  readonly bestRank: number | null;
  readonly worstRank: number | null;
  readonly rankFromEnd: number | null;
  readonly population: number | null;
  /** How many others share the rank. */
  readonly tied: number;
  readonly percentile: number | null;
  /** Set apart from the ranking by `requires`. */
  readonly fewData: boolean;
  readonly groups: readonly GroupCard[];
  readonly items: readonly ItemCard[];
  readonly findings: readonly Finding[];
  readonly flags: readonly { readonly flag: string; readonly outcome: Outcome }[];
  readonly caps: readonly CapCard[];
  readonly lists: readonly ListCard[];
  /** Where a list of the scheme has a term: those on which the subject is, entered now or before. */
  readonly standing?: readonly StandingCard[];
  /** Rules whose outcome is unknown and that would have brought something. */
  readonly unknownRules: readonly string[];
  /** Rules with onUnknown `block` that are unknown: the run cannot be published until a person decides. */
  readonly blocked: readonly string[];
  readonly missing: readonly MissingFact[];
  /** Plain facts read by applicable rules: how many are known before `whenMissing`, of how many. */
  readonly known: { readonly known: number; readonly of: number };
  /** The score if every disputed record fell; null when nothing is disputed. */
  readonly scoreWithoutDisputed: number | null;
}

export type TraceNode =
  | { readonly kind: "all" | "any" | "not"; readonly outcome: Outcome; readonly pointer: string; readonly parts: readonly TraceNode[] }
  | {
      readonly kind: "test"; readonly outcome: Outcome; readonly pointer: string; readonly fact: string; readonly operator: string;
      /** The value read; null: missing (then `reason`). Days are ISO strings here. */
      readonly value: Known | null; readonly reason: MissingReason | null;
      /** Of a fact that is settled after the rules (score, rank, points ...): what it can still become. null for plain facts. */
      readonly ends: Ends | null;
      /** The threshold, or the value of the other fact (null: missing) with its name. */
      readonly threshold: Known | null; readonly thresholdFact: string | null; readonly parameter: string | null;
    };

/** A dated parameter with the value that was read and the day since which it holds; null: there was none yet. */
export interface DatedParameter {
  readonly name: string;
  readonly value: number | null;
  readonly since: string | null;
}

/** One rule (for one record) of one card, whole: nothing is hidden by short-circuit. */
export interface RuleTrace {
  readonly rule: string;
  readonly record: string | null;
  /** notInForce: outside `effective`; notApplicable: `applies` is false. */
  readonly state: "evaluated" | "notInForce" | "notApplicable";
  readonly outcome: Outcome;
  readonly applies: TraceNode | null;
  readonly conditions: TraceNode | null;
  readonly amount: number | null;
  /** Of a rule with `for` that reads dated parameters: as they were on the day of the record. */
  readonly parameters?: readonly DatedParameter[];
}

/** Why a grade or list came out as it did: the conditions of eligibility, bands, `atMost` and lists, whole. */
export interface DecisionTrace {
  readonly of: "eligibility" | "band" | "atMost" | "gate" | "list" | "exit";
  /** Place in the scheme for eligibility and atMost ("0"), the grade, or the list. */
  readonly id: string;
  readonly outcome: Outcome;
  readonly conditions: TraceNode;
}

/** One subject that a `linked` fact is made of. */
export interface LinkedSubject {
  readonly subject: string;
  /** Whether `where` takes it: true, or unknown; those that it leaves are not told. */
  readonly outcome: Outcome;
  /** What it brings; null: missing, or nothing is read of it (`count`). Days are ISO strings. */
  readonly value: Known | null;
  /** null: missing, or there are no weights. */
  readonly weight: number | null;
}
/** The subjects behind a `linked` fact of one card, in code-unit order of their ids. */
export interface LinkedTrace {
  readonly fact: string;
  readonly subjects: readonly LinkedSubject[];
}

/** Everything behind one card. */
export interface Trace {
  readonly rules: readonly RuleTrace[];
  readonly decisions: readonly DecisionTrace[];
  /** Of schemes with dated parameters: each of them as of the as-of day, which everything reads but rules with `for`. */
  readonly parameters?: readonly DatedParameter[];
  /** Of schemes with `linked` facts: each of them, in the order of `facts`. */
  readonly linked?: readonly LinkedTrace[];
}
