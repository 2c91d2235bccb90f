import type { ReadContext } from "../vocabulary/context.js";

const EXACT = 2 ** 53;

/** Constants stay where whole units of 10^-decimals are exact in a double. */
export function checkMagnitude(context: ReadContext, value: number, decimals: number, pointer: string): void {
  if (Math.abs(value) * 10 ** decimals >= EXACT) context.problems.add("number-too-great", pointer, { found: value, decimals });
}
