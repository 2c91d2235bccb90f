import { setFlagsFromString } from "node:v8";

/**
 * How much of a function runs before V8 compiles it for speed, in bytes of bytecode; its own is about a third of it. A command that rates some
 * thousand subjects is over after two seconds, of which the compilers took as much as the rating, each on one of two processors.
 */
const BUDGET = "--interrupt-budget=400000";

/** Tells V8 that this process will not live long: it compiles less of it. Whoever serves leaves it as it is. */
export const livesShortly = (): void => setFlagsFromString(BUDGET);
