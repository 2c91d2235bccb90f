import type { Memory } from "../memory.js";
import type { SettledPool } from "../pools.js";
import type { RuleResult } from "../results.js";
import { addConstants } from "./constant-rules.js";

/** Points of one group per subject in item units, before scale, clamp and weight; ends with infinities where open. */
export interface GroupSums {
  readonly reported: Float64Array;
  readonly least: Float64Array;
  readonly greatest: Float64Array;
  /** Number of items that count, and its ends. */
  readonly items: { readonly reported: Float64Array; readonly least: Float64Array; readonly greatest: Float64Array };
}
/** What the sums are made of. */
export interface SumInput {
  readonly subjects: number;
  readonly rules: readonly RuleResult[];
  readonly pools: readonly SettledPool[];
  readonly memory: Memory;
}

/** Calls `visit` for each set bit, ascending. */
export function eachRow(words: Uint32Array, visit: (row: number) => void): void {
  for (let w = 0; w < words.length; w++) {
    for (let word = words[w]; word !== 0; word &= word - 1) visit((w << 5) + 31 - Math.clz32(word & -word));
  }
}

const ownerOf = ({ child }: RuleResult): ((row: number) => number) => (child ? (row) => child.owners[row] : (row) => row);

/** What counts: the amount of every certain item that `one` has left. */
function addReported(sums: GroupSums, result: RuleResult): void {
  const { amounts, counts } = result;
  const owner = ownerOf(result);
  const amountAt = (row: number): number => amounts?.constant ?? amounts?.low?.[row] ?? 0;
  eachRow(counts, (row) => {
    sums.reported[owner(row)] += amountAt(row);
    sums.items.reported[owner(row)]++;
  });
}

/** The same for a rule over subjects with one amount for all: the loop that large populations are in. */
function addUnknownConstant({ least, greatest, items }: GroupSums, matters: Uint32Array, amount: number): void {
  const low = amount < 0 ? amount : 0;
  const high = amount > 0 ? amount : 0;
  for (let w = 0; w < matters.length; w++) {
    for (let word = matters[w]; word !== 0; word &= word - 1) {
      const row = (w << 5) + 31 - Math.clz32(word & -word);
      least[row] += low;
      greatest[row] += high;
      items.greatest[row]++;
    }
  }
}

/** What unknown items can add, one by one: least and greatest so far hold only that. */
function addUnknown(sums: GroupSums, result: RuleResult): void {
  const { amounts, matters, child } = result;
  if (!child && amounts && amounts.constant !== null) return addUnknownConstant(sums, matters, amounts.constant);
  const owner = ownerOf(result);
  const { least, greatest, items } = sums;
  eachRow(matters, (row) => {
    const [low, high] = [amounts?.constant ?? amounts?.low?.[row] ?? 0, amounts?.constant ?? amounts?.high?.[row] ?? 0];
    if (low < 0) least[owner(row)] += low;
    if (high > 0) greatest[owner(row)] += high;
    items.greatest[owner(row)]++;
  });
}

/** Pools: their ends instead of those of their items (R13). */
function addPool(sums: GroupSums, group: string, { carried, losable }: SettledPool, rules: readonly RuleResult[]): void {
  for (const ends of carried) {
    if (ends.group !== group) continue;
    const { owner, rule, row } = ends.carrier;
    const { counts, amounts } = rules[rule];
    const counted = (counts[row >>> 5] >>> (row & 31)) & 1 ? amounts?.constant ?? amounts?.low?.[row] ?? 0 : 0;
    sums.least[owner] += ends.least - counted;
    sums.greatest[owner] += ends.greatest - counted;
  }
  for (const winner of losable) if (winner.group === group) sums.items.least[winner.owner]--;
}

function emptySums({ subjects, memory }: SumInput): GroupSums {
  const doubles = (): Float64Array => memory.doubles(subjects);
  return { reported: doubles(), least: doubles(), greatest: doubles(), items: { reported: doubles(), least: doubles(), greatest: doubles() } };
}

/** Until here the ends held what the unknown adds. */
function addToReported({ reported, least, greatest, items }: GroupSums): void {
  for (let row = 0; row < reported.length; row++) {
    least[row] += reported[row];
    greatest[row] += reported[row];
    items.least[row] += items.reported[row];
    items.greatest[row] += items.reported[row];
  }
}

/** Sums the items of a group for all subjects (stage 9, R12, R13). */
export function groupSums(group: string, input: SumInput): GroupSums {
  const sums = emptySums(input);
  const own = input.rules.filter(({ rule: { event } }) => event.type === "points" && event.group === group);
  const together = own.filter(({ child, amounts }) => !child && amounts?.constant !== null);
  addConstants(sums, together);
  for (const result of own) {
    if (!together.includes(result)) addReported(sums, result);
    if (result.pool < 0) addUnknown(sums, result);
    else eachRow(result.matters, (row) => { sums.items.greatest[ownerOf(result)(row)]++; });
  }
  for (const pool of input.pools) addPool(sums, group, pool, input.rules);
  addToReported(sums);
  return sums;
}
