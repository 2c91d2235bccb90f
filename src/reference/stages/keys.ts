import type { Known, SortKey } from "../../domain/model/scheme.js";
import { toNumber } from "../arithmetic/fraction.js";
import type { Cell } from "../cell.js";
import type { World } from "../world.js";
import { gradesOf } from "./bands.js";
import { readSettled } from "./settled.js";
import type { Sheet } from "./sheet.js";

/** A value to be ordered by, before all or behind all others. */
type Place = "before" | { readonly value: Known } | "behind";
/** Where a subject stands: as reported, at best, at worst; one place per key. */
export interface Standpoint {
  readonly reported: readonly Place[];
  readonly best: readonly Place[];
  readonly worst: readonly Place[];
}

const at = (value: Known | null): Place => (value === null ? "behind" : { value });

/** Grades by their place, best first, none last. `descending` puts the better first. */
function gradePlaces(world: World, sheet: Sheet, direction: SortKey["direction"]): readonly [Place, Place, Place] {
  const order = gradesOf(world);
  const rating = (grade: string | null): Place => (grade === null ? "behind" : { value: order.length - order.indexOf(grade) });
  const reachable = (sheet.graded?.reachable ?? []).map(rating).sort((a, b) => comparePlaces(a, b, direction));
  const reported = rating(sheet.graded?.grade ?? null);
  return [reported, reachable[0] ?? "before", reachable[reachable.length - 1] ?? "behind"];
}

function cellPlaces(cell: Cell, direction: SortKey["direction"]): readonly [Place, Place, Place] {
  if (cell.value === null) return ["behind", "before", "behind"];
  if (cell.settled?.kind !== "interval") return [at(cell.value), at(cell.value), at(cell.value)];
  const high: Place = cell.ends.high === null ? "before" : at(toNumber(cell.ends.high));
  const low: Place = cell.ends.low === null ? "behind" : at(toNumber(cell.ends.low));
  const flip = (place: Place): Place => (place === "before" ? "behind" : place === "behind" ? "before" : place);
  return direction === "descending" ? [at(cell.value), high, low] : [at(cell.value), flip(low), flip(high)];
}

/** The places of a value, of a missing one by its ends. */
export function standpointOf(cell: Cell, direction: SortKey["direction"]): Standpoint {
  const open: Cell = cell.value === null ? { ...cell, value: 0, settled: { kind: "interval" } } : cell;
  const [reported, best, worst] = cellPlaces(open, direction);
  return { reported: [cell.value === null ? "behind" : reported], best: [best], worst: [worst] };
}

/** Negative if a comes first. What is missing comes last whatever the direction (R18). */
function comparePlaces(a: Place, b: Place, direction: SortKey["direction"]): number {
  const level = (place: Place): number => (place === "before" ? -1 : place === "behind" ? 1 : 0);
  if (typeof a === "string" || typeof b === "string") return level(a) - level(b);
  const greaterFirst = Number(b.value > a.value) - Number(b.value < a.value);
  return direction === "descending" ? greaterFirst : -greaterFirst;
}

/** Negative if a stands strictly before b; keys in their order. */
export function compareKeys(by: readonly SortKey[], a: readonly Place[], b: readonly Place[]): number {
  for (const [i, { direction }] of by.entries()) {
    const order = comparePlaces(a[i], b[i], direction);
    if (order !== 0) return order;
  }
  return 0;
}

/** Where a subject stands by the keys (R18). */
export function standpoint(world: World, sheet: Sheet, by: readonly SortKey[]): Standpoint {
  const read = readSettled(world, sheet);
  const places = by.map((key) => (key.by === "grade" ? gradePlaces(world, sheet, key.direction) : cellPlaces(read(key.by), key.direction)));
  return { reported: places.map((p) => p[0]), best: places.map((p) => p[1]), worst: places.map((p) => p[2]) };
}
