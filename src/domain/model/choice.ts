/**
 * What a person decided on a matter that the scheme leaves to a person (R31): read from the records of kind `choice` for the run's scheme and period.
 * One that does not fit the matter any more is as if it were not there.
 */
export interface Choice {
  /** rankTie: the order of equals in the ranking; placeTie: who of equals gets the last places of a list; entry: whether a subject enters a list. */
  readonly what: "rankTie" | "placeTie" | "entry";
  /** The list; empty for the ranking. */
  readonly of: string;
  /** Ids of all among whom it was chosen, each once, in code-unit order. */
  readonly among: readonly string[];
  /** rankTie: all of them in their order; placeTie: who gets a place; entry: the subject, or nobody. */
  readonly chosen: readonly string[];
}
