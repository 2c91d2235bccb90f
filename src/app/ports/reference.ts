import type { EvaluationInput } from "../../domain/model/columns.js";
import type { RevisionDocument } from "../documents.js";

/** What the reference gives for one subject: sha256 of the RFC 8785 forms of its card and of its trace. */
export interface ReferenceResult {
  readonly subject: string;
  readonly card: string;
  readonly trace: string;
}

/** The row-by-row evaluator of the whole language, run beside the main thread: it is slow by design. */
export interface ReferenceEngine {
  /** Reads the revision from its texts and rates the input; results in code-unit order of the subjects. */
  rate(revision: Pick<RevisionDocument, "text" | "kinds">, input: EvaluationInput): Promise<readonly ReferenceResult[]>;
  /** Lets go of what it holds; what is still asked of it fails. Left out: it holds nothing. */
  close?(): Promise<void>;
}
