import { roundFraction, unitsToNumber, type Fraction } from "../../decimal/fraction.js";
import { evaluateExpression, isMissing, type ReadFact } from "../../facts/expression.js";
import { expressionEnds } from "../../facts/expression-ends.js";
import type { FormulaFact } from "../../model/scheme.js";
import { plainEnds, plainValue } from "./plain-value.js";
import { settledFact } from "./settled-fact.js";
import type { Settled } from "./settled.js";
import type { Results } from "../decide/results.js";

/** Reads every fact by its reported value. */
function readReported(results: Results, row: number): ReadFact {
  return (name) => {
    const settled = settledFact(results, name);
    return { value: settled ? settled.value(row) : plainValue(results, name, row) };
  };
}

/** Reads a settled number that is not yet certain as if it were missing with its ends. */
function readEnds(results: Results, row: number): ReadFact {
  return (name) => {
    const ends = settledFact(results, name)?.ends;
    if (!ends) return { value: plainValue(results, name, row), ...plainEnds(results, name, row) };
    const [low, high] = [ends.least(row), ends.greatest(row)];
    return low === high ? { value: low } : { value: null, low, high };
  };
}

const rounded = (value: Fraction, places: number): number => unitsToNumber(roundFraction(value, places, "half-away"), places);

/** A formula over facts that are settled after the rules, rounded once like any fact; its ends are its `range`, else its operands' (R9). */
export function formulaFact(results: Results, fact: FormulaFact): Settled {
  const { expression, decimals, range } = fact;
  const value = (row: number): number | null => {
    const found = evaluateExpression(expression, readReported(results, row), results.frozen.calendar);
    return isMissing(found) ? (typeof fact.whenMissing === "number" ? fact.whenMissing : null) : rounded(found, decimals);
  };
  const end = (row: number, which: "low" | "high", open: number): number => {
    const reached = expressionEnds(expression, readEnds(results, row), results.frozen.calendar)[which];
    return reached === null ? open : rounded(reached, decimals);
  };
  const most = (a: number, b: number): number => (a > b ? a : b);
  const least = (row: number): number => most(end(row, "low", -Infinity), range ? range[0] : -Infinity);
  const greatest = (row: number): number => -most(-end(row, "high", Infinity), range ? -range[1] : -Infinity);
  return { type: "number", value, ends: { least, greatest } };
}
