import { STAGE, type Known } from "../../model/scheme.js";
import type { Column } from "../../model/columns.js";
import { cohortFact } from "./settled-cohort.js";
import { formulaFact } from "./settled-formula.js";
import { valueAt } from "./plain-value.js";
import { reservedFact, type Settled } from "./settled.js";
import type { Results } from "../decide/results.js";

const cache = new WeakMap<Results, Map<string, Settled | null>>();

/** A fact with `current`: like a plain fact it is known or missing, whatever its ends (R5). */
function currentFact(column: Column): Settled {
  const value = (row: number): Known | null => valueAt(column, row);
  if (!column.numbers) return { type: column.type, value };
  const at = (row: number): number => column.numbers?.[row] ?? 0;
  return { type: column.type, value, ends: { least: at, greatest: at } };
}

function resolve(results: Results, name: string): Settled | null {
  const current = results.current.get(name);
  if (current) return currentFact(current);
  if (results.frozen.columns.has(name)) return null;
  const later = results.scheme.facts.find((fact) => fact.name === name && fact.stage > STAGE.plain);
  if (later?.from === "formula") return formulaFact(results, later);
  return later?.from === "cohort" ? cohortFact(results, later) : reservedFact(results, name);
}

/** A fact settled after the rules: reserved, with `current`, or a formula over such facts. null: a plain fact (or none). */
export function settledFact(results: Results, name: string): Settled | null {
  let known = cache.get(results);
  if (!known) cache.set(results, (known = new Map()));
  let found = known.get(name);
  if (found === undefined) known.set(name, (found = resolve(results, name)));
  return found;
}
