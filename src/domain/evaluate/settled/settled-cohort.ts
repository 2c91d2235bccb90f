import type { CohortFact } from "../../model/facts.js";
import type { Known } from "../../model/scheme.js";
import { measuredOf, type Measured, type Values } from "../cohort/measures.js";
import { standingsOf } from "../cohort/standings.js";
import { keyColumn } from "../decide/sort-keys.js";
import type { Results } from "../decide/results.js";
import { hasBit, rowsWhere } from "./bits.js";
import { outcomeBits } from "./outcomes.js";
import { isOpen, plainEnds, plainValue } from "./plain-value.js";
import { settledFact } from "./settled-fact.js";
import type { Settled } from "./settled.js";

/** What the cohort goes by with its ends; of who is not rated nothing is known. */
function valuesOf(results: Results, by: string): { readonly values: Values; readonly there: (row: number) => boolean } {
  const { subjects } = results;
  const settled = settledFact(results, by);
  const valueOf = (row: number): Known | null => (settled ? settled.value(row) : plainValue(results, by, row));
  const there = (row: number): boolean => valueOf(row) !== null;
  const ends = (row: number): readonly [number, number] => {
    if (settled) return [settled.ends?.least(row) ?? reported(row), settled.ends?.greatest(row) ?? reported(row)];
    const { low, high } = isOpen(results.column(by, null), row) ? plainEnds(results, by, row) : { low: reported(row), high: reported(row) };
    return [low, high];
  };
  const cells = (of: (row: number) => number, otherwise: number): Float64Array => Float64Array.from({ length: subjects }, (_, row) => (there(row) ? of(row) : otherwise));
  const reported = (row: number): number => Number(valueOf(row) ?? 0);
  const values = {
    reported: cells(reported, 0),
    low: cells((row) => ends(row)[0], -Infinity),
    high: cells((row) => ends(row)[1], Infinity),
  };
  return { values, there };
}

function measure(results: Results, fact: CohortFact): readonly Measured[] {
  const { subjects, ranking, rated, eligibility } = results;
  const { values, there } = valuesOf(results, fact.by.by);
  const counting = ranking?.ranked ?? rated;
  const members = rowsWhere(subjects, (row) => hasBit(counting, row) && there(row));
  const comers = rowsWhere(subjects, (row) => eligibility[row] < 0 && !hasBit(members, row));
  const standings = standingsOf(results, { members, comers, keys: [keyColumn(results, fact.by)], scope: fact.scope, atLeast: fact.atLeast }, subjects);
  return measuredOf(fact, standings, (row) => hasBit(members, row), values);
}

/** A place among others by what the rules bring, settled with the ranking: it counts who is ranked (R30). */
export function cohortFact(results: Results, fact: CohortFact): Settled {
  const measured = measure(results, fact);
  const knownIf = fact.knownIf ? outcomeBits(results, fact.knownIf, "ends").certain : null;
  const assumed = typeof fact.whenMissing === "number" ? fact.whenMissing : null;
  const looked = (row: number): boolean => knownIf === null || hasBit(knownIf, row);
  const isThere = (row: number): boolean => looked(row) && measured[row].value !== null;
  const end = (row: number, which: "low" | "high"): number => {
    if (!isThere(row) && assumed !== null) return assumed;
    return looked(row) ? measured[row][which] : which === "low" ? -Infinity : Infinity;
  };
  return {
    type: "number",
    value: (row) => (isThere(row) ? measured[row].value : assumed),
    reason: (row) => (looked(row) ? "operand" : "notKnown"),
    ends: { least: (row) => end(row, "low"), greatest: (row) => end(row, "high") },
  };
}
