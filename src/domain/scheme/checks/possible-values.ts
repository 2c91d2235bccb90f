import type { Known } from "../../model/scheme.js";
import { hintOf } from "../did-you-mean.js";
import type { ReadContext, Readable } from "../vocabulary/context.js";

const COMPARING: ReadonlySet<string> = new Set(["equal", "notEqual", "in", "notIn", "contains", "doesNotContain", "overlaps"]);
const ORDERING: ReadonlySet<string> = new Set(["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "equal", "between"]);

/** A value that a fact can never take is a typing mistake: refused for words of a closed set, warned of for numbers outside their bounds. */
export function checkPossible(context: ReadContext, fact: Readable, { operator, value }: { readonly operator: string; readonly value: Known }, pointer: string): void {
  const values = Array.isArray(value) ? (value as readonly (string | number)[]) : [value as string | number | boolean];
  if (fact.oneOf && COMPARING.has(operator)) {
    for (const each of values) {
      if (typeof each !== "string" || fact.oneOf.includes(each)) continue;
      const { suggestion } = hintOf(each, fact.oneOf);
      context.problems.add("value-impossible", pointer, { fact: fact.name, found: each, expected: fact.oneOf.slice(0, 20).join(", "), ...(suggestion === undefined ? {} : { suggestion }) });
    }
  }
  const { minimum = -Infinity, maximum = Infinity } = fact;
  if (fact.type !== "number" || !ORDERING.has(operator)) return;
  if (values.some((each) => typeof each === "number" && each >= minimum && each <= maximum)) return;
  context.problems.add("value-beyond", pointer, { fact: fact.name, found: values.join(", "), expected: `[${minimum}, ${maximum}]` });
}
