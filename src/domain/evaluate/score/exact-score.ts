import { type Fraction, roundFraction, unitsToNumber } from "../../decimal/fraction.js";
import { evaluateExpression, isMissing } from "../../facts/expression.js";
import type { ScoreSpec } from "../../model/scheme.js";
import type { Memory } from "../memory.js";
import type { GroupResult, Triple } from "../results.js";
import { createRowReader } from "../row-reader.js";
import { setBit, wordsFor } from "../settled/bits.js";
import { type GroupInput, type GroupValue, groupValue } from "./group-value.js";
import type { StandingInput } from "./standing.js";
import { totalOf } from "./total.js";

/** Stages 9 and 10. */
export interface Scored {
  readonly groups: readonly GroupResult[];
  readonly score: Triple;
}
export interface ScoreInput extends StandingInput {
  readonly score: ScoreSpec;
  readonly memory: Memory;
  readonly groups: readonly GroupInput[];
}

export function emptyTriple(rows: number, memory: Memory): Triple {
  return { known: new Uint32Array(wordsFor(rows)), reported: memory.doubles(rows), least: memory.doubles(rows), greatest: memory.doubles(rows) };
}

/** As a card shows it: rounded half away from zero to 6 places. */
const shown = (value: Fraction): number => unitsToNumber(roundFraction(value, 6, "half-away"), 6);

/** What a group's rules state, per subject; -1 where none of those that are present states anything. */
export function outOfColumn({ standing, sums }: GroupInput, memory: Memory): Float64Array {
  const column = memory.doubles(sums.reported.length).fill(-1);
  if (!standing.states) return column;
  for (let row = 0; row < column.length; row++) {
    const outOf = standing.outOf(row);
    if (outOf) column[row] = shown(outOf);
  }
  return column;
}

function emptyGroup(input: GroupInput, { memory, table }: ScoreInput): GroupResult {
  const { sums, items, group } = input;
  const sum = memory.doubles(table.rows);
  for (let row = 0; row < sum.length; row++) sum[row] = unitsToNumber(sums.reported[row], items);
  return { id: group.id, sum, outOf: outOfColumn(input, memory), items: sums.items, ...emptyTriple(table.rows, memory) };
}

function fillGroup(into: GroupResult, { reported, ends }: GroupValue, row: number): void {
  if (reported) {
    setBit(into.known, row);
    into.reported[row] = shown(reported);
  }
  into.least[row] = ends?.low ? shown(ends.low) : -Infinity;
  into.greatest[row] = ends?.high ? shown(ends.high) : Infinity;
}

/** Scores one subject after the other with exact fractions: for groups with scale or weight, and for amounts too large for whole doubles. */
export function exactScore(input: ScoreInput): Scored {
  const { table, score: { start, round }, memory } = input;
  const reader = createRowReader(table, input.ranges);
  const units = (value: Fraction): number => Number(roundFraction(value, round.places, round.mode));
  const groups = input.groups.map((group) => emptyGroup(group, input));
  const score = emptyTriple(table.rows, memory);
  for (let row = 0; row < table.rows; row++) {
    const values = input.groups.map((group) => groupValue(group, row));
    values.forEach((value, place) => fillGroup(groups[place], value, row));
    reader.at(row);
    const begun = evaluateExpression(start, reader.read, input.calendar, round.places);
    const total = isMissing(begun) ? null : totalOf(begun, values);
    if (!total) continue;
    setBit(score.known, row);
    score.reported[row] = units(total.reported);
    score.least[row] = total.ends.low ? units(total.ends.low) : -Infinity;
    score.greatest[row] = total.ends.high ? units(total.ends.high) : Infinity;
  }
  return { groups, score };
}
