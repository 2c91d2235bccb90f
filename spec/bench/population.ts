import type { Column, Frozen } from "../../src/domain/model/columns.js";
import type { FactType } from "../../src/domain/model/kinds.js";
import type { Known } from "../../src/domain/model/scheme.js";
import { type Facts, factsOf } from "./hand-written.js";
import { type Random, createRandom } from "./random.js";
import { BOOLEANS, GREATEST, LISTS, NUMBERS, PLACES, SEED, STRINGS, TAGS, TEXTS } from "./workload.js";

/** Share of the values that are missing. */
export const MISSING = 0.03;

/** The same facts as columns and as plain objects of one shape, in which null stands for a missing value. */
export interface Population {
  readonly frozen: Frozen;
  readonly objects: readonly Facts[];
}
type Draw = (random: Random) => Known;

const number: Draw = (random) => random.below(GREATEST * 100 + 1) / 100;
const tags: Draw = (random) => random.shuffle(TAGS).slice(0, random.below(4)).sort();

const DRAWS: readonly (readonly [string, FactType, Draw])[] = [
  ...NUMBERS.map((name) => [name, "number", number] as const),
  ...BOOLEANS.map((name) => [name, "boolean", (random: Random) => random.below(2) === 0] as const),
  ...STRINGS.map((name) => [name, "string", (random: Random) => random.pick(TEXTS)] as const),
  ...LISTS.map((name) => [name, "list", tags] as const),
];

const setBit = (words: Uint32Array, row: number): void => { words[row >>> 5] |= 1 << (row & 31); };

/** Values (null: missing) as a column. */
export function columnOf(type: FactType, values: readonly (Known | null)[], decimals = 0): Column {
  const rows = values.length;
  const known = new Uint32Array((rows + 31) >>> 5);
  const numeric = type === "number" || type === "day";
  const numbers = numeric ? new Float64Array(rows) : null;
  const codes = numeric ? null : new Uint32Array(rows);
  const [dictionary, places] = [[] as Known[], new Map<string, number>()];
  values.forEach((value, row) => {
    if (value === null) return;
    setBit(known, row);
    if (numbers) numbers[row] = value as number;
    if (!codes) return;
    const key = JSON.stringify(value);
    if (!places.has(key)) places.set(key, dictionary.push(value) - 1);
    codes[row] = places.get(key) ?? 0;
  });
  return { type, decimals, known, assumed: null, numbers, codes, dictionary, reasons: null, low: null, high: null };
}

/** Columns over subjects as the facts of a run. */
export function frozenOf(columns: ReadonlyMap<string, Column>, subjects: number): Frozen {
  return {
    subjects: Array.from({ length: subjects }, (_, i) => `P${String(i).padStart(6, "0")}`), period: { id: "2026-Q1", from: 20_454, to: 20_543 }, asOf: 20_543,
    columns, children: new Map(), records: { ids: [], versions: new Uint32Array(0), kinds: [], disputed: new Uint32Array(0) }, evidence: new Map(), current: new Map(),
  };
}

/** Seeded facts of so many subjects. */
export function population(subjects: number): Population {
  const random = createRandom(SEED + subjects);
  const columns = new Map<string, Column>();
  const values = new Map<string, readonly (Known | null)[]>();
  for (const [name, type, draw] of DRAWS) {
    const drawn = Array.from({ length: subjects }, () => (random.next() < MISSING ? null : draw(random)));
    values.set(name, drawn);
    columns.set(name, columnOf(type, drawn, type === "number" ? PLACES : 0));
  }
  const objects = Array.from({ length: subjects }, (_, row) => factsOf((name) => (values.get(name)?.[row] ?? null) as never));
  return { frozen: frozenOf(columns, subjects), objects };
}
