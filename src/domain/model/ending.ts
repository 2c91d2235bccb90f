import type { Day, Json, Text } from "./documents.js";
import type { BasisReference } from "./facts.js";
import type { Condition, Duration } from "./terms.js";

/** What a consequence does, as far as other systems can act on it. */
export const MEASURES = ["moreInspections", "fewerInspections", "noNewTenders", "noAwards", "subsidyStop", "interview", "priority", "other"] as const;
export type Measure = (typeof MEASURES)[number];

/** What follows from a grade or a list, with its legal basis. */
export interface Consequence {
  readonly for: { readonly grade?: string; readonly list?: string };
  readonly text: Text;
  /** At least one source document. */
  readonly basis: readonly BasisReference[];
  /** The day of publication, or a day that is stated; left out: the last day of the period. */
  readonly since?: "publication" | Day;
  /** Left out: until the next result. */
  readonly term?: Duration;
  readonly measure?: Measure;
  readonly official?: boolean;
}

/** A number of days, all of them or working days alone. */
export interface DayCount {
  readonly days: number;
  readonly working: boolean;
}
/** Who may object: the firm that is rated or stands behind it, the owners' or the residents' committee, or owners who are together a share of all. */
export type Objector = "firm" | "ownersCommittee" | "residentsCommittee" | { readonly owners: { readonly numerator: number; readonly denominator: number } };

/** How a result becomes final: what the standard lays down; the steps themselves are taken elsewhere. */
export interface Procedure {
  /** What records that are disputed do meanwhile (R5). */
  readonly disputed: "count" | "leaveOut" | "both";
  readonly noticeDays?: DayCount;
  readonly objectionDays?: DayCount;
  readonly decisionDays?: DayCount;
  readonly objectionsPerItem?: number;
  readonly mayObject?: readonly Objector[];
  /** Credit can be repaired: not before so long after the act, and where the conditions hold. */
  readonly repair?: { readonly after?: Duration; readonly conditions?: Condition };
  /** Not published while a timely objection is open. */
  readonly hold?: boolean;
  /** The subject's answer stands beside the decision. */
  readonly reply?: boolean;
  /** As the author wrote it. */
  readonly raw: Json;
}
