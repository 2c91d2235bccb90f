import type { Band, Condition, Expression, Fact, Group, Rule, Scheme } from "../../../src/domain/model/scheme.js";
import { addIntervals, point } from "../../../src/domain/decimal/interval.js";
import { partsOf } from "../../../src/domain/facts/expression-ends.js";
import { fractionToNumber, ZERO } from "../../../src/domain/decimal/fraction.js";
import { scoreBounds } from "../../../src/domain/scheme/checks/score-bounds.js";
import { Reaches, type Reach } from "../../../src/domain/scheme/rules/reach.js";
import { COUNTS, isCountOf, unwrapped, type Counts } from "./plain-conditions.js";
import { poolsOf } from "../../../src/domain/scheme/rules/pools.js";

/** Parts of a parsed scheme that no score, grade, rank or list comes from: words, their sources, places in the text, procedure. */
const WORDS: ReadonlySet<string> = new Set([
  "title", "description", "basis", "official", "pointer", "text", "reason", "kinds", "dated", "parameter", "parameters", "checks", "flags", "consequences", "tone", "confirm", "codes", "procedure", "details", "item",
]);

const textOf = (whole: unknown, counts: Counts): string => JSON.stringify(whole, (key, value: unknown) => {
  if (WORDS.has(key)) return undefined;
  if (isCondition(value)) return unwrapped(value, counts);
  return value instanceof Map ? [...value] : value instanceof Set ? [...value] : value;
});

/** Which bands are asked at which scores, from each score at which that changes: written bounds that lie in earlier bands or beyond all scores say nothing. */
function bandsOf(scheme: Scheme): unknown {
  const { score, grades } = scheme;
  if (!score || grades.some(({ share }) => share !== undefined)) return grades;
  const unit = Number(`1e-${score.round.places}`);
  const { min, max } = scoreBounds(score);
  const whole = (value: number): number => Math.round(value / unit);
  const [least, greatest] = [min === -Infinity ? -1e15 : Math.ceil(min / unit - 1e-6), max === Infinity ? 1e15 : Math.floor(max / unit + 1e-6)];
  const low = ({ from = -Infinity }: Band): number => (from === -Infinity ? -Infinity : Math.ceil(from / unit - 1e-6));
  const high = ({ below = Infinity, upTo = Infinity }: Band): number => Math.min(below === Infinity ? Infinity : Math.ceil(below / unit - 1e-6) - 1, upTo === Infinity ? Infinity : Math.floor(upTo / unit + 1e-6));
  const asked = (at: number): readonly string[] => {
    const holding = grades.filter((band) => at >= low(band) && at <= high(band));
    const last = holding.findIndex(({ when }) => when === undefined);
    return (last < 0 ? holding : holding.slice(0, last + 1)).map(({ grade, when }) => `${grade} ${textOf(when ?? null, isCountOf(scheme))}`);
  };
  const starts = [...new Set([least, ...grades.flatMap((band) => [low(band), high(band) + 1])])].filter((at) => at >= least && at <= greatest).sort((a, b) => a - b);
  const segments = starts.map((at) => ({ at: whole(at * unit), asked: asked(at) }));
  return segments.filter((segment, i) => i === 0 || JSON.stringify(segment.asked) !== JSON.stringify(segments[i - 1].asked));
}

const isCondition = (value: unknown): value is Condition => typeof value === "object" && value !== null && "kind" in value && (("parts" in value && Array.isArray(value.parts)) || "part" in value || value.kind === "test");

/** Places that an exact value can have; Infinity where nothing says. */
function placesOf(facts: ReadonlyMap<string, Fact>, expression: Expression): number {
  const written = (value: number): number => String(value).split(".")[1]?.length ?? 0;
  const of = (parts: readonly Expression[]): readonly number[] => parts.map((part) => placesOf(facts, part));
  switch (expression.op) {
    case "number": return written(expression.value);
    case "fact": return facts.get(expression.fact)?.decimals ?? Infinity;
    case "add": case "subtract": case "min": case "max": case "firstKnown": return Math.max(...of(expression.of));
    case "multiply": return of(expression.of).reduce((sum, places) => sum + places, 0);
    case "steps": return Math.max(...expression.at.map(([, value]) => written(value)));
    case "lookup": return Math.max(...[...expression.in.values(), expression.else ?? 0].map(written));
    case "round": return expression.places;
    case "days": case "workdays": return 0;
    default: return Infinity;
  }
}

/** Of whole numbers they are whole. */
const KEEPING: ReadonlySet<string> = new Set(["sum", "min", "max", "latest"]);

