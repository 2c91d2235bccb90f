import { type Fraction, fractionOf, powerOfTen, roundFraction } from "../../decimal/fraction.js";
import { evaluateExpression, isMissing } from "../../facts/expression.js";
import type { RoundingMode } from "../../model/scheme.js";
import type { GroupResult, Triple } from "../results.js";
import { allRows } from "../settled/bits.js";
import { type ScoreInput, type Scored, emptyTriple, outOfColumn } from "./exact-score.js";
import { type GroupInput, isCareful } from "./group-value.js";
import type { GroupSums } from "./group-sums.js";

/** A score that whole numbers can carry: all groups are sums, the start is a constant, all clamps have at most 6 places. */
export interface PlainPlan {
  /** Everything is added in units of 10^-places. */
  readonly places: number;
  readonly start: number;
}
/** Limits in units; infinite where there is none. */
interface UnitLimits {
  readonly min: number;
  readonly max: number;
}
type Numbers = Pick<Triple, "reported" | "least" | "greatest">;

const MOST_PLACES = 6;
const SIDES = ["reported", "least", "greatest"] as const;

const powerOf = (places: number): number => Number(powerOfTen(places));

function placesOf(value: Fraction): number {
  let places = 0;
  while (places <= MOST_PLACES && (value.n * powerOfTen(places)) % value.d !== 0n) places++;
  return places;
}

const boundsOf = ({ group }: GroupInput): readonly number[] => [group.min, group.max, group.total?.min, group.total?.max].filter((bound) => bound !== undefined);

/** The plan of a plain score; null: it needs fractions. `largest`: bound of what the items of a subject can sum up to, in item units. */
export function plainPlan(input: ScoreInput, largest: number): PlainPlan | null {
  const { score: { start, round }, groups } = input;
  const constant = evaluateExpression(start, () => ({ value: null }), input.calendar, round.places);
  if (isMissing(constant) || groups.some(({ group }) => isCareful(group))) return null;
  const bounds = groups.flatMap(boundsOf).map(fractionOf);
  const places = [round.places, round.items, ...[constant, ...bounds].map(placesOf)].reduce((a, b) => (a > b ? a : b));
  if (places > MOST_PLACES) return null;
  const begun = Number(roundFraction(constant, places, "half-away"));
  const most = [begun, ...bounds.map((bound) => Number(roundFraction(bound, places, "half-away")))].reduce((a, b) => a + Math.abs(b), 0);
  return most + largest * powerOf(places - round.items) < Number.MAX_SAFE_INTEGER ? { places, start: begun } : null;
}

function limitsOf({ min, max }: { readonly min?: number; readonly max?: number }, places: number): UnitLimits {
  const units = (bound: number | undefined, open: number): number => (bound === undefined ? open : Number(roundFraction(fractionOf(bound), places, "half-away")));
  return { min: units(min, -Infinity), max: units(max, Infinity) };
}

/** into = clamp(a x factor), number by number. */
function scaleInto(into: Float64Array, a: Float64Array, factor: number, { min, max }: UnitLimits): void {
  for (let i = 0; i < into.length; i++) {
    const units = a[i] * factor;
    into[i] = units < min ? min : units > max ? max : units;
  }
}

function addInto(into: Float64Array, a: Float64Array, { min, max }: UnitLimits): void {
  for (let i = 0; i < into.length; i++) {
    const units = into[i] + a[i];
    into[i] = units < min ? min : units > max ? max : units;
  }
}

function divideInto(into: Float64Array, a: Float64Array, divisor: number): void {
  for (let i = 0; i < into.length; i++) into[i] = a[i] / divisor;
}

/** Rounds whole units down to units `step` times as large. Remainder and difference of whole doubles are exact. */
function roundUnits(units: Float64Array, step: number, mode: RoundingMode): void {
  for (let i = 0; i < units.length; i++) {
    const value = units[i];
    const rest = value % step;
    if (rest === 0 || !Number.isFinite(value)) units[i] = value / step + 0;
    else units[i] = Number(roundFraction({ n: BigInt(value), d: BigInt(step) }, 0, mode));
  }
}

function groupResult(input: GroupInput, units: Numbers, plan: PlainPlan, { memory, table }: ScoreInput): GroupResult {
  const { sums, items, group } = input;
  const triple = { ...emptyTriple(table.rows, memory), known: allRows(table.rows) };
  for (const side of SIDES) divideInto(triple[side], units[side], powerOf(plan.places));
  const sum = memory.doubles(table.rows);
  divideInto(sum, sums.reported, powerOf(items));
  return { id: group.id, sum, outOf: outOfColumn(input, memory), items: sums.items, ...triple };
}

function clamped(sums: GroupSums, { group, items }: GroupInput, plan: PlainPlan, input: ScoreInput): Numbers {
  const units = emptyTriple(input.table.rows, input.memory);
  const limits = limitsOf(group, plan.places);
  for (const side of SIDES) scaleInto(units[side], sums[side], powerOf(plan.places - items), limits);
  return units;
}

/** Scores all subjects at once in whole units (R15): the same numbers as with fractions, for schemes whose groups are sums. */
export function plainScore(input: ScoreInput, plan: PlainPlan): Scored {
  const { table, memory, score: { round } } = input;
  const total: Triple = { ...emptyTriple(table.rows, memory), known: allRows(table.rows) };
  for (const side of SIDES) total[side].fill(plan.start);
  const groups = input.groups.map((group) => {
    const units = clamped(group.sums, group, plan, input);
    const limits = limitsOf(group.group.total ?? {}, plan.places);
    for (const side of SIDES) addInto(total[side], units[side], limits);
    return groupResult(group, units, plan, input);
  });
  if (plan.places > round.places) for (const side of SIDES) roundUnits(total[side], powerOf(plan.places - round.places), round.mode);
  return { groups, score: total };
}
