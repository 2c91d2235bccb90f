import type { Outcome } from "../../domain/model/card.js";
import type { Band } from "../../domain/model/scheme.js";
import { add, fraction, ofNumber, roundToUnits, type Fraction } from "../arithmetic/fraction.js";
import type { World } from "../world.js";
import type { Placing } from "./sheet.js";
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

/** A scope that is smaller than the ranking asks for is cut by scores instead of shares. */
const isTooSmall = (world: World, placing: Placing | null): boolean => placing !== null && placing.population < (world.scheme.ranking?.atLeast ?? 0);

/** The scores that a band can take: of a share band all, unless its scope is too small and `cuts` hold. */
export function bandSpan(world: World, band: Band, placing: Placing | null): Span {
  const places = world.scheme.score?.round.places ?? 0;
  if (band.share === undefined) return spanOf(band, places);
  return isTooSmall(world, placing) && band.cuts !== undefined ? spanOf(band.cuts, places) : EVERYTHING;
}

/** Places of all share bands up to this one: the shares cumulated, rounded down once. */
function placesOf(world: World, band: Band, population: number): number {
  const bands = world.scheme.grades.slice(0, world.scheme.grades.indexOf(band) + 1);
  const shares = bands.flatMap(({ share }) => (share ? [fraction(BigInt(share.numerator), BigInt(share.denominator))] : []));
  const total = shares.reduce<Fraction>((a, b) => add(a, b), fraction(0n));
  return Number((total.n * BigInt(population)) / total.d);
}

/** Whether a subject's place lies within a share band or above it; other bands ask for no place. Reported places and ends alike (R16). */
export function hasPlace(world: World, band: Band, placing: Placing | null, read: "reported" | "ends"): Outcome {
  if (band.share === undefined || (isTooSmall(world, placing) && band.cuts !== undefined)) return "true";
  if (placing === null) return read === "reported" ? "false" : "unknown";
  const places = placesOf(world, band, placing.population);
  const refuses = world.scheme.ranking?.ties === "refuse";
  const { population } = placing;
  if (read === "reported") return (refuses ? population - placing.fromEnd + 1 : placing.rank) <= places ? "true" : "false";
  const last = refuses ? population - placing.fromEndLeast + 1 : placing.worst;
  return last <= places ? "true" : placing.best <= places ? "unknown" : "false";
}
