import type { MissingReason } from "../../model/card.js";
import type { FormulaFact } from "../../model/scheme.js";
import { roundFraction, unitsToNumber, type Fraction } from "../../decimal/fraction.js";
import { evaluateExpression, isMissing, type ReadFact } from "../../facts/expression.js";
import { expressionEnds } from "../../facts/expression-ends.js";
import type { Results } from "../decide/results.js";
import { hasBit } from "./bits.js";
import { outcomeBits } from "./outcomes.js";
import { certainReading, plainEnds, plainReading, valueAt } from "./plain-value.js";
import { settledFact } from "./settled-fact.js";
import type { Settled } from "./settled.js";

type Value = number | { readonly missing: MissingReason };

/** Reads every fact by its reported value. */
function readReported(results: Results, row: number): ReadFact {
  return (name) => {
    const settled = settledFact(results, name);
    return settled ? { value: settled.value(row) } : plainReading(results, name, row);
  };
}

/** Reads a settled number that is not yet certain as if it were missing with its ends; a fact with `current` like a plain one, by the ends of its cell. */
function readEnds(results: Results, row: number): ReadFact {
  return (name) => {
    const current = results.current.get(name);
    if (current) return { value: valueAt(current, row), type: current.type, ...plainEnds(results, name, row, current) };
    const settled = settledFact(results, name);
    if (!settled) return { ...certainReading(results, name, row), ...plainEnds(results, name, row) };
    if (!settled.ends) return { value: settled.among && settled.among(row).length !== 1 ? null : settled.value(row) };
    const [low, high] = [settled.ends.least(row), settled.ends.greatest(row)];
    return low === high ? { value: low } : { value: null, low, high };
  };
}

function rounded(value: Fraction, places: number): Value {
  const units = roundFraction(value, places, "half-away");
  return Number.isSafeInteger(Number(units)) ? unitsToNumber(units, places) : { missing: "overflow" };
}

/** knownIf -> the value, rounded once -> whenMissing (R7). */
function evaluator(results: Results, fact: FormulaFact): (row: number) => Value {
  const knownIf = fact.knownIf ? outcomeBits(results, fact.knownIf, "ends").certain : null;
  return (row) => {
    if (knownIf && !hasBit(knownIf, row)) return { missing: "notKnown" };
    const value = evaluateExpression(fact.expression, readReported(results, row), results.frozen.calendar, fact.decimals);
    return isMissing(value) ? value : rounded(value, fact.decimals);
  };
}

/** Between these it lies: where it is missing its `range`, else what its operands can still make of it (R9). */
function endsAt(results: Results, { expression, decimals, range }: FormulaFact, row: number, isMissingNow: boolean): readonly [number, number] {
  if (isMissingNow && range) return range;
  const { low, high } = expressionEnds(expression, readEnds(results, row), results.frozen.calendar, decimals);
  const end = (value: Fraction | null, open: number): number => {
    const units = value === null ? open : rounded(value, decimals);
    return typeof units === "number" ? units : open;
  };
  return [end(low, -Infinity), end(high, Infinity)];
}

/** A formula over facts that are settled after the rules. */
export function formulaFact(results: Results, fact: FormulaFact): Settled {
  const evaluate = evaluator(results, fact);
  const assumed = typeof fact.whenMissing === "number" ? fact.whenMissing : null;
  const end = (row: number, which: 0 | 1): number => {
    const value = evaluate(row);
    return typeof value !== "number" && assumed !== null ? assumed : endsAt(results, fact, row, typeof value !== "number")[which];
  };
  return {
    type: "number",
    value: (row) => {
      const value = evaluate(row);
      return typeof value === "number" ? value : assumed;
    },
    reason: (row) => {
      const value = evaluate(row);
      return typeof value === "number" ? "notSettled" : value.missing;
    },
    ends: { least: (row) => end(row, 0), greatest: (row) => end(row, 1) },
  };
}