/** Whole numbers, whatever places are kept. */
function isWhole({ kinds }: Scheme, fact: Fact): boolean {
  if (fact.from === "linked") return fact.aggregate === "count";
  if (fact.from !== "records") return false;
  const field = (fact.of ?? "").replace(/^record\./, "");
  return COUNTS.has(fact.aggregate) || (KEEPING.has(fact.aggregate) && fact.weight === undefined && fact.select.kinds.every((kind) => kinds.records.get(kind)?.fields.get(field)?.integer === true));
}
const byName = (scheme: Scheme): ReadonlyMap<string, Fact> => new Map(scheme.facts.map((fact) => [fact.name, isWhole(scheme, fact) ? { ...fact, decimals: 0 } : fact]));

/** A fact that has no more places than it keeps. */
function isExact(scheme: Scheme, fact: Fact): boolean {
  if (fact.type !== "number" || (fact.whenMissing !== undefined && !Number.isInteger(fact.whenMissing))) return false;
  return fact.from === "formula" ? placesOf(byName(scheme), fact.expression) <= fact.decimals : isWhole(scheme, fact);
}

/** Their value lies among those of the field. */
const CHOOSING: ReadonlySet<string> = new Set(["mean", "min", "max", "median", "latest"]);

/** A fact lies where the kind lets its field lie, whatever wider range is declared. */
function withinField({ kinds }: Scheme, fact: Fact, kind: string): Fact {
  const field = fact.from === "attribute" ? kinds.subjects.get(kind)?.fields.get(fact.field) : fact.from === "records" && CHOOSING.has(fact.aggregate) ? kinds.records.get(fact.select.kinds[0])?.fields.get((fact.of ?? "").replace(/^record\./, "")) : undefined;
  return fact.range && field ? { ...fact, range: [Math.max(fact.range[0], field.minimum ?? -Infinity), Math.min(fact.range[1], field.maximum ?? Infinity)] } : fact;
}

/** A range within which the operands keep a formula anyway. */
function saysNothing({ facts }: Scheme, fact: Fact): boolean {
  if (fact.from !== "formula" || !fact.range) return false;
  const { low, high } = new Reaches(facts).ofExpression(fact.expression);
  return low !== null && high !== null && fractionToNumber(low) >= fact.range[0] && fractionToNumber(high) <= fact.range[1];
}

const endsOf = ({ low, high }: Reach): unknown => [low && fractionToNumber(low), high && fractionToNumber(high)];

/** Ends of a weighted group that must be there leave no trace where its points lie between them anyway: while it is missing there is no score. */
function withoutIdleEnds({ facts, rules, score }: Scheme, group: Group): Group {
  if (!score || group.weight === undefined || group.scale !== undefined || group.missing !== "refuse" || rules.some(({ each, event }) => each && event.type === "points" && event.group === group.id)) return group;
  const reaches = new Reaches(facts);
  const items = rules.flatMap(({ event }) => (event.type === "points" && event.group === group.id ? [reaches.ofItem(event, score.round)] : []));
  const { low, high } = items.reduce(addIntervals, point(ZERO));
  const [least, greatest] = [low ? fractionToNumber(low) : -Infinity, high ? fractionToNumber(high) : Infinity];
  return { ...group, min: least >= (group.min ?? -Infinity) ? -Infinity : group.min ?? 0, max: greatest <= (group.max ?? Infinity) ? Infinity : group.max ?? 0 };
}

/** Facts that amounts read with no other beside them: what their range does is in the ends of the item. */
function readAlone({ facts, rules }: Scheme): ReadonlySet<string> {
  const namesIn = (expression: Expression): readonly string[] => (expression.op === "fact" ? [expression.fact] : partsOf(expression).flatMap(namesIn));
  const amounts = rules.flatMap(({ event }) => (event.type === "points" ? [[...new Set([...namesIn(event.amount), ...(event.outOf ? namesIn(event.outOf) : [])])]] : []));
  const inFormulas = new Set(facts.flatMap((fact) => (fact.from === "formula" ? namesIn(fact.expression) : [])));
  return new Set(amounts.flatMap((names) => (names.length === 1 ? names : [])).filter((name) => !inFormulas.has(name) && amounts.every((names) => names.length === 1 || !names.includes(name))));
}

