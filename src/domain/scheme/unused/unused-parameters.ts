import { below } from "../pointer.js";
import type { Whole } from "../logic/whole.js";
import { namesIn, stringsUnder, without } from "./references.js";

/** Warns of parameters that nothing reads: a knob that turns nothing. */
export function checkUnusedParameters({ raw, context }: Whole): void {
  const read = stringsUnder(without(raw, "parameters"), new Set(["param"]));
  for (const name of namesIn(raw, "parameters")) if (!read.has(name)) context.problems.add("unused-parameter", below("/parameters", name), { name });
}
