import type { Outcome } from "../../domain/model/card.js";
import type { Band } from "../../domain/model/scheme.js";
import { add, fraction, type Fraction } from "../arithmetic/fraction.js";
import type { World } from "../world.js";
import type { Sheet } from "../stages/sheet.js";
import type { Stand } from "./standing.js";

/** Places of all share bands up to this one in a population: the shares cumulated, rounded down once. */
function placesOf(world: World, band: Band, population: number): number {
  const bands = world.scheme.grades.slice(0, world.scheme.grades.indexOf(band) + 1);
  const shares = bands.flatMap(({ share }) => (share ? [fraction(BigInt(share.numerator), BigInt(share.denominator))] : []));
  const total = shares.reduce<Fraction>((a, b) => add(a, b), fraction(0n));
  return Number((total.n * BigInt(population)) / total.d);
}

const refusesTies = (world: World): boolean => world.scheme.ranking?.ties === "refuse";

/** A scope that is smaller than the ranking asks for is cut by scores instead of shares. */
const isSmall = (world: World, band: Band, population: number): boolean => band.cuts !== undefined && population < (world.scheme.ranking?.atLeast ?? 0);

/** Whether the scheme gives grades by shares of the ranking at all. */
export const goesByShares = (world: World): boolean => world.scheme.ranking !== undefined && world.scheme.grades.some(({ share }) => share !== undefined);

/** Whether a ranked subject's place as reported lies within a share band or above it. */
export function hasPlace(world: World, band: Band, { placing }: Sheet): boolean {
  if (placing === null) return false;
  const { rank, fromEnd, population } = placing;
  return (refusesTies(world) ? population - fromEnd + 1 : rank) <= placesOf(world, band, population);
}

/** Whether `cuts` hold for a subject instead of shares. */
export const isCut = (world: World, band: Band, { placing }: Sheet): boolean => placing !== null && isSmall(world, band, placing.population);

function agreed(outcomes: readonly Outcome[]): Outcome {
  const [one, ...rest] = new Set(outcomes);
  return one === undefined || rest.length > 0 ? "unknown" : one;
}

function sizes<T>({ company: { members, comers } }: Stand<T>): readonly [number, number] {
  return [members.length, members.length + comers.length];
}

/** Whether `cuts` hold whoever may still come. */
export function mayBeCut(world: World, band: Band, { stands }: Sheet): Outcome {
  return agreed(stands.map((stand) => agreed(sizes(stand).map((size) => (isSmall(world, band, size) ? "true" : "false")))));
}

/** Whether the place lies within the band or above it, whatever is still missing, and whoever may still come (R29). */
export function mayHavePlace(world: World, band: Band, sheet: Sheet): Outcome {
  if (sheet.placing === null) return "unknown";
  return agreed(sheet.stands.map((stand) => {
    const [count, most] = sizes(stand);
    const refuses = refusesTies(world);
    const among = count + (refuses ? stand.notBehind : stand.before);
    const last = refuses ? among - stand.fromEndLeast + 1 : stand.worst;
    if (last <= placesOf(world, band, among)) return "true";
    return stand.best <= placesOf(world, band, most) ? "unknown" : "false";
  }));
}
