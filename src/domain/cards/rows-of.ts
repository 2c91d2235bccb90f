import type { RuleResult } from "../evaluate/results.js";

/** First row and the row after the last that a rule has for a subject: its own, or those of its records. */
export const firstRow = (result: RuleResult, subject: number): number => (result.child ? result.child.offsets[subject] : subject);
export const endRow = (result: RuleResult, subject: number): number => (result.child ? result.child.offsets[subject + 1] : subject + 1);
