import { ProblemError } from "../../domain/model/problem.js";
import type { Subject } from "../../domain/model/documents.js";
import { STAGE, type AttributeFact, type Fact, type FormulaFact, type LinkedFact, type RecordsFact } from "../../domain/model/scheme.js";
import { evaluate, isMissing } from "../arithmetic/expression.js";
import { endsOf } from "../arithmetic/expression-ends.js";
import { compare, ofNumber, round, roundToUnits, toNumber, unitsToNumber, type Fraction } from "../arithmetic/fraction.js";
import { clamp, OPEN, through, type Interval } from "../arithmetic/interval.js";
import { known, missing, type Cell, type Read } from "../cell.js";
import { judge } from "../condition.js";
import { linkedMembers, overLinked, type LinkedMember } from "../links/linked.js";
import type { World } from "../world.js";
import { candidates, endsInDoubt, overCertain, type Aggregated } from "./aggregate.js";
import { attributeOn } from "./attribute.js";
import { consecutive, foremost } from "./consecutive.js";
import { memberOf, newestFirst, poolsOf, type Member } from "./members.js";
import { typed } from "./record-view.js";
import { selectRecords, type Selected } from "./select-records.js";

const TWO_53 = 2n ** 53n;

/** A number rounded once, half away from zero, to the places of its fact (R7). */
function numberCell(fact: Fact, value: Fraction): Cell {
  const units = roundToUnits(value, fact.decimals, "half-away");
  if (units >= TWO_53 || units <= -TWO_53) return missing(fact.type, "overflow", rangeOf(fact));
  return known(fact.type, unitsToNumber(units, fact.decimals));
}

const rangeOf = (fact: Fact): Interval => (fact.range === undefined ? OPEN : { low: ofNumber(fact.range[0]), high: ofNumber(fact.range[1]) });
const rounded = (fact: Fact, ends: Interval): Interval => through(ends, (end) => round(end, fact.decimals, "half-away"));
/** Ends of a missing cell, rounded as the fact is, within its `range` (R5). */
const withinRange = (fact: Fact, ends: Interval): Interval => clamp(rounded(fact, ends), fact.range?.[0], fact.range?.[1], ofNumber);

function fromAttribute(world: World, fact: AttributeFact, subject: Subject): Cell {
  const value = typed(attributeOn(subject, fact.field, world.input.asOf), fact.type);
  if (value === null) return missing(fact.type, "noAttribute", rangeOf(fact));
  return fact.type === "number" ? numberCell(fact, ofNumber(value as number)) : known(fact.type, value);
}

function aggregated(world: World, fact: RecordsFact, members: readonly Member[], facts: Read): Aggregated {
  const pools = poolsOf(fact, members);
  if (fact.aggregate === "consecutive") return consecutive(world, fact, pools, facts);
  const heads = pools.map((pool) => pool[0]).sort(newestFirst);
  const aggregatedOver = fact.one?.take === "largest" ? members : pools.flatMap(candidates);
  const gaps = fact.aggregate === "latest" ? [] : aggregatedOver.filter((member) => member.gap !== null);
  const doubts = members.map((member) => member.doubt ?? (gaps.includes(member) ? member.gap : null)).filter((reason) => reason !== null);
  if (doubts.length === 0) return overCertain(fact.aggregate, heads, world.input.asOf);
  return { reason: foremost(doubts), ends: gaps.length > 0 ? OPEN : endsInDoubt(fact.aggregate, pools) };
}

/** A fact over records already selected (the run's own decision among them where the fact has `current`). */
export function fromRecords(world: World, fact: RecordsFact, selected: readonly Selected[], facts: Read): Cell {
  return aggregatedCell(fact, aggregated(world, fact, selected.map((taken) => memberOf(world, fact, taken, facts)), facts));
}

function aggregatedCell(fact: RecordsFact | LinkedFact, result: Aggregated): Cell {
  if ("reason" in result) return missing(fact.type, result.reason, withinRange(fact, result.ends));
  if ("number" in result) return numberCell(fact, result.number);
  return typeof result.value === "number" && fact.type === "number" ? numberCell(fact, ofNumber(result.value)) : known(fact.type, result.value);
}

/** Whether a cell is one value whatever is unknown: of what is settled after the rules only then its value is certain. */
function isCertain({ settled, ends, value }: Cell): boolean {
  if (settled?.kind === "among") return settled.values.length === 1;
  if (settled?.kind === "unsure") return false;
  return value !== null && (settled === null || (ends.low !== null && ends.high !== null && compare(ends.low, ends.high) === 0));
}

/** What is not certain is read as missing, with its ends. */
export const certainOf = (facts: Read): Read => (name) => {
  const cell = facts(name);
  return isCertain(cell) ? cell : { ...cell, value: null };
};

