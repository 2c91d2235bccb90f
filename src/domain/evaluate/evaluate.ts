import type { Frozen } from "../model/columns.js";
import { decide } from "./decide/decide.js";
import type { Results } from "./decide/results.js";
import type { Memory } from "./memory.js";
import type { Program } from "./program.js";
import { runRules } from "./run-rules.js";

/** Stages 3 to 13 for a whole population: rules, items, groups and score, then grades, ranking and lists. Pure and synchronous. */
export function evaluate(program: Program, frozen: Frozen, memory?: Memory): Results {
  return decide(runRules(program, frozen, memory));
}
