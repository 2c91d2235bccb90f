import type { EvaluationInput } from "../domain/model/columns.js";
import type { EvidenceRecord } from "../domain/model/documents.js";
import type { Scheme } from "../domain/model/scheme.js";
import type { OperatorTable } from "../domain/language/operators.js";

/** What does not change from subject to subject. */
export interface World {
  readonly scheme: Scheme;
  readonly input: EvaluationInput;
  readonly operators: OperatorTable;
  /** The records about each subject. */
  readonly records: ReadonlyMap<string, readonly EvidenceRecord[]>;
}

/** Order of code units: negative, 0 or positive. */
export const byCodeUnits = (a: string, b: string): number => Number(a > b) - Number(a < b);
