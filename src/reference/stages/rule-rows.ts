import type { Outcome, RuleTrace, TraceNode } from "../../domain/model/card.js";
import type { Day } from "../../domain/model/documents.js";
import type { Rule, RuleEvent, ScoreSpec } from "../../domain/model/scheme.js";
import { evaluate, isMissing, type Surroundings } from "../arithmetic/expression.js";
import { endsOf } from "../arithmetic/expression-ends.js";
import { greatest, least, ofNumber, ofUnits, roundToUnits, ZERO, type Fraction } from "../arithmetic/fraction.js";
import { clamp, OPEN, point, type Interval } from "../arithmetic/interval.js";
import type { Read } from "../cell.js";
import { judge } from "../condition.js";
import { certainOf } from "../facts/derive.js";
import { readRecord, selectRecords, type Selected } from "../facts/select-records.js";
import { byCodeUnits, type World } from "../world.js";

/** One rule for one subject, or for one record of it (R11, R12). */
export interface RuleRow {
  readonly rule: Rule;
  readonly record: Selected | null;
  /** The day whose law applies: the as-of day, of a rule with `for` the record's. */
  readonly day: Day;
  readonly state: RuleTrace["state"];
  readonly applies: TraceNode | null;
  readonly conditions: TraceNode | null;
  readonly outcome: Outcome;
  /** Of points that are certain: after clamp and rounding. */
  readonly amount: Fraction | null;
  /** Of points: all that the amount can be, after clamp and rounding; 0 for other events. */
  readonly range: Interval;
  /** What it shares its `one` with; null: nothing. */
  readonly pool: string | null;
  readonly read: Read;
}

type Points = Extract<RuleEvent, { type: "points" }>;
/** The points event of a rule, or null. */
export const pointsOf = (rule: Rule): Points | null => (rule.event.type === "points" ? rule.event : null);

/** Whether the rule surely applies for this row: it is in force, and `applies` is not in doubt. */
export const surelyApplies = (row: RuleRow): boolean => row.state === "evaluated" && (row.applies === null || row.applies.outcome === "true");

function isInForce(rule: Rule, day: Day): boolean {
  const { from = -Infinity, to = Infinity } = rule.effective ?? {};
  return from <= day && day <= to;
}

const ITEMS: Pick<ScoreSpec["round"], "items" | "mode"> = { items: 0, mode: "half-away" };
const LIMIT = 2n ** 53n;

/** amount -> item clamp -> rounding (R12); an end of 2^53 units or more is open. */
function asItem(world: World, event: Points, amount: Interval): Interval {
  const { items, mode } = world.scheme.score?.round ?? ITEMS;
  const { low, high } = clamp(amount, event.min, event.max, ofNumber);
  const end = (value: Fraction | null): Fraction | null => {
    const units = value && roundToUnits(value, items, mode);
    return units === null || units >= LIMIT || units <= -LIMIT ? null : ofUnits(units, items);
  };
  return { low: end(low), high: end(high) };
}

/** Exactly the amount of a rule, else all that it can be; one that overflows is missing, and nothing is said of it but its clamps. */
function amountOf(world: World, event: Points, around: Surroundings): { readonly isMissing: boolean; readonly range: Interval } {
  const amount = evaluate(event.amount, around);
  const exact = isMissing(amount) ? OPEN : asItem(world, event, point(amount));
  if (exact.low !== null && exact.high !== null) return { isMissing: false, range: exact };
  const hasEnds = isMissing(amount) && amount !== "overflow";
  return { isMissing: true, range: asItem(world, event, hasEnds ? endsOf(event.amount, around) : OPEN) };
}

/** Values of `per` as a text; null if one is missing. */
function poolOf(rule: Rule, read: Read): string | null {
  if (rule.one === undefined) return null;
  const values = rule.one.per.map((name) => read(name).value);
  return values.includes(null) ? null : JSON.stringify([rule.one.of, values]);
}

/** true, false or unknown, before `onUnknown` (R11). A missing amount makes a rule that holds unknown. */
function outcomeOf(row: Pick<RuleRow, "record" | "applies" | "conditions">, amountMissing: boolean): Outcome {
  if (row.applies?.outcome === "unknown" || (row.record?.doubt ?? null) !== null) return "unknown";
  const holds = row.conditions?.outcome ?? "true";
  return holds === "true" && amountMissing ? "unknown" : holds;
}

const NOTHING = point(ZERO);

function evaluateRow(world: World, rule: Rule, record: Selected | null, facts: Read): RuleRow {
  const read = record === null ? facts : readRecord(world, record.record, facts, rule.each ?? { on: "occurredOn" });
  const day = record?.on ?? world.input.asOf;
  const silent = { conditions: null, outcome: "false", amount: null, range: NOTHING, pool: null } as const;
  if (!isInForce(rule, day)) return { rule, record, day, read, state: "notInForce", applies: null, ...silent };
  const applies = rule.applies === undefined ? null : judge(rule.applies, read, world.operators);
  if (applies?.outcome === "false") return { rule, record, day, read, state: "notApplicable", applies, ...silent };
  const conditions = rule.conditions === undefined ? null : judge(rule.conditions, read, world.operators);
  const event = pointsOf(rule);
  const amount = event && amountOf(world, event, { read: certainOf(read), calendar: world.input.calendar, decimals: (world.scheme.score?.round ?? ITEMS).items });
  const found = outcomeOf({ record, applies, conditions }, amount?.isMissing ?? false);
  const outcome = found === "unknown" && rule.onUnknown === "false" ? "false" : found;
  const range = amount?.range ?? NOTHING;
  const certain = event !== null && outcome === "true" ? range.low : null;
  return { rule, record, day, read, state: "evaluated", applies, conditions, outcome, amount: certain, range, pool: poolOf(rule, read) };
}

/** Oldest first, then id in code units. */
const inOrder = (a: Selected, b: Selected): number => a.on - b.on || byCodeUnits(a.record.id, b.record.id);

/** Every rule in the order of the file, one with `for` once per record of its selection (stages 5 and 6). */
export function ruleRows(world: World, subject: string, facts: Read): readonly RuleRow[] {
  return world.scheme.rules.flatMap((rule) => {
    if (rule.each === undefined) return [evaluateRow(world, rule, null, facts)];
    const records = [...selectRecords(world, rule.each, subject, certainOf(facts))].sort(inOrder);
    return records.map((record) => evaluateRow(world, rule, record, facts));
  });
}

/** What an unknown item can bring alone: its amount, or nothing (R12). */
export const orNothing = (range: Interval): Interval => ({ low: range.low && least(ZERO, range.low), high: range.high && greatest(ZERO, range.high) });
