import type { MissingReason } from "../../domain/model/card.js";
import type { Aggregate, Known } from "../../domain/model/scheme.js";
import { add, compare, divide, fraction, greatest, least, multiply, ofNumber, sum, ZERO, type Fraction } from "../arithmetic/fraction.js";
import { OPEN, type Interval } from "../arithmetic/interval.js";
import type { Member } from "./members.js";

/** What an aggregate comes to before rounding: an exact number, another known value, or a reason with ends. */
export type Aggregated = { readonly number: Fraction } | { readonly value: Known } | { readonly reason: MissingReason; readonly ends: Interval };

/** The records that may stand for one act: newest or largest first; exactly one of them counts, the first that is taken for certain at the latest. */
export type Pool = readonly Member[];

const exact = (member: Member): Fraction => ofNumber(Number(member.value));
const weighted = (member: Member): Fraction => multiply(exact(member), member.weight === null ? ZERO : ofNumber(member.weight));
const total = (members: readonly Member[]): Fraction => sum(members.map(weighted));
const distinct = (members: readonly Member[]): number => new Set(members.map(({ value }) => JSON.stringify(value))).size;

function mean(members: readonly Member[]): Aggregated {
  const weights = sum(members.map(({ weight }) => (weight === null ? ZERO : ofNumber(weight))));
  return weights.n === 0n ? { reason: "weightsZero", ends: OPEN } : { number: divide(total(members), weights) };
}

function median(members: readonly Member[]): Fraction {
  const values = members.map(exact).sort(compare);
  const middle = Math.floor(values.length / 2);
  return values.length % 2 === 1 ? values[middle] : divide(add(values[middle - 1], values[middle]), fraction(2n));
}

/** Of at least one certain record, newest first. */
const OVER_SOME: Readonly<Record<Exclude<Aggregate, "count" | "distinct" | "sum" | "consecutive">, (members: readonly Member[], asOf: number) => Aggregated>> = {
  mean,
  median: (members) => ({ number: median(members) }),
  min: (members) => ({ number: members.map(exact).reduce(least) }),
  max: (members) => ({ number: members.map(exact).reduce(greatest) }),
  latest: ([newest]) => (newest.value === null ? { reason: "noField", ends: OPEN } : { value: newest.value }),
  daysSince: ([newest], asOf) => ({ number: ofNumber(asOf - newest.on) }),
};

/** Over certain records only, newest first (R4). Over nothing count, sum and distinct are 0, all else is missing. */
export function overCertain(aggregate: Exclude<Aggregate, "consecutive">, members: readonly Member[], asOf: number): Aggregated {
  if (aggregate === "count") return { number: ofNumber(members.length) };
  if (aggregate === "distinct") return { number: ofNumber(distinct(members)) };
  if (aggregate === "sum") return { number: total(members) };
  return members.length === 0 ? { reason: "noRecord", ends: OPEN } : OVER_SOME[aggregate](members, asOf);
}

const isSure = (member: Member): boolean => member.doubt === null;
/** The records of a pool that can still be the one that counts. */
export const candidates = (pool: Pool): Pool => {
  const sure = pool.findIndex(isSure);
  return sure < 0 ? pool : pool.slice(0, sure + 1);
};
const interval = (low: Fraction, high: Fraction): Interval => ({ low, high });
const numbers = (low: number, high: number): Interval => interval(ofNumber(low), ofNumber(high));

function sumEnds(pools: readonly Pool[]): Interval {
  const values = pools.map((pool) => [...(pool.some(isSure) ? [] : [ZERO]), ...candidates(pool).map(weighted)]);
  return interval(sum(values.map((of) => of.reduce(least))), sum(values.map((of) => of.reduce(greatest))));
}

/** Without and with those in doubt. Without any certain record it can still be over nothing: open. */
function extremeEnds(pools: readonly Pool[], outer: typeof least): Interval {
  const inner = outer === least ? greatest : least;
  const sure = pools.filter((pool) => pool.some(isSure));
  if (sure.length === 0) return OPEN;
  const far = pools.flatMap(candidates).map(exact).reduce(outer);
  const near = sure.map((pool) => candidates(pool).map(exact).reduce(inner)).reduce(outer);
  return outer === least ? interval(far, near) : interval(near, far);
}

function distinctEnds(pools: readonly Pool[]): Interval {
  const certain = pools.map(candidates).filter((pool) => pool.length === 1 && isSure(pool[0])).flat();
  return numbers(distinct(certain), distinct(pools.flatMap(candidates)));
}

/** What an aggregate can still come to over the records in doubt, in and out (R5). */
export function endsInDoubt(aggregate: Aggregate, pools: readonly Pool[]): Interval {
  if (aggregate === "count") return numbers(pools.filter((pool) => pool.some(isSure)).length, pools.length);
  if (aggregate === "distinct") return distinctEnds(pools);
  if (aggregate === "sum") return sumEnds(pools);
  return aggregate === "min" ? extremeEnds(pools, least) : aggregate === "max" ? extremeEnds(pools, greatest) : OPEN;
}
