import { below } from "../pointer.js";
import type { Whole } from "../logic/whole.js";
import { namesIn, stringsUnder } from "./references.js";

/** Warns of named conditions that nothing refers to; they are not even read. */
export function checkUnusedConditions({ raw, context }: Whole): void {
  const read = stringsUnder(raw, new Set(["condition"]));
  for (const name of namesIn(raw, "conditions")) if (!read.has(name)) context.problems.add("unused-condition", below("/conditions", name), { name });
}
