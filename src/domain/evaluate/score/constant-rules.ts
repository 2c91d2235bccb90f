import { COUNTS, type SumCells, addRules, sumTable } from "../kernels/sum-kernels.js";
import type { RuleResult } from "../results.js";
import type { GroupSums } from "./group-sums.js";

const BLOCK = 64;
const AT_ONCE = 8;

function eightsOf(rules: readonly RuleResult[], sums: GroupSums, words: number): SumCells[] {
  const none = new Uint32Array(words);
  const eights: SumCells[] = [];
  for (let first = 0; first < rules.length; first += AT_ONCE) {
    const eight = rules.slice(first, first + AT_ONCE);
    const amounts = eight.map(({ amounts }) => amounts?.constant ?? 0);
    const bits = [...eight.map(({ counts }) => counts), ...Array.from({ length: AT_ONCE - eight.length }, () => none)];
    eights.push({ rules: bits, sums: sumTable(amounts), counts: COUNTS, into: sums.reported, items: sums.items.reported });
  }
  return eights;
}

/** Adds the rules over subjects whose amount is the same for all, eight at a time, block by block. */
export function addConstants(sums: GroupSums, rules: readonly RuleResult[]): void {
  if (rules.length === 0) return;
  const subjects = sums.reported.length;
  const full = subjects >>> 5;
  const eights = eightsOf(rules, sums, full + 1);
  for (let from = 0; from < full; from += BLOCK) {
    for (const eight of eights) addRules(eight, from, from + BLOCK < full ? from + BLOCK : full);
  }
  for (let row = full << 5; row < subjects; row++) {
    for (const { counts, amounts } of rules) {
      if (((counts[full] >>> (row & 31)) & 1) === 0) continue;
      sums.reported[row] += amounts?.constant ?? 0;
      sums.items.reported[row]++;
    }
  }
}
