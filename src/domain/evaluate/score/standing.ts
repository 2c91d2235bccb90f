import { type Fraction, ZERO, add } from "../../decimal/fraction.js";
import { type Interval, addIntervals, hull, point } from "../../decimal/interval.js";
import { evaluateExpression, isMissing } from "../../facts/expression.js";
import { expressionEnds } from "../../facts/expression-ends.js";
import type { Calendar } from "../../model/columns.js";
import type { Expression, ScoreSpec } from "../../model/scheme.js";
import type { PointsEvent } from "../amounts.js";
import type { RuleResult } from "../results.js";
import { type Ranges, createRowReader } from "../row-reader.js";
import { ownersOf } from "../settled/at-subjects.js";
import { allRows, hasBit, without } from "../settled/bits.js";
import type { TableRun } from "../table-run.js";

/** How the rules of a group stand towards each subject (R15); of a `for` rule at least one of its rows. */
export interface Standing {
  /** Some rule applies and its outcome is not unknown. */
  present(row: number): boolean;
  /** Some rule certainly applies, whatever its outcome. */
  sure(row: number): boolean;
  /** Some rule is unknown. */
  open(row: number): boolean;
  /** Some rule states how much it is out of. */
  readonly states: boolean;
  /** What the rules that are present state together; null: none of them says how much. */
  outOf(row: number): Fraction | null;
  /** Over the rules that could be there: those whose `applies` is unknown are taken in and out. */
  outOfEnds(row: number): Interval;
}
interface RuleStanding {
  readonly present: Uint32Array;
  readonly sure: Uint32Array;
  readonly can: Uint32Array;
  readonly open: Uint32Array;
  readonly states: boolean;
  /** null: missing. */
  outOf(row: number): Fraction | null;
  ends(row: number): Interval;
}
export interface StandingInput {
  readonly ranges: Ranges;
  readonly calendar: Calendar | undefined;
  readonly score: ScoreSpec;
  /** The table of subjects. */
  readonly table: TableRun;
}

function createOutOf(outOf: Expression | undefined, input: StandingInput): Pick<RuleStanding, "outOf" | "ends"> {
  if (!outOf) return { outOf: () => null, ends: () => point(ZERO) };
  const { read, at } = createRowReader(input.table, input.ranges);
  return {
    outOf: (row) => {
      at(row);
      const value = evaluateExpression(outOf, read, input.calendar, input.score.round.items);
      return isMissing(value) ? null : value;
    },
    ends: (row) => {
      at(row);
      return expressionEnds(outOf, read, input.calendar, input.score.round.items);
    },
  };
}

function ruleStanding(result: RuleResult, input: StandingInput): RuleStanding {
  const { inForce, applies, holds: { certain, possible } } = result;
  const { outOf } = result.rule.event as PointsEvent;
  const can = new Uint32Array(inForce ?? allRows(result.rows));
  const sure = can.slice();
  const present = can.slice();
  for (let w = 0; w < can.length; w++) {
    if (applies) can[w] &= applies.possible[w];
    if (applies) sure[w] &= applies.certain[w];
    present[w] = sure[w] & ~(possible[w] & ~certain[w]);
  }
  const fold = (rows: Uint32Array): Uint32Array => ownersOf(rows, result, input.table.rows);
  const bits = { present: fold(present), sure: fold(sure), can: fold(can), open: fold(without(possible, certain)) };
  return { ...bits, states: outOf !== undefined, ...createOutOf(outOf, input) };
}

function sumOutOf(rules: readonly RuleStanding[], row: number): Fraction | null {
  let sum: Fraction | null = null;
  for (const rule of rules) {
    const value = hasBit(rule.present, row) ? rule.outOf(row) : null;
    if (value) sum = add(sum ?? ZERO, value);
  }
  return sum;
}

function sumEnds(rules: readonly RuleStanding[], row: number): Interval {
  let sum = point(ZERO);
  for (const rule of rules) {
    if (!hasBit(rule.can, row)) continue;
    const ends = rule.ends(row);
    sum = addIntervals(sum, hasBit(rule.sure, row) ? ends : hull(ends, point(ZERO)));
  }
  return sum;
}

/** How the points rules of one group stand. An `outOf` reads facts of the subject and counts once, however many records its rule walks. */
export function groupStanding(rules: readonly RuleResult[], input: StandingInput): Standing {
  const standings = rules.map((result) => ruleStanding(result, input));
  const stating = standings.filter(({ states }) => states);
  const some = (of: "present" | "sure" | "open") => (row: number): boolean => standings.some((rule) => hasBit(rule[of], row));
  return {
    states: stating.length > 0,
    present: some("present"), sure: some("sure"), open: some("open"),
    outOf: (row) => sumOutOf(stating, row), outOfEnds: (row) => sumEnds(stating, row),
  };
}
