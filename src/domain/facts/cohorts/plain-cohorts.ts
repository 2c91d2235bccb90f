import { measuredOf, type Measured, type Values } from "../../evaluate/cohort/measures.js";
import { standingsOf } from "../../evaluate/cohort/standings.js";
import type { KeyColumn } from "../../evaluate/decide/sort-keys.js";
import { allRows, hasBit, without } from "../../evaluate/settled/bits.js";
import type { EvaluationInput, Frozen } from "../../model/columns.js";
import type { CohortFact, Fact } from "../../model/facts.js";
import { STAGE, type Scheme } from "../../model/scheme.js";
import { type Derived, missingFact } from "../derived.js";

/** Cohort facts that are settled with the plain facts: fact -> subject -> value. */
export type Cohorts = ReadonlyMap<string, ReadonlyMap<string, Derived>>;
/** Derives a scheme's facts with the cohort facts that are there already. */
export type Derive = (scheme: Scheme, input: EvaluationInput, cohorts: Cohorts) => Frozen;

const isPlainCohort = (fact: Fact): fact is CohortFact => fact.from === "cohort" && fact.stage <= STAGE.plain;

/** Values with their ends: a known number is a point unless it is itself a place that may change; a missing one has its own ends, else its `range`. */
function valuesOf(frozen: Frozen, { name, range }: Fact): Values {
  const { known, numbers, low, high } = frozen.columns.get(name) ?? { known: new Uint32Array(0), numbers: null, low: null, high: null };
  const reported = Float64Array.from(frozen.subjects, (_, row) => numbers?.[row] ?? 0);
  const end = (cells: Float64Array | null, open: number): Float64Array => Float64Array.from(reported, (value, row) => {
    if (hasBit(known, row)) return low && high && low[row] < high[row] ? (cells?.[row] ?? value) : value;
    return cells ? cells[row] : open;
  });
  return { reported, low: end(low, range?.[0] ?? -Infinity), high: end(high, range?.[1] ?? Infinity) };
}

/** Keys that sort ascending: what comes first has the lesser one. */
function keyOf({ reported, low, high }: Values, direction: CohortFact["by"]["direction"]): KeyColumn {
  if (direction === "ascending") return { reported, best: low, worst: high };
  const turned = (cells: Float64Array): Float64Array => cells.map((value) => -value);
  return { reported: turned(reported), best: turned(high), worst: turned(low) };
}

/** A place that the unknown can still change keeps its ends beside its value. */
function derivedOf({ value, low, high }: Measured): Derived {
  if (value === null) return { ...missingFact("operand"), ends: { low, high } };
  return { value, reason: null, ends: low < high ? { low, high } : null };
}

function settle(fact: CohortFact, by: Fact, frozen: Frozen): ReadonlyMap<string, Derived> {
  const { subjects, columns } = frozen;
  const members = columns.get(by.name)?.known ?? new Uint32Array(0);
  const values = valuesOf(frozen, by);
  const column = (name: string): NonNullable<ReturnType<typeof columns.get>> => {
    const found = columns.get(name);
    if (!found) throw new RangeError(`the facts lack ${name}`);
    return found;
  };
  const cohort = { members, comers: without(allRows(subjects.length), members), keys: [keyOf(values, fact.by.direction)], scope: fact.scope, atLeast: fact.atLeast };
  const measured = measuredOf(fact, standingsOf({ column }, cohort, subjects.length), (row) => hasBit(members, row), values);
  return new Map(subjects.map((id, row) => [id, derivedOf(measured[row])]));
}

/**
 * Stage 2 for facts over cohorts (R30): when every subject has the facts that they go by. Facts stand in the order of what reads what, so that all
 * before the first cohort fact not settled yet can be derived; once for each layer of places over places.
 */
export function settleCohorts(scheme: Scheme, input: EvaluationInput, derive: Derive): Cohorts {
  const settled = new Map<string, ReadonlyMap<string, Derived>>();
  if (!scheme.facts.some(isPlainCohort)) return settled;
  const place = (name: string): number => scheme.facts.findIndex((fact) => fact.name === name);
  for (;;) {
    const open = scheme.facts.filter((fact): fact is CohortFact => isPlainCohort(fact) && !settled.has(fact.name));
    if (open.length === 0) return settled;
    const first = place(open[0].name);
    const frozen = derive({ ...scheme, facts: scheme.facts.slice(0, first), rules: [], lists: [], ranking: { scope: scopesOf(open), by: [], ties: "share" } }, input, settled);
    for (const fact of open.filter(({ by }) => place(by.by) < first)) settled.set(fact.name, settle(fact, scheme.facts[place(fact.by.by)], frozen));
  }
}

const scopesOf = (facts: readonly CohortFact[]): readonly string[] => [...new Set(facts.flatMap(({ scope }) => scope))];
