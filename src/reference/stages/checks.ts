import { ofNumber } from "../arithmetic/fraction.js";
import { known, missing, type Cell } from "../cell.js";
import type { World } from "../world.js";
import type { Standings } from "./one.js";
import type { RuleRow } from "./rule-rows.js";
import type { Sheet } from "./sheet.js";

/** What the rules of one subject say of one check. */
export interface Checked {
  /** The worst of the certain findings; null: there is none. */
  readonly worst: string | null;
  /** The results that unknown rules could add. */
  readonly possible: readonly string[];
}

/** The finding that a row brings if it holds: of `finding` events, and of others that carry `check` and `result`. */
export function findingOf({ rule: { event } }: RuleRow): { readonly check: string; readonly result: string } | null {
  return event.check === undefined || event.result === undefined ? null : { check: event.check, result: event.result };
}

/** Place of a result, worst first; results that the scheme does not list come last. */
function badness(world: World, result: string): number {
  const place = world.scheme.results.findIndex(({ id }) => id === result);
  return place < 0 ? world.scheme.results.length : place;
}

/** What one finding adds: the worst certain one stands, and what is unknown but matters is possible (R17). */
function withFinding(world: World, { worst, possible }: Checked, result: string, standing: { readonly counts: boolean; readonly matters: boolean }): Checked {
  const isWorse = standing.counts && (worst === null || badness(world, result) < badness(world, worst));
  return { worst: isWorse ? result : worst, possible: standing.matters ? [...possible, result] : possible };
}

const NOTHING: Checked = { worst: null, possible: [] };

/** Every check of the scheme and of its rules. */
export function checksOf(world: World, rows: readonly RuleRow[], standings: Standings): Sheet["checks"] {
  const checks = new Map<string, Checked>([...world.scheme.checks.keys()].map((check) => [check, NOTHING]));
  for (const row of rows) {
    const [finding, standing] = [findingOf(row), standings.get(row)];
    if (finding === null) continue;
    const soFar = checks.get(finding.check) ?? NOTHING;
    checks.set(finding.check, standing === undefined ? soFar : withFinding(world, soFar, finding.result, standing));
  }
  return checks;
}

/** `check.<id>`: its worst certain result; unsure where an unknown rule could give one. */
export function checkCell(sheet: Sheet, check: string): Cell {
  const { worst, possible } = sheet.checks.get(check) ?? NOTHING;
  const cell = worst === null ? missing("string", "notSettled") : known("string", worst);
  return { ...cell, settled: possible.length > 0 ? { kind: "unsure" } : { kind: "among", values: worst === null ? [] : [worst] } };
}

/** `results.<result>`: how many checks have it, with ends. */
export function resultsCell(sheet: Sheet, result: string): Cell {
  const all = [...sheet.checks.values()];
  const count = (of: (checked: Checked) => boolean): number => all.filter(of).length;
  const least = count(({ worst, possible }) => worst === result && possible.length === 0);
  const greatest = count(({ worst, possible }) => worst === result || possible.includes(result));
  return { ...known("number", count(({ worst }) => worst === result)), ends: { low: ofNumber(least), high: ofNumber(greatest) }, settled: { kind: "interval" } };
}
