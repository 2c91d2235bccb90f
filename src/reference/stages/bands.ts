import type { Band } from "../../domain/model/scheme.js";
import { ofNumber, roundToUnits } from "../arithmetic/fraction.js";
import type { World } from "../world.js";
import { EVERYTHING, type Span } from "./unit-set.js";

type Limits = Pick<Band, "from" | "below" | "upTo">;

/** The scores of a band as whole units: from <= s < below, or s <= upTo (R16). */
function spanOf(limits: Limits, places: number): Span {
  const low = limits.from === undefined ? null : roundToUnits(ofNumber(limits.from), places, "ceiling");
  if (limits.upTo !== undefined) return { low, high: roundToUnits(ofNumber(limits.upTo), places, "floor") };
  return { low, high: limits.below === undefined ? null : roundToUnits(ofNumber(limits.below), places, "ceiling") - 1n };
}

/** The grades of a scheme, best first, each once. */
export const gradesOf = (world: World): readonly string[] => [...new Set(world.scheme.grades.map((band) => band.grade))];

/** The scores that a band can take; of a share band all. */
export function bandSpan(world: World, band: Band): Span {
  return band.share === undefined ? spanOf(band, world.scheme.score?.round.places ?? 0) : EVERYTHING;
}

/** The scores that a share band takes where the scope is too small for shares. */
export const cutsSpan = (world: World, { cuts }: Band): Span => spanOf(cuts ?? {}, world.scheme.score?.round.places ?? 0);
