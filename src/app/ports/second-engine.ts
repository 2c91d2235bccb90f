import type { RuleResults } from "../../domain/evaluate/results.js";
import type { Progress } from "../context.js";

/** What another engine says of the outcomes of all conditions of a population. */
export interface Comparison {
  readonly name: string;
  readonly version: string;
  /** Distinct rows evaluated, over all rules: rows equal in every fact that a rule reads are evaluated once. */
  readonly compared: number;
  /** "rule, subject: certain here, not there" for each difference. */
  readonly differences: readonly string[];
}

/** An evaluator written by others that knows the same rule format. */
export interface SecondEngine {
  /** Compares `applies` and `conditions` of every rule for every row with the core's bits. */
  compare(results: RuleResults, progress?: Progress): Promise<Comparison>;
}
