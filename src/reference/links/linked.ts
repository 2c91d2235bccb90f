import type { LinkedTrace, Outcome } from "../../domain/model/card.js";
import type { LinkedFact } from "../../domain/model/scheme.js";
import { add, compare, divide, greatest, least, multiply, ofNumber, ONE, sum, ZERO, type Fraction } from "../arithmetic/fraction.js";
import { both, hull, largest, multiply as product, OPEN, point, quotient, smallest, type Interval } from "../arithmetic/interval.js";
import { known, type Cell, type Read } from "../cell.js";
import { outcomeOf, shown } from "../condition.js";
import type { Aggregated } from "../facts/aggregate.js";
import type { World } from "../world.js";
import { reached } from "./chains.js";

/** A linked subject that `where` takes, or may take. */
export interface LinkedMember {
  readonly subject: string;
  readonly outcome: Outcome;
  /** null: the fact reads nothing of it. */
  readonly value: Cell | null;
  readonly weight: Cell | null;
}

/** Everybody whom a `linked` fact of a subject takes or may take (R27). `about`: reads the facts about one linked subject. */
export function linkedMembers(world: World, fact: LinkedFact, subject: string, about: (id: string) => Read): readonly LinkedMember[] {
  const members = reached(world.web, subject, fact.via, world.input.asOf).map((id): LinkedMember => {
    const read = about(id);
    return {
      subject: id,
      outcome: fact.where === undefined ? "true" : outcomeOf(fact.where, read, world.operators),
      value: fact.of === undefined ? null : read(fact.of),
      weight: fact.weight === undefined ? null : read(fact.weight),
    };
  });
  return members.filter(({ outcome }) => outcome !== "false");
}

const isMissing = (cell: Cell | null): boolean => cell !== null && cell.value === null;
const lacks = ({ value, weight }: LinkedMember): boolean => isMissing(value) || isMissing(weight);
const orZero = (cell: Cell | null): Cell | null => (isMissing(cell) ? known("number", 0) : cell);

/** Those that count, as the fact treats subjects without a value or a weight (R28); null: the fact is missing for them. */
function counted({ missing }: LinkedFact, members: readonly LinkedMember[]): readonly LinkedMember[] | null {
  if (!members.some(lacks)) return members;
  if (missing === "zero") return members.map((member) => ({ ...member, value: orZero(member.value), weight: orZero(member.weight) }));
  const others = members.filter((member) => !lacks(member));
  return missing === "refuse" || others.length === 0 ? null : others;
}

const valueOf = ({ value }: LinkedMember): Fraction => ofNumber(Number(value?.value));
const weightOf = ({ weight }: LinkedMember): Fraction => (weight === null ? ONE : ofNumber(Number(weight.value)));

function mean(members: readonly LinkedMember[], total: () => Fraction): Aggregated {
  const weights = sum(members.map(weightOf));
  return compare(weights, ZERO) === 0 ? { reason: "weightsZero", ends: OPEN } : { number: divide(total(), weights) };
}

function overSome(aggregate: LinkedFact["aggregate"], members: readonly LinkedMember[]): Aggregated {
  const total = (): Fraction => sum(members.map((member) => multiply(valueOf(member), weightOf(member))));
  switch (aggregate) {
    case "count": return { number: ofNumber(members.length) };
    case "sum": return { number: total() };
    case "min": return { number: members.map(valueOf).reduce(least) };
    case "max": return { number: members.map(valueOf).reduce(greatest) };
    case "mean": return mean(members, total);
  }
}

/** All that a member can bring. */
interface Range {
  readonly sure: boolean;
  readonly value: Interval;
  readonly weight: Interval;
}
const isPoint = ({ low, high }: Interval): boolean => low !== null && high !== null && compare(low, high) === 0;
const added = (all: readonly Interval[]): Interval => all.reduce((a, b) => both(a, b, add), point(ZERO));

function meanEnds(ranges: readonly Range[]): Interval {
  if (ranges.every(({ sure, weight }) => sure && isPoint(weight))) return quotient(added(ranges.map(({ value, weight }) => product(value, weight))), added(ranges.map(({ weight }) => weight)));
  const neverNegative = ranges.every(({ weight: { low } }) => low !== null && compare(low, ZERO) >= 0);
  return neverNegative ? ranges.map(({ value }) => value).reduce(hull) : OPEN;
}

/** Values and weights between their ends, those whose part in it is unknown in and out. */
function endsOf(aggregate: LinkedFact["aggregate"], ranges: readonly Range[]): Interval {
  const sure = ranges.filter((range) => range.sure);
  if (aggregate === "count") return { low: ofNumber(sure.length), high: ofNumber(ranges.length) };
  if (aggregate === "sum") return added(ranges.map(({ value, weight, sure: isSure }) => (isSure ? product(value, weight) : hull(product(value, weight), point(ZERO)))));
  if (sure.length === 0) return OPEN;
  if (aggregate === "mean") return meanEnds(ranges);
  const choose = aggregate === "min" ? smallest : largest;
  return hull(ranges.map(({ value }) => value).reduce(choose), sure.map(({ value }) => value).reduce(choose));
}

const rangeOf = ({ outcome, value, weight }: LinkedMember): Range => ({ sure: outcome === "true", value: value?.ends ?? point(ZERO), weight: weight?.ends ?? point(ONE) });

/** A fact over linked subjects (R28): over nobody count and sum are 0, all else is missing. */
export function overLinked(fact: LinkedFact, members: readonly LinkedMember[]): Aggregated {
  const those = counted(fact, members);
  if (those === null) return { reason: "operand", ends: endsOf(fact.aggregate, members.map(rangeOf)) };
  if (those.some(({ outcome }) => outcome === "unknown")) return { reason: "operand", ends: endsOf(fact.aggregate, those.map(rangeOf)) };
  if (those.length > 0) return overSome(fact.aggregate, those);
  return fact.aggregate === "count" || fact.aggregate === "sum" ? { number: ZERO } : { reason: "noLink", ends: OPEN };
}

/** The subjects behind a fact, as traces tell them. */
export function linkedTrace(fact: LinkedFact, members: readonly LinkedMember[]): LinkedTrace {
  return {
    fact: fact.name,
    subjects: members.map(({ subject, outcome, value, weight }) => ({ subject, outcome, value: value && shown(value.type, value.value), weight: (weight?.value ?? null) as number | null })),
  };
}
