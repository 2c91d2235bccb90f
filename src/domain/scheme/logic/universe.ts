import { fractionToNumber } from "../../decimal/fraction.js";
import type { KindDeclaration } from "../../model/kinds.js";
import type { Fact, Scheme } from "../../model/scheme.js";
import { isBare, leftBy, unitsOf, unitsOfScore, type Units } from "./band-units.js";
import { scoreBounds } from "../checks/score-bounds.js";
import { Reaches } from "../rules/reach.js";
import type { ReadContext } from "../vocabulary/context.js";
import { commonField } from "../vocabulary/record-fields.js";
import type { AllFacts } from "../vocabulary/scopes.js";
import { anyValue } from "./requirement.js";
import type { Domain, Universe } from "./satisfiable.js";
import { intersect, pointsOf, union, within, wordsOf, type ValueSet } from "./value-set.js";

const COUNTS: ReadonlySet<string> = new Set(["count", "distinct", "consecutive"]);
const NUMBERS_FROM: readonly (readonly [pattern: RegExp, least: number])[] = [
  [/^(rank|rankFromEnd|population)$/, 1], [/^(items|results)\./, 0],
];

/** Everything that the values of a scheme's facts are known to be. */
interface Sources {
  readonly context: ReadContext;
  readonly scheme: Scheme;
  readonly facts: AllFacts;
}

function wholeFrom(name: string): Domain | undefined {
  const row = NUMBERS_FROM.find(([pattern]) => pattern.test(name));
  return row && { set: within(row[1], Infinity), whole: true, missing: true };
}

/** Who is in no band: a grade that equals none that an author can write. */
const NO_BAND = "\u0000";
/** Every score falls in a band that asks for nothing else. */
function leavesNoGap({ score, grades }: Scheme): boolean {
  const sure = grades.filter(({ when, share }) => when === undefined && share === undefined);
  return sure.some(isBare) || (score !== undefined && sure.reduce((free, band) => leftBy(free, unitsOf(band, score.round.places)), [unitsOfScore(score)] as readonly Units[]).length === 0);
}

function settledDomain({ scheme, facts }: Sources, name: string): Domain | undefined {
  const whole = wholeFrom(name);
  if (whole) return whole;
  if (name === "percentile") return { set: within(0, 100), whole: false, missing: true };
  if (name === "score" && scheme.score) {
    const { min, max } = scoreBounds(scheme.score);
    return { set: within(min, max), whole: scheme.score.round.places === 0, missing: true };
  }
  const settled = facts.settled.get(name);
  if (name === "grade" && settled?.oneOf && !leavesNoGap(scheme)) return { set: wordsOf([...settled.oneOf, NO_BAND]), whole: false, missing: true };
  return settled && { set: settled.oneOf ? wordsOf(settled.oneOf) : anyValue(settled.type), whole: settled.type === "day", missing: settled.stage > 2 };
}

/** A value put in where none is known can be any. */
function withMissing(set: ValueSet, { whenMissing }: Fact): ValueSet {
  if (whenMissing === undefined || Array.isArray(whenMissing)) return set;
  return union(set, set.kind === "numbers" ? pointsOf([Number(whenMissing)]) : wordsOf([String(whenMissing)]));
}

const isCount = (fact: Fact): boolean => fact.from === "records" && COUNTS.has(fact.aggregate);

function numbersOf(fact: Fact, reaches: Reaches): ValueSet {
  const { low, high } = reaches.ofExpression({ op: "fact", fact: fact.name });
  const reach = within(low ? fractionToNumber(low) : -Infinity, high ? fractionToNumber(high) : Infinity);
  return isCount(fact) ? withMissing(intersect(reach, within(0, Infinity)), fact) : reach;
}

function factDomain({ facts }: Sources, fact: Fact, reaches: Reaches): Domain {
  const missing = fact.whenMissing === undefined;
  const oneOf = fact.type === "string" ? facts.types.find(fact.name)?.oneOf : undefined;
  const set = oneOf ? withMissing(wordsOf(oneOf), fact) : fact.type === "number" ? numbersOf(fact, reaches) : anyValue(fact.type);
  return { set, whole: fact.type === "day" || isCount(fact) || (fact.type === "number" && fact.decimals === 0), missing };
}

/** What the facts of a scheme can be: declared ranges and words, counts, and what the language itself settles. */
export function factUniverse(sources: Sources): Universe {
  const reaches = new Reaches(sources.scheme.facts);
  const declared = new Map(sources.scheme.facts.map((fact) => [fact.name, fact]));
  const found = new Map<string, Domain>();
  return (name, type) => {
    const known = found.get(name);
    if (known) return known;
    const fact = declared.get(name);
    const domain = (fact ? factDomain(sources, fact, reaches) : settledDomain(sources, name)) ?? { set: anyValue(type), whole: type === "day", missing: true };
    found.set(name, domain);
    return domain;
  };
}

/** The same beside records of those kinds. */
export function recordUniverse({ context }: Pick<Sources, "context">, base: Universe, names: readonly string[]): Universe {
  const kinds = names.map((name) => context.kinds.records.get(name)).filter((kind): kind is KindDeclaration => kind !== undefined);
  return (name, type) => {
    if (!name.startsWith("record.")) return base(name, type);
    const field = commonField(kinds, name.slice("record.".length));
    const set = field?.oneOf && type === "string" ? wordsOf(field.oneOf) : type === "number" ? within(field?.minimum ?? -Infinity, field?.maximum ?? Infinity) : anyValue(type);
    return { set, whole: type === "day", missing: field?.required !== true };
  };
}
