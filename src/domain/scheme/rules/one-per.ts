import type { Expression, Fact, Rule } from "../../model/scheme.js";
import { below } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";

/** Aggregates that have a value without a single record. */
const COUNTS: ReadonlySet<string> = new Set(["count", "distinct", "consecutive"]);

interface Declared {
  readonly context: ReadContext;
  readonly facts: ReadonlyMap<string, Fact>;
}

/** Operations that have a value whenever their operands have; the others may also fail of themselves (no key, division by zero, below the first step). */
function isTotal(declared: Declared, expression: Expression): boolean {
  switch (expression.op) {
    case "number": return true;
    case "fact": return isThere(declared, expression.fact);
    case "round": case "linear": return isTotal(declared, expression.of);
    case "days": return isTotal(declared, expression.from) && isTotal(declared, expression.to);
    case "lookup": return expression.else !== undefined && isTotal(declared, expression.of);
    case "add": case "subtract": case "multiply": case "min": case "max": return expression.of.every((part) => isTotal(declared, part));
    case "firstKnown": return expression.of.some((part) => isTotal(declared, part));
    default: return false;
  }
}

/** Whether a fact has a value for every subject. Facts that the language itself gives to rules (asOf, period) have one. */
function isThere(declared: Declared, name: string): boolean {
  const fact = declared.facts.get(name);
  if (!fact || fact.whenMissing !== undefined) return true;
  if (fact.knownIf) return false;
  if (fact.from === "attribute") return declared.context.subject?.fields.get(fact.field)?.required === true;
  if (fact.from === "formula") return isTotal(declared, fact.expression);
  return fact.from === "records" && COUNTS.has(fact.aggregate);
}

/**
 * Warns of a fact in `one.per` that may be missing: then the item shares with nobody, and several count where one should. (A record's own field
 * says by its absence that the record shares with none; a fact of the subject says it of all of them.)
 */
export function checkOnePer(context: ReadContext, rules: readonly Rule[], facts: readonly Fact[]): void {
  const declared = { context, facts: new Map(facts.map((fact) => [fact.name, fact])) };
  for (const { one, pointer } of rules) {
    one?.per.forEach((name, i) => {
      if (!isThere(declared, name)) context.problems.add("one-per-missing", below(pointer, "one", "per", i), { name, found: name, expected: "whenMissing" });
    });
  }
}
