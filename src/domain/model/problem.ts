import type { Text } from "./documents.js";

/**
 * One thing that is wrong in an author's text, in words for people. `path` is the JSON Pointer of the place; line and column (from 1) are
 * filled in where the text is known. Problems are reported all at once, sorted by position.
 */
export interface Problem {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly path: string;
  /** Its file, where several are read together. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: Text;
  /** What stood there, and what was expected, where that can be said shortly. */
  readonly found?: string;
  readonly expected?: string;
  readonly suggestion?: string;
}

/** Thrown by use cases for problems in what they were given; the outermost layer prints it (exit code 1, status 422). */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];
  /** Where the text stands, if it is one: a file. */
  readonly location: string;
  constructor(problems: readonly Problem[], location = "") {
    super(problems.map((p) => `${p.code} ${p.path}: ${p.message.en}`).join("\n"));
    this.problems = problems;
    this.location = location;
  }
}
