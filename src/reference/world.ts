import type { EvaluationInput } from "../domain/model/columns.js";
import type { EvidenceRecord } from "../domain/model/documents.js";
import type { Fact, RecordSelection, Scheme } from "../domain/model/scheme.js";
import type { OperatorTable } from "../domain/language/operators.js";
import type { Cell } from "./cell.js";
import type { Word } from "./stages/choices.js";
import type { Selected } from "./facts/select-records.js";
import type { Web } from "./links/chains.js";

/** A record that stands (R1) and that this run may read, with its mark. */
export interface StandingRecord {
  readonly record: EvidenceRecord;
  readonly disputed: boolean;
}

/** The records of one subject that stand, and what selections have taken of them. */
export interface SubjectRecords {
  readonly byKind: ReadonlyMap<string, readonly StandingRecord[]>;
  /** By what the selection says: many facts read the same records, and a selection takes the same each time. */
  readonly taken: Map<string, readonly Selected[]>;
}

/** What does not change from subject to subject; what has been read once is kept, since the as-of day is fixed. */
export interface World {
  readonly scheme: Scheme;
  readonly input: EvaluationInput;
  readonly operators: OperatorTable;
  /** The declared facts by name. */
  readonly facts: ReadonlyMap<string, Fact>;
  /** The records about each subject. */
  readonly records: ReadonlyMap<string, SubjectRecords>;
  /** What each selection says, as a text. */
  readonly selections: Map<RecordSelection, string>;
  /** Fields read before, by their names. */
  readonly fields: Map<string, Map<EvidenceRecord, Cell>>;
  /** Everybody, and the links between them. */
  readonly web: Web;
  /** The facts declared about others than the rated subjects, by name. */
  readonly about: ReadonlyMap<string, Fact>;
  /** What persons decided for this scheme and period. */
  readonly words: readonly Word[];
  /** Places among others, settled with the plain facts: fact -> subject -> value. */
  readonly cohorts: Map<string, ReadonlyMap<string, Cell>>;
  /** Facts about others derived before, by subject and name. */
  readonly others: Map<string, Map<string, Cell>>;
}

/** Order of code units: negative, 0 or positive. */
export const byCodeUnits = (a: string, b: string): number => Number(a > b) - Number(a < b);
