/**
 * The documents a rating is made from (LANGUAGE: vocabulary). They are stored as immutable versions; these are the bodies.
 * All days in documents are ISO strings ("2026-03-31", a day of Asia/Shanghai); the evaluators keep them as day numbers.
 */

/** Chinese first; English complete. */
export interface Text {
  readonly "zh-CN": string;
  readonly en: string;
}

/** A day as the number of days since 1970-01-01 (a whole number; negative before). */
export type Day = number;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One value of a dated attribute: it holds from `from` (first: since ever) until the next entry begins, or until `to` (exclusive). */
export interface Dated {
  readonly from?: string;
  readonly to?: string;
  readonly value: Json;
}

/** What is rated: an enterprise (id: unified social credit code), a project, a manager, or any other declared kind. */
export interface Subject {
  readonly id: string;
  readonly version?: number;
  readonly kind: string;
  readonly name: string;
  /** field -> a value that always held, or the list of its dated values (a list of objects with `value`). */
  readonly attributes: Readonly<Record<string, Json | readonly Dated[]>>;
  /** sha256 over a random salt and the personal attributes, which stand apart with the salt and can be erased. Left out: there are none. */
  readonly personal?: string;
  /** The subject was taken back (the undoing of an import): it is as if it were not there. */
  readonly revoked?: true;
}

/** A dated relation between two subjects, valid in [from, to): managedBy (project -> enterprise), heads (manager -> project), successor, branchOf. */
export interface Link {
  readonly id: string;
  readonly version?: number;
  readonly kind: string;
  readonly subject: string;
  readonly target: string;
  readonly from?: string;
  readonly to?: string;
  /** The link was taken back: it is as if it were not there. */
  readonly revoked?: true;
}

export type StepName =
  | "reported" | "verified" | "rejected" | "disputed" | "upheld" | "revoked"
  | "rectified" | "rectificationChecked" | "repaired";

/** One step in the life of a record; the order in the list is the order in which they were entered. */
export interface Step {
  readonly step: StepName;
  readonly on: string;
  readonly by?: string;
  readonly reason?: string;
}

/** One piece of evidence about a subject. Only verified or upheld records count; the last of verified, upheld, rejected, revoked decides. */
export interface EvidenceRecord {
  readonly id: string;
  readonly version?: number;
  readonly subject: string;
  readonly kind: string;
  readonly source?: string;
  readonly sourceNumber?: string;
  /** The act: several records of one act share it. */
  readonly incident?: string;
  readonly occurredOn?: string;
  readonly endedOn?: string;
  readonly foundOn?: string;
  readonly dueOn?: string;
  /** An instant (2026-03-31T09:00:00+08:00) or a day: the day on which the system learnt of it. */
  readonly recordedOn?: string;
  readonly validUntil?: string;
  readonly evidence?: readonly Json[];
  readonly data: Readonly<Record<string, Json>>;
  readonly steps?: readonly Step[];
  /** sha256 over a random salt and the personal fields of `data`, which stand apart with the salt and can be erased. Left out: there are none. */
  readonly personal?: string;
}