/** Facts whose ranges can reach a score or its ends. The range of any other only refuses what lies outside. */
function readInAmounts({ facts, rules, score }: Scheme): ReadonlySet<string> {
  const declared = new Map(facts.map((fact) => [fact.name, fact]));
  const found = new Set<string>();
  const walk = (expression: Expression | undefined): void => {
    if (!expression) return;
    if (expression.op !== "fact") return partsOf(expression).forEach(walk);
    if (found.has(expression.fact)) return;
    found.add(expression.fact);
    const fact = declared.get(expression.fact);
    if (fact?.from === "formula") walk(fact.expression);
  };
  for (const { event } of rules) if (event.type === "points") [event.amount, event.outOf].forEach(walk);
  walk(score?.start);
  // Formulas over what is settled later take its ends, and theirs decide.
  for (const fact of facts) if (fact.from === "formula" && fact.stage > 2) walk(fact.expression);
  return found;
}

/** Rounding that never rounds: where every amount has no more places than are kept. */
function roundingOf(scheme: Scheme): unknown {
  const { rules, score } = scheme;
  if (!score) return undefined;
  const declared = byName(scheme);
  const clamps = (rule: Rule): readonly number[] => (rule.event.type === "points" ? [rule.event.min ?? 0, rule.event.max ?? 0] : []);
  const places = Math.max(0, ...rules.flatMap((rule) => (rule.event.type === "points" ? [placesOf(declared, rule.event.amount), ...clamps(rule).map((op) => placesOf(declared, { op: "number", value: op }))] : [])));
  const shares = score.groups.some(({ weight, scale }) => weight !== undefined || scale !== undefined);
  const total = shares ? Infinity : Math.max(places, placesOf(declared, score.start));
  return { items: places <= score.round.items ? "exact" : score.round.items, places: total <= score.round.places ? "exact" : score.round.places, mode: places <= score.round.items && total <= score.round.places ? "any" : score.round.mode };
}

/** Whose turn it is in a pool is all that priority says. */
function turnsOf(rules: readonly Rule[]): ReadonlyMap<string, number> {
  const turns = new Map<string, number>();
  for (const pool of poolsOf(rules).values()) [...pool].sort((a, b) => b.priority - a.priority || a.place - b.place).forEach(({ name }, turn) => turns.set(name, turn));
  return turns;
}

/** A pool by those who share it, whatever it is called. */
const poolNames = (rules: readonly Rule[]): ReadonlyMap<string, string> => new Map([...poolsOf(rules)].map(([name, pool]) => [name, pool.map((rule) => rule.name).join(" ")]));

/** What a scheme computes, as a text that is equal where nothing else is: rounding that never rounds, places of counts, `outOf` without `scale` and names of pools say nothing. */
export function meaningOf(read: Scheme): string {
  const scheme: Scheme = { ...read, facts: read.facts.map((fact) => withinField(read, fact, read.subject)) };
  const scaled = new Set(scheme.score?.groups.filter(({ scale }) => scale !== undefined).map(({ id }) => id));
  const [turns, pools] = [turnsOf(scheme.rules), poolNames(scheme.rules)];
  const about = scheme.about && new Map([...scheme.about].map(([kind, declared]) => [kind, declared.map((fact) => withinField(scheme, fact, kind))]));
  const inAmounts = readInAmounts(scheme);
  const alone = readAlone(scheme);
  const reaches = new Reaches(scheme.facts);
  const facts = scheme.facts.map((fact) => ({ ...fact, ...(isExact(scheme, fact) ? { decimals: "exact" } : {}), ...(inAmounts.has(fact.name) && !alone.has(fact.name) && !saysNothing(scheme, fact) ? {} : { range: undefined }) }));
  const rules = scheme.rules.map(({ priority: _, ...rule }) => ({
    ...rule, ends: rule.event.type === "points" && scheme.score ? endsOf(reaches.ofItem(rule.event, scheme.score.round)) : null, turn: turns.get(rule.name) ?? null, ...(rule.one ? { one: { ...rule.one, of: pools.get(rule.one.of) } } : {}),
    event: rule.event.type === "points" && !scaled.has(rule.event.group) ? { ...rule.event, outOf: undefined } : rule.event,
  }));
  const compared = scheme.ranking !== undefined || scheme.lists.some(({ quota }) => quota !== undefined);
  const score = scheme.score && { ...scheme.score, better: compared ? scheme.score.better : "any", groups: scheme.score.groups.map((group) => withoutIdleEnds(scheme, group)), round: roundingOf(scheme) };
  const whole = { ...scheme, about, rules, facts, grades: bandsOf(scheme), order: scheme.grades.map(({ grade }) => grade), score };
  return textOf(whole, isCountOf(scheme));
}
