import type { RuleResults } from "../../domain/evaluate/results.js";

/** What a second, independent engine says of the conditions of a run. */
export interface SecondOpinion {
  readonly name: string;
  readonly version: string;
  /** Outcomes compared: conditions (of rules and of eligibility) times rows. */
  readonly compared: number;
  /** In words, one per outcome that differs, at most 100 of them. */
  readonly differences: readonly string[];
}
/** How far a comparison is: `done` of `of` conditions. What is returned for the last is the whole; a comparison can go on from any of them. */
export interface SecondOpinionSoFar extends SecondOpinion {
  readonly done: number;
  readonly of: number;
}
export interface SecondOpinionOptions {
  /** Where an earlier comparison of the same results stopped. */
  readonly from?: SecondOpinionSoFar;
  /** Called after each condition; what it returns is awaited, so that progress can be stored. */
  readonly onChunk?: (soFar: SecondOpinionSoFar) => void | Promise<void>;
}

/** Evaluates every condition again with other software, once strengthened to certain and once weakened to possible. */
export interface SecondEngine {
  /** Of the software, as it stands in what `compare` says. */
  readonly name: string;
  readonly version: string;
  compare(results: RuleResults, options?: SecondOpinionOptions): Promise<SecondOpinion>;
}
