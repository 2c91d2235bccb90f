import type { Scheme } from "../model/scheme.js";
import { allRows, rowsOf } from "./settled/bits.js";
import type { TableRun } from "./table-run.js";

/** What stands in RuleResults.eligibility beside the place of the condition that is false. */
export const ELIGIBLE = -1;
export const UNKNOWN = -2;

/** Stage 3: for each subject the first condition that is not true decides (R10). */
export function eligibilityOf(scheme: Scheme, table: TableRun): Int32Array {
  const result = new Int32Array(table.rows).fill(ELIGIBLE);
  const undecided = allRows(table.rows);
  scheme.eligibility.forEach(({ conditions }, place) => {
    const { certain, possible } = table.bitsOf(conditions);
    for (const row of rowsOf(undecided.map((word, w) => word & ~possible[w]))) result[row] = place;
    for (const row of rowsOf(undecided.map((word, w) => word & possible[w] & ~certain[w]))) result[row] = UNKNOWN;
    for (let w = 0; w < undecided.length; w++) undecided[w] &= certain[w];
  });
  return result;
}
