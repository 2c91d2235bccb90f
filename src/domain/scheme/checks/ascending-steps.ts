import type { ReadContext } from "../vocabulary/context.js";

/** Thresholds of `steps` (and the two points of `linear`) go upwards; equal ones would leave one of them without effect. */
export function checkAscending(context: ReadContext, at: readonly (readonly [number, number])[], pointers: (place: number) => string): void {
  for (let i = 1; i < at.length; i++) {
    if (at[i][0] <= at[i - 1][0]) context.problems.add("not-ascending", pointers(i), { found: at[i][0] });
  }
}
