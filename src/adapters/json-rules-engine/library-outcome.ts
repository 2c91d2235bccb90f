import { Engine } from "json-rules-engine";
import { LIBRARY_OPERATORS, type OperatorTable } from "../../domain/language/operators.js";
import type { Outcome } from "../../domain/model/card.js";
import type { Condition, Known } from "../../domain/model/scheme.js";
import { knownName, readAs } from "./strengthen.js";

/** Values by fact; null: missing. */
export type Values = Readonly<Record<string, Known | null>>;

const LIBRARY: ReadonlySet<string> = new Set(LIBRARY_OPERATORS);

/** An engine that also knows the operators of the language that the library lacks. They are never true of a missing value. */
export function createEngine(operators: OperatorTable): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { name, test } of operators.values()) {
    if (!LIBRARY.has(name)) engine.addOperator(name, (a: Known | null, b: Known | null) => a !== null && b !== null && test(a, b));
  }
  return engine;
}

function factsOf(values: Values): Record<string, Known | null> {
  const known = Object.entries(values).map(([fact, value]): [string, boolean] => [knownName(fact), value !== null]);
  return { ...values, ...Object.fromEntries(known) };
}

/** The outcome of a condition by json-rules-engine, with an engine of its own: true if it holds strengthened, false if not even weakened. */
export async function libraryOutcome(condition: Condition, values: Values, operators: OperatorTable): Promise<Outcome> {
  const engine = createEngine(operators);
  engine.addRule({ name: "certain", conditions: readAs(condition, "certain"), event: { type: "certain" } });
  engine.addRule({ name: "possible", conditions: readAs(condition, "possible"), event: { type: "possible" } });
  const { events } = await engine.run(factsOf(values));
  const fired = new Set(events.map(({ type }) => type));
  return fired.has("certain") ? "true" : fired.has("possible") ? "unknown" : "false";
}
