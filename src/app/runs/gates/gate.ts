import type { Text } from "../../../domain/model/documents.js";

/** One reason why a run cannot be published now, and the way through. */
export interface Gate {
  /** True: the gate is closed. */
  readonly holds: boolean;
  readonly code: string;
  readonly text: Text;
}