/** All that a formula can still come to by its operands (R9). */
const endsOfOperands = (world: World, fact: FormulaFact, facts: Read): Interval => endsOf(fact.expression, { read: certainOf(facts), calendar: world.input.calendar, decimals: fact.decimals });

/** A formula as its operands now stand; while it is missing, its ends are its `range`, else those of its operands. */
export function fromFormula(world: World, fact: FormulaFact, facts: Read): Cell {
  const around = { read: facts, calendar: world.input.calendar, decimals: fact.decimals };
  const value = evaluate(fact.expression, around);
  if (!isMissing(value)) return numberCell(fact, value);
  return missing(fact.type, value, fact.range === undefined && value !== "overflow" ? rounded(fact, endsOfOperands(world, fact, facts)) : rangeOf(fact));
}

/** All that a formula can still come to, known or not, while facts that it reads are not yet final. */
export const endsOfFormula = (world: World, fact: FormulaFact, facts: Read): Interval => withinRange(fact, endsOfOperands(world, fact, facts));

function refuse(fact: Fact, subject: string, value: number): never {
  throw new ProblemError([{
    code: "value-outside-range", severity: "error", path: fact.pointer, found: String(value), expected: `[${String(fact.range)}]`,
    message: { "zh-CN": `${subject} 的 ${fact.name} 为 ${value}，超出其取值范围`, en: `${fact.name} of ${subject} is ${value}, outside its range` },
  }]);
}

/** knownIf -> range -> whenMissing, after the value itself (R7). */
export function finish(world: World, fact: Fact, subject: string, facts: Read): (cell: Cell) => Cell {
  return (cell) => {
    const looked = fact.knownIf === undefined || judge(fact.knownIf, facts, world.operators).outcome === "true";
    const found = looked ? cell : missing(fact.type, "notKnown", rangeOf(fact));
    if (fact.range && typeof found.value === "number" && (found.value < fact.range[0] || found.value > fact.range[1])) refuse(fact, subject, found.value);
    if (found.value !== null || fact.whenMissing === undefined) return found;
    return { ...known(fact.type, fact.whenMissing), reason: found.reason, assumed: true };
  };
}

/** The subjects that a `linked` fact takes, with what it reads of them. */
export const membersOf = (world: World, fact: LinkedFact, subject: string): readonly LinkedMember[] => linkedMembers(world, fact, subject, (id) => readAbout(world, id));

/** Facts about a linked subject: derived when they are asked for, each once; they read each other and the reserved facts. */
function readAbout(world: World, id: string): Read {
  const cells = world.others.get(id) ?? new Map(reserved(world.input));
  world.others.set(id, cells);
  const read: Read = (name) => {
    const fact = world.about.get(name);
    const cell = cells.get(name) ?? (fact === undefined ? missing("string", "notSettled") : finish(world, fact, id, read)(derive(world, fact, world.web.subjects.get(id) as Subject, read)));
    cells.set(name, cell);
    return cell;
  };
  return read;
}

function fromLinked(world: World, fact: LinkedFact, subject: string): Cell {
  const result = overLinked(fact, membersOf(world, fact, subject));
  // Extremes of days are days.
  return fact.type === "day" && "number" in result ? known("day", toNumber(result.number)) : aggregatedCell(fact, result);
}

function derive(world: World, fact: Fact, subject: Subject, facts: Read): Cell {
  if (fact.from === "linked") return fromLinked(world, fact, subject.id);
  if (fact.from === "attribute") return fromAttribute(world, fact, subject);
  if (fact.from === "formula") return fromFormula(world, fact, facts);
  if (fact.from === "cohort") return world.cohorts.get(fact.name)?.get(subject.id) ?? missing(fact.type, "notSettled");
  return fromRecords(world, fact, selectRecords(world, fact.select, subject.id, facts), facts);
}

function reserved({ asOf, period }: World["input"]): [string, Cell][] {
  return [["asOf", known("day", asOf)], ["period.from", known("day", period.from)], ["period.to", known("day", period.to)], ["period.ended", known("boolean", asOf >= period.to)]];
}

/**
 * All plain facts of one subject, in the order of the scheme (up to one of them, where it is named), and the reserved ones (stage 2). A place among
 * others that may still change is missing to what is derived from it. Throws ProblemError for a value outside `range`.
 */
export function deriveFacts(world: World, subject: Subject, last?: string): ReadonlyMap<string, Cell> {
  const cells = new Map(reserved(world.input));
  const read = certainOf((name) => cells.get(name) ?? missing("string", "notSettled"));
  for (const fact of world.scheme.facts) {
    if (fact.stage <= STAGE.plain) cells.set(fact.name, finish(world, fact, subject.id, read)(derive(world, fact, subject, read)));
    if (fact.name === last) break;
  }
  return cells;
}
