import type { Known } from "../../domain/model/scheme.js";
import { fraction, ofNumber, ofUnits, round, toNumber, unitsToNumber, type Fraction } from "../arithmetic/fraction.js";
import { OPEN, through, type Interval } from "../arithmetic/interval.js";
import { known, missing, type Cell, type Read, type Settled } from "../cell.js";
import { endsOfFormula, finish, fromFormula } from "../facts/derive.js";
import type { World } from "../world.js";
import { checkCell, resultsCell } from "./checks.js";
import { currentFact } from "./current.js";
import type { Placing, Sheet } from "./sheet.js";

const amongst = (values: readonly (Known | null)[]): Settled => ({ kind: "among", values });

/** A number with its ends; null: not settled for this subject. */
function between(value: number | null, ends: Interval): Cell {
  const cell = value === null ? missing("number", "notSettled") : known("number", value);
  return { ...cell, ends: value === null ? OPEN : ends, settled: { kind: "interval" } };
}
const whole = (value: number, least: number, greatest: number): Cell => between(value, { low: ofNumber(least), high: ofNumber(greatest) });

function among(type: "string" | "boolean", value: Known | null, values: readonly (Known | null)[]): Cell {
  return { ...(value === null ? missing(type, "notSettled") : known(type, value)), settled: amongst(values) };
}

function scoreCell(world: World, sheet: Sheet): Cell {
  const { score } = sheet;
  const places = world.scheme.score?.round.places ?? 0;
  if (score === null) return between(null, OPEN);
  const end = (units: bigint | null): Fraction | null => (units === null ? null : ofUnits(units, places));
  return between(unitsToNumber(score.reported, places), { low: end(score.least), high: end(score.greatest) });
}

/** Points of a group as the card shows them. */
function groupCell(sheet: Sheet, id: string): Cell {
  const group = sheet.groups.find((g) => g.group.id === id);
  if (group === undefined || group.value === null) return between(null, OPEN);
  return between(toNumber(group.value), through(group.ends ?? OPEN, (end) => round(end, 6, "half-away")));
}

function itemsCell(sheet: Sheet, id: string): Cell {
  const items = sheet.groups.find((g) => g.group.id === id)?.items;
  return items === undefined ? between(null, OPEN) : whole(items.reported, items.least, items.greatest);
}

/** true: some certain rule raised it; otherwise unknown where some unknown rule could (R17). */
function flagCell(sheet: Sheet, id: string): Cell {
  const rows = sheet.rows.filter(({ rule: { event } }) => event.type === "flag" && event.flag === id);
  const raised = rows.some((row) => sheet.standings.get(row)?.counts);
  const perhaps = rows.some((row) => sheet.standings.get(row)?.matters);
  return among("boolean", raised, raised ? [true] : perhaps ? [true, false] : [false]);
}

function listCell(sheet: Sheet, id: string): Cell {
  const status = sheet.lists.get(id)?.status;
  if (status === undefined) return among("boolean", null, []);
  return among("boolean", status === "in", status === "undecided" || status === "proposed" ? [true, false] : [status === "in"]);
}

function gradeCell({ graded, status }: Sheet): Cell {
  return status === "rated" && graded !== null ? among("string", graded.grade, graded.reachable) : among("string", null, []);
}

/** 100 x rank / population, to 4 places. */
export const percentileOf = (rank: number, population: number): number => toNumber(fraction(100n * BigInt(rank), BigInt(population)), 4);

const PLACING: Readonly<Record<string, (p: Placing) => Cell>> = {
  population: (p) => whole(p.population, p.population, p.population),
  rank: (p) => whole(p.rank, p.best, p.worst),
  rankFromEnd: (p) => whole(p.fromEnd, p.fromEndLeast, p.fromEndGreatest),
  percentile: (p) => whole(percentileOf(p.rank, p.population), percentileOf(p.best, p.population), percentileOf(p.worst, p.population)),
};

const PREFIXES: Readonly<Record<string, (sheet: Sheet, id: string) => Cell>> = {
  points: groupCell,
  items: itemsCell,
  flag: flagCell,
  check: checkCell,
  results: resultsCell,
  list: listCell,
};

/** A formula over settled facts: computed from what is reported, and from the ends. */
function laterFormula(world: World, sheet: Sheet, name: string, read: Read): Cell {
  const fact = world.facts.get(name);
  if (fact?.from === "records" && fact.current) return currentFact(world, sheet, fact);
  if (fact?.from === "cohort") return sheet.cohorts.get(name) ?? between(null, OPEN);
  if (fact?.from !== "formula") return missing("string", "notSettled");
  const cell = finish(world, fact, sheet.subject.id, read)(fromFormula(world, fact, read));
  const ends = cell.assumed || cell.value === null ? cell.ends : endsOfFormula(world, fact, read);
  return { ...cell, ends, settled: { kind: "interval" } };
}

/** A fact by its name with its ends, plain or settled later, as far as the stages of this subject have come (R17). */
export function readSettled(world: World, sheet: Sheet): Read {
  const read: Read = (name) => {
    const plain = sheet.facts.get(name);
    if (plain !== undefined) return plain;
    const dot = name.indexOf(".");
    if (name === "score") return scoreCell(world, sheet);
    if (name === "grade") return gradeCell(sheet);
    if (Object.hasOwn(PLACING, name)) return sheet.placing === null ? between(null, OPEN) : PLACING[name](sheet.placing);
    const prefixed = dot > 0 && Object.hasOwn(PREFIXES, name.slice(0, dot)) && !world.facts.has(name);
    return prefixed ? PREFIXES[name.slice(0, dot)](sheet, name.slice(dot + 1)) : laterFormula(world, sheet, name, read);
  };
  return read;
}

/** The same facts as points: what is reported (R16: the reported grade takes `when` on reported values). */
export function readReported(world: World, sheet: Sheet): Read {
  const read = readSettled(world, sheet);
  return (name) => ({ ...read(name), settled: null });
}
