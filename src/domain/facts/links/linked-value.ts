import { exactProducts, exactSum } from "../../decimal/exact.js";
import { type Fraction, ONE, ZERO, add, divide, fractionOf, sign } from "../../decimal/fraction.js";
import type { LinkedAggregate, LinkedFact } from "../../model/scheme.js";
import { type Derived, knownNumber, knownValue, missingFact, missingWithin } from "../derived.js";
import { linkedEnds } from "./linked-ends.js";

/** One linked subject that `where` takes, or may take, and what is read of it. */
export interface LinkedRow {
  readonly id: string;
  /** false: whether `where` takes it is unknown. */
  readonly sure: boolean;
  /** The fact `of`; null: the aggregate reads none. */
  readonly value: Derived | null;
  /** null: there are no weights. */
  readonly weight: Derived | null;
}

const isThere = (derived: Derived | null): boolean => derived === null || derived.value !== null;
const isWhole = ({ value, weight }: LinkedRow): boolean => isThere(value) && isThere(weight);

const NOTHING: Derived = { value: 0, reason: null, ends: null };
const orZero = (derived: Derived | null): Derived | null => (isThere(derived) ? derived : NOTHING);

/** The rows that count under the policy of the fact for those that lack a value or a weight; null: one lacks it, and that is refused (R28). */
function standing(rows: readonly LinkedRow[], { missing }: LinkedFact): readonly LinkedRow[] | null {
  if (rows.every(isWhole)) return rows;
  if (missing === "zero") return rows.map((row) => ({ ...row, value: orZero(row.value), weight: orZero(row.weight) }));
  const whole = rows.filter(isWhole);
  return missing === "refuse" || whole.length === 0 ? null : whole;
}

const numbers = (rows: readonly LinkedRow[], key: "value" | "weight"): readonly number[] => rows.map((row) => row[key]?.value as number);
const totalOf = (rows: readonly LinkedRow[]): Fraction => (rows[0].weight === null ? exactSum(numbers(rows, "value")) : exactProducts(numbers(rows, "value"), numbers(rows, "weight")));

function meanOf(rows: readonly LinkedRow[], fact: LinkedFact): Derived {
  const total = rows[0].weight === null ? rows.map(() => ONE).reduce(add, ZERO) : exactSum(numbers(rows, "weight"));
  return sign(total) === 0 ? missingFact("weightsZero") : knownNumber(divide(totalOf(rows), total), fact);
}

/** Over at least one subject, all of them whole. */
const OVER_SOME: Readonly<Record<LinkedAggregate, (rows: readonly LinkedRow[], fact: LinkedFact) => Derived>> = {
  count: (rows, fact) => knownNumber(rows.length, fact),
  sum: (rows, fact) => knownNumber(totalOf(rows), fact),
  mean: meanOf,
  min: (rows, fact) => knownValue(numbers(rows, "value").reduce((a, b) => Math.min(a, b)), fact),
  max: (rows, fact) => knownValue(numbers(rows, "value").reduce((a, b) => Math.max(a, b)), fact),
};

/** Over nobody count and sum are 0, all else is missing. */
function overNobody(fact: LinkedFact): Derived {
  return fact.aggregate === "count" || fact.aggregate === "sum" ? knownNumber(fractionOf(0), fact) : missingFact("noLink");
}

/**
 * A `linked` fact over the subjects that it takes: exact, rounded once. Missing, with ends, if whether one of them is taken is unknown, or if one
 * lacks a value and that is refused (R28).
 */
export function linkedValue(fact: LinkedFact, rows: readonly LinkedRow[]): Derived {
  const counted = standing(rows, fact);
  if (counted === null) return missingWithin("operand", linkedEnds(fact, rows), fact);
  if (counted.some(({ sure }) => !sure)) return missingWithin("operand", linkedEnds(fact, counted), fact);
  return counted.length === 0 ? overNobody(fact) : OVER_SOME[fact.aggregate](counted, fact);
}
