import { LIMITS } from "../../domain/scheme/checks/limits.js";

export interface ReadLimits {
  /** Bytes of the text in UTF-8. */
  readonly bytes: number;
  /** Arrays and objects within each other. */
  readonly depth: number;
}

/** What a file of documents may be as one array: 20 MB. Larger ones are written as NDJSON, one document a line, each line within the limit of a text. */
export const ARRAY_BYTES = 20_000_000;

/** What a text may be when nothing else is said: 5 MB, nested 200 deep. */
export const DEFAULT_LIMITS: ReadLimits = { bytes: LIMITS.text, depth: LIMITS.nesting };
