import type { OperatorTable } from "../domain/language/operators.js";
import type { DocumentStore } from "./ports/document-store.js";
import type { RuleLibrary } from "./ports/rule-library.js";
import type { ReferenceEngine } from "./ports/reference.js";
import type { SecondEngine } from "./ports/second-engine.js";
import type { TableFiles } from "./ports/table-files.js";

/** What every use case may touch. Clock and author are arguments: nothing below asks the machine. */
export interface Context {
  readonly store: DocumentStore;
  readonly library: RuleLibrary;
  readonly operators: OperatorTable;
  readonly secondEngine: SecondEngine;
  readonly reference: ReferenceEngine;
  readonly tables: TableFiles;
  /** Instant for the journal, ISO 8601 with zone. Never read by an evaluation. */
  readonly now: () => string;
  /** Who acts, for the journal. */
  readonly by: string;
}

/** Long work tells how far it is: done of total steps, and what it is doing. */
export type Progress = (done: number, total: number, doing: string) => void;
export const silent: Progress = () => {};
