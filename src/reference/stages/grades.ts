import type { Outcome, TraceNode } from "../../domain/model/card.js";
import type { Band } from "../../domain/model/scheme.js";
import type { Read } from "../cell.js";
import { allOf, judge } from "../condition.js";
import type { World } from "../world.js";
import { bandSpan, cutsSpan, gradesOf } from "./bands.js";
import { readReported, readSettled } from "./settled.js";
import { goesByShares, hasPlace, isCut, mayBeCut, mayHavePlace } from "../places/share-bands.js";
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
function spanFor(world: World, band: Band): Span {
  const limited = band.from !== undefined || band.below !== undefined || band.upTo !== undefined;
  return world.scheme.score === undefined && limited ? { low: 1n, high: 0n } : bandSpan(world, band);
}

/** Whether the band takes the score and the place that are reported. */
function takes(world: World, sheet: Sheet, band: Band): boolean {
  const units = sheet.score?.reported ?? 0n;
  const holds = (span: Span): boolean => meets([{ low: units, high: units }], span);
  if (band.share === undefined) return holds(spanFor(world, band));
  return isCut(world, band, sheet) ? holds(cutsSpan(world, band)) : hasPlace(world, band, sheet);
}

/** The first band that takes the score and whose `when` holds on what is reported. Where bands go by shares, who is not ranked has none. */
function bandGrade(world: World, sheet: Sheet): string | null {
  if (sheet.status !== "rated" || (goesByShares(world) && sheet.placing === null)) return null;
  const read = readReported(world, sheet);
  const first = world.scheme.grades.find((band) => takes(world, sheet, band) && whenOf(world, band, read) === "true");
  return first?.grade ?? null;
}

/** The ways in which a band may be read: by its share, by its cuts, or both while the size of the scope is not certain. */
function waysOf(world: World, sheet: Sheet, band: Band, when: Outcome): readonly { readonly span: Span; readonly holds: Outcome }[] {
  if (band.share === undefined) return [{ span: spanFor(world, band), holds: when }];
  const cut = mayBeCut(world, band, sheet);
  const byShare = cut === "true" ? [] : [{ span: EVERYTHING, holds: allOf([when, mayHavePlace(world, band, sheet)]) }];
  const byCuts = cut === "false" ? [] : [{ span: cutsSpan(world, band), holds: when }];
  return [...byShare, ...byCuts];
}

/** All grades that some score between the ends can get, null among them if some score gets none (R16). */
function reachableBands(world: World, sheet: Sheet): readonly (string | null)[] {
  const read = readSettled(world, sheet);
  const found: (string | null)[] = [];
  let free: UnitSet = [startOf(world, sheet)];
  for (const band of world.scheme.grades) {
    const ways = waysOf(world, sheet, band, whenOf(world, band, read));
    const reached = ways.some(({ span, holds }) => holds !== "false" && meets(free, span));
    if (!reached) continue;
    found.push(band.grade);
    // Only what every way takes for certain is taken.
    const spans = ways.map(({ span }) => span).filter((span) => span !== EVERYTHING);
    if (ways.every(({ holds }) => holds === "true")) free = without(free, spans[0] ?? EVERYTHING);
  }
  return free.length > 0 ? [...found, null] : found;
}

/** Not rated (or not ranked where bands go by shares): every grade, and null where no band without conditions holds some score. */
function allGrades(world: World, sheet: Sheet): readonly (string | null)[] {
  const sure = world.scheme.grades.filter((band) => band.when === undefined && band.share === undefined);
  const free = sure.reduce<UnitSet>((set, band) => without(set, spanFor(world, band)), [startOf(world, sheet)]);
  return [...gradesOf(world), ...(free.length > 0 || (goesByShares(world) && world.scheme.ranking?.requires !== undefined) ? [null] : [])];
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
  const lowest = order[order.length - 1];
  /** A cap at the lowest grade wins over no band too; any other would lift who is below all bands. */
  const worse = (a: string | null, b: string): string | null => (a === null ? (b === lowest ? b : null) : order.indexOf(b) > order.indexOf(a) ? b : a);
  const read = readSettled(world, sheet);
  const bands = scheme.grades.map(({ when }): TraceNode | null => (when === undefined ? null : judge(when, read, operators)));
  const atMost = scheme.atMost.map(({ when }) => judge(when, read, operators));

  const events = capEvents(sheet);
  const reportedCaps = scheme.atMost.map(({ grade, when }): Cap => ({ grade, outcome: judge(when, readReported(world, sheet), operators).outcome }));
  const certain = (caps: readonly Cap[]): readonly string[] => caps.filter((cap) => cap.outcome === "true").map((cap) => cap.grade);
  const grade = sheet.status === "rated" ? certain([...events, ...reportedCaps]).reduce(worse, bandGrade(world, sheet)) : null;

  const caps = [...events, ...scheme.atMost.map((cap, i): Cap => ({ grade: cap.grade, outcome: atMost[i].outcome }))];
  const base = (sheet.status === "rated" && !(goesByShares(world) && sheet.placing === null) ? reachableBands(world, sheet) : allGrades(world, sheet)).map((g) => certain(caps).reduce(worse, g));
  const possible = caps.filter((cap) => cap.outcome === "unknown");
  const reachable = new Set([...base, ...base.flatMap((g) => possible.map((cap) => worse(g, cap.grade)))]);
  return { grade, reachable: [...order, null].filter((g) => reachable.has(g)), bands, atMost };
}
