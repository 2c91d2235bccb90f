import { partsOf } from "../../facts/expression-ends.js";
import type { Expression } from "../../model/terms.js";
import { below } from "../pointer.js";
import type { Whole } from "../logic/whole.js";

const readsFact = (expression: Expression): boolean => expression.op === "fact" || partsOf(expression).some(readsFact);

/** Warns of a formula that reads no fact: it is the same for everybody, so that its reader compares nothing of anybody. */
export function checkConstantFormulas({ context: { problems }, scheme: { facts, about } }: Whole): void {
  for (const fact of [...facts, ...[...(about?.values() ?? [])].flat()]) {
    if (fact.from === "formula" && !readsFact(fact.expression)) problems.add("constant-formula", below(fact.pointer, "expression"), { name: fact.name });
  }
}
