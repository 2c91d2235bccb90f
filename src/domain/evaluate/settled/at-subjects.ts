import type { RuleResult, RuleResults } from "../results.js";
import { hasBit, setBit, wordsFor } from "./bits.js";

/** Of one rule: the subjects with a row that counts, and those with an unknown row that matters. */
export interface AtSubjects {
  readonly counts: Uint32Array;
  readonly matters: Uint32Array;
}

const cache = new WeakMap<RuleResult, AtSubjects>();

/** Bits over the rows of a `for` rule as bits over their subjects: set where any row of the subject is. */
export function ownersOf(rows: Uint32Array, result: RuleResult, subjects: number): Uint32Array {
  const child = result.child;
  if (!child) return rows;
  const words = new Uint32Array(wordsFor(subjects));
  for (let row = 0; row < child.rows; row++) if (hasBit(rows, row)) setBit(words, child.owners[row]);
  return words;
}

/** A rule's bits seen from the subjects, whether it walks records or not; folded once. */
export function atSubjects(results: RuleResults, rule: number): AtSubjects {
  const result = results.rules[rule];
  let found = cache.get(result);
  if (!found) {
    const fold = (rows: Uint32Array): Uint32Array => ownersOf(rows, result, results.subjects);
    found = { counts: fold(result.counts), matters: fold(result.matters) };
    cache.set(result, found);
  }
  return found;
}
