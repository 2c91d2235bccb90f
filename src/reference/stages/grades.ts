import type { Outcome, TraceNode } from "../../domain/model/card.js";
import type { Band } from "../../domain/model/scheme.js";
import type { Read } from "../cell.js";
import { allOf, judge } from "../condition.js";
import type { World } from "../world.js";
import { bandSpan, gradesOf, hasPlace } from "./bands.js";
import { readReported, readSettled } from "./settled.js";
import type { Graded, Sheet } from "./sheet.js";
import { EVERYTHING, meets, without, type Span, type UnitSet } from "./unit-set.js";

/** A grade that a subject may not exceed (`atMost`, cap events). */
interface Cap {
  readonly grade: string;
  readonly outcome: Outcome;
}

const whenOf = (world: World, band: Band, read: Read): Outcome => (band.when === undefined ? "true" : judge(band.when, read, world.operators).outcome);

/** The scores that a subject can have, in units; without a score one nameless unit that only bands without limits hold. */
function startOf(world: World, sheet: Sheet): Span {
  if (world.scheme.score === undefined) return { low: 0n, high: 0n };
  return sheet.score === null ? EVERYTHING : { low: sheet.score.least, high: sheet.score.greatest };
}

/** A band of a scheme without score holds only if it asks for none. */
function spanFor(world: World, sheet: Sheet, band: Band): Span {
  const limited = band.from !== undefined || band.below !== undefined || band.upTo !== undefined;
  return world.scheme.score === undefined && limited ? { low: 1n, high: 0n } : bandSpan(world, band, sheet.placing);
}

/** The first band that holds the score and whose `when` holds on what is reported. */
function bandGrade(world: World, sheet: Sheet): string | null {
  if (sheet.status !== "rated") return null;
  const read = readReported(world, sheet);
  const units = sheet.score?.reported ?? 0n;
  const held = (band: Band): boolean => meets([{ low: units, high: units }], spanFor(world, sheet, band));
  const first = world.scheme.grades.find((band) => held(band) && hasPlace(world, band, sheet.placing, "reported") === "true" && whenOf(world, band, read) === "true");
  return first?.grade ?? null;
}

/** All grades that some score between the ends can get, null among them if some score gets none (R16). */
function reachableBands(world: World, sheet: Sheet): readonly (string | null)[] {
  const read = readSettled(world, sheet);
  const found: (string | null)[] = [];
  let free: UnitSet = [startOf(world, sheet)];
  for (const band of world.scheme.grades) {
    const span = spanFor(world, sheet, band);
    const holds = allOf([whenOf(world, band, read), hasPlace(world, band, sheet.placing, "ends")]);
    if (holds !== "false" && meets(free, span)) found.push(band.grade);
    if (holds === "true") free = without(free, span);
  }
  return free.length > 0 ? [...found, null] : found;
}

/** Not rated: every grade, and null where no band without `when` holds some score. */
function allGrades(world: World, sheet: Sheet): readonly (string | null)[] {
  const sure = world.scheme.grades.filter((band) => band.when === undefined && band.share === undefined);
  const free = sure.reduce<UnitSet>((set, band) => without(set, spanFor(world, sheet, band)), [startOf(world, sheet)]);
  return [...gradesOf(world), ...(free.length > 0 ? [null] : [])];
}

/** Cap events that are certain, or unknown and could still count. */
function capEvents(sheet: Sheet): readonly Cap[] {
  return sheet.rows.flatMap((row) => {
    const standing = sheet.standings.get(row);
    if (row.rule.event.type !== "cap" || !(standing?.counts || standing?.matters)) return [];
    return [{ grade: row.rule.event.grade, outcome: row.outcome }];
  });
}

/** Grades settled (stage 11): bands, then `atMost` and caps, of which the lowest wins. */
export function gradeSubject(world: World, sheet: Sheet): Graded {
  const { scheme, operators } = world;
  const order = gradesOf(world);
  const worse = (a: string | null, b: string): string | null => (a === null ? null : order.indexOf(b) > order.indexOf(a) ? b : a);
  const read = readSettled(world, sheet);
  const bands = scheme.grades.map(({ when }): TraceNode | null => (when === undefined ? null : judge(when, read, operators)));
  const atMost = scheme.atMost.map(({ when }) => judge(when, read, operators));

  const events = capEvents(sheet);
  const reportedCaps = scheme.atMost.map(({ grade, when }): Cap => ({ grade, outcome: judge(when, readReported(world, sheet), operators).outcome }));
  const certain = (caps: readonly Cap[]): readonly string[] => caps.filter((cap) => cap.outcome === "true").map((cap) => cap.grade);
  const grade = certain([...events, ...reportedCaps]).reduce(worse, bandGrade(world, sheet));

  const caps = [...events, ...scheme.atMost.map((cap, i): Cap => ({ grade: cap.grade, outcome: atMost[i].outcome }))];
  const base = (sheet.status === "rated" ? reachableBands(world, sheet) : allGrades(world, sheet)).map((g) => certain(caps).reduce(worse, g));
  const possible = caps.filter((cap) => cap.outcome === "unknown");
  const reachable = new Set([...base, ...base.flatMap((g) => possible.map((cap) => worse(g, cap.grade)))]);
  return { grade, reachable: [...order, null].filter((g) => reachable.has(g)), bands, atMost };
}
