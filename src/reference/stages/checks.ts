import { ofNumber } from "../arithmetic/fraction.js";
import { known, missing, type Cell } from "../cell.js";
import type { World } from "../world.js";
import type { RuleRow } from "./rule-rows.js";
import type { Sheet } from "./sheet.js";

/** The finding that a row brings if it holds: of `finding` events, and of others that carry `check` and `result`. */
export function findingOf({ rule: { event } }: RuleRow): { readonly check: string; readonly result: string } | null {
  return event.check === undefined || event.result === undefined ? null : { check: event.check, result: event.result };
}

/** Place of a result, worst first; results that the scheme does not list come last. */
function badness(world: World, result: string): number {
  const place = world.scheme.results.findIndex(({ id }) => id === result);
  return place < 0 ? world.scheme.results.length : place;
}

/** The worst of the certain findings of a check, and the results that unknown rules could add (R17). */
function resultsOf(world: World, sheet: Sheet, check: string): { readonly worst: string | null; readonly possible: readonly string[] } {
  const found = sheet.rows.flatMap((row) => {
    const finding = findingOf(row);
    const standing = sheet.standings.get(row);
    return finding?.check === check && standing ? [{ result: finding.result, standing }] : [];
  });
  const certain = found.filter(({ standing }) => standing.counts).map(({ result }) => result);
  const worst = certain.length === 0 ? null : certain.reduce((a, b) => (badness(world, b) < badness(world, a) ? b : a));
  return { worst, possible: found.filter(({ standing }) => standing.matters).map(({ result }) => result) };
}

/** `check.<id>`: its worst certain result; unsure where an unknown rule could give one. */
export function checkCell(world: World, sheet: Sheet, check: string): Cell {
  const { worst, possible } = resultsOf(world, sheet, check);
  const cell = worst === null ? missing("string", "notSettled") : known("string", worst);
  return { ...cell, settled: possible.length > 0 ? { kind: "unsure" } : { kind: "among", values: worst === null ? [] : [worst] } };
}

/** `results.<result>`: how many checks have it, with ends. */
export function resultsCell(world: World, sheet: Sheet, result: string): Cell {
  const checks = new Set([...world.scheme.checks.keys(), ...sheet.rows.flatMap((row) => findingOf(row)?.check ?? [])]);
  const all = [...checks].map((check) => resultsOf(world, sheet, check));
  const count = (of: (r: (typeof all)[number]) => boolean): number => all.filter(of).length;
  const least = count(({ worst, possible }) => worst === result && possible.length === 0);
  const greatest = count(({ worst, possible }) => worst === result || possible.includes(result));
  return { ...known("number", count(({ worst }) => worst === result)), ends: { low: ofNumber(least), high: ofNumber(greatest) }, settled: { kind: "interval" } };
}
