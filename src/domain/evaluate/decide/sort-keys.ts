import type { Column } from "../../model/columns.js";
import type { SortKey } from "../../model/scheme.js";
import { hasBit } from "../settled/bits.js";
import { isOpen } from "../settled/plain-value.js";
import { settledFact } from "../settled/settled-fact.js";
import type { Settled } from "../settled/settled.js";
import type { GradeResult, Results } from "./results.js";

/** One key for all subjects as numbers that sort ascending: the reported place, and the best and worst that the unknown can still make of it. */
export interface KeyColumn {
  readonly reported: Float64Array;
  readonly best: Float64Array;
  readonly worst: Float64Array;
}

/** Nothing known of it: last as reported, open at both ends (R18). */
function missing(column: KeyColumn, row: number): void {
  column.reported[row] = Infinity;
  column.best[row] = -Infinity;
  column.worst[row] = Infinity;
}

const emptyColumn = (subjects: number): KeyColumn => ({
  reported: new Float64Array(subjects), best: new Float64Array(subjects), worst: new Float64Array(subjects),
});

/** Grades by their place, in no band last whatever the direction. */
function gradeKey(results: Results, grades: GradeResult, descending: boolean): KeyColumn {
  const column = emptyColumn(results.subjects);
  const count = grades.names.length;
  const keyOf = (place: number): number => (place < 0 || place === count ? Infinity : descending ? place : -place);
  for (let row = 0; row < results.subjects; row++) {
    if (results.eligibility[row] >= 0) {
      missing(column, row);
      continue;
    }
    let [best, worst] = [Infinity, -Infinity];
    for (let place = 0; place <= count; place++) {
      if (grades.reachable[row * (count + 1) + place] === 0) continue;
      const key = keyOf(place);
      if (key < best) best = key;
      if (key > worst) worst = key;
    }
    column.reported[row] = keyOf(grades.reported[row]);
    column.best[row] = best;
    column.worst[row] = worst;
  }
  return column;
}

/** Text orders by code units, false before true, a list by its first difference. */
function placesInDictionary(column: Column): readonly number[] {
  const text = column.dictionary.map((value) => (Array.isArray(value) ? value.join("\u0000") : String(value)));
  const sorted = [...new Set(text)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const places = new Map(sorted.map((value, place) => [value, place]));
  return text.map((value) => places.get(value) ?? 0);
}

function plainKey(results: Results, fact: string, sign: 1 | -1): KeyColumn {
  const [key, column] = [emptyColumn(results.subjects), results.column(fact, null)];
  const places = column.numbers ? [] : placesInDictionary(column);
  for (let row = 0; row < results.subjects; row++) {
    if (!hasBit(column.known, row)) {
      missing(key, row);
      continue;
    }
    const value = sign * (column.numbers ? column.numbers[row] : places[column.codes?.[row] ?? 0]);
    key.reported[row] = key.best[row] = key.worst[row] = value;
    if (!isOpen(column, row)) continue;
    const [low, high] = [sign * (column.low?.[row] ?? 0), sign * (column.high?.[row] ?? 0)];
    key.best[row] = sign > 0 ? low : high;
    key.worst[row] = sign > 0 ? high : low;
  }
  return key;
}

/** Numbers with their ends; flags and lists as reported, false before true. */
function settledKey(results: Results, settled: Settled, descending: boolean): KeyColumn {
  const key = emptyColumn(results.subjects);
  const sign = descending ? -1 : 1;
  for (let row = 0; row < results.subjects; row++) {
    const value = settled.value(row);
    if (value === null) {
      missing(key, row);
      continue;
    }
    const reported = Number(value);
    const [least, greatest] = settled.ends ? [sign * settled.ends.least(row), sign * settled.ends.greatest(row)] : [sign * reported, sign * reported];
    key.reported[row] = sign * reported;
    key.best[row] = descending ? greatest : least;
    key.worst[row] = descending ? least : greatest;
  }
  return key;
}

/** The column of one key of `by`: `grade`, a settled number, or a plain fact. */
export function keyColumn(results: Results, { by, direction }: SortKey): KeyColumn {
  const descending = direction === "descending";
  if (by === "grade" && results.grades) return gradeKey(results, results.grades, descending);
  const settled = settledFact(results, by);
  return settled ? settledKey(results, settled, descending) : plainKey(results, by, descending ? -1 : 1);
}
