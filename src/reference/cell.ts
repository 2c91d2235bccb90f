import type { MissingReason } from "../domain/model/card.js";
import type { FactType } from "../domain/model/kinds.js";
import type { Known } from "../domain/model/scheme.js";
import { ofNumber } from "./arithmetic/fraction.js";
import { OPEN, point, type Interval } from "./arithmetic/interval.js";

/**
 * How a fact that is settled after the rules is read by what decides (R17): `interval`: any number between its ends; `among`: any of the values
 * (null: none); `unsure`: not even that is said.
 */
export type Settled = { readonly kind: "interval" } | { readonly kind: "among"; readonly values: readonly (Known | null)[] } | { readonly kind: "unsure" };

/** What one reader finds under one name. */
export interface Cell {
  readonly type: FactType;
  /** null: missing. */
  readonly value: Known | null;
  /** Why it is missing, or was before `whenMissing`. */
  readonly reason: MissingReason | null;
  /** What a number can still be. */
  readonly ends: Interval;
  readonly assumed: boolean;
  /** null: a plain fact. */
  readonly settled: Settled | null;
  /** Of the lists of a past decision: those that were undecided (R6). */
  readonly undecided?: readonly string[];
}

/** A fact, a field or a constant by its name. */
export type Read = (name: string) => Cell;

/** Points met before: the same days and points come again and again. */
const POINTS = new Map<number, Interval>();

function pointOf(value: number): Interval {
  const met = POINTS.get(value);
  if (met !== undefined) return met;
  const ends = point(ofNumber(value));
  if (POINTS.size < 100_000) POINTS.set(value, ends);
  return ends;
}

/** A known cell. */
export function known(type: FactType, value: Known): Cell {
  const clean = value === 0 ? 0 : value;
  return { type, value: clean, reason: null, ends: typeof clean === "number" ? pointOf(clean) : OPEN, assumed: false, settled: null };
}

/** A missing cell; the ends are open unless they are given. */
export function missing(type: FactType, reason: MissingReason, ends: Interval = OPEN): Cell {
  return { type, value: null, reason, ends, assumed: false, settled: null };
}
